"""Conclusions from names: a whole name, a name in a sentence, and what is only near one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlencode

from portal.answers.answer import NOTHING, Answer, Kind, Offered
from portal.answers.leftovers import other_names
from portal.answers.page_sections import SECTIONS, section_address
from portal.answers.typed_query import Question
from reference.labels import Group, labels
from search.engine_types import Hit, Why

MOST_OFFERED = 10
_ABBREVIATION = re.compile(r"[A-Z]{2,5}s?")
_NUMBERS = re.compile(r"[0-9]+|(?<=\()(?:i{1,3}|iv|vi{0,2})(?=\))")
"""Digits, and Roman numerals in brackets."""

_NEAR = (Why.TYPO, Why.CHOSUNG, Why.PREFIX)
_SAID = {
    Why.TYPO: "정확히 같은 이름은 없습니다. 비슷한 표기의 물질이며, 찾으시는 물질인지 꼭 확인하십시오.",
    Why.CHOSUNG: "이 초성을 가진 이름입니다. 찾으시는 것을 고르십시오.",
    Why.PREFIX: "이렇게 시작하는 이름입니다. 찾으시는 것을 고르십시오.",
}


def from_name(question: Question) -> Answer | None:
    """The conclusion from the hits' own tiers; ``None`` where nothing is named and nothing is near."""
    if question.exact:
        return _whole(question)
    if words := question.hits(Why.WORDS):
        return _in_sentence(words, question)
    first = question.results.hits[:1]
    if not first or first[0].why not in _NEAR:
        return None
    near = _slips(question) if first[0].why is Why.TYPO else question.hits(first[0].why)
    return _choose(near, question, _SAID[first[0].why]) if near else None


def _slips(question: Question) -> tuple[Hit, ...]:
    """What is a slip away. An abbreviation is no slip of another (SCBA, PFAS), a number or a valency none of another one."""
    if _ABBREVIATION.fullmatch(question.text.strip()):
        return ()
    numbers = _NUMBERS.findall(question.text.casefold())
    return tuple(
        hit
        for hit in question.hits(Why.TYPO)
        if not numbers or not (held := _NUMBERS.findall(hit.matched.casefold())) or "".join(held) == "".join(numbers)
    )


def substance(hit: Hit, question: Question, *, opens: bool = False) -> Answer:
    """The one substance that is meant, at the section that is asked for."""
    cas = hit.cas[0] if hit.cas else ""
    section = SECTIONS.get(question.intent)
    return Answer(
        Kind.SUBSTANCE,
        cas=hit.cas,
        url=section_address(hit.url, question.intent, question.percent, cas),
        intent=question.intent,
        title=title_of(hit),
        lines=(f"‘{section[1]}’ 부분을 엽니다.",) if section else (),
        origin=hit.origin,
        opens=opens,
    )


def offered(hits: Iterable[Hit]) -> tuple[Offered, ...]:
    """Hits as ways on, each entry once; none carries a section: what is not sure shows no advice (content rule 23)."""
    return tuple(Offered(title_of(hit), hit.url, hit.cas, hit.matched, hit.origin) for hit in list(hits)[:MOST_OFFERED])


def title_of(hit: Hit) -> str:
    """What the entry is called."""
    return hit.title_ko or hit.title_en or hit.key


def _whole(question: Question) -> Answer:
    first = question.exact[0]
    if first.kind == "product_class":
        return product(first, question)
    if first.kind != "substance":
        return _thing(first, question)
    # A name that one bears as its title and another as a synonym (삼불화붕소, the isotope and the common gas) means either.
    named = question.hits(Why.NAME, Why.SYNONYM, Why.ALIAS) if first.why is Why.NAME else question.exact
    found = [hit for hit in named if hit.kind == "substance"]
    if len(found) == 1:
        return substance(first, question)
    said = (
        "이 분자식을 가진 물질이 여럿입니다." if first.why is Why.FORMULA else "이 이름으로 불리는 물질이 여럿입니다."
    )
    return _choose(found, question, f"{said} 찾으시는 것을 고르십시오.")


def product(hit: Hit, question: Question) -> Answer:
    """A class of products is no substance: its own page, never a card (content rule 24)."""
    return Answer(
        Kind.PRODUCT,
        url=hit.url,
        intent=question.intent,
        title=title_of(hit),
        lines=("제품은 물질이 아닙니다. 성분은 제품마다 다르므로 라벨을 확인하십시오.",),
        origin=hit.origin,
    )


def _thing(hit: Hit, question: Question) -> Answer:
    if hit.kind == "product":
        return Answer(Kind.PRODUCT, url=hit.url, title=title_of(hit), origin=hit.origin)
    address = urlencode({"q": question.text, "kind": hit.kind})
    return Answer(
        Kind.LIST, url=f"/search?{address}", title=f"{labels(Group.KIND).get(hit.kind, '')} 자료의 이름과 같습니다"
    )


def _in_sentence(words: tuple[Hit, ...], question: Question) -> Answer:
    """One name that stands in a longer text; of one syllable it may be a part of any word, so it is only offered."""
    first = words[0]
    if first.kind == "product_class":
        return product(first, question)
    if first.kind != "substance":
        return NOTHING
    found = [hit for hit in words if hit.kind == "substance" and hit.matched == first.matched]
    if others := other_names(question, [hit.matched for hit in words]):
        said = f"‘{others[0]}’이(가) 붙으면 다른 물질일 수 있습니다. 찾으시는 물질인지 확인하십시오."
        return _choose((*_slips(question), *found), question, said)
    if len(found) == 1 and len(first.matched) > 1:
        return substance(first, question)
    return _choose(found, question, "검색어 속에 이 이름이 있습니다. 찾으시는 물질인지 확인하십시오.")


def _choose(hits: Iterable[Hit], question: Question, said: str) -> Answer:
    shown = list(hits)[:MOST_OFFERED]
    return Answer(
        Kind.CHOOSE,
        cas=tuple(number for hit in shown for number in hit.cas),
        intent=question.intent,
        title=f"‘{question.results.read_as or question.text.strip()}’",
        lines=(said,),
        offered=offered(shown),
    )
