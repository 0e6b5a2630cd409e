"""Laws and their lists by the names that agencies print, with today's terms and the weight of each list.

The words that people use for a list are in another table (``reference/words/list_names.py``).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "tables"
UNKNOWN_TERM = "대응 미확인"


@dataclass(frozen=True, slots=True)
class ListTerm:
    """A list by its name as agencies print it: the law, today's term, a remark on the older term, with its source."""

    law: str
    today: str
    remark: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class LegalList:
    """A legal list and its spellings in the national list and the ministry's services.

    ``is_current``: the ministry uses this name today; any other name is reported as drift. ``complete_rank``: its position
    among the lists of which the national list names every row, 0 for the others. ``is_register``: it lists everything that
    exists, so an entry there regulates nothing. ``category`` and ``prefix`` identify the list in cells of the national
    list ("" where they do not); ``in_contents``: the column of contents names it.
    """

    name: str
    term: ListTerm
    is_current: bool
    complete_rank: int
    is_register: bool
    category: str
    prefix: str
    in_contents: bool
    excp_info: str


def term_of(list_name: str) -> ListTerm:
    """The list's term today; an unknown name keeps its own name with the remark 대응 미확인.

    Names are matched whole: 등록대상기존화학물질 ends in 기존화학물질, and 유독물 is not 유독물질.
    """
    known = lists().get(list_name)
    return known.term if known else ListTerm("", list_name, UNKNOWN_TERM)


@cache
def lists() -> Mapping[str, LegalList]:
    """All known lists by name, in the table's order."""
    return {
        row["name"]: LegalList(
            row["name"],
            ListTerm(row["law"], row["today"], row["remark"], row["source"]),
            is_current=row["stated"] == "yes",
            complete_rank=int(row["whole"] or 0),
            is_register=row["register"] == "yes",
            category=row["category"],
            prefix=row["prefix"],
            in_contents=row["in_contents"] == "yes",
            excp_info=row["excp_info"],
        )
        for row in _rows("lists")
    }


def _rows(table: str) -> Iterator[dict[str, str]]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, strict=True)


def _laws_not_covered() -> Iterator[str]:
    for row in _rows("laws"):
        if row["held"] == "no":
            yield f"{row['name']}({row['lists']})" if row["lists"] else row["name"]


def _list_marks(use: str) -> tuple[tuple[str, int], ...]:
    return tuple((row["word"], int(row["value"])) for row in _rows("list_marks") if row["class"] == use)


LAWS_NOT_COVERED = tuple(_laws_not_covered())
"""Named on every substance page: a law that the portal does not cover may still apply (content rule 16)."""

LAW_OF_LIST: Mapping[str, str] = {name: each.term.law for name, each in lists().items() if each.is_current}
"""The law that defines a list, for the lists that the ministry names today; matched whole, as in ``term_of``."""

COMPLETE_LISTS = tuple(
    each.name for each in sorted(lists().values(), key=lambda each: each.complete_rank) if each.complete_rank
)
"""Lists of which the national list names every row, in the order of the page."""

REGISTERS = tuple(each.name for each in lists().values() if each.is_register)
"""Registers of everything that exists; an entry there regulates nothing."""

PRIOR_WEIGHTS = _list_marks("prior")
"""Parts of list names with the prior weight of their entries; the greatest weight among an entry's lists counts."""

LOOKUP_RANKS = _list_marks("look_up")
"""Parts of list names with the rank of their substances in look-ups; the first match counts, and rank 0 comes before 1."""
