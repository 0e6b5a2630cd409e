"""Lines → answers, by slices: exact look-ups in bulk, one query a scheme and not one a line.

Nothing is corrected: a wrong check digit, a slip or a number of many substances leaves the choice to the person
(content rules 12, 23 and 25).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from identifiers import cas
from portal.batch.cell_reading import Lookup, Reading, read_cell
from portal.batch.line_answers import MOST_CHOICES, Choice, LineAnswer, LineOutcome
from portal.batch.lines import Line
from portal.batch.portal_names import portal_only_names
from portal.batch.similar_names import SimilarNames
from portal.curation.current import current_visibility, read_once
from portal.models import Entry, Identifier
from portal.profile.titles import titles_of
from portal.store.bulk_rows import chunks, pick
from portal.store.identity import cas_of
from reference.forms import forms_of
from reference.un_groups import is_group

SLICE = 250
"""Lines answered at once: between two slices progress is told."""

SEVERAL = "같은 이름이나 번호의 물질이 여럿임"
GROUP = "UN{} 은(는) 여러 물질을 묶은 번호(n.o.s.)이며 한 물질을 뜻하지 않음"
SEVERAL_UN = "UN{} 을(를) 밝힌 물질이 여럿임"
MEMBER_ONLY = "이 번호의 물질 자체는 없고 이 번호를 포함하는 항목이 있음"
DISAGREE = "한 줄의 번호와 이름이 서로 다른 물질을 가리킴"
NUMBER_UNKNOWN = "{}, 같은 줄의 다른 칸이 가리키는 물질만 있음"
NO_NEAR = "{}, 한 글자 차이의 번호도 이 포털에 없음"
NEAR = "{}, 한 글자 차이의 번호가 있음"
SIMILAR = "{}, 비슷한 이름이 있음"
KNOWN = "포털이 아는 CAS 번호 {}의 다른 이름. 이 이름을 밝힌 기관 자료는 없음"
"""A name of a known substance is never taken for a slip of another's, whether the portal holds that substance or not."""
INSIDE = "{}, 줄 안에 이 번호가 있음"
PRODUCT_NAME = "제품의 이름이며 한 물질이 아님. 제품마다 다르니 라벨을 확인할 것"
PRODUCT_CLASS = "product_class"
MATCH_TEXTS = {
    "cas": "CAS 번호 일치",
    "ke": "KE 번호 일치",
    "number": "고시 번호 일치",
    "un": "UN 번호를 밝힌 물질이 이 포털에 하나뿐임",
    "ec": "EC 번호 일치",
    "name": "이름 일치",
}
PORTAL_NAME = "포털이 더한 이름과 일치(기관이 밝힌 이름이 아님)"


def resolve_lines(lines: Sequence[Line], similar: SimilarNames) -> Iterator[list[LineAnswer]]:
    """The answers to all lines in their order, by slices of ``SLICE``."""
    known = _KnownEntries()
    for line_slice in chunks(lines, SLICE):
        readings = [[read_cell(cell) for cell in line.cells] for line in line_slice]
        with read_once():
            known.look_up(readings)
            answers = [
                _answer_line(line, each, known, similar) for line, each in zip(line_slice, readings, strict=True)
            ]
        yield answers


