"""Dangers in the words of agencies: all of them, the gravest of each route, and the values that forbid water."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from connectors.hazmat.substance_facts import LAW as HAZARDOUS_MATERIALS_ACT
from connectors.schema import FactKind
from portal.profile.sourced_facts import AgreedValue, SourcedFact, agreed_values, one_per_source
from reference.class_routes import ClassRoute, Scheme, class_routes
from reference.clp_reactivity import clp_statements
from reference.ghs_statements import statement_of, without_label_instructions
from reference.hazard_codes import Route, routes_of, severity
from reference.labels import Group, labels

ROUTE_TITLES = labels(Group.ROUTE)
ROUTE_TITLES_EN = {
    Route.WATER: "Water",
    Route.INHALED: "Inhaled",
    Route.SKIN_AND_EYE: "Skin, eyes",
    Route.SWALLOWED: "Swallowed",
    Route.FIRE_AND_EXPLOSION: "Fire, explosion",
    Route.OTHER: "Other",
}
GASES_FROM_WATER = "물에 쏟아지면 나오는 유독 가스"
WATER_REACTIVE_CODES = ("H260", "H261", "EUH014", "EUH029")
ROUTES_OF_POISON = frozenset({Route.INHALED, Route.SKIN_AND_EYE, Route.SWALLOWED})
"""Routes beside a line of which a class of poisons by an untold route says nothing new."""

DANGER_KINDS = frozenset(
    {
        FactKind.HAZARD_CLASS,
        FactKind.HAZARD_STATEMENT,
        FactKind.TRANSPORT_CLASS,
        FactKind.LEGAL_LISTING,
        FactKind.REACTIVITY_STATEMENT,
    }
)
"""The kinds of facts that dangers are made of."""


@dataclass(frozen=True, slots=True)
class Danger:
    """One danger in words, with its code and all facts that state it; no code where only a class of transport or law speaks.

    ``words`` are whole as sent: an agency's statement, else the official statement of the code, else the class. What stands
    large on a page is ``sentence``; ``hazard_class`` is the class as the first agency names it, "" where none does.
    """

    code: str
    words: str
    facts: tuple[SourcedFact, ...]
    hazard_class: str = ""
    is_official_wording: bool = False
    """No agency sent a sentence, so the words are those of the notice on classification and labelling."""
    is_translation: bool = False
    """The words are the portal's own Korean of a statement of the EU's law."""
    ranks_as: str = ""
    """The code beside which a class stands in the order of gravity."""

    @property
    def rank(self) -> int:
        """The place in the order of gravity, the gravest 0 (content rule 12)."""
        return severity(self.code or self.ranks_as)

    @property
    def sentence(self) -> str:
        """The words without brackets that instruct the writer of a label."""
        return without_label_instructions(self.words)

    @property
    def english(self) -> str:
        """The official English statement of the code, "" where there is none at hand."""
        official, of_law = statement_of(self.code), clp_statements().get(self.code)
        return official.english if official else of_law.english if of_law else ""

    @property
    def has_instructions(self) -> bool:
        """Whether such a bracket was left out; a page then keeps the whole words one tap away."""
        return self.sentence != self.words


@dataclass(frozen=True, slots=True)
class RouteDanger:
    """The gravest danger of one route."""

    route: Route
    danger: Danger

    @property
    def title(self) -> str:
        """The route as a page names it."""
        return ROUTE_TITLES[self.route]

    @property
    def title_en(self) -> str:
        """The route on a page in English."""
        return ROUTE_TITLES_EN[self.route]


def dangers(facts: Sequence[SourcedFact]) -> list[Danger]:
    """Danger lines by H code, the most severe first, each with all facts that state it.

    The words are an agency's own statement, else the official statement of the code, else the class; a code without any of
    these stays without words.
    """
    by_code: dict[str, list[SourcedFact]] = {}
    for fact in facts:
        code, _ = _danger_of(fact)
        if code and not fact.absence:
            by_code.setdefault(code, []).append(fact)
    all_dangers = [_danger(code, of_code) for code, of_code in by_code.items()]
    return sorted(all_dangers, key=lambda danger: (danger.rank, danger.code))


def _danger(code: str, facts: Sequence[SourcedFact]) -> Danger:
    """The longest statement of the agencies is the one that leaves nothing out; a class is no sentence, however long it is."""
    statements = [_danger_of(fact)[1] for fact in facts if fact.kind == FactKind.HAZARD_STATEMENT]
    hazard_class = next((_class_words(fact) for fact in facts if fact.kind == FactKind.HAZARD_CLASS), "")
    official = statement_of(code)
    sent, of_notice = max(statements, key=len, default=""), official.korean if official else ""
    return Danger(
        code,
        sent or of_notice or hazard_class,
        tuple(one_per_source(facts)),
        hazard_class,
        not sent and bool(of_notice),
    )


def _class_words(fact: SourcedFact) -> str:
    """The class as sent, without the code that stands beside it anyway."""
    return re.sub(rf"\s*\({re.escape(_danger_of(fact)[0])}\)\s*$", "", fact.value)


def worst_by_route(facts: Sequence[SourcedFact]) -> tuple[RouteDanger, ...]:
    """The gravest danger of each route that has any: water first (content rule 5), then the gravest (content rule 12).

    Where no H code speaks of a route, a class of transport or of 위험물안전관리법 does. A route without a line is not stated
    to be safe, and a face must say so.
    """
    every = dangers(facts)
    worst = {route: found for route in Route if (found := _worst_of(route, every, facts))}
    if not worst.keys() & ROUTES_OF_POISON and (poison := next(_in_classes(Route.OTHER, facts), None)):
        worst[Route.OTHER] = poison
    lines = [RouteDanger(route, found) for route, found in worst.items()]
    return tuple(sorted(lines, key=lambda each: (each.route is not Route.WATER, each.danger.rank)))


def _worst_of(route: Route, every: Sequence[Danger], facts: Sequence[SourcedFact]) -> Danger | None:
    if danger := next((danger for danger in every if route in routes_of(danger.code)), None):
        return danger
    if route is Route.WATER:
        return next(chain(_forbidding_classes(facts), _water_in_law(facts), _gases_from_water(facts)), None)
    return next(_in_classes(route, facts), None) if route is not Route.OTHER else None


def _in_classes(route: Route, facts: Sequence[SourcedFact]) -> Iterator[Danger]:
    """What classes of transport and law say of the route, in the order of their table."""
    for row in class_routes():
        if row.route is route:
            stating = (fact for fact in facts if not fact.absence and _states(row, fact))
            for value in agreed_values(stating):
                words = f"{value.text} {row.name}".strip()
                yield Danger("", words, value.facts, hazard_class=value.label, ranks_as=row.ranks_as)


def _states(row: ClassRoute, fact: SourcedFact) -> bool:
    is_listing = fact.kind == FactKind.LEGAL_LISTING and (fact.data or {}).get("law") == HAZARDOUS_MATERIALS_ACT
    is_of_scheme = is_listing if row.scheme is Scheme.LAW else fact.kind == FactKind.TRANSPORT_CLASS
    return is_of_scheme and row.is_stated_in(fact.value)


def _forbidding_classes(facts: Sequence[SourcedFact]) -> Iterator[Danger]:
    """The classes of transport and law that forbid water, where no H code does."""
    for value in water_reactive(facts):
        yield Danger("", f"{value.label} {value.text}".strip(), value.facts)


def statements_on_water(facts: Iterable[SourcedFact]) -> list[SourcedFact]:
    """The statements of the EU's law that forbid water."""
    return [
        fact
        for fact in facts
        if fact.kind == FactKind.REACTIVITY_STATEMENT and (fact.data or {}).get("code") in WATER_REACTIVE_CODES
    ]


