"""The resolution of lines into answers, by slices: exact look-ups in bulk, one query for each scheme and not for each line.

Nothing is corrected: a wrong check digit, a typing error or a number of several substances leaves the choice to the
person (content rules 12, 23 and 25).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from identifiers import cas
from portal.batch.accepted_choices import Accepted, line_id
from portal.batch.cell_names import CellNames
from portal.batch.cell_parts import cell_parts
from portal.batch.cell_reading import Lookup, Reading, read_cell
from portal.batch.formula_check import has_formula
from portal.batch.known_entries import KnownEntries, choices_of
from portal.batch.line_answers import MOST_CHOICES, Choice, LineAnswer, LineOutcome
from portal.batch.lines import Line
from portal.batch.similar_names import SimilarNames
from portal.curation.current import Moment, current_visibility, read_once
from portal.models import Entry
from portal.store.bulk_rows import chunks
from reference.forms import forms_of
from reference.un_groups import is_group

SLICE = 250
"""Lines of one slice; the page reports its progress after each slice."""

SEVERAL = "같은 이름이나 번호의 물질이 여럿임"
GROUP = "UN{} 은(는) 여러 물질을 묶은 번호(n.o.s.)이며 한 물질을 뜻하지 않음"
SEVERAL_UN = "UN{} 을(를) 밝힌 물질이 여럿임"
MEMBER_ONLY = "이 번호의 물질 자체는 없고 이 번호를 포함하는 항목이 있음"
DISAGREE = "한 줄의 번호와 이름이 서로 다른 물질을 가리킴"
BESIDE_UNKNOWN = "번호 옆의 ‘{}’을(를) 이 포털에서 확인하지 못함"
NUMBER_UNKNOWN = "{}, 같은 줄의 다른 칸이 가리키는 물질만 있음"
NO_NEAR = "{}, 한 글자 차이의 번호도 이 포털에 없음"
NEAR = "{}, 한 글자 차이의 번호가 있음"
SIMILAR = "{}, 비슷한 이름이 있음"
KNOWN = "포털이 아는 CAS 번호 {}의 다른 이름. 이 이름을 밝힌 기관 자료는 없음"
"""A name in the portal's own table is never read as a typing error, also where no agency has its substance."""
WITHHELD_NUMBER = "CAS 번호 {}의 자료는 담당자가 확인을 위해 표시를 보류함. 위험하지 않다는 뜻이 아님"
BARE_UN = "숫자만 있어 UN{}인지 다른 번호인지 알 수 없음"
DISAGREE_NAMES = "한 칸의 이름들이 서로 다른 물질을 가리킴"
BESIDE_UNKNOWN_NAME = "이름 옆의 ‘{}’을(를) 이 포털에서 확인하지 못함"
LEADING = "{}, 앞부분이 같은 이름이 있음"
CHOSEN = "글자나 번호의 일치가 아니라 사람이 선택지에서 고른 것"
BLANK = "빈 줄"
REST_ONLY = "읽은 열이 비어 있어 확인하지 않음"
INSIDE = "{}, 줄 안에 이 번호가 있음"
PRODUCT_NAME = "제품의 이름이며 한 물질이 아님. 제품마다 다르니 라벨을 확인할 것"


def resolve_lines(
    lines: Sequence[Line], similar: SimilarNames, moment: Moment | None = None, accepted: Accepted | None = None
) -> Iterator[list[LineAnswer]]:
    """The answers to all lines in their order, in slices of ``SLICE``, by the decisions of one ``moment``.

    A line for which the person accepted an entry is answered with it, as long as it is shown.
    """
    known, moment = KnownEntries(), moment or Moment()
    for line_slice in chunks(lines, SLICE):
        readings = [_readings(line) for line in line_slice]
        with read_once(moment):
            known.look_up(readings)
            chosen = _chosen(line_slice, accepted or {})
            answers = [
                _chosen_answer(line, chosen[place]) if place in chosen else _answer_line(line, each, known, similar)
                for place, (line, each) in enumerate(zip(line_slice, readings, strict=True))
            ]
        yield answers


def _readings(line: Line) -> list[Reading]:
    """The readings of the parts of all cells; a name in one cell with a number is marked."""
    readings: list[Reading] = []
    for cell in line.cells:
        number_part, *others = map(read_cell, cell_parts(cell))
        readings += [number_part, *(replace(other, is_beside_number=True) for other in others)]
    return readings


