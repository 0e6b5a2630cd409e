"""Answers to numbers: UN, CAS, KE, EC and numbers of notices."""

from __future__ import annotations

import re
from collections.abc import Sequence

from identifiers import cas, un
from identifiers.numbers_in_text import Scheme
from identifiers.spreadsheet_dates import cas_numbers_from_date
from portal.answers.answer import Answer, AnswerKind, Offer
from portal.answers.group_number_answers import group_number_answer
from portal.answers.hazard_code_answers import hazard_code_answer
from portal.answers.known_records import KnownRecords
from portal.answers.name_answers import MOST_OFFERED, offers_of, substance_answer
from portal.answers.typed_query import TypedQuery, only_hit
from portal.profile.addresses import WITHHELD
from reference.elements import element_of
from reference.families import family_named
from reference.group_names import elements_named
from reference.guide_index import guide_index
from reference.un_numbers import shipping_names
from search.engine_types import Hit, Why
from search.folding import normalized
from search.query_parts import PartKind, QueryPart

_UN_LETTERS = re.compile(r"(?:UN|유엔)(?:NO\.?|번호)?[-.:]?[0-9]+")
_HYPHENATED = re.compile(r"[0-9]{1,8}-[0-9]{1,3}-[0-9]{1,2}")
_NOTICE = re.compile(r"[0-9]{2}(?:[0-9]{2})?-[0-9]-[0-9]{1,5}(?:\([0-9]{1,3}\))?")
_KE = re.compile(r"KE-?[0-9]{4,6}", re.IGNORECASE)


DISAGREE = "번호와 이름이 서로 다름. 어느 쪽이 맞는지 확인하고 고르십시오."
NUMBER_UNKNOWN = "{}을(를) 밝힌 자료가 이 포털에 없고, 이름이 가리키는 물질만 있습니다. 번호와 이름을 확인하십시오."
CHANGED_NUMBER = (
    "{}은(는) 날짜로 바뀐 번호일 수 있습니다. 이름이 가리키는 물질과, 원래 번호일 수 있는 것을 확인하십시오."
)
WRONG_NUMBER = "{}은(는) 없는 번호입니다. 이름이 가리키는 물질과, 한 글자 차이의 번호를 확인하십시오."


def number_answer(query: TypedQuery, records: KnownRecords) -> Answer | None:
    """The answer to a text that names nothing but numbers, or a number and what it contradicts; ``None`` where a name decides."""
    if codes := hazard_code_answer(query):
        return codes
    numbers = [part for part in query.parts if part.kind is PartKind.NUMBER]
    if numbers and (len(query.parts) > len(numbers) or query.unexplained):
        return _beside_a_name(numbers, query, records)
    if len(numbers) > 1:
        return _several_numbers(numbers, query, records)
    number = next(iter(numbers), None)
    typed = number.text if number else query.results.read_as or query.text
    number_text = re.sub(r"\s", "", normalized(typed)).upper()
    return (
        _date(number, records)
        or _un_number(number_text, number, query, records)
        or _cas_number(number_text, query, records)
        or group_number_answer(number_text, query, records)
        or _identifier(query)
        or _unknown_number(number_text)
    )


def _beside_a_name(numbers: Sequence[QueryPart], query: TypedQuery, records: KnownRecords) -> Answer | None:
    """A number that contradicts the rest of the text is a choice that says so; ``None`` where all agree.

    Words that nothing explains are left to the rules of names, which then offer what the number identifies.
    """
    if query.agreed_hits or all(_has_a_name(number, query) for number in numbers):
        return None
    if member := _member_of_named_family(numbers, query):
        return substance_answer(member, query)
    near = records.with_cas_numbers([each for number in numbers for each in number.near])
    un_pages = [Offer(f"UN{part.key}", f"/un/{part.key}") for part in numbers if part.scheme == Scheme.UN and part.key]
    named = offers_of(hit for hit in query.results.hits if hit.parts)
    offers = list({offer.url: offer for offer in (*named, *near, *un_pages)}.values())
    return (
        Answer(
            AnswerKind.CHOOSE,
            cas=tuple(number for offer in offers for number in offer.cas),
            intent=query.intent,
            title=f"‘{query.text.strip()}’",
            lines=(_what_differs(numbers, query),),
            offered=tuple(offers[:MOST_OFFERED]),
        )
        if offers
        else None
    )


