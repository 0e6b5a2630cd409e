"""Materials from facts: codes of the chosen form alone, names, formulas, and what a solution is."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind, Structure
from portal.profile.mixture_materials import material_of, read_held
from reference.forms import forms_of
from reference.reactivity.materials import Dissolved
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


def test_a_formula_of_a_structure_gives_elements_as_a_stated_one_does() -> None:
    structure = Fact(FactKind.STRUCTURE, "x", Structure("C4H8O2", "", "", "", ""))
    facts = [Fact(FactKind.NAME, "Butyric acid", lang="en"), structure]
    record_with_facts(entry("cas:98001-01-5", "가산"), "ncis.safety", facts)
    material, _, _ = material_of("98001-01-5", "", None, read_held([], ["98001-01-5"]))
    assert "organic_acid" in material.groups.kinds
    assert material.title == "가산"


def test_a_code_of_another_form_is_not_of_the_chosen_one() -> None:
    facts = [Fact(FactKind.HAZARD_STATEMENT, "H280 : 고압가스"), Fact(FactKind.HAZARD_STATEMENT, "H270 : 산화제")]
    record_with_facts(entry("cas:7647-01-0", "염화수소"), "kosha_msds.sheets", facts)
    held = read_held([], ["7647-01-0"])
    forms = {form.key: form for form in forms_of("7647-01-0")}
    gas, _, _ = material_of("7647-01-0", "", forms["anhydrous"], held)
    solution, _, _ = material_of("7647-01-0", "", forms["solution"], held)
    assert "H280" in gas.codes
    assert "H280" not in solution.codes
    assert (gas.dissolved, solution.dissolved) == (Dissolved.NO, Dissolved.YES)


def test_a_material_without_an_entry_has_the_name_of_the_table_or_its_number() -> None:
    held = read_held([], [])
    assert material_of("64-18-6", "", None, held)[0].title == "포름산"
    assert material_of("98001-01-5", "", None, held)[0].title == "98001-01-5"
