"""What one record would lose or exchange if its new row were written, and whether that alone is a reason to hold it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from connectors.schema import Fact, FactKind, Row
from portal.store.digest import data_text, fact_identity

FEWEST_EMPTIED = 3
"""Facts of one kind and section that all end with nothing in their place: one or two are corrected every day."""
MOST_LOST_SHARE, FEWEST_LOST = 0.3, 5
"""Of one record's facts, more than this share, and at least so many, may not end with nothing of their kind in their place."""
FEWEST_FACTS = 8
LEAST_KEPT_SHARE = 0.2
"""Of a record with ``FEWEST_FACTS`` or more, less than this stays: the answer is about another thing. A revision keeps most lines."""
MOST_ENDED_SHARE, FEWEST_LINES = 1 / 3, 20
"""Of a record with so many facts, more than this share may not end, also where the same value stays under another label.

Fields that slipped by one keep most values and mislabel them all. A short record is revised as a whole more easily.
"""

FOLLOWED_KINDS = frozenset(
    {
        *(FactKind.NAME, FactKind.SYNONYM, FactKind.CAS, FactKind.HAZARD_CLASS, FactKind.HAZARD_STATEMENT),
        *(FactKind.SIGNAL_WORD, FactKind.PRECAUTIONARY_STATEMENT, FactKind.EXPOSURE_SYMPTOM, FactKind.TEXT),
        *(FactKind.LEGAL_LISTING, FactKind.EXPOSURE_LIMIT, FactKind.TREATMENT_GENERAL, FactKind.TREATMENT_SPECIFIC),
        *(FactKind.TRANSPORT_CLASS, FactKind.UN, FactKind.DEFECT, FactKind.HUMAN_TOXICITY, FactKind.SUMMARY),
    }
)
"""Names and hazards: values that must not move to another key unnoticed."""

_MISSING = object()

Place = tuple[str, str, str]
"""Kind, language and label: the place of a value in a record."""


@dataclass(frozen=True, slots=True)
class RecordChange:
    """The change of one record. ``reason`` is Korean and "" where the record alone is no reason to hold it.

    ``lost`` counts facts by kind that end with nothing in their place; ``exchanged`` are the kinds with other facts than
    before; ``moves`` has the values before and now by place, of names and hazards.
    """

    key: str
    reason: str = ""
    lost: Counter[str] = field(default_factory=Counter)
    exchanged: frozenset[str] = frozenset()
    moves: Mapping[Place, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)


def change_of(key: str, before: Sequence[Fact], after: Sequence[Fact], stored_row: Row, row: Row) -> RecordChange:
    """Compares what the stored row states with what the new row states; an absence (자료없음) states no content."""
    was, now = _by_kind(before), _by_kind(after)
    lost: Counter[str] = Counter()
    for (kind, _), values in was.items():
        lost[kind] += max(len(values - now[kind, _]) - len(now[kind, _] - values), 0)
    exchanged = frozenset(kind for (kind, section), values in was.items() if values - now[kind, section])
    return RecordChange(
        key,
        _reason(before, after, lost, stored_row, row),
        +lost,
        exchanged,
        _moves(_by_place(before), _by_place(after)),
    )


def _by_kind(facts: Sequence[Fact]) -> defaultdict[tuple[str, str], set[str]]:
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in facts:
        if not fact.absence:
            found[str(fact.kind), str(fact.section)].add(f"{fact.value}\x1f{data_text(fact) or ''}")
    return found


def _by_place(facts: Sequence[Fact]) -> dict[Place, tuple[str, ...]]:
    found: defaultdict[Place, list[str]] = defaultdict(list)
    for fact in facts:
        if fact.kind in FOLLOWED_KINDS and not fact.absence:
            found[str(fact.kind), fact.lang, fact.label].append(fact.value)
    return {place: tuple(sorted(values)) for place, values in found.items()}


