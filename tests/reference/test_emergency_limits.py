"""IDLH and AEGL: every cell equals the source, and every cell is read."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from reference.emergency_limits import NOT_RECOMMENDED, figure_of, limit_rows
from tests.shared_tables import shared_rows

ROWS = {row.cas: row for row in limit_rows()}


def test_every_cell_equals_the_source(shared: Path) -> None:
    source = shared_rows(shared, "limits/idlh_aegl60.csv")
    assert len(ROWS) == len(source)
    for stated in source:
        row = ROWS[stated["cas"]]
        cells = [stated[name].replace("mg/(cu m)", "mg/m3") for name in ("idlh", "aegl1_60", "aegl2_60", "aegl3_60")]
        assert [row.idlh, row.aegl1, row.aegl2, row.aegl3] == [
            NOT_RECOMMENDED if cell == "N/A" else cell for cell in cells
        ]


def test_a_cell_is_an_amount_with_its_unit_or_none() -> None:
    assert figure_of("0.19 ppm") == (Decimal("0.19"), "ppm")
    assert figure_of(NOT_RECOMMENDED) is None
    with pytest.raises(ValueError, match="no concentration"):
        figure_of("about 5")
    assert all(
        figure_of(cell) or not cell or cell == NOT_RECOMMENDED
        for row in ROWS.values()
        for cell in (row.idlh, row.aegl1, row.aegl2, row.aegl3)
    )
