"""What may be shown beside an answer, and the facts that it is made of."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from connectors.schema import FactKind
from portal.batch.lines import BadInput


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


COLUMN_TITLES = {
    Column.CAS: "CAS 번호",
    Column.KE: "KE 번호",
    Column.UN: "UN 번호",
    Column.EC: "EC 번호",
    Column.NAMES: "기관이 밝힌 이름",
    Column.SYNONYMS: "다른 이름",
    Column.FORMULA: "분자식",
    Column.LEGAL: "법적 목록(함량기준·고시일·지정수량)",
    Column.HAZARDS: "유해성 분류",
    Column.SIGNAL: "신호어",
    Column.LIMITS: "노출기준",
    Column.AGENCIES: "자료를 밝힌 기관",
    Column.PAGE: "물질 쪽 주소",
}
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
