"""The one substance that an answer means: its summary, its forms to choose from, and whether the first hit is another entry."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from django.db import DatabaseError, InterfaceError

from connectors.schema import FactKind
from portal.answers.answer import Answer, AnswerKind
from portal.answers.name_answers import hit_title
from portal.answers.page_sections import REGULATION_SECTION
from portal.curation.current import current_visibility
from portal.models import Entry
from portal.profile.content_verdicts import percent_of
from portal.profile.entry_facts import facts_of_entries
from portal.profile.regulation_headline import headline_of
from portal.profile.substance_summary import SubstanceSummary, summary_of
from search.engine_types import Hit, Results, Why

UNCERTAIN = frozenset({Why.TYPO, Why.CHOSUNG, Why.PREFIX, Why.TEXT})
"""Tiers of hits that may be another substance than the one that is meant (content rule 23)."""
REGULATION_KINDS = (FactKind.LEGAL_LISTING, FactKind.NAME, FactKind.FORMULA, FactKind.STRUCTURE)
"""The facts of which the line on regulation is made."""


@dataclass(frozen=True, slots=True)
class FormChoice:
    """One form to choose, with the address of the page on which it is chosen."""

    key: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class AnsweredSubstance:
    """What stands beside the answer's substance; ``unread`` says that the database did not answer, so nothing is known of it."""

    summary: SubstanceSummary | None = None
    page: str = ""
    """The address of the substance's page, without a section."""
    choices: tuple[FormChoice, ...] = ()
    unread: bool = False
    regulation_line: str = ""
    """The regulation in one line, where the text asks about it."""


def answered_substance(answer: Answer, results: Results) -> AnsweredSubstance:
    """The summary of the one substance that the answer names; nothing for any other answer.

    A choice, a product and a corrected hit show no danger: it may be that of another substance (content rules 23, 24).
    """
    if answer.kind is not AnswerKind.SUBSTANCE or _is_uncertain(answer, results):
        return AnsweredSubstance()
    try:
        entry = _entry_at(answer.url)
        summary = summary_of(entry) if entry else None
        line = _regulation_line(entry, answer) if entry else ""
    except (DatabaseError, InterfaceError):
        return AnsweredSubstance(unread=True)
    if summary is None:
        return AnsweredSubstance()
    choices = tuple(FormChoice(form.key, form.name_ko, _at_form(answer.url, form.key)) for form in summary.forms)
    return AnsweredSubstance(summary, urlsplit(answer.url).path, choices, regulation_line=line)


def first_hit_of_another(answer: Answer, results: Results) -> str:
    """The title of the first hit, where the answer means another entry; "" where both are the same or the answer means none."""
    first = next(iter(results.hits), None)
    if first is None or answer.kind not in (AnswerKind.SUBSTANCE, AnswerKind.PRODUCT) or not answer.url:
        return ""
    return "" if _is_at(first, answer.url) else hit_title(first)


def answered_hit(answer: Answer, results: Results) -> Hit | None:
    """The hit that the answer means; ``None`` where the answer opens nothing or its page is no hit of these."""
    return next((hit for hit in results.hits if answer.url and _is_at(hit, answer.url)), None)


def _is_uncertain(answer: Answer, results: Results) -> bool:
    hit = answered_hit(answer, results)
    return hit is not None and hit.why in UNCERTAIN


def _is_at(hit: Hit, url: str) -> bool:
    """Whether the address is the hit's page or a part of it (its history)."""
    page, path = urlsplit(hit.url).path, urlsplit(url).path
    return path == page or path.startswith(f"{page}/")


def _entry_at(url: str) -> Entry | None:
    """The substance at the address, unless staff withhold it."""
    slug = unquote(urlsplit(url).path.removeprefix("/substances/").partition("/")[0])
    current = current_visibility().of_entries(Entry.objects.filter(withdrawn_at=None))
    return current.filter(kind="substance", slug=slug).first()


def _regulation_line(entry: Entry, answer: Answer) -> str:
    """The line for a text about regulation; with the share that the answer's address asks about, the verdicts on it."""
    parts = urlsplit(answer.url)
    if parts.fragment != REGULATION_SECTION:
        return ""
    share = percent_of(dict(parse_qsl(parts.query)).get("percent", ""))
    return headline_of(facts_of_entries([entry], REGULATION_KINDS)[entry.pk], share)


def _at_form(url: str, form: str) -> str:
    """The page with the form chosen, at the section that the answer opens; at the card where it opens none."""
    parts = urlsplit(url)
    query = urlencode([*parse_qsl(parts.query), ("form", form)])
    return f"{parts.path}?{query}#{parts.fragment or 'card'}"
