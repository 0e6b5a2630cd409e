"""Table 2: every row of the source, and equal gases under one number."""

from __future__ import annotations

from pathlib import Path

from reference.water_gases import water_gas_rows
from tests.shared_tables import shared_rows


def test_the_rows_are_those_of_the_source(shared: Path) -> None:
    source = shared_rows(shared, "erg/erg2024_table2_water_reactive.csv")
    stated = {(row["un"], row["name"], tuple(row["tih_gases"].split())) for row in source}
    assert {(row.un, row.name, row.gases) for rows in water_gas_rows().values() for row in rows} == stated
    assert len(water_gas_rows()) == 89


def test_the_names_of_one_number_make_equal_gases() -> None:
    assert all(len({row.gases for row in rows}) == 1 for rows in water_gas_rows().values())
