"""Template filters and tags of the portal, loaded as built-ins (``portal/settings.py``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import template
from django.conf import settings
from django.http import QueryDict
from django.utils.html import format_html

from portal.profile.source_marks import SourceLegend
from portal.profile.sourced_facts import EntryFacts, SourcedFact
from portal.seoul_time import seoul_day, seoul_minute
from reference.agency_names import names_of
from reference.clp_reactivity import ClpStatement, clp_statements
from reference.english_sentences import in_english
from search.highlight import segments

register = template.Library()
_BRACKETS = re.compile(r"(\((?:[^()]|\([^()]*\))*\))")
"""What stands in brackets, with brackets inside it."""
register.filter("seoul_day", seoul_day)
register.filter("seoul_minute", seoul_minute)


@register.filter
def marked(text: str, query: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it matches the query; the template escapes each piece."""
    return segments(text, query)


@register.filter
def formerly(agency: str) -> str:
    """The older names of the agency, oldest first, each with its last day; "" for none."""
    ministry = agency.split()[0]
    return ", ".join(f"{older.name}({older.until}까지)" for older in names_of(ministry) if older.until)


@register.inclusion_tag("portal/parts/source.html")
def source(fact: SourcedFact) -> dict[str, Any]:
    """The source of a fact: agency, both dates, form, mark."""
    return {"fact": fact}


@register.inclusion_tag("portal/parts/sources.html")
def sources(facts: Sequence[SourcedFact]) -> dict[str, Any]:
    """The sources of a value: the first is visible, the others open on demand."""
    return {"first": facts[0], "others": facts[1:]} if facts else {}


@register.inclusion_tag("portal/parts/marks.html")
def marks(legend: SourceLegend, facts: Sequence[SourcedFact], word: str = "출처") -> dict[str, Any]:
    """The short marks of a value's sources: one link, to the first of their lines in the block's legend."""
    return {"letters": legend.marks(facts), "word": word}


@register.filter
def called(number: str) -> str:
    """The number with the name of who answers, where the operator has set one."""
    centre = settings.POISON_CENTRE
    return f"{centre.name} {number}" if centre and centre.number == number else number


@register.simple_tag
def english(text: str) -> str:
    """A sentence of the portal in English, or marked as Korean where it has none."""
    return in_english(text) or format_html('<span lang="ko">{}</span>', text)


@register.filter
def statement_of_law(code: str) -> ClpStatement | None:
    """The EU law's statement of a code in both languages, ``None`` where the law has none."""
    return clp_statements().get(code)


@register.filter
def listed(fact: SourcedFact) -> list[SourcedFact]:
    """The one source of a value as the list that ``marks`` reads."""
    return [fact]


@register.filter
def beside(cells: Sequence[Any], substances: Sequence[tuple[EntryFacts, str]]) -> list[tuple[Any, str]]:
    """The cells of a row, each with the title of its substance, by which a narrow screen labels it."""
    titles = (each.title_ko or each.title_en or each.entry.key for each, _ in substances)
    return list(zip(cells, titles, strict=True))


@register.filter
def bracketed(words: str) -> list[tuple[str, bool]]:
    """A statement as sent, in pieces, each with whether it stands in brackets: what a regulation adds is set smaller."""
    pieces = _BRACKETS.split(words)
    return [(piece, bool(place % 2)) for place, piece in enumerate(pieces) if piece]


@register.simple_tag(takes_context=True)
def address_with(context: template.Context, **changes: Any) -> str:
    """The address of this page with changed parameters; an empty value removes one, and paging starts again."""
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
    """The address of this page with one value of a facet added, or removed where it is set."""
    query: QueryDict = context["request"].GET.copy()
    query.pop("page", None)
    query.pop("after", None)
    values = query.getlist(name)
    query.setlist(name, [each for each in values if each != value] if value in values else [*values, value])
    return f"?{query.urlencode()}"
