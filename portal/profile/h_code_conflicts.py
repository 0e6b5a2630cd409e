"""H codes on which two agencies differ although their classes do not say so already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations, product

from connectors.schema import FactKind
from portal.profile.class_conflicts import class_statements
from portal.profile.conflict_types import Conflict, ConflictType, Side, severity_of
from portal.profile.conflict_voices import ComparedFacts, Place
from portal.profile.h_code_statements import CodeStatement, code_statements
from reference.ghs_classes import is_code_everywhere
from reference.hazard_classes import label_of_key
from reference.hazard_codes import severity as code_severity

NOT_STATED = "이 분류의 H 코드를 밝히지 않음"
_COVERED_BY = {"H318": ("H314",), "H400": ("H410", "H411", "H412"), "H401": ("H411", "H412"), "H402": ("H412",)}
"""Statements that a label leaves out beside a stronger one (UN GHS 1.4.10.5.3.3)."""

_Groups = Mapping[str, list[CodeStatement]]


def h_code_conflicts(compared: ComparedFacts, said: Collection[Conflict]) -> Iterator[Conflict]:
    """Codes of one class that differ (H360D, H360F), and codes of a class that one of two agencies leaves out.

    A code that only says again what the two already differ on as class or category (``said``) is no second conflict.
    The silent side counts as in ``class_conflicts``: it states codes of the form, all of a told form, and neither the
    class nor a code that covers this one.
    """
    every = code_statements(compared)
    known = {(each.origin, each.form, each.pair, each.subject.partition(":")[0]) for each in said}
    for place, voices in _by_place(every, compared).items():
        for one, other in combinations(sorted(voices), 2):
            ours, theirs = voices[one], voices[other]
            for group in sorted(ours.keys() | theirs.keys()):
                first, second = ours.get(group, []), theirs.get(group, [])
                classes = (first or second)[0].classes
                if any((place.origin, place.form, (one, other), key) in known for key in classes):
                    continue
                if first and second:
                    if not any(a.agrees_with(b) for a, b in product(first, second)):
                        yield _conflict(group, [*first, *second])
                elif _is_left_out(first or second, theirs if first else ours, other if first else one, compared, every):
                    silent = next(iter((theirs if first else ours).values()))[0]
                    yield _conflict(group, first or second, Side(silent.voice, NOT_STATED, silent.fact, is_silent=True))


def _by_place(every: Sequence[CodeStatement], compared: ComparedFacts) -> Mapping[Place, Mapping[str, _Groups]]:
    found: dict[Place, dict[str, dict[str, list[CodeStatement]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for each in every:
        if compared.is_told(each.fact):
            found[Place(each.fact.origin, each.fact.form_key)][each.voice][each.group].append(each)
    return found


def _is_left_out(
    stated: Sequence[CodeStatement],
    silent: _Groups,
    voice: str,
    compared: ComparedFacts,
    every: Sequence[CodeStatement],
) -> bool:
    origin = stated[0].fact.origin
    of_voice = [each for each in every if each.voice == voice and each.fact.origin == origin]
    classes = class_statements(
        fact
        for fact in compared.with_voice(FactKind.HAZARD_CLASS)
        if compared.voices.of(fact.feed) == voice and fact.origin == origin
    )
    if any(not compared.is_told(each.fact) for each in of_voice) or {each.key for each in classes} & stated[0].classes:
        return False
    if compared.may_hide(voice, FactKind.HAZARD_CLASS, FactKind.HAZARD_STATEMENT):
        return False
    their_codes = {each.code[:4] for each in of_voice}
    return any(
        is_code_everywhere(each.code) and not their_codes & set(_COVERED_BY.get(each.code[:4], ())) for each in stated
    )


def _conflict(group: str, statements: Sequence[CodeStatement], silent: Side | None = None) -> Conflict:
    ordered = sorted(statements, key=lambda each: (code_severity(each.code), each.code, each.voice))
    by_side = {(each.voice, each.code): Side(each.voice, each.code, each.fact) for each in reversed(ordered)}
    sides = [by_side[each.voice, each.code] for each in ordered]
    codes = [each.code for each in statements]
    return Conflict(
        ConflictType.H_CODE,
        group,
        " / ".join(map(label_of_key, group.split("+"))),
        (*dict.fromkeys(sides), *((silent,) if silent else ())),
        severity_of(ConflictType.H_CODE, codes),
        class_key=min(statements[0].classes),
    )
