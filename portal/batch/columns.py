"""What may be shown beside an answer, and the facts that it is made of."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from connectors.schema import FactKind
from portal.batch.lines import BadInput
from reference.labels import Group, labels


class Column(StrEnum):
    """One column of choice, as it stands in addresses and in JSON."""

    CAS = "cas"
    KE = "ke"
    UN = "un"
    EC = "ec"
    NAMES = "names"
    SYNONYMS = "synonyms"
    FORMULA = "formula"
    LEGAL = "legal"
    HAZARDS = "hazards"
    SIGNAL = "signal"
    LIMITS = "limits"
    AGENCIES = "agencies"
    PAGE = "page"


COLUMN_TITLES = labels(Group.COLUMN)
KINDS_OF_COLUMN = {
    Column.CAS: (FactKind.CAS,),
    Column.KE: (FactKind.KE,),
    Column.UN: (FactKind.UN,),
    Column.EC: (FactKind.EC,),
    Column.NAMES: (FactKind.NAME,),
    Column.SYNONYMS: (FactKind.SYNONYM,),
    Column.FORMULA: (FactKind.FORMULA,),
    Column.LEGAL: (FactKind.LEGAL_LISTING,),
    Column.HAZARDS: (FactKind.HAZARD_CLASS,),
    Column.SIGNAL: (FactKind.SIGNAL_WORD,),
    Column.LIMITS: (FactKind.EXPOSURE_LIMIT,),
}
"""Columns that are made of facts; the others are made of records and of the entry itself."""
DEFAULT = (Column.CAS, Column.KE, Column.UN, Column.NAMES, Column.LEGAL, Column.HAZARDS, Column.PAGE)


def columns_of(names: Iterable[str]) -> tuple[Column, ...]:
    """The columns of these names in the portal's order; the usual ones for none. Raises ``BadInput`` for an unknown name."""
    wanted = set(names)
    if unknown := sorted(wanted - set(Column)):
        raise BadInput(f"열(columns) 이름 {unknown[0][:40]!r}은(는) 없습니다. 있는 이름: {', '.join(Column)}")
    return tuple(column for column in Column if column in wanted) or DEFAULT
