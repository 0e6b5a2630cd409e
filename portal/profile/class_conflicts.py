"""Hazard classes, categories and H codes on which two agencies differ within one form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from connectors.schema import FactKind
from portal.profile.conflict_types import Conflict, ConflictType, Side, severity_of
from portal.profile.conflict_voices import ComparedFacts, Place
from portal.profile.h_code_statements import code_statements
from portal.profile.sourced_facts import SourcedFact
from reference.ghs_classes import (
    Category,
    category_of,
    codes_of,
    compared_class,
    is_everywhere,
    is_known,
)
from reference.hazard_classes import inhaled_as, label_of_key
from reference.hazard_codes import severity as code_severity

NOT_STATED = "이 분류를 밝히지 않음"
MEDIA = {"gas": "가스", "vapour": "증기", "dust": "분진/미스트"}
_COVERED_BY = {"눈손상": ("피부부식", "H314")}
"""Serious eye damage is not stated again beside skin corrosion (UN GHS 3.3.2): silence on it contradicts nothing."""


@dataclass(frozen=True, slots=True)
class ClassStatement:
    """One class of one agency as it is compared; ``category`` is ``None`` where none can be read with certainty."""

    key: str
    medium: str
    category: Category | None
    fact: SourcedFact

    @property
    def codes(self) -> tuple[str, ...]:
        """The H codes at stake: the agency's own, else those of the category."""
        own = str(self.fact.data.get("h_code") or "")
        return (own,) if own else codes_of(self.key, self.category)


def class_conflicts(compared: ComparedFacts) -> Iterator[Conflict]:
    """Classes that one of two agencies states and the other does not, and classes of which they state other categories.

    One-sided counts only between agencies that both state classes of the form, and only where the silent one's list is
    whole: every class that it states can be read and is of a told form, it states no H code of the class and no absence,
    staff withhold nothing of its classes, and the category is one that every law has.
    """
    statements = _by_voice(compared)
    for place, voices in statements.items():
        for one, other in _pairs(voices):
            yield from _category_conflicts(one, other, voices)
            for stating, silent in ((one, other), (other, one)):
                yield from _one_sided(stating, silent, voices, place, compared)


def uncompared_classes(compared: ComparedFacts) -> tuple[str, ...]:
    """Classes of which agencies state different categories without telling the form: a difference of forms, or a conflict."""
    grouped: dict[tuple[str, str], list[ClassStatement]] = defaultdict(list)
    for statement in class_statements(compared.stated(FactKind.HAZARD_CLASS)):
        grouped[statement.key, statement.fact.origin].append(statement)
    return tuple(
        of_class[0].fact.data["name"]
        for of_class in grouped.values()
        if any(_may_differ(one, other, compared) for one, other in product(of_class, of_class))
    )


def class_statements(facts: Iterable[SourcedFact]) -> list[ClassStatement]:
    """The facts that name a class, with what of them is compared."""
    found = []
    for fact in facts:
        if fact.data and fact.data.get("name"):
            name, category = fact.data["name"], str(fact.data.get("category") or "")
            key = compared_class(name, category)
            found.append(ClassStatement(key, inhaled_as(name), category_of(key, category), fact))
    return found


_Voices = Mapping[str, list[ClassStatement]]


def _by_voice(compared: ComparedFacts) -> Mapping[Place, _Voices]:
    by_place = compared.by_place(compared.stated(FactKind.HAZARD_CLASS))
    return {
        place: {voice: class_statements(facts) for voice, facts in voices.items()} for place, voices in by_place.items()
    }


def _pairs(voices: _Voices) -> Iterator[tuple[str, str]]:
    names = sorted(voices)
    yield from ((one, other) for place, one in enumerate(names) for other in names[place + 1 :])


def _category_conflicts(one: str, other: str, voices: _Voices) -> Iterator[Conflict]:
    ours, theirs = _with_category(voices[one]), _with_category(voices[other])
    for key in sorted(ours.keys() & theirs.keys()):
        for medium, first, second in _comparable_media(ours[key], theirs[key]):
            if not any(
                a.category.agrees_with(b.category) for a, b in product(first, second) if a.category and b.category
            ):
                subject = f"{key}:{medium}" if medium else key
                yield _conflict(
                    ConflictType.CATEGORY, subject, _name(first[0], medium), [(one, first), (other, second)]
                )


def _with_category(statements: Iterable[ClassStatement]) -> Mapping[str, list[ClassStatement]]:
    found: dict[str, list[ClassStatement]] = defaultdict(list)
    for statement in statements:
        if statement.category:
            found[statement.key].append(statement)
    return found


