"""SMILES: what is one, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identifiers import smiles
from identifiers.smiles import SmilesError, hydrogens, molecule_of


@pytest.mark.parametrize(
    "text",
    ["CCO", "c1ccccc1", "C1=CC=CC=C1", "[Na+].[Cl-]", "C[C@H](N)C(=O)O", "F/C=C/F", "[2H]O[2H]", "C%12CCCC%12", "N#N",
     "O=[N+]([O-])c1ccccc1", "OS(=O)(=O)O", "[nH]1cccc1", "[Fe+3]", "[Fe+++]", "ClC(Cl)(Cl)Cl", "OCl(=O)(=O)=O"],
)  # fmt: skip
def test_smiles_are_read(text: str) -> None:
    assert smiles.is_smiles(text)


@pytest.mark.parametrize(
    "text",
    ["", " ", "벤젠", "CC(", "CC)", "C1CC", "C=", "=C", "C==C", "(C)", "C..C", ".C", "[C", "[]", "[Xx]", "[C+-]", "C11",
     "C1C1", "CO2", "H2O", "NaCl", "PVC", "N/A", "I/L", "scn", "nos", "C(C)(C)(C)(C)C", "F=C", "C=C=C=O=O", "C C", "C" * 2_001],
)  # fmt: skip
def test_what_only_looks_like_smiles_is_refused(text: str) -> None:
    assert not smiles.is_smiles(text)


@pytest.mark.parametrize(
    ("text", "marked"),
    [("CCO", False), ("CC(C)O", False), ("C/C", False), ("C=C", True), ("C1CC1", True), ("[Na]", True), ("PVC", False)],
)
def test_marks_tell_smiles_from_an_abbreviation(text: str, marked: bool) -> None:
    assert smiles.is_marked(text) == marked


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("CCO", [3, 2, 1]),
        ("C=O", [2, 0]),
        ("c1ccccc1O", [1, 1, 1, 1, 1, 0, 1]),
        ("O=c1cc[nH]cc1", [0, 0, 1, 1, 1, 1, 1]),
        ("OS(=O)(=O)O", [1, 0, 0, 0, 1]),
        ("[NH4+]", [4]),
        ("[CH3]", [3]),
        ("[C]", [0]),
        ("PCl", [2, 0]),
        ("O=P(O)O", [0, 1, 1, 1]),
    ],
)
def test_hydrogens_are_counted_from_bonds_or_as_written(text: str, counts: list[int]) -> None:
    molecule = molecule_of(text)
    assert [hydrogens(molecule, number) for number in range(len(molecule.atoms))] == counts


@given(st.one_of(st.text(max_size=60), st.text("CNOcno1234()[]=#@+-/\\.HlBr%", max_size=60)))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        molecule = molecule_of(text)
    except SmilesError:
        assert not smiles.is_smiles(text)
        assert not smiles.is_marked(text)
    else:
        assert all(hydrogens(molecule, number) >= 0 for number in range(len(molecule.atoms)))
        assert smiles.atom_count(text) == len(molecule.atoms)