class _KnownEntries:
    """Substances by identifier and by exact name; grows slice by slice, so that a repeated line costs nothing."""

    def __init__(self) -> None:
        self._found: dict[Lookup, tuple[Choice, ...]] = {}
        self._portal_names: set[tuple[int, str]] = set()

    def look_up(self, readings: Iterable[Iterable[Reading]]) -> None:
        """Reads what these readings ask for and is not known yet."""
        wanted: dict[str, set[str]] = defaultdict(set)
        for reading in (reading for line in readings for reading in line):
            for scheme, value in reading.lookups:
                if (scheme, value) not in self._found:
                    wanted[scheme].add(value)
        visibility = current_visibility()
        entry_ids: dict[Lookup, list[int]] = {(scheme, value): [] for scheme in wanted for value in wanted[scheme]}
        for scheme, values in wanted.items():
            for pk, entry, value in pick(
                Identifier, ("id", "entry_id", "value"), "value", sorted(values), scheme=scheme
            ):
                if pk not in visibility.identifiers:
                    entry_ids[scheme, value].append(entry)
        choices = _choices({pk for pks in entry_ids.values() for pk in pks})
        for lookup, pks in entry_ids.items():
            self._found[lookup] = tuple(choices[pk] for pk in sorted(pks) if pk in choices)
        self._portal_names |= portal_only_names(
            {
                (pk, value)
                for (scheme, value), pks in entry_ids.items()
                if scheme == "name"
                for pk in pks
                if pk in choices
            }
        )

    def match_text(self, lookup: Lookup, choice: Choice) -> str:
        """By what the substance was found, in words."""
        scheme, value = lookup
        return PORTAL_NAME if scheme == "name" and (choice.pk, value) in self._portal_names else MATCH_TEXTS[scheme]

    def substances_with(self, lookup: Lookup) -> tuple[Choice, ...]:
        """The substances that bear it; of a CAS number the substance itself alone, if it stands."""
        found = tuple(choice for choice in self._found.get(lookup, ()) if not choice.is_product_class)
        itself = tuple(choice for choice in found if choice.key == f"cas:{lookup[1]}")
        return itself or found

    def product_classes(self, lookup: Lookup) -> tuple[Choice, ...]:
        """The kinds of products that bear it."""
        return tuple(choice for choice in self._found.get(lookup, ()) if choice.is_product_class)


def _choices(pks: set[int]) -> dict[int, Choice]:
    found: dict[int, Choice] = {}
    for line_slice in chunks(sorted(pks)):
        standing = Entry.objects.filter(pk__in=line_slice, kind__in=("substance", PRODUCT_CLASS), withdrawn_at=None)
        entries = list(current_visibility().of_entries(standing))
        titles = titles_of(entries)
        for entry in entries:
            found[entry.pk] = Choice(
                entry.key, titles[entry.pk], entry.address, cas_of(entry.key), entry.pk, entry.kind == PRODUCT_CLASS
            )
    return found


def _answer_line(line: Line, readings: Sequence[Reading], known: _KnownEntries, similar: SimilarNames) -> LineAnswer:
    """The first cell decides; the others must not contradict it, and stand in for it only as a choice."""
    first, *others = (_answer_cell(line, reading, known) for reading in readings)
    with_entries = [other for other in others if other.found or other.choices]
    if first.found:
        return (
            first
            if all(first.found in _choices_of(other) for other in with_entries)
            else _choice_answer(line, DISAGREE, first, *with_entries)
        )
    if with_entries and first.outcome is LineOutcome.AMBIGUOUS:
        return _narrowed_answer(line, first, with_entries)
    if with_entries:
        outcome = first.outcome if first.outcome is LineOutcome.WRONG_DIGIT else LineOutcome.AMBIGUOUS
        return _choice_answer(line, NUMBER_UNKNOWN.format(first.reason), first, *with_entries, outcome=outcome)
    if first.outcome is LineOutcome.NOT_FOUND and not first.choices and not any(reading.alias for reading in readings):
        return _with_similar(first, readings, similar)
    return first