def _chosen(lines: Sequence[Line], accepted: Accepted) -> dict[int, Choice]:
    """The entries that the person accepted, by the line's place among these; what is no longer shown is left out."""
    keys = {place: key for place, line in enumerate(lines) if (key := accepted.get(line_id(line)))} if accepted else {}
    if not keys:
        return {}
    pks = set(Entry.objects.filter(key__in=set(keys.values())).values_list("pk", flat=True))
    by_key = {choice.key: choice for choice in choices_of(pks).values() if not choice.is_product_class}
    return {place: by_key[key] for place, key in keys.items() if key in by_key}


def _chosen_answer(line: Line, choice: Choice) -> LineAnswer:
    return LineAnswer(line, LineOutcome.CHOSEN, CHOSEN, choice)


def _answer_line(line: Line, readings: Sequence[Reading], known: KnownEntries, similar: SimilarNames) -> LineAnswer:
    """The first cell decides. The others must not contradict it; where it finds nothing, their substances are choices only."""
    if not readings:
        return LineAnswer(line, LineOutcome.BLANK, REST_ONLY if line.rest else BLANK)
    first, *others = (_answer_cell(line, reading, known) for reading in readings)
    others_with_entries = [
        other for other in others if (other.found or other.choices) and not _is_of_goods(other, first)
    ]
    unknown = [
        reading.cell.text
        for reading, other in zip(readings[1:], others, strict=True)
        if reading.is_beside_number and other not in others_with_entries
    ]
    if first.found and unknown:
        return _choice_answer(line, BESIDE_UNKNOWN.format(unknown[0][:60]), first, *others_with_entries)
    if first.found:
        return (
            first
            if all(first.found in _choices_of(other) for other in others_with_entries)
            else _choice_answer(line, DISAGREE, first, *others_with_entries)
        )
    if others_with_entries and first.outcome is LineOutcome.AMBIGUOUS:
        return _narrowed_answer(line, first, others_with_entries)
    if others_with_entries:
        outcome = first.outcome if first.outcome is LineOutcome.WRONG_DIGIT else LineOutcome.AMBIGUOUS
        return _choice_answer(line, NUMBER_UNKNOWN.format(first.reason), first, *others_with_entries, outcome=outcome)
    is_unknown = first.outcome is LineOutcome.NOT_FOUND and not first.choices
    if is_unknown and not any(reading.alias or _withheld_number(reading) for reading in readings):
        return _with_similar(first, readings, known, similar)
    return first


def _is_of_goods(other: LineAnswer, first: LineAnswer) -> bool:
    """Whether a cell names goods beside a substance that is found: 세척제 with the number of what it consists of."""
    return bool(first.found) and not other.found and all(choice.is_product_class for choice in other.choices)


def _answer_cell(line: Line, reading: Reading, known: KnownEntries) -> LineAnswer:
    if reading.name and (classes := known.product_classes(reading.name)):
        return _offer_choices(
            line, LineOutcome.NOT_FOUND, PRODUCT_NAME, (*classes, *known.substances_with(reading.name))
        )
    for lookups in (reading.numbers, (reading.name,)):
        matches = {lookup: substances for lookup in lookups if lookup and (substances := known.substances_with(lookup))}
        if matches:
            return _exact_answer(line, matches, known, is_bare=reading.is_bare)
    if reading.inside and (answer := _names_answer(line, reading, reading.inside, known)):
        return answer
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
    if withheld := _withheld_number(reading):
        return LineAnswer(line, LineOutcome.NOT_FOUND, WITHHELD_NUMBER.format(withheld))
    if reading.alias:
        return _offer_choices(
            line, LineOutcome.NOT_FOUND, KNOWN.format(reading.alias[1]), known.substances_with(reading.alias)
        )
    return LineAnswer(line, LineOutcome.NOT_FOUND, reading.reason)


def _withheld_number(reading: Reading) -> str:
    """The CAS number of a substance that staff withhold, or ""."""
    numbers = [value for scheme, value in (*reading.numbers, reading.alias or ("", "")) if scheme == "cas"]
    return next((number for number in numbers[:1] if f"cas:{number}" in current_visibility().hidden_keys), "")


