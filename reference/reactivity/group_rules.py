"""Which reactive groups a substance has: a table read by chemists, else rules on codes, formula and name, each with its reason.

No rule reads structures. A name that a guard excludes (thiocyanate is no cyanide, an anhydride no hydride) has no group by
it, and what no rule covers has none: then nothing can be said of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reference.elements import elements
from reference.reactivity.consequences import rows
from reference.reactivity.materials import Groups

_ELEMENT = re.compile(r"[A-Z][a-z]?")
_SPACES = re.compile(r"\s+")
NONMETALS = frozenset(
    (
        "H",
        "D",
        "T",
        "He",
        "B",
        "C",
        "N",
        "O",
        "F",
        "Ne",
        "Si",
        "P",
        "S",
        "Cl",
        "Ar",
        "Ge",
        "As",
        "Se",
        "Br",
        "Kr",
        "Te",
        "I",
        "Xe",
    )
)
HALOGENS = frozenset({"Cl", "Br", "I"})
AMMONIUM = ("ammonium", "암모늄")
REMEMBERED = 4_096
"""Substances whose groups one process keeps; each costs about a hundred patterns over its names."""
TABLE_REASON = "포털의 반응군 표(물질별로 검토)"


@dataclass(frozen=True, slots=True)
class KnownSubstance:
    """What is known of a substance: its names, formulas and codes as agencies state them; each may be empty."""

    cas: str
    names: tuple[str, ...] = ()
    formulas: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GroupRule:
    """One rule; it holds by CAS number, formula or code, or by a name that no guard excludes and whose elements agree."""

    key: str
    title: str
    cas: frozenset[str]
    name_en: re.Pattern[str] | None
    unless_en: re.Pattern[str] | None
    name_ko: re.Pattern[str] | None
    unless_ko: re.Pattern[str] | None
    elements: tuple[str, ...]
    formulas: frozenset[str]
    codes: frozenset[str]
    epa: frozenset[int]
    crw: frozenset[int]
    reason: str
    note: str = ""

    def holds_for(self, substance: KnownSubstance) -> bool:
        """Whether the substance is of this kind."""
        if substance.cas in self.cas or not self.codes.isdisjoint(substance.codes):
            return True
        if not self.formulas.isdisjoint(substance.formulas):
            return True
        return self._is_named(substance) and all(_has(substance, each) for each in self.elements)

    def _is_named(self, substance: KnownSubstance) -> bool:
        """Whether a pattern finds a name and no guard one; Korean names are looked at without their spaces (과 염소산)."""
        names = [_SPACES.sub(" ", each.strip().casefold()) for name in substance.names for each in name.split(";")]
        together = [name.replace(" ", "") for name in names]
        if _any_found(self.unless_en, names) or _any_found(self.unless_ko, together):
            return False
        return _any_found(self.name_en, names) or _any_found(self.name_ko, together)


def _any_found(pattern: re.Pattern[str] | None, names: Iterable[str]) -> bool:
    return pattern is not None and any(pattern.search(name) for name in names)


@lru_cache(maxsize=REMEMBERED)
def groups_of(substance: KnownSubstance) -> Groups:
    """The groups of a substance. Kinds come from the rules; group numbers from the table where it has the substance.

    The last ones are remembered: a grid of pairs and the offline pack ask for the same substances again and again.
    """
    holding = [rule for rule in group_rules() if rule.holds_for(substance)]
    kinds = frozenset(rule.key for rule in holding)
    notes = tuple(rule.note for rule in holding if rule.note)
    if substance.cas in _read_by_chemists():
        epa, crw = _read_by_chemists()[substance.cas]
        return Groups(epa, crw, kinds, (TABLE_REASON,), notes)
    return Groups(
        frozenset(number for rule in holding for number in rule.epa),
        frozenset(number for rule in holding for number in rule.crw),
        kinds,
        tuple(rule.title for rule in holding),
        notes,
    )


def table_name(cas: str) -> str:
    """The Korean name in the table of groups; "" where it does not have the substance."""
    return _table_names().get(cas, "")


@cache
def group_rules() -> Sequence[GroupRule]:
    """All rules in the order of the table; raises ``re.error`` for a pattern that is none."""
    return tuple(
        GroupRule(
            row["key"],
            row["title_ko"],
            frozenset(row["cas"].split()),
            _pattern(row["name_en"]),
            _pattern(row["unless_en"]),
            _pattern(row["name_ko"]),
            _pattern(row["unless_ko"]),
            tuple(row["elements"].split()),
            frozenset(row["formulas"].split()),
            frozenset(row["codes"].split()),
            _numbers(row["epa"]),
            _numbers(row["crw"]),
            row["reason"],
            row["note_ko"],
        )
        for row in rows("group_rules.csv")
    )


def _has(substance: KnownSubstance, condition: str) -> bool:
    """Whether the substance meets one condition on its elements; without a formula only a metal's name can meet one."""
    known = [frozenset(_ELEMENT.findall(formula)) for formula in substance.formulas]
    if condition in ("metal", "cation") and any(_names_metal(name) for name in substance.names):
        return True
    if condition == "cation" and any(word in name.casefold() for name in substance.names for word in AMMONIUM):
        return True
    if not known:
        return condition in ("-C", "-organic")
    return any(_meets(found, condition) for found in known)


def _meets(found: frozenset[str], condition: str) -> bool:
    if condition.startswith("only:"):
        return found == frozenset(condition.removeprefix("only:").split(","))
    if condition.startswith("-"):
        return not _meets(found, condition[1:])
    tests = {
        "metal": bool(found - NONMETALS),
        "cation": bool(found - NONMETALS),
        "organic": {"C", "H"} <= found,
        "halogen": bool(found & HALOGENS),
    }
    return tests.get(condition, condition in found)


def _names_metal(name: str) -> bool:
    """Whether a metal's name stands in it; the names of nonmetals are taken out first (셀레늄 ends in 레늄)."""
    return _metal_names().search(_nonmetal_names().sub(" ", name.casefold())) is not None


@cache
def _nonmetal_names() -> re.Pattern[str]:
    return re.compile(
        "|".join(sorted(each.name_ko for each in elements() if each.symbol in NONMETALS and len(each.name_ko) > 1))
    )


@cache
def _metal_names() -> re.Pattern[str]:
    metals = [each for each in elements() if each.symbol not in NONMETALS]
    english = "|".join(sorted({re.escape(each.name_en) for each in metals}))
    korean = "|".join(sorted({re.escape(each.name_ko) for each in metals if len(each.name_ko) > 1}))
    return re.compile(rf"\b(?:{english}|aluminum|cesium)\b|(?:{korean}|소듐|포타슘)")


@cache
def _table_names() -> Mapping[str, str]:
    return {row["cas"]: row["name_ko"] for row in rows("substance_groups.csv")}


@cache
def _read_by_chemists() -> Mapping[str, tuple[frozenset[int], frozenset[int]]]:
    return {
        row["cas"]: (_numbers(row["epa_groups"]), _numbers(row["crw_groups"])) for row in rows("substance_groups.csv")
    }


def _pattern(text: str) -> re.Pattern[str] | None:
    return re.compile(text) if text else None


def _numbers(text: str) -> frozenset[int]:
    return frozenset(map(int, text.split()))
