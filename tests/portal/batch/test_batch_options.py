"""Batch options: typed, or refused with the list of valid values."""

from __future__ import annotations

import pytest

from portal.batch.batch_options import BatchOptions, OutputFormat, parse_batch_options
from portal.batch.columns import Column
from portal.batch.lines import BadInput

OUTPUTS = (OutputFormat.PAGE, OutputFormat.CSV)


def test_without_an_output_the_first_one_is_chosen() -> None:
    assert parse_batch_options(["cas"], "", "", OUTPUTS) == BatchOptions((Column.CAS,), 0, OutputFormat.PAGE)
    assert parse_batch_options(["cas"], " 3 ", "csv", OUTPUTS) == BatchOptions((Column.CAS,), 3, OutputFormat.CSV)


@pytest.mark.parametrize("column", ["0", "-1", "101", "둘", "1.5", "²", "9999"])
def test_a_column_that_cannot_be_is_refused(column: str) -> None:
    with pytest.raises(BadInput, match="1부터 100까지"):
        parse_batch_options([], column, "", OUTPUTS)


@pytest.mark.parametrize("output", ["xlsx", "pdf"])
def test_an_output_that_is_not_offered_is_refused(output: str) -> None:
    with pytest.raises(BadInput, match="page, csv"):
        parse_batch_options([], "", output, OUTPUTS)
