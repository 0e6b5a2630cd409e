"""A key that is equal for every way to write the atoms and connections of one molecule as SMILES.

Two texts of one molecule seldom agree letter by letter: benzene is ``C1=CC=CC=C1``, ``c1ccccc1`` and more. The key compares
elements, isotopes, charges, hydrogens and connections. It does not compare stereo marks, and it reads bond orders only to
count hydrogens, as InChI does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from identifiers.characters import excerpt
from identifiers.smiles import Molecule, SmilesError, hydrogens, molecule_of

MAX_ATOMS = 150
"""Atoms of a molecule that gets a key; the work grows with the cube of their number."""

Colours = list[int]
"""One number for each atom; equal numbers for atoms that look alike so far."""

Neighbours = Sequence[Sequence[int]]


def skeleton(text: str) -> str:
    """The key of atoms and connections, 16 hexadecimal digits; ``SmilesError`` for no SMILES or more than ``MAX_ATOMS``.

    Two molecules with one key have equal counts of every kind of neighbourhood, seen from every atom. That is not a proof
    that they are the same, but no two of 12,000 known molecules share a key by chance.
    """
    molecule = _with_charged_nitro_groups(_without_explicit_hydrogens(molecule_of(text)))
    if not 0 < len(molecule.atoms) <= MAX_ATOMS:
        raise SmilesError(f"{excerpt(text)} has no atom or more than {MAX_ATOMS}")
    kinds = [
        (atom.element, atom.isotope, atom.charge, hydrogens(molecule, number))
        for number, atom in enumerate(molecule.atoms)
    ]
    neighbours = [sorted(bonds) for bonds in molecule.bonds]
    colours = _refined(_ranks(kinds), neighbours)
    views = [_view(colours, neighbours)]
    # Equal neighbourhoods do not prove equal molecules (decalin, bicyclopentyl): what looks alike is singled out in turn.
    alike = [atom for atom, colour in enumerate(colours) if colours.count(colour) > 1]
    views += sorted(_view(_seen_from(atom, colours, neighbours), neighbours) for atom in alike)
    return blake2b(repr((sorted(kinds), views)).encode(), digest_size=8).hexdigest()


def _without_explicit_hydrogens(molecule: Molecule) -> Molecule:
    """The molecule with hydrogens that are written as atoms counted at their neighbour: [H]O[H] is O."""
    counted: dict[int, int] = {}
    for number, atom in enumerate(molecule.atoms):
        bonded = list(molecule.bonds[number])
        plain = atom.element == "H" and not atom.isotope and not atom.charge and not atom.hydrogens
        if plain and len(bonded) == 1 and molecule.atoms[bonded[0]].element != "H":
            counted[number] = bonded[0]
    if not counted:
        return molecule
    kept = [number for number in range(len(molecule.atoms)) if number not in counted]
    places = {number: place for place, number in enumerate(kept)}
    smaller = Molecule(rings=molecule.rings)
    for number in kept:
        written = sum(neighbour == number for neighbour in counted.values())
        smaller.add(replace(molecule.atoms[number], hydrogens=hydrogens(molecule, number) + written))
    for number in kept:
        smaller.bonds[places[number]] = {
            places[other]: order for other, order in molecule.bonds[number].items() if other in places
        }
    return smaller


def _with_charged_nitro_groups(molecule: Molecule) -> Molecule:
    """The molecule with N(=O)=O written as [N+](=O)[O-]; both spellings are usual."""
    counts = [hydrogens(molecule, number) for number in range(len(molecule.atoms))]
    for number, atom in enumerate(molecule.atoms):
        if atom.element != "N" or atom.charge or sum(molecule.bonds[number].values()) + counts[number] != 5:
            continue
        oxygen = next((other for other in molecule.bonds[number] if _is_oxo(molecule, number, other)), None)
        if oxygen is not None:
            molecule.atoms[number] = replace(atom, charge=1, hydrogens=counts[number])
            molecule.atoms[oxygen] = replace(molecule.atoms[oxygen], charge=-1, hydrogens=0)
            molecule.bonds[number][oxygen] = molecule.bonds[oxygen][number] = 1
    return molecule


def _is_oxo(molecule: Molecule, number: int, other: int) -> bool:
    atom = molecule.atoms[other]
    return (
        atom.element == "O"
        and not atom.charge
        and molecule.bonds[number][other] == 2
        and len(molecule.bonds[other]) == 1
    )


def _ranks(values: Sequence[tuple[Any, ...]]) -> Colours:
    """Each value as its place among the different values."""
    places = {value: place for place, value in enumerate(sorted(set(values)))}
    return [places[value] for value in values]


def _refined(colours: Colours, neighbours: Neighbours) -> Colours:
    """Colours split by the colours of the neighbours until nothing splits any more."""
    count = max(colours) + 1
    while True:
        colours = _ranks(_surroundings(colours, neighbours))
        if max(colours) + 1 == count:
            return colours
        count = max(colours) + 1


def _seen_from(start: int, colours: Colours, neighbours: Neighbours) -> Colours:
    """Colours split by the distance to one atom, and refined."""
    distances = {start: 0}
    queue = [start]
    for atom in queue:
        for other in neighbours[atom]:
            if other not in distances:
                distances[other] = distances[atom] + 1
                queue.append(other)
    return _refined(
        _ranks([(colour, distances.get(atom, len(colours))) for atom, colour in enumerate(colours)]), neighbours
    )


def _surroundings(colours: Colours, neighbours: Neighbours) -> list[tuple[int, tuple[int, ...]]]:
    return [
        (colour, tuple(sorted(colours[other] for other in neighbours[atom]))) for atom, colour in enumerate(colours)
    ]


def _view(colours: Colours, neighbours: Neighbours) -> list[tuple[int, tuple[int, ...]]]:
    return sorted(_surroundings(colours, neighbours))
