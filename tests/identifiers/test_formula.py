from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identifiers import formula


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("HF", "FH"),
        ("H2SO4", "H2O4S"),
        ("H₂SO₄", "H2O4S"),
        ("Ｈ２ＳＯ４", "H2O4S"),
        ("CH3OH", "CH4O"),
        ("CH4O", "CH4O"),
        ("Ca(OH)2", "CaH2O2"),
        ("CuSO4·5H2O", "CuH10O9S"),
        ("CuSO4.5H2O", "CuH10O9S"),
        ("COCl2", "CCl2O"),
        ("CoCl2", "Cl2Co"),
        ("[Co(NH3)6]Cl3", "Cl3CoH18N6"),
        ("C6H5CH3", "C7H8"),
        ("NaOCl", "ClNaO"),
        ("NH3", "H3N"),
        ("D2O", "D2O"),
    ],
)
def test_a_formula_is_written_in_hill_order(text: str, written: str) -> None:
    assert formula.hill(text) == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "h2o",
        "Xx2",
        "H2O)",
        "(H2O",
        "H()",
        "H0",
        "H02",
        "Na+",
        "SO4^2-",
        "(C2H4O)n",
        "CuSO4·",
        "2H2O",
        "벤젠",
        "·5H2O",
        "C" * 81,
        "H99999",
    ],
)
def test_what_has_no_one_composition_is_refused(text: str) -> None:
    with pytest.raises(formula.FormulaError):
        formula.hill(text)


def test_a_formula_without_its_case_gives_what_it_may_mean() -> None:
    assert formula.hill_candidates("h2o2") == ("H2O2",)
    assert set(formula.hill_candidates("co")) == {"CO", "Co"}
    assert "CaH2O2" in formula.hill_candidates("ca(oh)2")


@pytest.mark.parametrize("text", ["", "벤젠", "h2o!", "x2", "a" * 21, "123"])
def test_what_cannot_be_spelled_with_elements_means_nothing(text: str) -> None:
    assert formula.hill_candidates(text) == ()


COMPOSITIONS = st.dictionaries(st.sampled_from(sorted(formula.ELEMENTS)), st.integers(1, 99), min_size=1, max_size=6)


@given(COMPOSITIONS, st.randoms(use_true_random=False))
def test_the_order_of_writing_does_not_matter(atoms: dict[str, int], chance: object) -> None:
    pieces = [f"{element}{count}" for element, count in atoms.items()]
    backwards = "".join(reversed(pieces))
    assert formula.hill("".join(pieces)) == formula.hill(backwards)


@given(COMPOSITIONS)
def test_hill_order_is_its_own_hill_order(atoms: dict[str, int]) -> None:
    written = formula.hill("".join(f"{element}{count}" for element, count in atoms.items()))
    assert formula.hill(written) == written


@given(st.text(max_size=30))
def test_any_text_gives_formulas_or_nothing(text: str) -> None:
    assert [formula.hill(found) for found in formula.hill_candidates(text)] == list(formula.hill_candidates(text))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("H2SO4", ("H2O4S",)),
        ("NH4+", ("HN+4", "H4N+")),
        ("SO4^2-", ("O4S-2",)),
        ("SO₄²⁻", ("O4S-2",)),
        ("SO4(2-)", ("O4S-2",)),
        ("SO42-", ("O4S-2", "O42S-")),
        ("Fe3+", ("Fe+3", "Fe3+")),
        ("Na⁺", ("Na+",)),
        ("C12H12N2+2", ("C12H12N2+2",)),
        ("CuSO4 5H2O", ("CuH10O9S",)),
        ("CuSO4 x 5 H2O", ("CuH10O9S",)),
        ("CuSO4*5H2O", ("CuH10O9S",)),
        ("Co Ni", ()),
        ("h2o", ()),
        ("벤젠", ()),
        ("+", ()),
        ("", ()),
    ],
)
def test_a_formula_has_a_key_for_each_reading_of_its_charge(text: str, keys: tuple[str, ...]) -> None:
    assert formula.keys(text) == keys


@pytest.mark.parametrize(
    "text", ["BaCl2", "Ca(OCl)2", "H₂SO₄", "NaCl", "ZnO", "CuSO4·5H2O", "NH4+", "OH-", "O3", "S8", "[Fe(CN)6]4-"]
)
def test_a_text_with_a_count_a_bracket_a_charge_or_an_inner_capital_is_a_formula(text: str) -> None:
    assert formula.is_formula(text)
    assert formula.may_be_formula(text)


@pytest.mark.parametrize(
    "text",
    [
        "HF",
        "CO",
        "TNT",
        "Phosgene",
        "Carbon",
        "bacl2",
        "N95",
        "K2",
        "C4",
        "H301",
        "P210",
        "UN1830",
        "HCFC22",
        "C1CC1",
        "2-4",
        "",
    ],
)
def test_a_text_that_may_be_something_else_is_no_certain_formula(text: str) -> None:
    assert not formula.is_formula(text)


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("bacl2", True),
        ("NACL", True),
        ("kscn", True),
        ("c6h6", True),
        ("toluene", False),
        ("un1830", False),
        ("h301", False),
    ],
)
def test_a_formula_may_have_lost_its_case(text: str, may: bool) -> None:
    assert formula.may_be_formula(text) == may
