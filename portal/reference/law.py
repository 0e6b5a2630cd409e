"""Words of law: what an agency's list is called today and was called before, and which lists the portal holds whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

UNKNOWN_TERM = "대응 미확인"


@dataclass(frozen=True, slots=True)
class ListTerm:
    """A list by its name as agencies print it: the law, today's term, a remark on the older one, with its source."""

    law: str
    today: str
    remark: str = ""


_ACCIDENT = "화학물질관리법"
_REGISTER = "화학물질의 등록 및 평가 등에 관한 법률"

TERMS: Mapping[str, ListTerm] = {
    "기존화학물질": ListTerm(_REGISTER, "기존화학물질"),
    "등록대상기존화학물질": ListTerm(_REGISTER, "등록대상기존화학물질"),
    "중점관리물질": ListTerm(_REGISTER, "중점관리물질"),
    "인체등유해성물질": ListTerm(_REGISTER, "인체급성·인체만성·생태유해성물질", "2025-08-07 전에는 유독물질"),
    "인체급성유해성물질": ListTerm(_REGISTER, "인체급성유해성물질", "2025-08-07 전에는 유독물질"),
    "인체만성유해성물질": ListTerm(_REGISTER, "인체만성유해성물질", "2025-08-07 전에는 유독물질"),
    "생태유해성물질": ListTerm(_REGISTER, "생태유해성물질", "2025-08-07 전에는 유독물질"),
    "유독물질": ListTerm(_REGISTER, "인체급성·인체만성·생태유해성물질", "유독물질은 2025-08-07부터 세 갈래로 나뉨"),
    "제한물질": ListTerm(_REGISTER, "제한물질"),
    "금지물질": ListTerm(_REGISTER, "금지물질"),
    "허가물질": ListTerm(_REGISTER, "허가물질"),
    "사고대비물질": ListTerm(_ACCIDENT, "사고대비물질", "2026-01 목록 기준 100번까지"),
    "잔류성오염물질": ListTerm("잔류성오염물질 관리법", "잔류성오염물질"),
    "로테르담협약물질": ListTerm("로테르담 협약", "로테르담협약물질"),
    "유독물": ListTerm("유해화학물질 관리법(옛 법)", UNKNOWN_TERM, "옛 법의 용어"),
    "관찰물질": ListTerm("유해화학물질 관리법(옛 법)", UNKNOWN_TERM, "옛 법의 용어"),
    "취급제한물질": ListTerm("유해화학물질 관리법(옛 법)", UNKNOWN_TERM, "옛 법의 용어"),
    "취급금지물질": ListTerm("유해화학물질 관리법(옛 법)", UNKNOWN_TERM, "옛 법의 용어"),
}

LAWS_NOT_HELD = (
    "산업안전보건법(관리대상 유해물질, 특별관리물질, 공정안전보고서)",
    "고압가스 안전관리법",
    "화학무기·생물무기 금지법",
    "마약류 관리에 관한 법률(원료물질)",
    "폐기물관리법",
    "대기환경보전법",
    "물환경보전법",
)
"""Named on every substance page: a law that the portal does not hold is not a law that does not apply (content rule 16)."""


def term_of(list_name: str) -> ListTerm:
    """The list's term today; an unknown name keeps its own and says 대응 미확인."""
    return TERMS.get(list_name, ListTerm("", list_name, UNKNOWN_TERM))
