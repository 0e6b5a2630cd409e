"""SMILES as typed: which texts are one, and the molecule that a text describes.

Only what tells one notation from another and what counts hydrogens is checked; it is no check of chemistry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from identifiers.characters import excerpt
from identifiers.formula import ELEMENTS

MAX_LENGTH = 2_000
_TOKEN = re.compile(
    r"(?P<atom>Cl|Br|[BCNOPSFI]|[bcnops])|\[(?P<bracket>[^\[\]]{1,20})\]|(?P<bond>[-=#$:/\\])"
    r"|(?P<ring>[0-9]|%[0-9]{2})|(?P<open>\()|(?P<close>\))|(?P<dot>\.)"
)
_BRACKET = re.compile(
    r"(?P<isotope>[0-9]{1,3})?(?P<symbol>[A-Z][a-z]?|[bcnops]|se|as|te)(?:@{1,2}(?:[A-Z]{2}[0-9]{1,2})?)?"
    r"(?P<hydrogens>H[0-9]?)?(?P<charge>\+{1,4}|-{1,4}|[+-][0-9]{1,2})?(?::[0-9]{1,4})?"
)
_ORDERS = {"-": 1, "=": 2, "#": 3, "$": 4, ":": 1, "/": 1, "\\": 1}
_VALENCES = {"B": (3,), "C": (4,), "N": (3, 5), "O": (2,), "P": (3, 5), "S": (2, 4, 6)}
_HALOGENS = frozenset({"F", "Cl", "Br", "I"})
_STEREO = re.compile(r"[@/\\]")
_MARK = re.compile(r"[=#$\[\]@%]")


class SmilesError(ValueError):
    """The text is no SMILES; the message says why."""


@dataclass(frozen=True, slots=True)
class Atom:
    """One atom; ``hydrogens`` is ``None`` where they are to be counted from its bonds."""

    element: str
    aromatic: bool
    isotope: int = 0
    charge: int = 0
    hydrogens: int | None = None


@dataclass(slots=True)
class Molecule:
    """Atoms, and for each its neighbours with the order of the bond."""

    atoms: list[Atom] = field(default_factory=list)
    bonds: list[dict[int, int]] = field(default_factory=list)
    rings: int = 0

    def add(self, atom: Atom) -> int:
        """Adds an atom without bonds and returns its number."""
        self.atoms.append(atom)
        self.bonds.append({})
        return len(self.atoms) - 1

    def join(self, one: int, other: int, order: int) -> None:
        """Joins two atoms; ``SmilesError`` if they are joined already."""
        if one == other or other in self.bonds[one]:
            raise SmilesError("two atoms are joined twice, or one with itself")
        self.bonds[one][other] = self.bonds[other][one] = order


def is_smiles(text: str) -> bool:
    """Whether the text can be read as SMILES; many words of capitals can (PVC cannot, CNC can)."""
    try:
        molecule_of(text)
    except SmilesError:
        return False
    return True


def is_marked(text: str) -> bool:
    """Whether the text is SMILES and no other notation: it has marks of bonds, atoms or rings that only SMILES has."""
    try:
        molecule = molecule_of(text)
    except SmilesError:
        return False
    return bool(molecule.rings or _MARK.search(text))


def atom_count(text: str) -> int:
    """The number of atoms that are written; ``SmilesError`` for a text that is no SMILES."""
    return len(molecule_of(text).atoms)


def has_stereo_marks(text: str) -> bool:
    """Whether the text says how the atoms are arranged in space."""
    return _STEREO.search(text) is not None


def molecule_of(text: str) -> Molecule:
    """The molecule that the text describes; ``SmilesError`` for a text that is no SMILES."""
    if not text or len(text) > MAX_LENGTH:
        raise SmilesError(f"{excerpt(text)} is empty or longer than {MAX_LENGTH} letters")
    reader = _Reader()
    for match in _tokens(text):
        reader.take(match.lastgroup or "", match.group(match.lastgroup or 0))
    return _checked(reader.end(), text)


@dataclass(slots=True)
class _Reader:
    """What has been read so far: the last atom, the bond behind it, the branches and rings that are still open."""

    molecule: Molecule = field(default_factory=Molecule)
    open_rings: dict[str, tuple[int, int]] = field(default_factory=dict)
    branches: list[int | None] = field(default_factory=list)
    last: int | None = None
    order: int = 0

    def take(self, kind: str, token: str) -> None:
        """Reads one token."""
        if kind in ("atom", "bracket"):
            self._atom(_plain_atom(token) if kind == "atom" else _bracket_atom(token))
        elif self.last is None:
            raise SmilesError(f"{token!r} stands before an atom")
        elif kind == "ring":
            self._ring(token.removeprefix("%"), self.last)
        elif self.order:
            raise SmilesError(f"{token!r} stands behind a bond")
        elif kind == "bond":
            self.order = _ORDERS[token]
        elif kind == "open":
            self.branches.append(self.last)
        elif kind == "close":
            if not self.branches:
                raise SmilesError("a branch is closed that was never opened")
            self.last = self.branches.pop()
        else:
            self.last = None

    def end(self) -> Molecule:
        """The whole molecule; nothing may be open."""
        if self.branches or self.open_rings or self.order or self.last is None:
            raise SmilesError("the text ends within a branch, a ring or a bond")
        return self.molecule

    def _atom(self, atom: Atom) -> None:
        number = self.molecule.add(atom)
        if self.last is not None:
            self.molecule.join(self.last, number, self.order or 1)
        self.last, self.order = number, 0

    def _ring(self, label: str, atom: int) -> None:
        if label in self.open_rings:
            other, order = self.open_rings.pop(label)
            self.molecule.join(other, atom, self.order or order or 1)
            self.molecule.rings += 1
        else:
            self.open_rings[label] = atom, self.order
        self.order = 0


def _tokens(text: str) -> Iterator[re.Match[str]]:
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise SmilesError(f"{excerpt(text)} is no SMILES from {text[position : position + 5]!r} on")
        yield match
        position = match.end()


def _plain_atom(symbol: str) -> Atom:
    return Atom(symbol.capitalize(), aromatic=symbol.islower())


def _bracket_atom(text: str) -> Atom:
    match = _BRACKET.fullmatch(text)
    if match is None or match["symbol"].capitalize() not in ELEMENTS:
        raise SmilesError(f"[{text}] is no atom")
    charge = match["charge"] or ""
    return Atom(
        match["symbol"].capitalize(),
        match["symbol"].islower(),
        int(match["isotope"] or 0),
        int(charge) if charge[1:].isdigit() else charge.count("+") - charge.count("-"),
        int((match["hydrogens"] or "H0")[1:] or 1),
    )


def _checked(molecule: Molecule, text: str) -> Molecule:
    """Refuses what only looks like SMILES: an aromatic atom outside a ring, or more bonds than an element can have."""
    for number, atom in enumerate(molecule.atoms):
        if atom.aromatic and not molecule.rings:
            raise SmilesError(f"{excerpt(text)} has an aromatic atom and no ring")
        limit = 1 if atom.element == "F" else max(_VALENCES.get(atom.element, (8,)))
        if atom.hydrogens is None and sum(molecule.bonds[number].values()) > limit:
            raise SmilesError(f"{excerpt(text)} gives {atom.element} more bonds than it has")
    return molecule


def hydrogens(molecule: Molecule, number: int) -> int:
    """The hydrogens of an atom: as written in its bracket, or as many as its lowest fitting valence leaves."""
    atom, orders = molecule.atoms[number], molecule.bonds[number].values()
    if atom.hydrogens is not None:
        return atom.hydrogens
    if atom.aromatic:
        return max(3 - len(orders), 0) if atom.element == "C" and sum(orders) < 4 else 0
    valences = (1,) if atom.element in _HALOGENS else _VALENCES[atom.element]
    return next((valence - sum(orders) for valence in valences if valence >= sum(orders)), 0)
