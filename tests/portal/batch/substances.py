"""Substances as agencies state them, and answers to lines, for tests of batches."""

from __future__ import annotations

from connectors.schema import Fact, FactKind, HazardClass, LegalListing, Threshold
from portal.batch.line_answers import LineAnswer
from portal.batch.line_resolution import resolve_lines
from portal.batch.lines import lines_of_text
from portal.batch.similar_names import SimilarNames
from portal.models import Entry, Identifier
from search.analysis import name_key
from tests.portal.factories import entry, record_with_facts


def substance(cas: str, name: str, *, un: str = "", ke: str = "", origin: str = "live") -> Entry:
    """A substance with one record that names it, listed from 10 % and classified."""
    created = entry(f"cas:{cas}", name)
    named(created, name)
    numbers = [Fact(FactKind.UN, un)] * bool(un) + [Fact(FactKind.KE, ke)] * bool(ke)
    listing = LegalListing("화학물질관리법", "사고대비물질", "1", (Threshold(10),), notice_date="2026-01-02")  # type: ignore[arg-type]
    record_with_facts(
        created,
        "ncis.inventory",
        [
            Fact(FactKind.CAS, cas),
            Fact(FactKind.NAME, name, lang="ko"),
            *numbers,
            Fact(FactKind.LEGAL_LISTING, "사고대비물질 1: 10% 이상", data=listing),
            Fact(FactKind.HAZARD_CLASS, "인화성 액체 2", data=HazardClass("인화성 액체", "2", "H225")),
        ],
        origin=origin,
        source_date="2025-03-01",
    )
    return created


def named(created: Entry, name: str) -> None:
    """Gives the entry an exact name, as ingest does."""
    Identifier.objects.get_or_create(entry=created, scheme="name", value=name_key(name))


def answers(text: str) -> list[LineAnswer]:
    """The answers to the lines of a text."""
    return [
        answer for slice_answers in resolve_lines(lines_of_text(text).lines, SimilarNames()) for answer in slice_answers
    ]


def answer(text: str) -> LineAnswer:
    """The answer to one line."""
    (only,) = answers(text)
    return only