def _comparable_media(
    ours: Sequence[ClassStatement], theirs: Sequence[ClassStatement]
) -> Iterator[tuple[str, list[ClassStatement], list[ClassStatement]]]:
    """Statements on one medium; one without a medium is compared with all that the other states."""
    by_medium: list[dict[str, list[ClassStatement]]] = []
    for statements in (ours, theirs):
        media: dict[str, list[ClassStatement]] = defaultdict(list)
        for statement in statements:
            media[statement.medium].append(statement)
        by_medium.append(media)
    mine, yours = by_medium
    for medium in sorted((mine.keys() & yours.keys()) - {""}):
        yield medium, mine[medium], yours[medium]
    if "" in mine or "" in yours:
        yield "", mine.get("") or list(ours), yours.get("") or list(theirs)


def _one_sided(stating: str, silent: str, voices: _Voices, place: Place, compared: ComparedFacts) -> Iterator[Conflict]:
    by_key: dict[str, list[ClassStatement]] = defaultdict(list)
    for statement in voices[stating]:
        by_key[statement.key].append(statement)
    silence = _Silence(silent, place, voices[silent], compared)
    for key, statements in by_key.items():
        firm = [each for each in statements if each.category and is_everywhere(key, each.category)]
        if firm and is_known(key) and silence.is_meant(key):
            yield _conflict(ConflictType.CLASS, key, _name(firm[0], ""), [(stating, firm)], silence.side)


class _Silence:
    """Whether an agency that classifies a form leaves a class out, or only seems to."""

    def __init__(self, voice: str, place: Place, statements: Sequence[ClassStatement], compared: ComparedFacts) -> None:
        self._keys = {each.key for each in statements}
        own = [
            fact
            for fact in compared.with_voice(FactKind.HAZARD_CLASS)
            if compared.voices.of(fact.feed) == voice and fact.origin == place.origin
        ]
        read = class_statements(fact for fact in own if not fact.absence)
        kinds = (FactKind.HAZARD_CLASS, FactKind.HAZARD_STATEMENT)
        self._is_whole = (
            bool(statements)
            and all(is_known(each.key) and compared.is_told(each.fact) for each in read)
            and len(read) == sum(not fact.absence for fact in own)
            and not compared.may_hide(voice, *kinds)
        )
        absent = class_statements(fact for fact in own if fact.absence)
        codes = [each for each in code_statements(compared) if each.voice == voice and each.fact.origin == place.origin]
        self._spoken_of = {each.key for each in (*read, *absent)} | {key for each in codes for key in each.classes}
        self._codes = {each.code[:4] for each in codes}
        self.side = Side(voice, NOT_STATED, statements[0].fact, is_silent=True) if statements else None

    def is_meant(self, key: str) -> bool:
        """Whether the class is left out of a whole list, and nothing else that is stated covers it."""
        if not self._is_whole or key in self._spoken_of:
            return False
        covering = _COVERED_BY.get(key, ())
        return not (set(covering) & (self._keys | self._codes))


def _conflict(
    conflict_type: ConflictType,
    subject: str,
    name: str,
    stated: Sequence[tuple[str, Sequence[ClassStatement]]],
    silent: Side | None = None,
) -> Conflict:
    sides = [
        (min(map(code_severity, _codes(statements)), default=0), Side(voice, statement.fact.text, statement.fact))
        for voice, statements in stated
        for statement in statements
    ]
    ordered = [side for _, side in sorted(sides, key=lambda each: (each[0], each[1].text, each[1].voice))]
    codes = [code for _, statements in stated for code in _codes(statements)]
    return Conflict(
        conflict_type,
        subject,
        name,
        (*ordered, *((silent,) if silent else ())),
        severity_of(conflict_type, codes),
        class_key=key if is_known(key := stated[0][1][0].key) else "",
    )


def _codes(statements: Iterable[ClassStatement]) -> list[str]:
    return [code for each in statements for code in each.codes]


def _name(statement: ClassStatement, medium: str) -> str:
    """The class by its key, so that it has one name; a class that GHS lacks by the agency's own."""
    name = label_of_key(statement.key) if is_known(statement.key) else str(statement.fact.data["name"])
    return f"{name}: {MEDIA[medium]}" if medium else name


def _may_differ(one: ClassStatement, other: ClassStatement, compared: ComparedFacts) -> bool:
    """Whether two agencies differ on what may be one form, and at least one of them does not tell which."""
    if compared.voices.of(one.fact.feed) == compared.voices.of(other.fact.feed):
        return False
    untold = one.fact.form_unknown or other.fact.form_unknown
    if not (untold and set(one.fact.forms.possible) & set(other.fact.forms.possible)):
        return False
    return bool(one.category and other.category and not one.category.agrees_with(other.category))
