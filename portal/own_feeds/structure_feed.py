"""PubChem's structures as a feed of the portal's own: formula, SMILES, InChIKey and compound number of known substances.

PubChem is a reference document and no Korean agency (content rule 29), so each value bears its name and "국내 기준 아님".
"""

from __future__ import annotations

from dataclasses import asdict

from connectors.feeds import Feed, FeedKind, Publisher, Redistribution
from connectors.pass_report import PassReport
from connectors.schema import Fact, FactKind, Record, RecordKind, Row, Structure
from portal.models import SyncRun
from portal.own_feeds.table_sync import known_substances, sync_table_after_changes
from reference.structures import FEED, structures, table_version

PUBLISHER = Publisher(
    "PubChem",
    "",
    "구조(PyPI chemicals 1.5.2), 국내 기준 아님",
    "PubChem(미국 NIH) 공유 자료, 정리한 표는 MIT(Caleb Bell)",
    "https://pubchem.ncbi.nlm.nih.gov/",
    is_portal=True,
    document="PubChem(PyPI chemicals 1.5.2)",
    redistribution=Redistribution.ALLOWED,
)


def _record(row: Row, tally: PassReport) -> Record:
    structure = Structure(row["formula"], row["smiles"], row["inchikey"], row["cid"], row["skeleton"])
    value = structure.inchikey or structure.smiles or structure.formula
    facts = (Fact(FactKind.CAS, row["cas"]), Fact(FactKind.STRUCTURE, value, structure, order=1))
    return Record(FEED, row["cas"], RecordKind.SUBSTANCE, row, facts)


STRUCTURES = Feed(
    name=FEED,
    title="분자식과 구조 식별자",
    publisher=PUBLISHER,
    kind=FeedKind.FILE,
    record_kind=RecordKind.SUBSTANCE,
    record=_record,
)


def sync_structures() -> SyncRun | None:
    """Syncs the structures with the table, for the substances that agencies know; ``None`` where nothing changed since."""
    return sync_table_after_changes(STRUCTURES, _rows, table_version())


def _rows() -> dict[str, Row]:
    rows = {structure.cas: asdict(structure) for structure in structures()}
    known = known_substances(rows.keys())
    return {cas: row for cas, row in rows.items() if cas in known}
