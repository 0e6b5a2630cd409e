"""Rules that give groups to substances: what they mean, what their guards keep out, and the table of chemists."""

from __future__ import annotations

from pathlib import Path

import pytest

from reference.reactivity.consequences import rows
from reference.reactivity.group_rules import KnownSubstance, group_rules, groups_of, table_name
from tests.shared_tables import shared_rows


def kinds(*names: str, formula: str = "", codes: tuple[str, ...] = ()) -> frozenset[str]:
    formulas = (formula,) if formula else ()
    return groups_of(KnownSubstance("", names, formulas, frozenset(codes))).kinds


@pytest.mark.parametrize(
    ("name", "formula", "kind"),
    [
        ("Barium cyanide", "C2BaN2", "cyanide"),
        ("시안화바륨칼륨", "", "cyanide"),
        ("Strontium sulfide", "SSr", "sulfide"),
        ("Lithium hypochlorite", "ClLiO", "hypochlorite"),
        ("Barium chlorate", "BaCl2O6", "chlorate"),
        ("Zinc permanganate", "Mn2O8Zn", "permanganate"),
        ("Cesium nitrate", "CsNO3", "nitrate"),
        ("Calcium nitrite", "CaN2O4", "nitrite"),
        ("Potassium azide", "KN3", "azide"),
        ("Lithium fluoride", "FLi", "fluoride"),
        ("Barium hydride", "BaH2", "metal_hydride"),
        ("Sodium phosphide", "Na3P", "phosphide"),
        ("Butyric acid", "C4H8O2", "organic_acid"),
        ("1-Heptanol", "C7H16O", "alcohol"),
        ("2-Pentanone", "C5H10O", "ketone"),
        ("Valeraldehyde", "C5H10O", "aldehyde"),
        ("Dibutylamine", "C8H19N", "amine"),
        ("Phenyl isocyanate", "C7H5NO", "isocyanate"),
        ("Propionyl chloride", "C3H5ClO", "acid_chloride"),
        ("Diethyldichlorosilane", "C4H10Cl2Si", "chlorosilane"),
        ("Cumene hydroperoxide", "C9H12O2", "organic_peroxide"),
        ("1,2-Dibromoethane; Ethylene dibromide", "C2H4Br2", "halogenated_organic"),
        ("Octane", "C8H18", "saturated_hydrocarbon"),
        ("1-Hexene", "C6H12", "unsaturated_hydrocarbon"),
        ("Diammonium oxalate; Ammonium oxalate", "C2H8N2O4", "ammonium_salt"),
    ],
)
def test_a_name_of_a_kind_with_the_right_elements_is_of_it(name: str, formula: str, kind: str) -> None:
    assert kind in kinds(name, formula=formula)


@pytest.mark.parametrize(
    ("name", "formula", "kind"),
    [
        ("Potassium thiocyanate", "CKNS", "cyanide"),
        ("Potassium ferrocyanide", "C6FeK4N6", "cyanide"),
        ("Potassium cyanate", "CKNO", "cyanide"),
        ("Benzyl cyanide", "C8H7N", "cyanide"),
        ("Sodium sulfate", "Na2O4S", "sulfide"),
        ("Dimethyl sulfide", "C2H6S", "sulfide"),
        ("Perfluorooctane", "C8F18", "fluoride"),
        ("Vinylidene fluoride", "C2H2F2", "fluoride"),
        ("Sulfur hexafluoride", "F6S", "fluoride"),
        ("Sodium tetrafluoroborate", "BF4Na", "fluoride"),
        ("Acetic anhydride", "C4H6O3", "metal_hydride"),
        ("Maleic anhydride", "C4H2O3", "organic_acid"),
        ("Silicon carbide", "CSi", "carbide"),
        ("Tungsten carbide", "CW", "carbide"),
        ("Sodium perchlorate", "ClNaO4", "chlorate"),
        ("Sodium chlorite", "ClNaO2", "hypochlorite"),
        ("하이포 염소산 나트륨", "ClNaO", "chlorate"),
        ("차아 염소산 나트륨", "ClNaO", "chlorate"),
        ("과 염소산 칼륨", "ClKO4", "chlorate"),
        ("아 염소산 나트륨", "ClNaO2", "chlorate"),
        ("티오 시안산 칼륨", "CKNS", "cyanide"),
        ("아 질산 나트륨", "NNaO2", "nitrate"),
        ("Sodium hypochlorite", "ClNaO", "chlorite"),
        ("Butyl acetate", "C6H12O2", "organic_acid"),
        ("Nitric acid, barium salt", "BaN2O6", "nitric_acid"),
        ("2,4-Xylenol", "C8H10O", "alcohol"),
        ("1-Butanethiol", "C4H10S", "alcohol"),
        ("Hydroxylamine", "H3NO", "amine"),
        ("Acrylic acid, polymer with styrene", "", "organic_acid"),
        ("Triallyl isocyanurate", "C12H15N3O3", "isocyanate"),
        ("Vinyl chloride", "C2H3Cl", "acid_chloride"),
    ],
)
def test_a_guard_or_the_elements_keep_a_like_name_out(name: str, formula: str, kind: str) -> None:
    assert kind not in kinds(name, formula=formula)


def test_ferrocyanides_and_thiocyanates_have_a_kind_and_a_note_of_their_own_without_groups() -> None:
    for name, kind in (("Sodium ferrocyanide", "ferrocyanide"), ("Sodium thiocyanate", "thiocyanate")):
        groups = groups_of(KnownSubstance("", (name,)))
        assert kind in groups.kinds
        assert (groups.epa, groups.crw) == (frozenset(), frozenset())
        assert "시안화물" in groups.notes[0]
    assert "thiocyanate_salt" in kinds("Sodium thiocyanate")
    assert "thiocyanate_salt" not in kinds("Benzyl thiocyanate", formula="C8H7NS")


def test_a_code_that_an_agency_states_gives_a_kind() -> None:
    assert "stated_oxidiser" in kinds(codes=("H271",))
    assert "stated_water_reactive" in kinds(codes=("EUH014",))
    assert kinds(codes=("H315",)) == frozenset()


def test_acid_and_base_are_told_by_name_and_never_by_corrosion_alone() -> None:
    assert kinds("Something", codes=("H314", "H290")) == frozenset()


def test_what_no_rule_covers_has_no_group() -> None:
    assert groups_of(KnownSubstance("7440-37-1", ("Argon",), ("Ar",))).is_empty


def test_the_table_of_chemists_goes_before_rules_for_groups_and_has_only_its_sure_rows() -> None:
    assert groups_of(KnownSubstance("7697-37-2", ("Nitric acid",))).epa == {2, 104}
    assert {row["confidence"] for row in rows("substance_groups.csv")} == {"H", "M"}
    assert (table_name("64-18-6"), table_name("0-0-0")) == ("포름산", "")


def test_the_table_has_the_groups_of_its_source(shared: Path) -> None:
    source = {row["cas"]: row for row in shared_rows(shared, "reactivity/substance_groups.csv")}
    for row in rows("substance_groups.csv"):
        original = source[row["cas"]]
        assert (row["crw_groups"], row["epa_groups"], row["confidence"]) == (
            original["crw_groups"], original["epa_groups"], original["conf"],
        )  # fmt: skip


def test_every_rule_has_a_reason_a_title_and_a_key_of_its_own() -> None:
    assert all(rule.reason and rule.title for rule in group_rules())
    assert len({rule.key for rule in group_rules()}) == len(group_rules())
