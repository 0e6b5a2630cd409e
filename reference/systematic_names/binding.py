"""Steps → a composition: each concept with the count and the places that belong to it, so that order stops to matter.

A place before a root belongs to the ending that follows it (2-propanol, propan-2-ol), an acid to its root (prop + oic
acid), a count to the next concept. 1 is no place where it stands alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reference.systematic_names.morphemes import MorphemeClass
from reference.systematic_names.steps import Step, StepKind, steps_of

_TAKES_PLACE_OF_ROOT = frozenset(
    {
        *(
            "en",
            "IN",
            "OH",
            "al",
            "CO1",
            "NH2",
            "thiol",
            "nitrile",
            "carbonitrile",
            "amide",
            "carboxamide",
            "imide",
            "imine",
        ),
        *(
            "carbaldehyde",
            "carbonyl",
            "sulfonamide",
            "sulfonyl",
            "oxime",
            "hydrazide",
            "thione",
            "ylidene",
            "OYL",
            "OATE",
        ),
        *("CARBOXYLATE", "SULFONATE", "SULFINATE", "PHOSPHONATE"),
    }
)
"""Endings to which a place before the root belongs."""

_BOUND_TO_ROOT = frozenset({"OATE", "OYL", "amide", "nitrile", "al", "imide", "hydrazide"})
"""Endings that make one concept with their root: methyl propanoate is no propyl methanoate."""

_OXY = "oxy"
"""Three methyl groups with their oxygen are three times oxy: trimethoxysilane is no dimethoxymethylsilane."""

_WITHOUT_ROOT = {"OYL": "oil"}
"""오일 is the ending -oyl after a root, and oil elsewhere."""

_UNSATURATED = frozenset({"en", "IN"})
_YL = "yl"
_ROOT_CLASSES = frozenset({MorphemeClass.ROOT, MorphemeClass.RING})
_SALT_FORMERS = frozenset({MorphemeClass.ELEMENT, MorphemeClass.CATION})
JOINT = "."
SINGLE = "one "
"""Before a cation that a name states to be one: monosodium phosphate is no trisodium phosphate."""


@dataclass(slots=True)
class Unit:
    """One concept of a name with its count and places, and in how many brackets it stands.

    ``endings`` are those that are not in the key (ane, yl). ``counted`` says that the name states the count, also a one.
    """

    concept: str
    kind: MorphemeClass
    count: int = 1
    places: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    depth: int = 0
    counted: bool = False


@dataclass(slots=True)
class Composition:
    """A name as concepts, and what belongs to it as a whole."""

    units: list[Unit] = field(default_factory=list)
    stereo: list[str] = field(default_factory=list)
    valencies: list[int] = field(default_factory=list)
    water: int = 0
    details: list[str] = field(default_factory=list)


def composition_of(name: str) -> Composition:
    """The composition of a name; without units for a text of signs only."""
    return _Binder(steps_of(name)).bound()


class _Binder:
    """Reads the steps once, holding the count and the places that wait for their concept."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = steps
        self.made = Composition()
        self.count = 0
        self.is_single = False
        self.places: tuple[str, ...] = ()
        self.promised: dict[int, tuple[str, ...]] = {}
        self.shared_count = 1
        self.sharing = 0
        self.depth = 0

    def bound(self) -> Composition:
        for position, step in enumerate(self.steps):
            match step.kind:
                case StepKind.CONCEPT:
                    self._concept(position, step)
                case StepKind.TIMES:
                    self.count = (self.count or 1) * step.number
                    self.is_single = step.number == 1
                case StepKind.LOCANTS:
                    self._locants(position, step)
                case StepKind.ENDING:
                    self._ending(step)
                case StepKind.VALENCY:
                    self.made.valencies.append(step.number)
                case StepKind.WATER:
                    self.made.water = self.count if self.count and step.number == 1 else step.number
                    self.count = 0
                case StepKind.STEREO:
                    self.made.stereo.append(step.text)
                case StepKind.DETAIL:
                    self.made.details.append(step.text)
                case StepKind.PARENT:
                    self._parent(step)
                case StepKind.OPEN:
                    self.depth += 1
                case StepKind.CLOSE:
                    self.depth -= 1
                case StepKind.WORD:
                    pass
        return self.made

    def _ending(self, step: Step) -> None:
        if self.made.units:
            self.made.units[-1].endings += (step.text,)
        if step.text == _YL:
            self.count = 0
            self.is_single = False

    def _locants(self, position: int, step: Step) -> None:
        """Places before -yl and -ylidene belong to the root before them (propan-2-yl), all others to what follows."""
        after = self.steps[position + 1] if position + 1 < len(self.steps) else None
        is_yl = after is not None and (
            (after.kind is StepKind.ENDING and after.text == _YL)
            or (after.kind is StepKind.CONCEPT and after.text == "ylidene")
        )
        last = self.made.units[-1] if self.made.units else None
        if is_yl and last is not None and not last.places:
            last.places = _clean(step.places)
        else:
            self.places += step.places

    def _concept(self, position: int, step: Step) -> None:
        self._share_count()
        unit = Unit(step.text, step.concept_class, self.count or 1, depth=self.depth, counted=self.count > 0)
        if unit.concept == _OXY and not self.count and self.made.units:
            unit.count = self.made.units[-1].count
        if self.is_single and unit.kind in _SALT_FORMERS:
            self.made.details.append(f"{SINGLE}{unit.concept}")
        self.places += self.promised.pop(position, ())
        if self.places and unit.kind in _ROOT_CLASSES:
            receiver = self._receiver(position)
            if receiver is not None:
                self.promised[receiver] = self.places
                self.places = ()
        if unit.concept in _BOUND_TO_ROOT and self._bind_to_root(unit.concept):
            return
        unit.concept = _WITHOUT_ROOT.get(unit.concept, unit.concept)
        unit.places = _clean(self.places)
        self._reset()
        self.made.units.append(unit)

    def _parent(self, step: Step) -> None:
        """Keeps the count before a parent of several concepts for each of them."""
        if self.count > 1:
            self.shared_count, self.sharing, self.count = self.count, step.number, 0

    def _share_count(self) -> None:
        if self.sharing:
            self.sharing -= 1
            self.count = (self.count or 1) * self.shared_count

    def _bind_to_root(self, ending: str) -> bool:
        root = next((unit for unit in reversed(self.made.units) if unit.concept not in _UNSATURATED), None)
        if root is None or root.kind is not MorphemeClass.ROOT or JOINT in root.concept or _YL in root.endings:
            return False
        times = f"{JOINT}{self.count}" if self.count else ""
        root.concept += f"{times}{JOINT}{ending}"
        self._reset()
        return True

    def _reset(self) -> None:
        self.places = ()
        self.count = 0
        self.is_single = False

    def _receiver(self, position: int) -> int | None:
        """Where the ending of a root stands that has no places of its own."""
        for later in range(position + 1, len(self.steps)):
            step = self.steps[later]
            if step.kind is StepKind.CONCEPT:
                return later if step.text in _TAKES_PLACE_OF_ROOT else None
            if step.kind is StepKind.TIMES or (step.kind is StepKind.ENDING and step.text != _YL):
                continue
            return None
        return None


def _clean(places: tuple[str, ...]) -> tuple[str, ...]:
    """Places in order, without added hydrogen and primes; () for a 1 alone and for 1,1'-, which both say nothing."""
    bare = [place.partition("(")[0] for place in places]
    if any("'" in place for place in bare):
        bare = [place.rstrip("'") for place in bare]
        if set(bare) == {"1"}:
            return ()
    return () if bare == ["1"] else tuple(sorted(bare))
