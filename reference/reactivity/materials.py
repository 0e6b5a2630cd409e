"""One material of a mixture: its reactive groups, the kinds that it is of, and the codes that are stated of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

WATER_GROUPS = (106, 68)
"""Water in the charts: group 106 of EPA-600, group 68 of CRW."""


class Dissolved(StrEnum):
    """Whether the material is a solution in water; ``POSSIBLY`` where it has such a form and none was chosen."""

    NO = "no"
    YES = "yes"
    POSSIBLY = "possibly"


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups of EPA-600 and of CRW, and kinds (keys of rules and of household things), with the reason of each kind."""

    epa: frozenset[int] = frozenset()
    crw: frozenset[int] = frozenset()
    kinds: frozenset[str] = frozenset()
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What a reader should know of a kind that is like another (ferrocyanides are no cyanides)."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known, so that no rule on groups can speak."""
        return not (self.epa or self.crw or self.kinds)

    def joined_with(self, other: Groups) -> Groups:
        """The groups of both."""
        return Groups(
            self.epa | other.epa,
            self.crw | other.crw,
            self.kinds | other.kinds,
            tuple(dict.fromkeys((*self.reasons, *other.reasons))),
            tuple(dict.fromkeys((*self.notes, *other.notes))),
        )


@dataclass(frozen=True, slots=True)
class Material:
    """One material: a substance, or a household thing that is none; ``cas`` is "" for such a thing."""

    cas: str
    title: str
    groups: Groups
    codes: frozenset[str] = frozenset()
    dissolved: Dissolved = Dissolved.NO

    @property
    def all_groups(self) -> Groups:
        """The groups, with those of water where it is or may be a solution."""
        if self.dissolved is Dissolved.NO:
            return self.groups
        epa, crw = WATER_GROUPS
        return replace(self.groups, epa=self.groups.epa | {epa}, crw=self.groups.crw | {crw})

    def is_any_of(self, matches: frozenset[str]) -> bool:
        """Whether one of ``cas:…``, ``epa:…`` or a kind means this material."""
        groups = self.all_groups
        names = {f"cas:{self.cas}", *(f"epa:{number}" for number in groups.epa), *groups.kinds}
        return not matches.isdisjoint(names)


@dataclass(frozen=True, slots=True)
class MixtureItem:
    """One side of a mixture: its key in addresses, its title, and the materials that it may be or hold."""

    key: str
    title: str
    materials: tuple[Material, ...]
    several: bool = False
    """Whether it is a product or a word of which the materials are possible contents, not certain ones."""
