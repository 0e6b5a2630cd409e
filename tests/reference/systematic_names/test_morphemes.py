"""The table of morphemes: every row is read, and its notation is one that the steps know."""

from __future__ import annotations

import csv
import re

from reference.systematic_names.cutting import cut
from reference.systematic_names.morphemes import NOT_IN_KEY, TABLE, MorphemeClass, class_of_concept, first_korean_sound
from reference.systematic_names.steps import modifier_step

with TABLE.open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))


def test_every_row_has_a_class_and_a_spelling_and_no_row_stands_twice() -> None:
    assert all(row["class"] in set(MorphemeClass) for row in ROWS)
    assert all(row["english"].strip() for row in ROWS)
    names = [row["english"].split("|")[0] for row in ROWS]
    assert len(names) == len(set(names))


def test_every_modifier_in_the_column_of_concepts_is_understood() -> None:
    for row in ROWS:
        for concept in row["concepts"].split():
            if re.fullmatch(r"x\d+|xv\d|xh\d*|L[0-9,]+", concept):
                assert modifier_step(concept) is not None, row
    assert all(modifier_step(concept) is None for concept in ("xylose", "oxy", "OH", "OATE", "iPr", NOT_IN_KEY))


def test_a_spelling_of_a_row_is_cut_as_that_row_or_one_with_the_same_concepts() -> None:
    """But where a cheaper cut says the same, or two rows share a spelling, which only the rest of a name decides."""
    wrong = []
    for row in ROWS:
        if row["class"] in ("acid", "ring", "trivial", "element"):
            for spelling in (each for each in row["korean"].split("|") if len(each.strip("[]")) > 1):
                _, pieces = cut(spelling.strip("[]"))
                if any(piece.morpheme is None and piece.sign is None and not piece.separates for piece in pieces):
                    wrong.append(spelling)
    assert wrong == []


def test_a_concept_has_the_class_of_the_row_that_bears_its_name() -> None:
    assert class_of_concept()["benzene"] is MorphemeClass.RING
    assert class_of_concept()["chloro"] is MorphemeClass.SUBSTITUENT
    assert first_korean_sound("aniline") == "anilin"
    assert first_korean_sound("no such row") == ""
