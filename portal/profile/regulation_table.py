"""The regulation of a substance as one table: a line for each row of a law, with content, quantity, notice, dates and source.

With a share of the substance in a mixture each line says whether it applies, and where nobody can say, why not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from portal.profile.content_verdicts import (
    CONTENT_UNREAD,
    NO_CONTENT_STATED,
    ContentBound,
    ContentLine,
    ContentVerdict,
    Verdict,
    content_lines,
)
from portal.profile.regulation import DANGEROUS_SUBSTANCES_ACT, LegalRow, Regulation
from portal.profile.sourced_facts import SourcedFact, one_per_source
from reference.designated_quantities import SOURCE as ANNEX_OF_HAZMAT
from reference.designated_quantities import DesignatedQuantity
from reference.legal_lists import REGISTERS
from reference.regulated_quantities import ACCIDENT_ANNEX, MARK, NOTICE, RegulatedQuantity, quantities_of
from reference.workplace_safety_law import LAW as WORKPLACE_LAW
from reference.workplace_safety_law import (
    PROCESS_SAFETY_REPORT,
    SECOND_HAND,
    process_safety_quantities_of,
    workplace_listings_of,
)

ACCIDENT_LIST = "사고대비물질"
CONTROL_ACT = "화학물질관리법"
QUANTITY_LIST = "규정수량 별표 {}"
ACCIDENT_FIRST = "사고대비물질에 해당하면 별표 3의 수량이 먼저(별표 2 일반기준 가목)"
NOT_TOLD_APART = "같은 조건의 줄이 둘 이상이며, 가르는 말이 이 사본에 없음"
MIXTURES_BY_TEST = "혼합물이 이 품명에 드는지는 농도만으로 정해지지 않음"
BY_OTHER_MEASURE = "이 품명의 조건은 농도가 아님({})"
BY_OTHER_CONTENTS = "이 줄에 함량 없음, 별표 2 일반기준을 따름"
CONTENT_NOT_COPIED = "2차 자료의 함량 기준은 옮기지 않음"
NEVER_ABSENT_BY_COPY = "2차 자료로는 해당하지 않는다고 말할 수 없음"


@dataclass(frozen=True, slots=True)
class RegulationLine:
    """One line of the table.

    ``facts`` are the sources of what an agency states; ``document`` names the law or copy behind any other line. ``first_seen``
    is the day since when the portal has had it, ``None`` for a line of a document. ``is_second_hand`` marks copies.
    """

    law: str
    list_name: str
    number: str
    contents: tuple[ContentLine, ...]
    quantity: str = ""
    terms: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
    content_as_sent: str = ""
    notice: str = ""
    notice_date: str = ""
    first_seen: datetime | None = None
    facts: tuple[SourcedFact, ...] = ()
    document: str = ""
    has_exception: bool = False
    is_second_hand: bool = False
    is_register: bool = False

    @property
    def applies(self) -> bool:
        """Whether the share that was asked about meets one of the contents."""
        return any(line.verdict and line.verdict.outcome is Verdict.APPLIES for line in self.contents)


def regulation_table(found: Regulation, number: str, share: Decimal | None) -> tuple[RegulationLine, ...]:
    """All lines in the order of the page: lists of the agencies, quantities, the fire law, lists at second hand."""
    accident_numbers = {row.number for row in found.rows if row.list_name == ACCIDENT_LIST}
    return (
        *(_listed(row, share) for row in found.rows),
        *_quantities(quantities_of(number, accident_numbers) if number else (), number, share),
        *_hazmat_classes(found.hazmat, share),
        *(_hazmat_item(quantity, share) for quantity in found.hazmat_items),
        *(_second_hand(number, share) if number else ()),
    )


def _listed(row: LegalRow, share: Decimal | None) -> RegulationLine:
    terms = [f"지금 용어: {row.term.today}"] if row.term.today != row.list_name else []
    if row.term.remark:
        terms.append(f"{row.term.remark} (근거: {row.term.source})" if row.term.source else row.term.remark)
    return RegulationLine(
        row.law,
        row.list_name,
        row.number,
        content_lines(row.bounds, share, CONTENT_UNREAD if row.contents else NO_CONTENT_STATED),
        terms=tuple(terms),
        conditions=row.conditions,
        remarks=row.remarks,
        content_as_sent=row.contents,
        notice=row.notice,
        notice_date=next((date for fact in row.facts if (date := str((fact.data or {}).get("notice_date", "")))), ""),
        first_seen=min((fact.first_seen for fact in row.facts), default=None),
        facts=row.facts,
        has_exception=row.has_exception,
        is_register=row.list_name in REGISTERS,
    )


def _quantities(rows: Sequence[RegulatedQuantity], number: str, share: Decimal | None) -> Iterator[RegulationLine]:
    has_accident_row = any(row.annex == ACCIDENT_ANNEX for row in rows)
    told_apart = Counter(map(_bounds, rows))
    for row in rows:
        bounds = () if row.percent is None else (ContentBound(row.percent, row.exclusive),)
        later = has_accident_row and row.annex != ACCIDENT_ANNEX
        twins = told_apart[_bounds(row)] > 1
        yield RegulationLine(
            CONTROL_ACT,
            QUANTITY_LIST.format(row.annex),
            f"제{row.number}호",
            content_lines(bounds, share, BY_OTHER_CONTENTS),
            quantity=row.text,
            terms=(ACCIDENT_FIRST,) if later else (),
            conditions=("·".join(row.kinds),) if row.kinds else (),
            remarks=(
                *((("고시의 이름", row.name),) if row.name and number not in row.cas else ()),
                *((("주의", NOT_TOLD_APART),) if twins else ()),
            ),
            notice=NOTICE,
            document=f"{row.source}. {MARK}",
            is_second_hand=True,
        )


def _bounds(row: RegulatedQuantity) -> tuple[object, ...]:
    return row.annex, row.unique_number, row.kinds, row.percent, row.exclusive, row.name


def _hazmat_classes(
    stated: Iterable[tuple[SourcedFact, DesignatedQuantity | None]], share: Decimal | None
) -> Iterator[RegulationLine]:
    """One line for each class, however many records state it."""
    by_text: dict[str, list[tuple[SourcedFact, DesignatedQuantity | None]]] = defaultdict(list)
    for fact, quantity in stated:
        by_text[fact.text].append((fact, quantity))
    for same in by_text.values():
        yield _hazmat_class([fact for fact, _ in same], same[0][1], share)


def _hazmat_class(
    facts: Sequence[SourcedFact], quantity: DesignatedQuantity | None, share: Decimal | None
) -> RegulationLine:
    return RegulationLine(
        DANGEROUS_SUBSTANCES_ACT,
        facts[0].text,
        "",
        _hazmat_contents(quantity, share),
        quantity=f"지정수량 {quantity.text}" if quantity else "지정수량: 품명만으로 정해지지 않음",
        conditions=(quantity.condition,) if quantity and quantity.condition else (),
        terms=(f"지정수량은 {ANNEX_OF_HAZMAT}, 포털이 품명으로 찾음",) if quantity else (),
        notice_date=str((facts[0].data or {}).get("notice_date", "")),
        first_seen=min(fact.first_seen for fact in facts),
        facts=tuple(one_per_source(facts)),
    )


def _hazmat_item(quantity: DesignatedQuantity, share: Decimal | None) -> RegulationLine:
    return RegulationLine(
        DANGEROUS_SUBSTANCES_ACT,
        f"제{quantity.class_number}류 {quantity.class_name} {quantity.item}",
        "",
        _hazmat_contents(quantity, share),
        quantity=f"지정수량 {quantity.text}",
        conditions=(quantity.condition,) if quantity.condition else (),
        document=f"{ANNEX_OF_HAZMAT}이 품명으로 적은 물질, 법령 원문 확인 전",
    )


def _hazmat_contents(quantity: DesignatedQuantity | None, share: Decimal | None) -> tuple[ContentLine, ...]:
    if quantity and quantity.percent is not None:
        return content_lines((ContentBound(quantity.percent),), share, "")
    condition = quantity.condition if quantity else ""
    return content_lines((), share, BY_OTHER_MEASURE.format(condition) if condition else MIXTURES_BY_TEST)


def _second_hand(number: str, share: Decimal | None) -> Iterator[RegulationLine]:
    """Lists of the law on safety at work: a copy may say 해당, and never that a mixture is none of them (content rule 16)."""
    for listing in workplace_listings_of(number):
        yield RegulationLine(
            WORKPLACE_LAW,
            listing.list_name,
            "",
            content_lines((), share, CONTENT_NOT_COPIED),
            document=f"{listing.source}. {listing.copies}. {SECOND_HAND}",
            is_second_hand=True,
        )
    for row in process_safety_quantities_of(number):
        bounds = () if row.percent is None else (ContentBound(row.percent),)
        yield RegulationLine(
            WORKPLACE_LAW,
            PROCESS_SAFETY_REPORT,
            f"제{row.number}호 {row.name}",
            tuple(map(_never_absent, content_lines(bounds, share, NO_CONTENT_STATED))),
            quantity=f"규정량 {row.text}",
            document=f"{row.source}. {SECOND_HAND}",
            is_second_hand=True,
        )


def _never_absent(line: ContentLine) -> ContentLine:
    if line.verdict is None or line.verdict.outcome is not Verdict.DOES_NOT_APPLY:
        return line
    return replace(line, verdict=ContentVerdict(Verdict.UNKNOWN, f"{line.verdict.why}. {NEVER_ABSENT_BY_COPY}"))