def _names_answer(line: Line, reading: Reading, inside: CellNames, known: KnownEntries) -> LineAnswer | None:
    """The answer of the names in a cell: found where all are of one substance, else a choice; ``None`` where none is known."""
    by_name = {lookup: known.substances_with(lookup) for lookup in reading.names}
    if any(known.product_classes(lookup) for lookup in by_name):
        classes = (choice for lookup in by_name for choice in known.product_classes(lookup))
        return _offer_choices(line, LineOutcome.NOT_FOUND, PRODUCT_NAME, classes)
    matched = {lookup: substances for lookup, substances in by_name.items() if substances}
    if not matched:
        return None
    common = [choice for choice in next(iter(matched.values())) if all(choice in each for each in matched.values())]
    everything = dict.fromkeys(choice for substances in matched.values() for choice in substances)
    unknown = [
        text
        for text, lookup in zip(inside.names, reading.names, strict=False)
        if not by_name[lookup] and not any(has_formula(choice.cas, text) for choice in common)
    ]
    if not common:
        return _offer_choices(line, LineOutcome.AMBIGUOUS, DISAGREE_NAMES, everything)
    if unknown:
        return _offer_choices(line, LineOutcome.AMBIGUOUS, BESIDE_UNKNOWN_NAME.format(unknown[0][:60]), common)
    first = next(iter(matched))
    answer = _exact_answer(line, {first: tuple(common)}, known)
    return replace(answer, reason=", ".join(filter(None, (answer.reason, inside.note))))


def _exact_answer(
    line: Line, matches: dict[Lookup, tuple[Choice, ...]], known: KnownEntries, *, is_bare: bool = False
) -> LineAnswer:
    """The answer of a cell with exact matches: one substance is found, several are choices.

    Digits alone in a column without a heading may be anybody's running numbers, so a UN number of four digits is offered.
    """
    (scheme, value), substances = next(iter(matches.items()))
    choices = list(dict.fromkeys(choice for each in matches.values() for choice in each))
    if scheme == "un" and is_group(value):
        return _offer_choices(line, LineOutcome.AMBIGUOUS, GROUP.format(value), choices)
    if scheme == "cas" and substances[0].key != f"cas:{value}":
        return _offer_choices(line, LineOutcome.AMBIGUOUS, MEMBER_ONLY, choices)
    if len(choices) > 1:
        return _offer_choices(
            line, LineOutcome.AMBIGUOUS, SEVERAL_UN.format(value) if scheme == "un" else SEVERAL, choices
        )
    if scheme == "un" and is_bare:
        return _offer_choices(line, LineOutcome.AMBIGUOUS, BARE_UN.format(value), choices)
    match_text = known.match_text((scheme, value), choices[0])
    return LineAnswer(line, LineOutcome.FOUND, f"{match_text}{_forms(scheme, value, choices[0])}", choices[0])


def _forms(scheme: str, value: str, choice: Choice) -> str:
    """The forms that a UN number stands for, of a substance with several forms (content rule 10)."""
    names = [form.name_ko for form in forms_of(choice.cas) if value in form.un] if scheme == "un" else []
    return f", 형태: {', '.join(names)}" if names else ""


def _narrowed_answer(line: Line, first: LineAnswer, others: Sequence[LineAnswer]) -> LineAnswer:
    """The one of several substances (of a UN number) that another cell of the line names; else a choice."""
    named = {other.found for other in others if other.found}
    if len(named) == 1 and named <= set(first.choices):
        return next(other for other in others if other.found)
    return _choice_answer(line, first.reason, first, *others)


def _with_similar(
    answer: LineAnswer, readings: Sequence[Reading], known: KnownEntries, similar: SimilarNames
) -> LineAnswer:
    if not any(reading.name for reading in readings):
        return answer
    text = next(reading.cell.text for reading in readings if reading.name)
    offered, remark = similar.find(text)
    if offered:
        return _offer_choices(answer.line, LineOutcome.NOT_FOUND, SIMILAR.format(answer.reason), offered)
    for lookup in (lookup for reading in readings for lookup in reading.leading):
        if substances := known.substances_with(lookup):
            return _offer_choices(answer.line, LineOutcome.NOT_FOUND, LEADING.format(answer.reason), substances)
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