def _member_of_named_family(numbers: Sequence[QueryPart], query: TypedQuery) -> Hit | None:
    """The substance of the one number, where all else in the text is the family of an element that its name tells (수은 화합물)."""
    others = [part for part in query.parts if part.kind is not PartKind.NUMBER]
    families = [named.family for part in others if (named := family_named(part.text))]
    hit = only_hit(query.bearers(numbers[0])) if len(numbers) == 1 else None
    if hit is None or query.unexplained or not families or len(families) != len(others):
        return None
    told = {
        number
        for symbol in elements_named(f"{hit.title_ko} {hit.title_en}")
        if (one := element_of(symbol))
        for number in one.cas
    }
    return hit if all(family.element in told for family in families) else None


def _has_a_name(number: QueryPart, query: TypedQuery) -> bool:
    """Whether an entry that bears the number also bears a name or formula of the text: 메탄올 67-56-1, 톨루엔 108-88-3."""
    others = {part.key for part in query.parts if part.kind is not PartKind.NUMBER}
    return any(others & hit.parts for hit in query.bearers(number))


def _what_differs(numbers: Sequence[QueryPart], query: TypedQuery) -> str:
    """The sentence about the first number that is none, else about the first that is in no record, else that they differ."""
    for number in numbers:
        if not number.key:
            return (CHANGED_NUMBER if cas_numbers_from_date(number.text) else WRONG_NUMBER).format(number.text)
    unknown = [number.text for number in numbers if not query.bearers(number)]
    return NUMBER_UNKNOWN.format(unknown[0]) if unknown else DISAGREE


def _several_numbers(numbers: Sequence[QueryPart], query: TypedQuery, records: KnownRecords) -> Answer | None:
    """One substance that bears all the numbers; else every known one of them to choose from."""
    if meant := only_hit([hit for hit in query.agreed_hits if hit.kind == "substance"]):
        return substance_answer(meant, query)
    known = records.with_cas_numbers(
        [each for number in numbers if number.scheme == Scheme.CAS for each in (number.text, *number.near)]
    )
    hits = offers_of(hit for hit in query.results.hits if hit.parts)
    offers = list({offer.url: offer for offer in (*known, *hits)}.values())[:MOST_OFFERED]
    return (
        Answer(
            AnswerKind.CHOOSE,
            cas=tuple(number for each in offers for number in each.cas),
            intent=query.intent,
            title=f"번호 {len(numbers)}개",
            lines=("여러 번호를 한꺼번에 확인하려면 일괄 확인을 쓰십시오.",),
            offered=(*offers, Offer("일괄 확인", "/batch")),
        )
        if offers
        else None
    )


def _date(number: QueryPart | None, records: KnownRecords) -> Answer | None:
    """The numbers that a spreadsheet may have made this date of; never opened, because it may be a date."""
    if number is None or not cas_numbers_from_date(number.text):
        return None
    known = records.with_cas_numbers(number.near)
    return Answer(
        AnswerKind.CHOOSE if known else AnswerKind.NONE,
        cas=tuple(digits for each in known for digits in each.cas),
        title=f"{number.text}: 날짜로 바뀐 번호일 수 있음",
        lines=("표 프로그램이 CAS 번호를 날짜로 바꾸는 일이 있습니다. 원래 번호를 확인하십시오.",),
        offered=known,
    )


def _un_number(number_text: str, typed: QueryPart | None, query: TypedQuery, records: KnownRecords) -> Answer | None:
    """A UN number opens its own page, never a card: it stands for a form, and often for a group (content rule 12)."""
    has_letters = typed is not None and typed.scheme == Scheme.UN
    if typed and not has_letters:
        return None
    try:
        # The text as typed: the space separates the two numbers of a vehicle's plate.
        number = un.parse(number_text if typed else query.results.read_as or query.text)
    except un.UnError:
        if _UN_LETTERS.fullmatch(number_text):
            return Answer(
                AnswerKind.NONE, title=f"{number_text}: 없는 번호", lines=("UN 번호는 네 자리 수입니다(예: UN1052).",)
            )
        return None
    names, substances = shipping_names(number), records.with_un_number(number)
    if not names and not substances and number not in guide_index():
        return (
            Answer(AnswerKind.NONE, title=f"UN{number}", lines=("이 UN 번호를 밝힌 자료가 이 포털에 없습니다.",))
            if has_letters
            else None
        )
    grouped = any(name.group for name in names)
    return Answer(
        AnswerKind.UN,
        cas=() if grouped else tuple(number for each in substances for number in each.cas),
        url=f"/un/{number}",
        intent=query.intent,
        title=f"UN{number}",
        lines=("여러 물질을 함께 가리키는 번호이므로 한 물질로 답하지 않습니다.",) if grouped else (),
        offered=substances,
        opens=not query.intent,
    )


