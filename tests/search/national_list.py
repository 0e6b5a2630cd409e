"""The national list as documents, read by its connector: real names in real quantity, without a database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from connectors.ncis.inventory import record, rows
from connectors.pass_report import PassReport
from connectors.schema import Fact, FactKind
from portal.publish.prior import prior
from reference.aliases import aliases
from search.engine_types import Document, DocumentName, Facet, NameRank
from tests.connectors.ncis.workbooks import source_of_file


def national_documents(path: Path) -> list[Document]:
    """One document for each CAS number that is the only one in its row, with the portal's aliases."""
    by_number: dict[str, list[Fact]] = defaultdict(list)
    tally = PassReport()
    for row in rows(source_of_file(path), tally):
        facts = record(row, tally).facts
        numbers = [fact.value for fact in facts if fact.kind == FactKind.CAS]
        if len(numbers) == 1:
            by_number[numbers[0]] += facts
    aliases_of: dict[str, list[DocumentName]] = defaultdict(list)
    for alias in aliases():
        aliases_of[alias.cas].append(DocumentName(alias.name, alias.lang, NameRank.ALIAS))
    return [_document(number, facts, aliases_of[number]) for number, facts in by_number.items()]


def _document(number: str, facts: Iterable[Fact], alias_names: Iterable[DocumentName]) -> Document:
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
        names=tuple(dict.fromkeys((*names, *alias_names))),
        cas=(number,),
        ke=tuple(dict.fromkeys(fact.value for fact in facts if fact.kind == FactKind.KE)),
        facets={Facet.KIND: ("물질",), Facet.LEGAL: legal},
        prior=prior(legal=legal, feeds=["ncis.inventory"], accidents=0, limits=False),
    )
