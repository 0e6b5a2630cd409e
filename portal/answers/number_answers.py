"""Conclusions from numbers: UN, CAS, KE, EC, numbers of notices, and H codes."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from identifiers import cas, un
from portal.answers.answer import Answer, Kind, Offered
from portal.answers.held_records import Records
from portal.answers.name_answers import offered, substance
from portal.answers.typed_query import Question
from reference.un_numbers import shipping_names
from search.engine_types import Why
from search.folding import normalized

_UN_LETTERS = re.compile(r"(?:UN|유엔)(?:NO\.?|번호)?[-.:]?[0-9]+")
_CODE = re.compile(r"(?:EUH|H|P)[0-9]{3}[A-Z]{0,2}(?:\+(?:H|P)?[0-9]{3})*")
_HYPHENATED = re.compile(r"[0-9]{1,8}-[0-9]{1,3}-[0-9]{1,2}")
_NOTICE = re.compile(r"[0-9]{2}(?:[0-9]{2})?-[0-9]-[0-9]{1,5}(?:\([0-9]{1,3}\))?")
_KE = re.compile(r"KE-?[0-9]{4,6}", re.IGNORECASE)


def from_number(question: Question, records: Records) -> Answer | None:
    """The conclusion from a number that is all that is named, or ``None`` where the text names something else."""
    typed = re.sub(r"\s", "", normalized(question.results.read_as or question.text)).upper()
    return (
        _several(question, records)
        or _un(typed, question, records)
        or _code(typed, question)
        or _cas(typed, question, records)
        or _exact(question)
        or _unheld(typed)
    )


def _several(question: Question, records: Records) -> Answer | None:
    """Several CAS numbers and nothing else are offered, each as it stands."""
    said = dict.fromkeys(cas.find(question.text))
    rest = re.sub(r"[0-9\s,;/·-]", "", normalized(question.text))
    held = records.substances(tuple(said)) if len(said) > 1 and not rest else ()
    return (
        Answer(
            Kind.CHOOSE,
            cas=tuple(number for each in held for number in each.cas),
            intent=question.intent,
            title=f"CAS 번호 {len(said)}개",
            lines=("여러 번호를 한꺼번에 확인하려면 일괄 확인을 쓰십시오.",),
            offered=(*held, Offered("일괄 확인", "/batch")),
        )
        if held
        else None
    )


def _un(typed: str, question: Question, records: Records) -> Answer | None:
    """A UN number opens its own page, never a card: it speaks for a form, and often for a group (content rule 12)."""
    said = un.find(question.text)
    try:
        # As it stands: the space tells the two numbers of a vehicle's plate apart.
        number = said[0] if len(said) == 1 else un.parse(question.results.read_as or question.text)
    except un.UnError:
        if _UN_LETTERS.fullmatch(typed):
            return Answer(Kind.NONE, title=f"{typed}: 없는 번호", lines=("UN 번호는 네 자리 수입니다(예: UN1052).",))
        return None
    names, bearers = shipping_names(number), records.bearers(number)
    if not names and not bearers:
        lettered = bool(_UN_LETTERS.fullmatch(typed) or said)
        return (
            Answer(Kind.NONE, title=f"UN{number}", lines=("이 UN 번호를 밝힌 자료가 이 포털에 없습니다.",))
            if lettered
            else None
        )
    grouped = any(name.group for name in names)
    return Answer(
        Kind.UN,
        cas=() if grouped else tuple(number for bearer in bearers for number in bearer.cas),
        url=f"/un/{number}",
        intent=question.intent,
        title=f"UN{number}",
        lines=("여러 물질을 함께 가리키는 번호이므로 한 물질로 답하지 않습니다.",) if grouped else (),
        offered=bearers,
        opens=not question.intent,
    )


def _code(typed: str, question: Question) -> Answer | None:
    if not _CODE.fullmatch(typed):
        return None
    address = urlencode({"q": typed, "kind": "substance"})
    found = sum(hit.kind == "substance" for hit in question.hits(Why.IDENTIFIER))
    lines = () if found else ("이 코드를 밝힌 물질이 이 포털에 없습니다. 위험한 물질이 없다는 뜻이 아닙니다.",)
    return Answer(
        Kind.LIST, url=f"/search?{address}", intent=question.intent, title=f"{typed}을(를) 밝힌 물질", lines=lines
    )


def _cas(typed: str, question: Question, records: Records) -> Answer | None:
    """A number with a wrong check digit offers every existing number one edit away and opens none (content rule 23)."""
    if _NOTICE.fullmatch(typed) or question.hits(Why.IDENTIFIER):
        return None
    try:
        number = cas.parse(typed)
    except cas.CasError as error:
        if not isinstance(error, cas.CheckDigitError) and not _HYPHENATED.fullmatch(typed):
            return None
        near = _near(typed, question, records)
        return (
            Answer(
                Kind.CHOOSE,
                cas=tuple(number for each in near for number in each.cas),
                intent=question.intent,
                title=f"{typed}: 검사 숫자가 맞지 않는 CAS 번호",
                lines=("한 글자 차이로 있는 번호입니다. 찾으시는 물질인지 꼭 확인하십시오.",),
                offered=near,
            )
            if near
            else _no_such(typed)
        )
    if not _HYPHENATED.fullmatch(typed):
        return None
    return Answer(
        Kind.NONE,
        title=f"CAS {number}",
        lines=("바른 번호이지만 이 포털이 가진 자료에는 없습니다. 위험하지 않다는 뜻이 아닙니다.",),
    )


def _near(typed: str, question: Question, records: Records) -> tuple[Offered, ...]:
    if not _HYPHENATED.fullmatch(typed) and not question.hits(Why.TYPO):
        return ()
    return records.substances(cas.one_edit_away(typed))


def _no_such(typed: str) -> Answer | None:
    if not _HYPHENATED.fullmatch(typed):
        return None
    return Answer(Kind.NONE, title=f"{typed}: 없는 번호", lines=("CAS 번호의 끝 숫자(검사 숫자)가 맞지 않습니다.",))


def _exact(question: Question) -> Answer | None:
    """What bears the number: one substance opens, several are offered."""
    hits = [hit for hit in question.exact if hit.why is Why.IDENTIFIER]
    if not hits:
        return None
    found = [hit for hit in hits if hit.kind == "substance"]
    if len(found) == 1 and not _is_place(question):
        return substance(found[0], question, opens=not question.intent)
    if found:
        return Answer(
            Kind.CHOOSE,
            cas=tuple(number for hit in found for number in hit.cas),
            intent=question.intent,
            title=f"번호 {question.text.strip()}",
            lines=("이 번호로 적힌 물질입니다. 어느 목록의 번호인지 물질 쪽에서 확인하십시오.",),
            offered=offered(found),
        )
    kind = Kind.PRODUCT if hits[0].kind in ("product", "product_class", "pesticide") else Kind.LIST
    return Answer(kind, url=hits[0].url, title=hits[0].title_ko or hits[0].title_en, origin=hits[0].origin)


def _is_place(question: Question) -> bool:
    """Whether the number is only a place on some list: a short number says nothing without the list's name."""
    return (
        normalized(question.results.read_as or question.text).strip().isdigit() and len(question.exact[0].matched) <= 4
    )


def _unheld(typed: str) -> Answer | None:
    """A number of a known kind that nothing bears is not found; it is never read as a name."""
    if _NOTICE.fullmatch(typed) or _KE.fullmatch(typed):
        return Answer(Kind.NONE, title=typed, lines=("이 번호를 밝힌 자료가 이 포털에 없습니다.",))
    return None
