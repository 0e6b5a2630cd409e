"""Official H and P statements by code, in Korean (the notice on classification and labelling) and in English (UN GHS, annex 3).

A code without a sentence in a language has "" there: no text is made up for it. Statements with a blank to fill in stand in
the table in neither language, because only the supplier can fill it in.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reference.words.advice import LABEL_WRITER

TABLE = Path(__file__).parent / "tables" / "ghs_statements.csv"
_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
"""What stands in brackets, with brackets inside it."""


@dataclass(frozen=True, slots=True)
class GhsStatement:
    """One statement in both languages with its source."""

    code: str
    korean: str
    english: str
    source: str


def statement_of(code: str) -> GhsStatement | None:
    """The statement of a code or of a compound (P301+P330+P331); ``None`` where the table has none.

    A suffix that narrows the harm (H360FD, H350i) has words of its own, which the table does not hold.
    """
    return _table().get(re.sub(r"\s", "", code))


def without_label_instructions(sentence: str) -> str:
    """The sentence without brackets that tell the writer of a label what to fill in; an agency's own brackets stay.

    A bracket is an instruction by its words ("…를 기재한다", "…결정적인 증거가 있는 경우"), never by its place.
    """
    return _BRACKETS.sub(lambda match: "" if LABEL_WRITER.search(match[0]) else match[0], sentence).strip()


@cache
def _table() -> Mapping[str, GhsStatement]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: GhsStatement(**row) for row in csv.DictReader(file, strict=True)}
