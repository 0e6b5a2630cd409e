"""The key of a SMILES: equal however a molecule is written, different for different molecules."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identifiers.smiles import Molecule, SmilesError, molecule_of
from identifiers.smiles_skeleton import skeleton

MOLECULES = (
    "CCO", "C1=CC=CC=C1", "CC(C)(C)C1=CC=C(C=C1)O", "[O-][N+](=O)C1=CC=C(C=C1)Cl", "C1CCC2CCCCC2C1", "[Na+].[O-]Cl",
    "CC(=O)OC1=CC=CC=C1C(=O)O", "OS(=O)(=O)O", "C(C(=O)O)C(CC(=O)O)(C(=O)O)O", "C#N", "N1C=CC=C1", "FC(F)(F)C(F)(F)F",
    "CCN(CC)CC.Cl", "[2H]O[2H]", "CN1C=NC2=C1C(=O)N(C(=O)N2C)C", "C1CC2CCC1C2", "C[Si](C)(C)O[Si](C)(C)C",
)  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CCO", "OCC"),
        ("CCO", "C(O)C"),
        ("CCO", "[CH3][CH2][OH]"),
        ("CCO", "[H]OC([H])([H])C"),
        ("C1=CC=CC=C1", "c1ccccc1"),
        ("C1=CC=CC=C1", "c1ccc-cc1"),
        ("N1C=CC=C1", "[nH]1cccc1"),
        ("N1C=CC=C1", "c1cc[nH]c1"),
        ("c1ccncc1", "C1=CC=NC=C1"),
        ("CN(=O)=O", "C[N+](=O)[O-]"),
        ("[Na+].[Cl-]", "[Cl-].[Na+]"),
        ("C[C@H](N)C(=O)O", "CC(N)C(=O)O"),
        ("F/C=C/F", "F/C=C\\F"),
        ("O", "[H]O[H]"),
        ("C%10CC%10", "C1CC1"),
    ],
)
def test_spellings_of_one_molecule_have_one_key(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CCO", "COC"),
        ("CCO", "CC=O"),
        ("CCC=O", "CC(=O)C"),
        ("C1CCC2CCCCC2C1", "C1CCC(C1)C1CCCC1"),
        ("CC(C)CC", "CCCCC"),
        ("[Na+].[Cl-]", "[K+].[Cl-]"),
        ("[2H]O[2H]", "O"),
        ("[13CH4]", "C"),
        ("C[NH3+]", "CN"),
        ("CC.CC", "CCCC"),
        ("c1ccccc1", "C1CCCCC1"),
        ("Oc1ccccc1O", "Oc1cccc(O)c1"),
    ],
)
def test_different_molecules_have_different_keys(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@given(st.sampled_from(MOLECULES), st.randoms(use_true_random=False))
def test_the_order_in_which_atoms_are_written_does_not_matter(text: str, random: Random) -> None:
    assert skeleton(written_anew(molecule_of(text), random)) == skeleton(text)


@pytest.mark.parametrize("text", ["", "PVC", "C" * 151])
def test_no_smiles_or_too_many_atoms_have_no_key(text: str) -> None:
    with pytest.raises(SmilesError):
        skeleton(text)


def written_anew(molecule: Molecule, random: Random) -> str:
    """The molecule as another SMILES: other first atoms, other branches first, other rings."""
    seen: set[int] = set()
    rings: dict[int, list[str]] = {number: [] for number in range(len(molecule.atoms))}
    children: dict[int, list[int]] = {number: [] for number in range(len(molecule.atoms))}
    labels = iter(range(10, 99))

    def explore(atom: int, parent: int) -> None:
        seen.add(atom)
        neighbours = list(molecule.bonds[atom])
        random.shuffle(neighbours)
        for other in neighbours:
            if other not in seen:
                children[atom].append(other)
                explore(other, atom)
            elif other != parent and not closed(atom, other):
                label = f"%{next(labels)}"
                rings[atom].append(bond(atom, other) + label)
                rings[other].append(label)
                ends.add(frozenset((atom, other)))

    ends: set[frozenset[int]] = set()

    def closed(one: int, other: int) -> bool:
        return frozenset((one, other)) in ends or one in children[other]

    def bond(one: int, other: int) -> str:
        return {1: "", 2: "=", 3: "#"}[molecule.bonds[one][other]]

    def write(atom: int) -> str:
        branches = [bond(atom, child) + write(child) for child in children[atom]]
        inner = "".join(f"({branch})" for branch in branches[:-1])
        return symbol(molecule, atom) + "".join(rings[atom]) + inner + "".join(branches[-1:])

    parts = []
    for start in random.sample(range(len(molecule.atoms)), len(molecule.atoms)):
        if start not in seen:
            explore(start, -1)
            parts.append(start)
    return ".".join(map(write, parts))


def symbol(molecule: Molecule, number: int) -> str:
    """An atom as SMILES writes it."""
    atom = molecule.atoms[number]
    if atom.hydrogens is None:
        return atom.element
    isotope, count = atom.isotope or "", f"H{atom.hydrogens}" if atom.hydrogens else ""
    return f"[{isotope}{atom.element}{count}{f'{atom.charge:+d}' if atom.charge else ''}]"
