"""Words of law: what an agency's list is called today and was called before, and which laws the portal does not hold."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "tables" / "lists.csv"
UNKNOWN_TERM = "대응 미확인"


@dataclass(frozen=True, slots=True)
class ListTerm:
    """A list by its name as agencies print it: the law, today's term, a remark on the older one, with its source."""

    law: str
    today: str
    remark: str = ""
    source: str = ""


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
    """The list's term today; an unknown name keeps its own and says 대응 미확인.

    Names are matched whole: 등록대상기존화학물질 ends in 기존화학물질, and 유독물 is not 유독물질.
    """
    return terms().get(list_name, ListTerm("", list_name, UNKNOWN_TERM))


@cache
def terms() -> Mapping[str, ListTerm]:
    """All known lists by name, in the table's order."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            row["name"]: ListTerm(row["law"], row["today"], row["remark"], row["source"])
            for row in csv.DictReader(file, strict=True)
        }
