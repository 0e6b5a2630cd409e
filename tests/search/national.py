"""The national list as documents, through the connector that reads it: real names in real numbers, without a database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from connectors.ncis.inventory import record, rows
from connectors.pass_report import PassReport
from connectors.schema import Fact, FactKind
from portal.publish.prior import prior
from reference.aliases import aliases
from search.values import Document, DocumentName, Facet, NameRank
from tests.connectors.ncis.workbooks import reading


def national_documents(path: Path) -> list[Document]:
    """One document a CAS number that stands alone in a row of the list, with the portal's aliases of it."""
    by_number: dict[str, list[Fact]] = defaultdict(list)
    tally = PassReport()
    for row in rows(reading(path), tally):
        facts = record(row, tally).facts
        numbers = [fact.value for fact in facts if fact.kind == FactKind.CAS]
        if len(numbers) == 1:
            by_number[numbers[0]] += facts
    spoken: dict[str, list[DocumentName]] = defaultdict(list)
    for alias in aliases():
        spoken[alias.cas].append(DocumentName(alias.name, alias.lang, NameRank.ALIAS))
    return [_document(number, facts, spoken[number]) for number, facts in by_number.items()]


def _document(number: str, facts: Iterable[Fact], spoken: Iterable[DocumentName]) -> Document:
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
        names=tuple(dict.fromkeys((*names, *spoken))),
        cas=(number,),
        ke=tuple(dict.fromkeys(fact.value for fact in facts if fact.kind == FactKind.KE)),
        facets={Facet.KIND: ("물질",), Facet.LEGAL: legal},
        prior=prior(legal=legal, feeds=["ncis.inventory"], accidents=0, limits=False),
    )
