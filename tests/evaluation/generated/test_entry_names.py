"""Which names a generated question may start from."""

from __future__ import annotations

from evaluation.generated.entry_names import MAX_TYPED_LENGTH, entry_names, short_names, single_names
from tests.search.documents import SUBSTANCES, substance


def test_names_that_an_agency_writes_in_one_are_taken_apart() -> None:
    assert single_names(["Methanol ; Methyl alcohol", "메탄올", ";", "메탄올"]) == (
        "Methanol",
        "Methyl alcohol",
        "메탄올",
    )


def test_names_are_separated_by_script_and_numbers_are_kept() -> None:
    entry = entry_names(SUBSTANCES[0])
    assert entry.korean == ("불화수소", "플루오르화수소", "불산")
    assert entry.english == ("Hydrogen fluoride", "Hydrofluoric acid")
    assert (entry.cas, entry.formulas) == (("7664-39-3",), ("FH",))


def test_a_text_that_is_no_formula_gives_none() -> None:
    assert entry_names(substance("50-00-0", "시험", formulas=("CxHy",))).formulas_as_written == ()


def test_names_too_long_to_type_are_left_out() -> None:
    assert short_names(["가" * MAX_TYPED_LENGTH, "가" * (MAX_TYPED_LENGTH + 1)]) == ("가" * MAX_TYPED_LENGTH,)