def _moves(
    was: Mapping[Place, tuple[str, ...]], now: Mapping[Place, tuple[str, ...]]
) -> dict[Place, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {place: (values, now.get(place, ())) for place, values in was.items() if values != now.get(place, ())}


def _reason(before: Sequence[Fact], after: Sequence[Fact], lost: Counter[str], stored_row: Row, row: Row) -> str:
    if retyped := next(retyped_fields(stored_row, row), ""):
        return f"{retyped} 항목이 글 대신 다른 형식이거나 비어서 옴"
    numbers, numbers_now = _numbers(before), _numbers(after)
    if numbers and not numbers & numbers_now:
        return f"CAS번호가 {', '.join(sorted(numbers))}에서 {', '.join(sorted(numbers_now)) or '없음'}(으)로 바뀜"
    was, now = _by_kind(before), _by_kind(after)
    for (kind, section), values in was.items():
        if len(values) >= FEWEST_EMPTIED and not now[kind, section]:
            return f"{_label(before, kind, section)} {len(values):,}개가 모두 없어짐"
    every = sum(map(len, was.values()))
    if (gone := lost.total()) >= FEWEST_LOST and gone > MOST_LOST_SHARE * every:
        return f"값 {every:,}개 가운데 {gone:,}개가 없어짐"
    kept = sum(len(values & now[place]) for place, values in was.items())
    if every >= FEWEST_FACTS and kept < LEAST_KEPT_SHARE * every:
        return f"값 {every:,}개 가운데 {kept:,}개만 그대로여서 다른 것의 자료일 수 있음"
    lines, ended = len(_identities(before)), len(_identities(before) - _identities(after))
    if lines >= FEWEST_LINES and ended > MOST_ENDED_SHARE * lines:
        return f"값 {lines:,}개 가운데 {ended:,}개의 항목이나 값이 달라져 칸이 밀렸을 수 있음"
    return ""


def _identities(facts: Sequence[Fact]) -> set[bytes]:
    """What the store tells facts apart by; an absence counts, because it too ends."""
    return {fact_identity(fact, data_text(fact)) for fact in facts}


def _numbers(facts: Sequence[Fact]) -> set[str]:
    return {fact.value for fact in facts if fact.kind is FactKind.CAS}


def _label(facts: Sequence[Fact], kind: str, section: str) -> str:
    return next(
        (fact.label for fact in facts if (str(fact.kind), str(fact.section)) == (kind, section) and fact.label), kind
    )


def retyped_fields(stored: Any, sent: Any, path: str = "") -> Iterator[str]:
    """The fields that held text and now hold an object, a list or null, and nested lists that are empty or gone.

    A text field that is left out is no change of type: agencies leave out what they do not know. One object and a
    list of objects are two spellings of the same.
    """
    if _is_blank(stored):
        return
    if isinstance(stored, dict) and isinstance(sent, dict):
        for name, value in stored.items():
            yield from retyped_fields(value, sent.get(name, _MISSING), f"{path}.{name}" if path else name)
    elif isinstance(stored, dict | list):
        if _is_blank(sent) or not isinstance(sent, dict | list):
            yield path
        else:
            yield from _retyped_members(_members(stored), _members(sent), path)
    elif sent is None or isinstance(sent, dict | list) or (isinstance(sent, bool) and not isinstance(stored, bool)):
        yield path


def _retyped_members(stored: list[Any], sent: list[Any], path: str) -> Iterator[str]:
    """Fields of the objects in a list, taken together: rows of a list come and go, their fields do not change type."""
    was, now = _nested_fields(stored), _nested_fields(sent)
    if was and not now:
        yield path
    yield from (f"{path}.{name}" for name, nested in was.items() if not nested and now.get(name))


def _nested_fields(members: list[Any]) -> dict[str, bool]:
    """The filled fields of objects, each with whether it holds an object or a list in any of them."""
    found: dict[str, bool] = {}
    for member in members:
        if isinstance(member, dict):
            for name, value in member.items():
                if not _is_blank(value):
                    found[name] = found.get(name, False) or isinstance(value, dict | list)
    return found


def _members(value: Any) -> list[Any]:
    if isinstance(value, dict) and set(value) == {"item"}:
        value = value["item"]
    return value if isinstance(value, list) else [value]


def _is_blank(value: Any) -> bool:
    return value is None or value is _MISSING or (isinstance(value, str | dict | list) and not value)
