"""Whether the answer above the hits is what the judges expect: its kind, its intent and its substances."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from portal.answers.answer import Answer, AnswerKind

Ask = Callable[[str], Answer]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judged query: accepted kinds, CAS numbers of which one must be named, CAS numbers that must not be first."""

    text: str
    kinds: frozenset[str]
    expected: frozenset[str]
    never: frozenset[str]
    intent: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement with the answer that was given; ``faults`` says in words what is wrong, () if nothing is."""

    judgement: Judgement
    answer: Answer
    faults: tuple[str, ...]


def is_judged_by_kind(path: Path) -> bool:
    """Whether the rows of a file judge answers; ``False`` for an unreadable file, which the reader then reports."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["queries"]
        return bool(rows) and all("kinds" in row for row in rows)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def judgements(path: Path) -> tuple[Judgement, ...]:
    """Reads ``{"queries": [{"q", "kinds", "expect"?, "never"?, "intent"?}]}``; ``ValueError`` names file and fault."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["queries"]
        return tuple(_judgement(row) for row in rows)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ValueError(
            f'{path} is no file of judged answers ({{"queries": [{{"q", "kinds", "expect", "never", "intent"}}]}}): {error}'
        ) from error


def verdicts(ask: Ask, judged: Iterable[Judgement]) -> tuple[Verdict, ...]:
    """Asks every query and compares its answer."""
    compared = []
    for judgement in judged:
        answer = ask(judgement.text)
        compared.append(Verdict(judgement, answer, tuple(_faults(judgement, answer))))
    return tuple(compared)


def share_correct(verdicts: Iterable[Verdict]) -> float:
    """The share of verdicts without a fault; 0 for none."""
    judged = list(verdicts)
    return sum(not verdict.faults for verdict in judged) / (len(judged) or 1)


def _judgement(row: dict[str, object]) -> Judgement:
    text, kinds = row["q"], _strings(row["kinds"])
    unknown = kinds - set(AnswerKind)
    if not isinstance(text, str) or not kinds or unknown:
        raise ValueError(f"the row {row!r} has no text, no kinds, or kinds that do not exist: {sorted(unknown)}")
    return Judgement(
        text, kinds, _strings(row.get("expect", ())), _strings(row.get("never", ())), str(row.get("intent", ""))
    )


def _strings(value: object) -> frozenset[str]:
    if not isinstance(value, list | tuple):
        raise TypeError(f"{value!r} is no list")
    return frozenset(map(str, value))


def _faults(judgement: Judgement, answer: Answer) -> Iterable[str]:
    if answer.kind not in judgement.kinds:
        yield f"kind {answer.kind}, expected {' or '.join(sorted(judgement.kinds))}"
    if judgement.intent and answer.intent != judgement.intent:
        yield f"intent {answer.intent or '–'}, expected {judgement.intent}"
    first = frozenset(answer.cas if answer.kind is AnswerKind.CHOOSE else answer.cas[:1])
    if judgement.expected and not judgement.expected & first:
        yield f"names {', '.join(answer.cas[:3]) or 'no substance'}, expected {', '.join(sorted(judgement.expected))}"
    if judgement.never & frozenset(answer.cas[:1]):
        yield f"{answer.cas[0]} must never be first"
    if answer.kind is AnswerKind.CHOOSE and (answer.url or answer.opens):
        yield f"opens {answer.url} though several are offered"
