"""Template filters and tags of the portal, loaded as built-ins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.http import QueryDict

from portal.profile.sourced_facts import SourcedFact
from portal.seoul_time import seoul_day, seoul_minute
from reference.agency_names import names_of
from search.highlight import segments

register = template.Library()
register.filter("seoul_day", seoul_day)
register.filter("seoul_minute", seoul_minute)


@register.filter
def marked(text: str, query: str) -> list[tuple[str, bool]]:
    """The text cut into pieces of which some are to be marked; the template escapes each."""
    return segments(text, query)


@register.filter
def formerly(agency: str) -> str:
    """The agency's older names, oldest first, each with the day until which it was in use; "" where it has none."""
    ministry = agency.split()[0]
    return ", ".join(f"{known.name}({known.until}까지)" for known in names_of(ministry) if known.until)


@register.inclusion_tag("portal/parts/source.html")
def source(fact: SourcedFact) -> dict[str, Any]:
    """The line of provenance: agency, both dates, form, mark."""
    return {"fact": fact}


@register.inclusion_tag("portal/parts/sources.html")
def sources(facts: Sequence[SourcedFact]) -> dict[str, Any]:
    """The lines of provenance of a value that several state: the first in full, the others to be opened."""
    return {"first": facts[0], "others": facts[1:]} if facts else {}


@register.simple_tag(takes_context=True)
def address_with(context: template.Context, **changes: Any) -> str:
    """This page's address with some parameters changed; an empty value takes one away, and the page number starts anew."""
    query: QueryDict = context["request"].GET.copy()
    query.pop("page", None)
    query.pop("after", None)
    for name, value in changes.items():
        if value in ("", None):
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}" if query else "?"


@register.simple_tag(takes_context=True)
def address_toggling(context: template.Context, name: str, value: str) -> str:
    """This page's address with one value of a facet added, or taken away where it stands."""
    query: QueryDict = context["request"].GET.copy()
    query.pop("page", None)
    query.pop("after", None)
    held = query.getlist(name)
    query.setlist(name, [each for each in held if each != value] if value in held else [*held, value])
    return f"?{query.urlencode()}"
