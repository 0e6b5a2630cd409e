"""The columns that may stand beside an answer, and the kinds of facts in each."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from connectors.schema import FactKind
from portal.batch.lines import BadInput
from reference.labels import Group, labels


class Column(StrEnum):
    """One column; the values stand in addresses and in JSON."""

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
"""Columns of facts; the other columns come from records and from the entry itself."""
DEFAULT = (Column.CAS, Column.KE, Column.UN, Column.NAMES, Column.LEGAL, Column.HAZARDS, Column.PAGE)


def columns_of(names: Iterable[str]) -> tuple[Column, ...]:
    """The columns of these names in the portal's order, ``DEFAULT`` for no names; raises ``BadInput`` for an unknown name."""
    wanted = set(names)
    if unknown := sorted(wanted - set(Column)):
        raise BadInput(f"열(columns) 이름 {unknown[0][:40]!r}은(는) 없습니다. 있는 이름: {', '.join(Column)}")
    return tuple(column for column in Column if column in wanted) or DEFAULT
