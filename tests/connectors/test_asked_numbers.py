from __future__ import annotations

import pytest

from connectors.asked_numbers import refuse_other_numbers
from connectors.errors import Unexpected


@pytest.mark.parametrize(
    "rows", [[], [("50-00-0",)], [("13150-00-0",)], [("7732-18-5",), ("50-00-0",)], [()], [("7732-18-5",), ()]]
)
def test_rows_about_the_number_a_longer_one_or_none_are_taken(rows: list[tuple[str, ...]]) -> None:
    refuse_other_numbers(rows, "50-00-0", "op")


@pytest.mark.parametrize("rows", [[("7664-39-3",)], [("7732-18-5", "71-43-2")], [("7664-39-3",), ("71-43-2",)]])
def test_rows_about_other_numbers_alone_are_refused_with_both(rows: list[tuple[str, ...]]) -> None:
    with pytest.raises(Unexpected, match="op: asked for 50-00-0, answered about 7"):
        refuse_other_numbers(rows, "50-00-0", "op")
