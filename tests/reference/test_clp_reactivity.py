"""EU CLP annex VI: codes with a text, numbers of one substance, forms of the table."""

from __future__ import annotations

from pathlib import Path

from identifiers import cas
from reference.clp_reactivity import clp_rows, clp_statements
from reference.forms import forms_of
from tests.shared_tables import shared_rows

ROWS = list(clp_rows())


def test_every_code_has_its_statement_in_both_languages() -> None:
    assert {row.code for row in ROWS} <= clp_statements().keys()
    assert all(each.english and each.korean and each.source for each in clp_statements().values())


def test_every_row_is_one_of_the_annex(shared: Path) -> None:
    source = {row["index_no"]: row for row in shared_rows(shared, "ghs/eu_clp_atp23_euh_reactivity.csv")}
    for row in ROWS:
        stated = source[row.index_no]
        assert row.cas in stated["cas"]
        assert cas.parse(row.cas) == row.cas
        assert row.code in f"{stated['euh']} {stated['h_water_or_oxidiser']}".split()


def test_a_statement_on_a_range_of_contents_stands_on_that_form_alone() -> None:
    assert {(row.form, row.code) for row in ROWS if row.cas == "7697-37-2"} == {("over-70", "H272")}
    assert all(row.form in {"", *(form.key for form in forms_of(row.cas))} for row in ROWS)
