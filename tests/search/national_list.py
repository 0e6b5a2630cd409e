"""The national list as documents, through the connector that reads it: real names in real numbers, without a database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from connectors.ncis.inventory import record, rows
from connectors.schema import Fact, FactKind
from connectors.tally import Tally
from portal.publish.prior import prior
from reference.aliases import aliases
from search.engine_types import Document, DocumentName, Facet, NameRank
from tests.connectors.ncis.sheets import reading


def national_documents(path: Path) -> list[Document]:
    """One document a CAS number that stands alone in a row of the list, with the portal's aliases of it."""
    by_number: dict[str, list[Fact]] = defaultdict(list)
    tally = Tally()
    for row in rows(reading(path), tally):
        facts = record(row, tally).facts
        numbers = [fact.value for fact in facts if fact.kind == FactKind.CAS]
        if len(numbers) == 1:
            by_number[numbers[0]] += facts
    translated_errors: dict[str, list[DocumentName]] = defaultdict(list)
    for alias in aliases():
        translated_errors[alias.cas].append(DocumentName(alias.name, alias.lang, NameRank.ALIAS))
    return [_document(number, facts, translated_errors[number]) for number, facts in by_number.items()]


def _document(number: str, facts: Iterable[Fact], translated_errors: Iterable[DocumentName]) -> Document:
    names = [DocumentName(fact.value, fact.lang, NameRank.TITLE) for fact in facts if fact.kind == FactKind.NAME]
    legal = tuple(dict.fromkeys(fact.value for fact in facts if fact.kind == FactKind.LEGAL_LISTING))
    return Document(
        key=f"cas:{number}",
        kind="substance",
        revision=1,
        title_ko=next((name.text for name in names if name.lang == "ko"), ""),
        title_en=next((name.text for name in names if name.lang == "en"), ""),
        url=f"/substances/{number}",
        origin="live",
        names=tuple(dict.fromkeys((*names, *translated_errors))),
        cas=(number,),
        ke=tuple(dict.fromkeys(fact.value for fact in facts if fact.kind == FactKind.KE)),
        facets={Facet.KIND: ("물질",), Facet.LEGAL: legal},
        prior=prior(legal=legal, feeds=["ncis.inventory"], accidents=0, limits=False),
    )
