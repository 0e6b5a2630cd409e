"""Table 1: figures of confirmed rows alone, letter for letter."""

from __future__ import annotations

from pathlib import Path

from reference.protective_distances import FIGURES, RowCheck, distance_rows
from tests.shared_tables import shared_rows

ROWS = [row for rows in distance_rows().values() for row in rows]


def test_confirmed_rows_have_the_figures_of_the_source_and_no_other_row_has_any(shared: Path) -> None:
    source = {(row["un"], row["name"]): row for row in shared_rows(shared, "erg/erg2024_table1.csv")}
    assert len(ROWS) == len(source) == 556
    for row in ROWS:
        stated = source[row.un, row.name]
        confirmed = stated["check"] == "confirmed"
        assert row.figures == (tuple(stated[name] for name in FIGURES) if confirmed else ())
        assert (row.check is RowCheck.CONFIRMED) == confirmed


def test_428_rows_are_confirmed_and_three_conflict() -> None:
    assert sum(row.check is RowCheck.CONFIRMED for row in ROWS) == 428
    assert [row.un for row in ROWS if row.check is RowCheck.CONFLICT] == ["1017", "1079", "1079"]


def test_keys_are_unique_and_begin_with_the_number() -> None:
    assert len({row.key for row in ROWS}) == len(ROWS)
    assert all(row.key.startswith(f"{row.un}-") for row in ROWS)


def test_a_row_on_land_has_its_partner_in_water() -> None:
    for un, rows in distance_rows().items():
        if any(row.spilled_on_land for row in rows):
            assert any(row.spilled_in_water for row in rows), un
