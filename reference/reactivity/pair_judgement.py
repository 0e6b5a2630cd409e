"""The judgement of a pair: every rule that speaks, the gravest harm first; never safe, never compatible (content rule 8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product

from reference.reactivity.consequences import Consequence, Gas, Level
from reference.reactivity.group_charts import ChartCell, crw_facts, epa_cells
from reference.reactivity.household_pairs import HouseholdPair, household_pairs
from reference.reactivity.materials import Material, MixtureItem
from reference.reactivity.reactivity_codes import ReactivityCode, reactivity_codes

ONLY_ENGLISH = "EUH"
"""The beginning of codes that Korean law does not have."""


@dataclass(frozen=True, slots=True)
class Speaking:
    """One rule that speaks of a pair: what comes of it, in which words, by which source, and of which two materials.

    ``code`` is the H or EUH code of a statement and ``stated_of`` the material of which it is stated; "" for other rules.
    """

    rule: str
    consequences: tuple[Consequence, ...]
    gases: tuple[Gas, ...]
    words: str
    level: Level
    source: str
    materials: tuple[Material, Material]
    code: str = ""
    stated_of: str = ""
    original: str = ""
    """The English words of a statement that the law has in no Korean; ``words`` are then the portal's translation."""

    @property
    def rank(self) -> int:
        """How grave the gravest consequence is, the gravest 0."""
        return min(each.rank for each in self.consequences)


@dataclass(frozen=True, slots=True)
class PairVerdict:
    """What is said of a pair; without ``speaking`` it cannot be judged, and ``without_group`` names the sides to blame."""

    a: MixtureItem
    b: MixtureItem
    speaking: tuple[Speaking, ...]

    @property
    def without_group(self) -> tuple[str, ...]:
        """The titles of the sides of which no group is known."""
        return tuple(item.title for item in (self.a, self.b) if not is_grouped(item))

    @property
    def gases(self) -> tuple[Gas, ...]:
        """Every gas that a rule names, once."""
        return tuple(dict.fromkeys(gas for each in self.speaking for gas in each.gases))

    @property
    def calls_109(self) -> bool:
        """Whether it makes a gas whose pages carry 109 beside 119, name no amounts and are never suggested."""
        return any(gas.calls_109 for gas in self.gases)

    @property
    def rank(self) -> int:
        """How grave the pair is, the gravest 0; a pair that cannot be judged stands after the gravest ones."""
        return min((each.rank for each in self.speaking), default=1)


def is_grouped(item: MixtureItem) -> bool:
    """Whether any rule can speak of the item: by a group of a chart, a kind that rules match by, or a code on reactivity."""
    return any(
        material.groups.epa
        or material.groups.crw
        or material.groups.kinds & _spoken_kinds()
        or material.codes & reactivity_codes().keys()
        for material in item.materials
    )


@cache
def _spoken_kinds() -> frozenset[str]:
    of_pairs = (matches for pair in household_pairs() for matches in (pair.a_matches, pair.b_matches))
    return frozenset().union(*of_pairs, *(code.partners for code in reactivity_codes().values()))


def judged_pairs(items: Sequence[MixtureItem]) -> tuple[PairVerdict, ...]:
    """Every pair of the items, the gravest first."""
    return tuple(sorted((judged_pair(a, b) for a, b in combinations(items, 2)), key=lambda pair: pair.rank))


def judged_pair(a: MixtureItem, b: MixtureItem) -> PairVerdict:
    """The verdict on two items: all rules on each material of one with each of the other."""
    found = [each for pair in product(a.materials, b.materials) for each in _rules_on(*pair)]
    return PairVerdict(a, b, tuple(sorted(_once(found), key=_order)))


_LEVELS = tuple(Level)


def _order(speaking: Speaking) -> tuple[int, bool, int]:
    """By harm; among equals the household pairs before statements of the law, and these before the charts."""
    return speaking.rank, speaking.level is not Level.LITERATURE, _LEVELS.index(speaking.level)


def _once(found: Iterable[Speaking]) -> list[Speaking]:
    """Each rule once for each material of which it is stated, whichever of several possible contents it holds for."""
    first: dict[tuple[str, str], Speaking] = {}
    for each in found:
        first.setdefault((each.rule, each.stated_of), each)
    return list(first.values())


def _rules_on(a: Material, b: Material) -> Iterator[Speaking]:
    for pair in household_pairs():
        if _either_way(a, b, pair.a_matches, pair.b_matches):
            yield _of_household_pair(pair, a, b)
    for one, other in ((a, b), (b, a)):
        for code in sorted(one.codes & reactivity_codes().keys()):
            statement = reactivity_codes()[code]
            if other.is_any_of(statement.partners):
                yield _of_code(statement, one, other)
    for groups_a, groups_b, cells in (
        (a.all_groups.epa, b.all_groups.epa, epa_cells()),
        (a.all_groups.crw, b.all_groups.crw, crw_facts()),
    ):
        keys = {(min(pair), max(pair)) for pair in product(groups_a, groups_b)}
        for key in sorted(keys & cells.keys()):
            yield _of_cell(cells[key], a, b)


def _either_way(a: Material, b: Material, a_matches: frozenset[str], b_matches: frozenset[str]) -> bool:
    return (a.is_any_of(a_matches) and b.is_any_of(b_matches)) or (b.is_any_of(a_matches) and a.is_any_of(b_matches))


def _of_household_pair(pair: HouseholdPair, a: Material, b: Material) -> Speaking:
    return Speaking(
        rule=pair.rule,
        consequences=pair.consequences,
        gases=pair.gases,
        words=pair.words,
        level=pair.level,
        source=pair.source,
        materials=(a, b),
    )


def _of_code(statement: ReactivityCode, one: Material, other: Material) -> Speaking:
    return Speaking(
        rule=f"code:{statement.code}",
        consequences=statement.consequences,
        gases=(),
        words=f"{statement.text_ko}({statement.code})",
        level=Level.LAW,
        source="",
        materials=(one, other),
        code=statement.code,
        stated_of=one.cas,
        original=statement.text_en if statement.code.startswith(ONLY_ENGLISH) else "",
    )


def _of_cell(cell: ChartCell, a: Material, b: Material) -> Speaking:
    return Speaking(
        rule=cell.rule,
        consequences=cell.consequences,
        gases=cell.gases,
        words=cell.words,
        level=Level.PREDICTION,
        source=cell.source,
        materials=(a, b),
    )
