"""What comes of two to five things together: every pair with the rules that speak and their sources (content rule 8)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from urllib.parse import urlencode

from portal.curation.annotations import Annotation
from portal.profile.mixture_rules import annotations_on_rule, withheld_rules
from portal.profile.mixture_sides import Side, sides_of
from portal.profile.sourced_facts import SourcedFact, one_per_source
from reference.labels import Group, labels
from reference.reactivity.consequences import Gas
from reference.reactivity.pair_judgement import PairVerdict, Speaking, judged_pair

FEWEST, MOST = 2, 5
UNDECIDED = "판정할 수 없음 – 섞지 마십시오"
NO_RULE = "두 쪽의 반응군을 함께 말하는 규칙이 없습니다. 반응하지 않는다는 뜻이 아닙니다."
WITHHELD_RULE = "담당자가 확인을 위해 표시를 보류한 규칙이 있습니다. 보류한 규칙은 보이지 않습니다."
FOREIGN = "국내 기준 아님"
CONSEQUENCE_TITLES = labels(Group.CONSEQUENCE)
LEVEL_TITLES = labels(Group.REACTION_LEVEL)


@dataclass(frozen=True, slots=True)
class ShownRule:
    """One rule that speaks, with the facts that state it or, where none does, its source in words."""

    speaking: Speaking
    facts: tuple[SourcedFact, ...]
    source: str
    annotations: tuple[Annotation, ...]
    """Staff's signed annotations on the rule."""
    of_products: tuple[str, ...]
    """Which possible contents of a product it speaks of; () where both sides are what they are called."""

    @property
    def consequences(self) -> tuple[str, ...]:
        """What comes of it in words, the gravest first."""
        return tuple(CONSEQUENCE_TITLES[each] for each in self.speaking.consequences)

    @property
    def level(self) -> str:
        """How firmly it is said, in words."""
        return LEVEL_TITLES[self.speaking.level]

    @property
    def line(self) -> str:
        """The rule in one line for an answer: consequences, gases, level and source."""
        gases = ", ".join(f"{gas.name_ko}({gas.formula})" for gas in self.speaking.gases)
        made = f": {gases}" if gases else ""
        stated = ", ".join(dict.fromkeys(fact.badge for fact in self.facts)) or self.source
        return f"{'·'.join(self.consequences)}{made} – {self.level}, {stated}"


@dataclass(frozen=True, slots=True)
class ShownPair:
    """One pair; ``undecided`` holds the sentences that stand where no rule speaks, () else.

    ``withheld`` is the sentence for a pair of which staff withhold a rule, "" else; what the rule says is not told.
    """

    a: Side
    b: Side
    rules: tuple[ShownRule, ...]
    undecided: tuple[str, ...]
    gases: tuple[Gas, ...]
    calls_109: bool
    rank: int
    withheld: str = ""

    @property
    def title(self) -> str:
        """Both sides by name."""
        return f"{_shown_title(self.a)} + {_shown_title(self.b)}"

    @property
    def worst(self) -> str:
        """The gravest line, or that the pair cannot be judged."""
        return self.rules[0].line if self.rules else UNDECIDED

    @property
    def worst_words(self) -> str:
        """What comes of it at worst, short for a cell of the grid."""
        return "·".join(self.rules[0].consequences) if self.rules else UNDECIDED


@dataclass(frozen=True, slots=True)
class Mixture:
    """Sides and pairs, the gravest pair first."""

    sides: tuple[Side, ...]
    pairs: tuple[ShownPair, ...]

    @property
    def calls_109(self) -> bool:
        """Whether a pair makes a gas whose pages carry 109 beside 119."""
        return any(pair.calls_109 for pair in self.pairs)

    @property
    def has_demo(self) -> bool:
        """Whether a side has a demonstration record."""
        return any(side.has_demo for side in self.sides)

    @property
    def of_products(self) -> bool:
        """Whether a side is a product or a household word, whose contents differ from product to product."""
        return any(side.of_product for side in self.sides)

    def pair_of(self, a: Side, b: Side) -> ShownPair | None:
        """The pair of these two sides in either order."""
        return next((pair for pair in self.pairs if {pair.a.key, pair.b.key} == {a.key, b.key}), None)


def mixture_address(keys: Iterable[str]) -> str:
    """The address of the page on these items: CAS numbers with or without a form, slugs of classes, keys of things."""
    return f"/mix?{urlencode([('item', key) for key in keys])}"


def mixture_of(keys: Sequence[str]) -> Mixture:
    """The mixture of these items, each once; a number of queries that does not depend on how many there are."""
    sides, withheld = sides_of(tuple(dict.fromkeys(keys))), withheld_rules()
    pairs = _pairs(sides, withheld)
    if any(pair.calls_109 for pair in pairs):
        # Such a page names no amounts, and the names of forms hold them.
        sides = tuple(replace(side, title=side.plain_title) for side in sides)
        pairs = _pairs(sides, withheld)
    return Mixture(sides, pairs)


def _pairs(sides: Sequence[Side], withheld: Collection[str]) -> tuple[ShownPair, ...]:
    """Every pair, the gravest first."""
    return tuple(sorted((_pair(a, b, withheld) for a, b in combinations(sides, 2)), key=lambda pair: pair.rank))


def _pair(a: Side, b: Side, withheld: Collection[str]) -> ShownPair:
    if a.item is None or b.item is None:
        blamed = [f"{_shown_title(side)}: {side.problem}" for side in (a, b) if side.item is None]
        return ShownPair(a, b, (), (UNDECIDED, *blamed), (), False, 1)
    whole = judged_pair(a.item, b.item)
    verdict = replace(whole, speaking=tuple(each for each in whole.speaking if each.rule not in withheld))
    rules = tuple(_shown(speaking, a, b) for speaking in verdict.speaking)
    hidden = WITHHELD_RULE if len(verdict.speaking) < len(whole.speaking) else ""
    undecided = () if rules else (UNDECIDED, *([hidden] if hidden else _blamed(verdict)))
    return ShownPair(a, b, rules, undecided, verdict.gases, whole.calls_109, verdict.rank, hidden)


def _blamed(verdict: PairVerdict) -> Sequence[str]:
    """Why no rule speaks."""
    blamed = [f"{title}: 어느 반응군인지 이 포털이 알지 못합니다." for title in verdict.without_group]
    return blamed or [NO_RULE]


def _shown(speaking: Speaking, a: Side, b: Side) -> ShownRule:
    stated = (speaking.stated_of, speaking.code)
    facts = tuple(one_per_source(fact for side in (a, b) for fact in side.statements.get(stated, ())))
    law = next((side.law_sources[stated] for side in (a, b) if stated in side.law_sources), "")
    source = speaking.source or law
    annotations = annotations_on_rule(speaking.rule, speaking.words)
    names = tuple(
        material.title
        for material in speaking.materials
        if any(side.item and side.item.several and material in side.item.materials for side in (a, b))
    )
    return ShownRule(speaking, facts, f"{source}, {FOREIGN}" if source else "", annotations, names)


def _shown_title(side: Side) -> str:
    return side.title or "알 수 없는 것"