def _water_in_law(facts: Sequence[SourcedFact]) -> Iterator[Danger]:
    """What the EU's law says of water, where no agency has a word of it."""
    for value in agreed_values(statements_on_water(facts)):
        code = str(value.facts[0].data["code"])
        official, of_law = statement_of(code), clp_statements()[code]
        yield Danger(
            code,
            official.korean if official else of_law.korean,
            value.facts,
            is_official_wording=bool(official),
            is_translation=not official,
        )


def _gases_from_water(facts: Sequence[SourcedFact]) -> Iterator[Danger]:
    """The gases of the guidebook's table 2, where nobody else has a word of water."""
    for value in agreed_values(fact for fact in facts if fact.kind == FactKind.WATER_GASES):
        yield Danger("", f"{GASES_FROM_WATER}: {', '.join(value.facts[0].data['gases'])}", value.facts)


def _danger_of(fact: SourcedFact) -> tuple[str, str]:
    if fact.kind == FactKind.HAZARD_STATEMENT:
        code, _, text = fact.value.partition(":")
        return code.strip(), text.strip()
    if fact.kind == FactKind.HAZARD_CLASS and fact.data and fact.data.get("h_code"):
        return str(fact.data["h_code"]), fact.value
    return "", ""


_CLASS_4_3 = re.compile(r"(?<![0-9.])4\.3(?![0-9.])")
"""Also as a subsidiary hazard: 3 (4.3), 8(4.3)."""


def water_reactive(facts: Sequence[SourcedFact]) -> list[AgreedValue]:
    """The values that forbid water, by code, by class 4.3 or as 금수성; they stand first on the card (content rule 5)."""
    values = agreed_values(fact for fact in facts if not fact.absence and _states_water_reactivity(fact))
    codes_with_words = {code for value in values for code in WATER_REACTIVE_CODES if value.text.startswith(f"{code} ")}
    return [value for value in values if value.text not in codes_with_words]


def _states_water_reactivity(fact: SourcedFact) -> bool:
    if fact.kind == FactKind.HAZARD_CLASS:
        return bool(fact.data) and fact.data.get("h_code") in WATER_REACTIVE_CODES
    if fact.kind == FactKind.HAZARD_STATEMENT:
        return fact.value.startswith(WATER_REACTIVE_CODES)
    if fact.kind == FactKind.TRANSPORT_CLASS:
        return _CLASS_4_3.search(fact.value) is not None
    return fact.kind == FactKind.LEGAL_LISTING and "금수성" in fact.value and "제3류" in fact.value
