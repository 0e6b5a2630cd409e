"""Codes on reactivity, and those that EU law gives to substances."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reference.reactivity.consequences import Consequence, rows
from reference.reactivity.reactivity_codes import clp_codes, codes_in, reactivity_codes

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "ghs" / "eu_clp_atp23_euh_reactivity.csv"


def test_each_code_has_partners_consequences_and_words() -> None:
    for code in reactivity_codes().values():
        assert code.partners
        assert code.consequences
        assert code.text_ko
        assert code.text_en
    assert reactivity_codes()["EUH031"].consequences == (Consequence.TOXIC_GAS,)


def test_codes_are_read_from_statements_and_compounds() -> None:
    assert codes_in(["H260 : 물과 접촉 시", "euh029", "H300+H310"]) == {"H260", "EUH029", "H300", "H310"}


def test_the_law_gives_codes_with_the_entry_that_states_them() -> None:
    codes, source = clp_codes("7681-52-9")
    assert "EUH031" in codes
    assert source.startswith("EU CLP 부속서 VI(ATP 23, 2025) ")
    assert clp_codes("0-0-0") == ((), "")


def test_the_table_says_no_more_than_the_law() -> None:
    if not SHARED.exists():
        pytest.skip("the shared data are not at hand")
    with SHARED.open(encoding="utf-8", newline="") as file:
        law = list(csv.DictReader(line for line in file if not line.startswith("#")))
    for row in rows("clp_reactivity.csv"):
        entry = row["source"].rpartition(" ")[2]
        [stated] = [each for each in law if each["index_no"] == entry and row["cas"] in each["cas"]]
        assert {*row["codes"].split()} <= codes_in([stated["euh"], stated["h_water_or_oxidiser"]])
