"""Template filters and tags of the portal, loaded as built-ins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.http import QueryDict

from portal.pages.provenance import Stated
from reference.agency_names import names_of
from search.highlight import segments

register = template.Library()
SEOUL = ZoneInfo("Asia/Seoul")


@register.filter
def seoul_day(moment: datetime | None) -> str:
    """The day in Asia/Seoul as 2026-11-24, or a word that there is none."""
    return moment.astimezone(SEOUL).strftime("%Y-%m-%d") if isinstance(moment, datetime) else "없음"


@register.filter
def seoul_minute(moment: datetime | date | None) -> str:
    """Day and minute in Asia/Seoul."""
    return moment.astimezone(SEOUL).strftime("%Y-%m-%d %H:%M") if isinstance(moment, datetime) else "없음"


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
def source(fact: Stated) -> dict[str, Any]:
    """The line of provenance: agency, both dates, form, mark."""
    return {"fact": fact}


@register.inclusion_tag("portal/parts/sources.html")
def sources(facts: Sequence[Stated]) -> dict[str, Any]:
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
