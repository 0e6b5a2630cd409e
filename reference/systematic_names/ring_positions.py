"""Places on a benzene ring with two substituents: only how far apart they are, because names count from either one.

1-Chloro-4-methylbenzene, 4-chlorotoluene, p-chlorotoluene and p-tolyl chloride then agree.
"""

from __future__ import annotations

from reference.systematic_names.binding import Composition, Unit

RELATION = "@"
"""The concept that holds the distance."""

_DISTANCES = frozenset({"2", "3", "4"})


def with_relative_places(composition: Composition) -> Composition:
    """The composition with the distance of the two substituents of its only benzene ring; any other composition as it is."""
    units = composition.units
    rings = [unit for unit in units if unit.concept == "benzene"]
    placed = [unit for unit in units if unit.places]
    if len(rings) != 1 or rings[0].count != 1 or len(placed) != 1 or placed[0].depth > rings[0].depth:
        return composition
    distance = _distance(placed[0])
    if not distance:
        return composition
    bare = [Unit(unit.concept, unit.kind, unit.count, (), unit.endings) for unit in units]
    return Composition(
        [*bare, Unit(RELATION, placed[0].kind, 1, (distance,))],
        composition.stereo,
        composition.valencies,
        composition.water,
        composition.details,
    )


def _distance(unit: Unit) -> str:
    places = set(unit.places)
    others = places - {"1"}
    if len(others) != 1 or not others <= _DISTANCES:
        return ""
    if unit.count == 1 or len(unit.places) == 1 or places == {"1"} | others:
        return others.pop()
    return ""
