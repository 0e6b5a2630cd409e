"""The keys by which names in two languages are compared: the same composition, nearly the same, the same sound.

A key is a digest of eight bytes. It depends on the tables, so keys are compared only within one version of them.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from reference.systematic_names import guards
from reference.systematic_names.abbreviations import spoken_letters, stated_abbreviation
from reference.systematic_names.binding import Composition, Unit, composition_of
from reference.systematic_names.ions import is_anion, is_cation, is_simple_salt, with_counts_as_valency
from reference.systematic_names.morphemes import MorphemeClass
from reference.systematic_names.name_parts import LONGEST_NAME, LONGEST_TEXT, english_names, korean_texts
from reference.systematic_names.notation import without_formula
from reference.systematic_names.ring_positions import RELATION, with_relative_places
from reference.systematic_names.sounds import word_sound
from reference.systematic_names.steps import UNKNOWN_MARK

_ANY_CONFIGURATION = "any"
_NITROGEN = frozenset(
    {
        *(
            "NH2",
            "amide",
            "imide",
            "imino",
            "urea",
            "thiourea",
            "guanidine",
            "carboxamide",
            "sulfonamide",
            "anilide",
            "hydrazide",
        ),
        *(
            "hydrazine",
            "acetamide",
            "formamide",
            "benzamide",
            "acetanilide",
            "ammonium",
            "aminium",
            "carbamoyl",
            "CARBAMATE",
            "DMF",
        ),
    }
)
"""Concepts to which a place N may refer."""

_NAPHTHALENE_PLACES = {"alpha": "1", "beta": "2"}
_INORGANIC = frozenset({MorphemeClass.ANION, MorphemeClass.ELEMENT})
_ACIDS_OF_AMINES = frozenset({"HCL", "HBR", "HI"})
_ACIDS = frozenset({MorphemeClass.ACID, MorphemeClass.ANION})
_RING_CLASSES = frozenset({MorphemeClass.RING})


@dataclass(frozen=True, slots=True)
class StatedKeys:
    """The keys of a stated name, as stored: those of the same name and those of nearly the same."""

    same: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TypedKeys:
    """The keys of a typed text: what they are looked for among ``StatedKeys.same`` and ``near``.

    ``other_configuration`` are looked for among ``same`` and mean only nearly the same. ``is_salt`` says that all of the
    text is a salt of an element, so that its last syllable is no particle (질산은).
    """

    same: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    other_configuration: tuple[str, ...] = ()
    is_salt: bool = False


def stated_keys(cell: str) -> StatedKeys:
    """The keys of the English names that a cell states; without keys for names that say too little."""
    same: list[str] = []
    near: list[str] = []
    for name in english_names(cell):
        bare, formula = without_formula(name)
        composition = _comparable(bare, formula)
        if composition is not None:
            text = _same_text(composition)
            configuration = _configuration(composition)
            same.append(_digest(text))
            if configuration:
                same[-1:] = [_digest(text, _ANY_CONFIGURATION), _digest(text, configuration)]
            near.append(_digest(_near_text(composition)))
        if _is_heard(composition) and (sound := word_sound(name)):
            same.append(_digest("sound", sound))
        if letters := stated_abbreviation(name):
            same.append(_digest("letters", letters))
    return StatedKeys(_unique(same), _unique(near))


def typed_keys(text: str) -> TypedKeys:
    """The keys of a Korean text; without keys for a text that says too little."""
    if len(text) > LONGEST_TEXT:
        return TypedKeys()
    same: list[str] = []
    near: list[str] = []
    other: list[str] = []
    is_salt = False
    for name in korean_texts(text):
        bare, formula = without_formula(name)
        composition = _comparable(bare, formula)
        if composition is not None:
            content = _same_text(composition)
            configuration = _configuration(composition)
            stated_elsewhere = _digest(content, _ANY_CONFIGURATION)
            same += [_digest(content), _digest(content, configuration) if configuration else stated_elsewhere]
            other += [stated_elsewhere] if configuration else []
            near.append(_digest(_near_text(composition)))
            is_salt = is_salt or _is_salt(composition)
        if sound := word_sound(name):
            same.append(_digest("sound", sound))
        same += [_digest("letters", letters) for letters in spoken_letters(name)]
    return TypedKeys(_unique(same), _unique(near), _unique(other), is_salt)


def _comparable(name: str, formula: str) -> Composition | None:
    if not 0 < len(name) <= LONGEST_NAME:
        return None
    composition = composition_of(name)
    if not guards.is_comparable(composition, name):
        return None
    if formula and _is_inorganic(composition) and not is_simple_salt(composition):
        composition.details.append(formula)
    _drop_idle_places(composition)
    return with_relative_places(with_counts_as_valency(composition, formula))


def _is_inorganic(composition: Composition) -> bool:
    """Whether the name consists of elements and anions alone, so that a formula says which of several compounds is meant."""
    return all(
        is_cation(unit.concept) or is_anion(unit.concept) or unit.kind in _INORGANIC for unit in composition.units
    )


def _is_heard(composition: Composition | None) -> bool:
    """Whether the sound of a name may be compared: methanediol, which its pieces explain, sounds like methanethiol."""
    if composition is None or len(composition.units) == 1:
        return True
    return any(unit.concept.startswith(UNKNOWN_MARK) for unit in composition.units)


def _is_salt(composition: Composition) -> bool:
    """Whether the name consists of elements and of acids or anions, one of each at least."""
    elements = [unit for unit in composition.units if is_cation(unit.concept)]
    others = [unit for unit in composition.units if not is_cation(unit.concept)]
    return bool(elements and others) and all(unit.kind in _ACIDS or is_anion(unit.concept) for unit in others)


def _drop_idle_places(composition: Composition) -> None:
    """Leaves out N where it can only be nitrogen, and n- for a straight chain; the places α and β of naphthalene are 1 and 2."""
    units = composition.units
    if any(unit.concept == "naphthalene" for unit in units):
        for unit in units:
            unit.places = tuple(_NAPHTHALENE_PLACES.get(place, place) for place in unit.places)
            unit.places = () if unit.places == ("1",) else unit.places
    has_ring = any(unit.kind in _RING_CLASSES for unit in units)
    has_nitrogen = any(unit.concept in _NITROGEN or unit.concept.endswith(("amide", "imide")) for unit in units)
    if not (has_ring and has_nitrogen):
        for unit in units:
            unit.places = tuple(place for place in unit.places if place.rstrip("'0123456789") != "n")


def same_text(name: str) -> str:
    """The composition of a name as text, before it becomes a digest; "" where it says too little. For people who work on the tables."""
    bare, formula = without_formula(name)
    composition = _comparable(bare, formula)
    return _same_text(composition) if composition is not None else ""


def _same_text(composition: Composition) -> str:
    counts: Counter[tuple[str, tuple[str, ...]]] = Counter()
    root = guards.bare_root(composition)
    for unit in composition.units:
        counts[(_concept_text(unit, root), unit.places)] += unit.count
    parts = sorted(f"{','.join(places)}:{concept}*{count}" for (concept, places), count in counts.items())
    valencies = [f"v{valency}" for valency in sorted(composition.valencies)]
    water = [f"water{composition.water}"] if composition.water else []
    return "+".join(parts) + "|" + ",".join([*valencies, *water, *sorted(composition.details)])


def _concept_text(unit: Unit, root: Unit | None) -> str:
    """The concept, with its endings where it is all that the name says."""
    return unit.concept + "/" + "/".join(unit.endings) if unit is root else unit.concept


def _near_text(composition: Composition) -> str:
    """Without places, valency and ratios, and without the counts of ions."""
    is_salt = any(is_cation(unit.concept) for unit in composition.units)
    counts: Counter[str] = Counter()
    root = guards.bare_root(composition)
    for unit in composition.units:
        if unit.concept != RELATION:
            is_ion = unit.concept in _ACIDS_OF_AMINES or (
                is_salt and (is_cation(unit.concept) or is_anion(unit.concept))
            )
            counts[_concept_text(unit, root)] += 1 if is_ion else unit.count
    water = f"|water{composition.water}" if composition.water else ""
    numbers = sorted(detail for detail in composition.details if detail.startswith("#"))
    return (
        "near "
        + "+".join(f"{concept}*{count}" for concept, count in sorted(counts.items()))
        + water
        + "|"
        + ",".join(numbers)
    )


def _configuration(composition: Composition) -> str:
    return ",".join(sorted(filter(None, composition.stereo)))


def _digest(*parts: str) -> str:
    return urlsafe_b64encode(blake2b("\0".join(parts).encode(), digest_size=8).digest()).decode().rstrip("=")


def _unique(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))
