"""Codes on reactivity, and those that EU law gives to substances."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

from reference.clp_reactivity import clp_statements
from reference.ghs_statements import statement_of
from reference.reactivity.consequences import Consequence, rows
from reference.reactivity.reactivity_codes import clp_codes, codes_in, reactivity_codes


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
    codes = clp_codes("7681-52-9")
    assert codes["EUH031"].startswith("EU CLP 부속서 VI(ATP 23, 2025) 017-011-00-1 (sodium hypochlorite")
    assert clp_codes("0-0-0") == {}


def test_the_law_has_entries_for_groups_of_salts_too() -> None:
    assert "EUH032" in clp_codes("", frozenset({"thiocyanate_salt"}))
    assert "006-007-00-5" in clp_codes("0-0-0", frozenset({"cyanide"}))["EUH032"]


def test_the_table_says_no_more_than_the_law(shared: Path) -> None:
    with gzip.open(shared / "data" / "ghs" / "eu_clp_atp23.csv.gz", "rt", encoding="utf-8", newline="") as file:
        law = {row["index_no"]: row for row in csv.DictReader(file)}
    for row in rows("clp_reactivity.csv"):
        stated = law[row["index_no"]]
        assert row["cas"] in stated["cas"] or row["cas"] == "8014-95-7"
        assert {*row["codes"].split()} <= codes_in([stated["h_codes"], stated["supplemental"], stated["label_h_codes"]])


def test_a_code_has_the_same_words_in_a_mixture_as_on_a_card() -> None:
    for code in reactivity_codes().values():
        notice, law = statement_of(code.code), clp_statements().get(code.code)
        assert code.text_ko in {each.korean for each in (notice, law) if each}
        assert not (notice and law) or notice.korean == law.korean
