"""The portal's own short sentences, words of the GHS and headings of data sheets in English; what agencies state is not translated."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from reference.forms import every_form

TABLE = Path(__file__).parent / "tables" / "english_sentences.csv"
_HANGUL = re.compile(r"[가-힣]")
_COUNT = re.compile(r"(?<= )(\d+)곳")
"""The number of sources for which one of several sentences holds."""


def in_english(text: str) -> str:
    """The text with every known sentence and every form's name in English; "" where something Korean is left.

    A text may be several sentences in a row, each with the number of its sources or the names of forms after it.
    """
    english = _known().sub(lambda match: _sentences()[match[0]], text)
    english = _COUNT.sub(lambda match: f"({match[1]} source{'' if match[1] == '1' else 's'})", english)
    return "" if _HANGUL.search(english) else english


@cache
def _sentences() -> Mapping[str, str]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        found = {row["korean"]: row["english"] for row in csv.DictReader(file, strict=True)}
    forms = {form.name_ko: form.name_en for forms in every_form().values() for form in forms}
    return {**forms, **found}


@cache
def _known() -> re.Pattern[str]:
    """The longest first: a sentence may begin another one."""
    return re.compile("|".join(re.escape(each) for each in sorted(_sentences(), key=len, reverse=True)))