def _answer_cell(line: Line, reading: Reading, known: _KnownEntries) -> LineAnswer:
    if reading.name and (classes := known.product_classes(reading.name)):
        return _offer_choices(
            line, LineOutcome.NOT_FOUND, PRODUCT_NAME, (*classes, *known.substances_with(reading.name))
        )
    for lookups in (reading.numbers, (reading.name,) if reading.name else ()):
        named = {lookup: found for lookup in lookups if lookup and (found := known.substances_with(lookup))}
        if named:
            return _exact_answer(line, named, known)
    if reading.near:
        near = [
            choice
            for number in reading.near
            for choice in known.substances_with(("cas", number))
            if choice.cas == number
        ]
        reason = (NEAR if near else NO_NEAR).format(reading.reason)
        return _offer_choices(line, LineOutcome.WRONG_DIGIT, reason, near)
    inside = [choice for number in cas.find(reading.cell.text) for choice in known.substances_with(("cas", number))]
    if inside and not reading.numbers:
        return _offer_choices(line, LineOutcome.AMBIGUOUS, INSIDE.format(reading.reason), inside)
    if reading.alias:
        return _offer_choices(
            line, LineOutcome.NOT_FOUND, KNOWN.format(reading.alias[1]), known.substances_with(reading.alias)
        )
    return LineAnswer(line, LineOutcome.NOT_FOUND, reading.reason)


def _exact_answer(line: Line, named: dict[Lookup, tuple[Choice, ...]], known: _KnownEntries) -> LineAnswer:
    """One substance under all that the cell can mean is found; anything else is to be chosen from."""
    (scheme, value), found = next(iter(named.items()))
    choices = list(dict.fromkeys(choice for each in named.values() for choice in each))
    if scheme == "un" and is_group(value):
        return _offer_choices(line, LineOutcome.AMBIGUOUS, GROUP.format(value), choices)
    if scheme == "cas" and found[0].key != f"cas:{value}":
        return _offer_choices(line, LineOutcome.AMBIGUOUS, MEMBER_ONLY, choices)
    if len(choices) > 1:
        return _offer_choices(
            line, LineOutcome.AMBIGUOUS, SEVERAL_UN.format(value) if scheme == "un" else SEVERAL, choices
        )
    match_text = known.match_text((scheme, value), choices[0])
    return LineAnswer(line, LineOutcome.FOUND, f"{match_text}{_forms(scheme, value, choices[0])}", choices[0])


def _forms(scheme: str, value: str, choice: Choice) -> str:
    """A UN number names a form of a substance that has several (content rule 10)."""
    names = [form.name_ko for form in forms_of(choice.cas) if value in form.un] if scheme == "un" else []
    return f", 형태: {', '.join(names)}" if names else ""


def _narrowed_answer(line: Line, first: LineAnswer, with_entries: Sequence[LineAnswer]) -> LineAnswer:
    """A cell with several meanings (a UN number) beside one that names one of them is that one."""
    named = {other.found for other in with_entries if other.found}
    if len(named) == 1 and named <= set(first.choices):
        return next(other for other in with_entries if other.found)
    return _choice_answer(line, first.reason, first, *with_entries)


def _with_similar(answer: LineAnswer, readings: Sequence[Reading], similar: SimilarNames) -> LineAnswer:
    if not any(reading.name for reading in readings):
        return answer
    text = next(reading.cell.text for reading in readings if reading.name)
    offered, remark = similar.find(text)
    if offered:
        return _offer_choices(answer.line, LineOutcome.NOT_FOUND, SIMILAR.format(answer.reason), offered)
    return LineAnswer(answer.line, answer.outcome, f"{answer.reason}{remark}")


def _choice_answer(
    line: Line, reason: str, *answers: LineAnswer, outcome: LineOutcome = LineOutcome.AMBIGUOUS
) -> LineAnswer:
    return _offer_choices(line, outcome, reason, [choice for answer in answers for choice in _choices_of(answer)])


def _choices_of(answer: LineAnswer) -> tuple[Choice, ...]:
    return (answer.found,) if answer.found else answer.choices


def _offer_choices(line: Line, outcome: LineOutcome, reason: str, choices: Iterable[Choice]) -> LineAnswer:
    distinct = list(dict.fromkeys(choices))
    return LineAnswer(line, outcome, reason, None, tuple(distinct[:MOST_CHOICES]), max(len(distinct) - MOST_CHOICES, 0))
