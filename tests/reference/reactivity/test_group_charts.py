"""The charts: only sound or supported cells, compared with the sources where these are at hand."""

from __future__ import annotations

from pathlib import Path

from reference.reactivity.consequences import Consequence
from reference.reactivity.group_charts import CRW, EPA, crw_facts, epa_cells, group_name
from tests.shared_tables import shared_rows

DOUBTFUL = {101, 102, 103, 105, 107}


def test_a_cell_of_a_doubtful_group_names_the_other_source() -> None:
    for cell in epa_cells().values():
        assert cell.supported_by or not {cell.group_a, cell.group_b} & DOUBTFUL


def test_no_cell_says_nothing_and_none_says_less_than_a_hazard() -> None:
    for cell in (*epa_cells().values(), *crw_facts().values()):
        assert cell.consequences


def test_each_cell_of_epa_600_says_no_more_than_the_transcription(shared: Path) -> None:
    read = {
        (int(row["group_a"]), int(row["group_b"])): row for row in shared_rows(shared, "reactivity/epa600_pairs.csv")
    }
    words = {
        "GT": "toxic_gas",
        "E": "explosion",
        "F": "fire",
        "GF": "flammable_gas",
        "P": "polymerization",
        "H": "heat",
        "G": "gas",
    }
    for key, cell in epa_cells().items():
        if 107 not in key:
            assert {*cell.consequences} <= {
                Consequence(words[code]) for code in read[key]["codes"].split() if code in words
            }
            assert not read[key]["status"].startswith(("reject", "suspected"))


def test_every_fact_of_crw_is_incompatible_there_and_no_gas_is_added(shared: Path) -> None:
    read = {
        tuple(sorted((int(row["group_a"]), int(row["group_b"])))): row
        for row in shared_rows(shared, "reactivity/crw_pairs.csv")
    }
    for key, fact in crw_facts().items():
        assert read[key]["verdict"] == "Incompatible"
        stated = set(read[key]["gas_products"].split("; "))
        for gas in fact.gases:
            assert gas.formula in stated or {"HX", "Acid Fumes"} & stated
        codes = read[key]["hazard_codes"].split()
        assert Consequence.EXPLOSION not in fact.consequences or "E" in codes
        assert Consequence.TOXIC_GAS not in fact.consequences or "T" in codes


def test_a_source_names_chart_and_cell_and_groups_have_korean_names() -> None:
    assert epa_cells()[1, 11].source == f"{EPA} 1×11"
    assert (group_name(EPA, 11), group_name(CRW, 24)) == ("시안화물", "무기 시안화물")
