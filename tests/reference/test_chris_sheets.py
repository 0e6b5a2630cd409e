"""CHRIS 1999: joined by number and form, without what must never be shown."""

from __future__ import annotations

import re
from collections import Counter

from identifiers import cas
from reference.chris_sheets import chris_sheets
from reference.forms import forms_of

SHEETS = list(chris_sheets())


def test_every_sheet_has_a_number_and_a_form_of_its_substance() -> None:
    for sheet in SHEETS:
        assert cas.parse(sheet.cas) == sheet.cas
        keys = {form.key for form in forms_of(sheet.cas)}
        assert sheet.form in keys if keys else sheet.form == ""


def test_no_form_has_two_sheets() -> None:
    assert max(Counter((sheet.cas, sheet.form) for sheet in SHEETS).values()) == 1


def test_hydrochloric_acid_and_hydrogen_chloride_are_two_forms() -> None:
    assert {sheet.name: sheet.form for sheet in SHEETS if sheet.cas == "7647-01-0"} == {
        "HYDROCHLORIC ACID": "solution",
        "HYDROGEN CHLORIDE": "anhydrous",
    }
    assert not [sheet for sheet in SHEETS if sheet.name == "HYDROFLUORIC ACID"]


def test_what_understates_is_in_no_sheet() -> None:
    said = [
        text for sheet in SHEETS for text in (sheet.reaction_with_water, sheet.polymerization, sheet.behaviour_in_fire)
    ]
    assert not [
        text
        for text in said
        if re.search(r"no reaction|not hazardous|will not (?:occur|polymerize)", text, re.IGNORECASE)
    ]