def _cas_number(number_text: str, query: TypedQuery, records: KnownRecords) -> Answer | None:
    """A number with a wrong check digit offers every known number one edit away and opens none (content rule 23)."""
    if _NOTICE.fullmatch(number_text) or query.hits(Why.IDENTIFIER):
        return None
    try:
        number = cas.parse(number_text)
    except cas.CasError as error:
        if not isinstance(error, cas.CheckDigitError) and not _HYPHENATED.fullmatch(number_text):
            return None
        near = _one_edit_away(number_text, query, records)
        return (
            Answer(
                AnswerKind.CHOOSE,
                cas=tuple(number for each in near for number in each.cas),
                intent=query.intent,
                title=f"{number_text}: 검사 숫자가 맞지 않는 CAS 번호",
                lines=("한 글자 차이로 있는 번호입니다. 찾으시는 물질인지 꼭 확인하십시오.",),
                offered=near,
            )
            if near
            else _wrong_check_digit(number_text)
        )
    if not _HYPHENATED.fullmatch(number_text):
        return None
    if in_rows := group_number_answer(number_text, query, records):
        return in_rows
    unknown = "바른 번호이지만 이 포털이 가진 자료에는 없습니다. 위험하지 않다는 뜻이 아닙니다."
    return Answer(AnswerKind.NONE, title=f"CAS {number}", lines=(WITHHELD if records.is_withheld(number) else unknown,))


def _one_edit_away(number_text: str, query: TypedQuery, records: KnownRecords) -> tuple[Offer, ...]:
    if not _HYPHENATED.fullmatch(number_text) and not query.hits(Why.TYPO):
        return ()
    near = cas.one_edit_away(number_text)
    return (*records.with_cas_numbers(near), *records.rows_naming(near))


def _wrong_check_digit(number_text: str) -> Answer | None:
    if not _HYPHENATED.fullmatch(number_text):
        return None
    return Answer(
        AnswerKind.NONE, title=f"{number_text}: 없는 번호", lines=("CAS 번호의 끝 숫자(검사 숫자)가 맞지 않습니다.",)
    )


def _identifier(query: TypedQuery) -> Answer | None:
    """The entries that have the number: one substance opens, several are offered."""
    hits = [hit for hit in query.exact_hits if hit.why is Why.IDENTIFIER]
    if not hits:
        return None
    substances = [hit for hit in hits if hit.kind == "substance"]
    meant = only_hit(substances)
    if meant and not _is_list_position(query):
        return substance_answer(meant, query, opens=not query.intent)
    if substances:
        return Answer(
            AnswerKind.CHOOSE,
            cas=tuple(number for hit in substances for number in hit.cas),
            intent=query.intent,
            title=f"번호 {query.text.strip()}",
            lines=("이 번호로 적힌 물질입니다. 어느 목록의 번호인지 물질 쪽에서 확인하십시오.",),
            offered=offers_of(substances),
        )
    kind = AnswerKind.PRODUCT if hits[0].kind in ("product", "product_class", "pesticide") else AnswerKind.LIST
    return Answer(kind, url=hits[0].url, title=hits[0].title_ko or hits[0].title_en, origin=hits[0].origin)


def _is_list_position(query: TypedQuery) -> bool:
    """Whether the number is only a position on some list: a short number means nothing without the name of the list."""
    return normalized(query.results.read_as or query.text).strip().isdigit() and len(query.exact_hits[0].matched) <= 4


def _unknown_number(number_text: str) -> Answer | None:
    """The answer that a well-formed number is in no record; such a number is never read as a name."""
    if _NOTICE.fullmatch(number_text) or _KE.fullmatch(number_text):
        return Answer(AnswerKind.NONE, title=number_text, lines=("이 번호를 밝힌 자료가 이 포털에 없습니다.",))
    return None
