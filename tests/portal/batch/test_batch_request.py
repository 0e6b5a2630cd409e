"""Wishes: typed, or refused with what there is."""

from __future__ import annotations

import pytest

from portal.batch.batch_request import Output, Wish, wish_of
from portal.batch.columns import Column
from portal.batch.lines import BadInput

OUTPUTS = (Output.PAGE, Output.CSV)


def test_without_a_word_the_first_output_is_meant() -> None:
    assert wish_of(["cas"], "", "", OUTPUTS) == Wish((Column.CAS,), 0, Output.PAGE)
    assert wish_of(["cas"], " 3 ", "csv", OUTPUTS) == Wish((Column.CAS,), 3, Output.CSV)


@pytest.mark.parametrize("column", ["0", "-1", "101", "둘", "1.5", "²", "9999"])
def test_a_column_that_cannot_be_is_refused(column: str) -> None:
    with pytest.raises(BadInput, match="1부터 100까지"):
        wish_of([], column, "", OUTPUTS)


@pytest.mark.parametrize("output", ["xlsx", "pdf"])
def test_an_output_that_is_not_offered_is_refused(output: str) -> None:
    with pytest.raises(BadInput, match="page, csv"):
        wish_of([], "", output, OUTPUTS)
