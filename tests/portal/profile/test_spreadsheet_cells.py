"""Which texts a spreadsheet would run."""

from __future__ import annotations

import pytest

from portal.profile.spreadsheet_cells import runs_as_formula


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "  =1", "\u3000＝1", "\t1", "＋1"])
def test_a_formula_is_told_behind_spaces_and_with_full_width_signs(text: str) -> None:
    assert runs_as_formula(text)


@pytest.mark.parametrize("text", ["", "벤젠", "1-2", "a=b", "'=1"])
def test_other_texts_are_none(text: str) -> None:
    assert not runs_as_formula(text)
