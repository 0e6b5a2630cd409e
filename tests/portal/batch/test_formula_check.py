"""A formula beside a name agrees only where its composition is the substance's own."""

from __future__ import annotations

import pytest

from portal.batch.formula_check import has_formula


@pytest.mark.parametrize(
    ("cas", "text", "agrees"),
    [
        ("7439-97-6", "Hg", True),
        ("71-43-2", "C6H6", True),
        ("71-43-2", "C7H8", False),
        ("71-43-2", "시약", False),
        ("", "C6H6", False),
        ("0-00-0", "C6H6", False),
    ],
)
def test_a_formula_is_compared_by_its_composition(cas: str, text: str, agrees: bool) -> None:
    assert has_formula(cas, text) is agrees
