"""Confirmations: staff compared a row of a reference document with the original, on a named page, and signed for it.

A row on whose figures two transcriptions differ counts only with the figures that staff typed from the original.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from portal.curation.subjects import RecordKey, Subject, SubjectKind, records_of, subject_of
from portal.models import Decision, Fact

LONGEST_DOCUMENT = 200
LONGEST_PAGE = 40
_CELL = re.compile(r"\d{1,5}(?:\.\d{1,2})?\+?|T3")
CELLS = 6
"""Isolation, day and night of small spills, then of large ones: the order of the printed row."""
_LARGE = slice(3, CELLS)
_TABLE_3 = "T3"
_UNDISPUTED = "confirmed"


@dataclass(frozen=True, slots=True)
class Compared:
    """What staff had before them: the document, its page, and the figures as typed from it, "" where none were typed."""

    document: str = ""
    page: str = ""
    figures: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The typed figures, one for each cell."""
        return tuple(self.figures.split())


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A confirmation in force; ``figures`` is () where the row's own stand."""

    document: str
    page: str
    figures: tuple[str, ...]
    signed_by: str
    signed_at: datetime


def confirmations_of(decisions: Iterable[Decision]) -> Mapping[RecordKey, Confirmation]:
    """The confirmations that these decisions hold, the last one for each record."""
    return {
        subject_of(each).record: Confirmation(
            each.document, each.page, tuple(each.figures.split()), each.decided_by, each.decided_at
        )
        for each in decisions
    }


def refusal_to_confirm(subject: Subject, compared: Compared) -> str:
    """Why this cannot be confirmed; "" where it can."""
    if subject.kind is not SubjectKind.RECORD:
        return "원문 확인은 기록(FEED/KEY) 하나에만 할 수 있습니다. 기록을 골라 주십시오."
    if not records_of([subject]).filter(origin="portal", withdrawn_at=None).exists():
        return "원문 확인은 포털이 표로 가진 참고 문헌의 기록에만 할 수 있습니다."
    if not compared.document.strip() or not compared.page.strip():
        return "대조한 문헌(판)과 쪽을 적어 주십시오. 예: 문헌 ‘ERG 2024’, 쪽 ‘318’"
    if len(compared.document) > LONGEST_DOCUMENT or len(compared.page) > LONGEST_PAGE:
        return f"문헌은 {LONGEST_DOCUMENT}자, 쪽은 {LONGEST_PAGE}자까지 적을 수 있습니다."
    return _refusal_of_figures(subject, compared.cells)


def _refusal_of_figures(subject: Subject, cells: tuple[str, ...]) -> str:
    distance = _distance_of(subject)
    if distance is None:
        return "이 기록에는 적을 수치가 없습니다. 수치 칸을 비워 주십시오." if cells else ""
    if not cells:
        if distance.get("check") == _UNDISPUTED:
            return ""
        return (
            "두 사본이 다르거나 한쪽에만 있는 행입니다. 원문의 여섯 칸을 차례로 적어 주십시오"
            "(소량 격리 m, 낮 km, 밤 km, 대량 격리 m, 낮 km, 밤 km). 예: 60 0.3 1.4 T3 T3 T3"
        )
    if len(cells) != CELLS or not all(_CELL.fullmatch(cell) for cell in cells):
        return "여섯 칸을 빈칸으로 나누어 원문 그대로 적어 주십시오. 수는 30, 0.1, 11.0+ 꼴이고 표 3을 보라는 칸은 T3입니다."
    if _TABLE_3 in cells[:3] or 0 < cells[_LARGE].count(_TABLE_3) < 3:
        return "T3은 대량 누출의 세 칸에 함께 적습니다."
    if distance.get("check") == _UNDISPUTED and not _equal(cells, distance):
        return "적은 수치가 두 사본이 같게 적은 값과 다릅니다. 원문이 다르다면 이 기록의 표시를 보류해 주십시오."
    return ""


def _distance_of(subject: Subject) -> Mapping[str, str] | None:
    """The row's data where it is one of distances."""
    facts = Fact.objects.filter(record__in=records_of([subject]), kind="protective_distance", ended_at=None)
    data = facts.values_list("data", flat=True).first()
    return data if isinstance(data, dict) else None


def _equal(cells: tuple[str, ...], distance: Mapping[str, str]) -> bool:
    names = ("small_isolate_m", "small_day_km", "small_night_km", "large_isolate_m", "large_day_km", "large_night_km")
    return all(_figure(cell) == _figure(str(distance.get(name, ""))) for cell, name in zip(cells, names, strict=True))


def _figure(cell: str) -> str:
    """30 and 30.0 are one figure; 11.0+ is another than 11.0."""
    return cell.removesuffix(".0")
