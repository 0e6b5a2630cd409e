"""Answers to names: an exact name, a name in a sentence, and names that are only similar."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlencode

from portal.answers.answer import NOTHING, Answer, AnswerKind, Offer
from portal.answers.page_sections import SECTIONS, section_url
from portal.answers.typed_query import TypedQuery, only_hit
from portal.answers.unexplained_words import unexplained_beside
from reference.labels import Group, labels
from search.engine_types import Hit, Why
from search.explained_words import looks_chemical

MOST_OFFERED = 10
_ABBREVIATION = re.compile(r"[A-Z]{2,5}s?")
_NUMBERS = re.compile(r"[0-9]+|(?<=\()(?:i{1,3}|iv|vi{0,2})(?=\))")
"""Digits, and Roman numerals in brackets."""

_NAME_TIERS = (Why.NAME, Why.SYNONYM, Why.ALIAS)
_NEAR_TIERS = (Why.TYPO, Why.CHOSUNG, Why.PREFIX)
UNEXPLAINED = "‘{}’이(가) 붙으면 다른 물질일 수 있습니다. 찾으시는 물질인지 확인하십시오."
NO_WHOLE_NAME = "이 이름 전체를 가진 물질은 없고, 검색어 속에 여러 이름이 있습니다. 찾으시는 것을 고르십시오."
IN_TEXT = "검색어 속에 이 이름이 있습니다. 찾으시는 물질인지 확인하십시오."
SEVERAL = "이 이름으로 불리는 물질이 여럿입니다. 찾으시는 것을 고르십시오."
_MESSAGES = {
    Why.TYPO: "정확히 같은 이름은 없습니다. 비슷한 표기의 물질이며, 찾으시는 물질인지 꼭 확인하십시오.",
    Why.CHOSUNG: "이 초성을 가진 이름입니다. 찾으시는 것을 고르십시오.",
    Why.PREFIX: "이렇게 시작하는 이름입니다. 찾으시는 것을 고르십시오.",
}


def name_answer(query: TypedQuery) -> Answer | None:
    """The answer that the tiers of the hits give; ``None`` where nothing is named and nothing is similar."""
    if query.exact_hits:
        return _exact_name_answer(query)
    if query.parts:
        return named_parts_answer(query)
    first = query.first_hit
    if first is None or first.why not in _NEAR_TIERS:
        return None
    near = _typo_hits(query) if first.why is Why.TYPO else query.hits(first.why)
    if first.why is Why.PREFIX:
        # A letter too much (벤젠ㅇ) looks like the beginning of a longer name.
        corrected = _typo_hits(query)[:3]
        near = (*near[: MOST_OFFERED - len(corrected)], *corrected)
    return choice_answer(near, query, _MESSAGES[first.why]) if near else None


def _typo_hits(query: TypedQuery) -> tuple[Hit, ...]:
    """The hits that correct a typing error.

    An abbreviation does not correct another (SCBA, PFAS), nor does a number or a valency another one.
    """
    if _ABBREVIATION.fullmatch(query.text.strip()):
        return ()
    numbers = _NUMBERS.findall(query.text.casefold())
    return tuple(
        hit
        for hit in query.hits(Why.TYPO)
        if not numbers
        or not (theirs := _NUMBERS.findall(hit.matched.casefold()))
        or "".join(theirs) == "".join(numbers)
    )


def substance_answer(hit: Hit, query: TypedQuery, *, opens: bool = False) -> Answer:
    """The one substance that is meant, at the section that answers the intent."""
    cas = hit.cas[0] if hit.cas else ""
    section = SECTIONS.get(query.intent)
    return Answer(
        AnswerKind.SUBSTANCE,
        cas=hit.cas,
        url=section_url(hit.url, query.intent, query.percent, cas),
        intent=query.intent,
        title=hit_title(hit),
        lines=(f"‘{section[1]}’ 부분을 엽니다.",) if section else (),
        origin=hit.origin,
        opens=opens,
    )


def offers_of(hits: Iterable[Hit]) -> tuple[Offer, ...]:
    """The hits as offers. None opens at a section: an uncertain substance shows no advice (content rule 23)."""
    return tuple(
        Offer(hit_title(hit), hit.url, hit.cas, hit.matched, hit.origin, hit.key) for hit in list(hits)[:MOST_OFFERED]
    )


def hit_title(hit: Hit) -> str:
    """The title of the hit's entry; its key where no agency names it."""
    return hit.title_ko or hit.title_en or hit.key


def _exact_name_answer(query: TypedQuery) -> Answer:
    first = query.exact_hits[0]
    if first.kind == "product_class":
        return product_answer(first, query)
    if first.kind != "substance":
        return _other_kind_answer(first, query)
    # A name may be the title of one substance and a synonym of another (삼불화붕소, the isotope and the common gas).
    named = query.hits(*_NAME_TIERS) if first.why in _NAME_TIERS else query.exact_hits
    substances = [hit for hit in named if hit.kind == "substance"]
    if len(substances) == 1:
        return substance_answer(first, query)
    message = "이 분자식을 가진 물질이 여럿입니다. 찾으시는 것을 고르십시오." if first.why is Why.FORMULA else SEVERAL
    return choice_answer(substances, query, message)


def product_answer(hit: Hit, query: TypedQuery) -> Answer:
    """A class of products is not a substance: the answer is its own page, never a card (content rule 24)."""
    return Answer(
        AnswerKind.PRODUCT,
        url=hit.url,
        intent=query.intent,
        title=hit_title(hit),
        lines=("제품은 물질이 아닙니다. 성분은 제품마다 다르므로 라벨을 확인하십시오.",),
        origin=hit.origin,
    )


def _other_kind_answer(hit: Hit, query: TypedQuery) -> Answer:
    if hit.kind == "product":
        return Answer(AnswerKind.PRODUCT, url=hit.url, title=hit_title(hit), origin=hit.origin)
    address = urlencode({"q": query.text, "kind": hit.kind})
    return Answer(
        AnswerKind.LIST,
        url=f"/search?{address}",
        title=f"{labels(Group.KIND).get(hit.kind, '')} 자료의 이름과 같습니다",
    )


def named_parts_answer(query: TypedQuery) -> Answer | None:
    """The answer to a text with names or formulas in it: one substance only if they agree and every word is explained.

    ``None`` where no hit bears a part.
    """
    named = [hit for hit in query.results.hits if hit.parts]
    if not named:
        return None
    agreed = query.agreed_hits
    if agreed and agreed[0].kind == "product_class":
        return product_answer(agreed[0], query)
    substances = [hit for hit in agreed if hit.kind == "substance"]
    left = unexplained_beside(query, substances)
    if left or not agreed:
        message = UNEXPLAINED.format(left[0]) if left else NO_WHOLE_NAME
        return _whole_or_inner_choice(query, named, message, names_another=not left or any(map(looks_chemical, left)))
    if not substances:
        return NOTHING
    meant = only_hit(substances)
    if meant and sum(len(part.text) for part in query.parts) > 1:
        return substance_answer(meant, query)
    return choice_answer(substances, query, IN_TEXT if meant else SEVERAL)


def near_whole_text(query: TypedQuery) -> tuple[Hit, ...]:
    """The hits that the whole text may mean: English names of the same concepts, slips, then concepts that nearly agree."""
    return (*query.hits(Why.RULE_SAME), *_typo_hits(query), *query.hits(Why.RULE_NEAR))


def _whole_or_inner_choice(query: TypedQuery, named: Iterable[Hit], message: str, *, names_another: bool) -> Answer:
    """A slip of the whole text before the names within it.

    Where the rest of the text makes a name another substance (포스겐 올리고머), the names within are offered but are not
    among the ``cas`` that the text may mean.
    """
    whole = [hit for hit in near_whole_text(query) if not hit.parts]
    inner = [hit for hit in named if hit.kind in ("substance", "product_class")]
    choice = choice_answer([*whole, *inner], query, message)
    return replace(choice, cas=tuple(number for hit in whole for number in hit.cas)) if names_another else choice


def choice_answer(hits: Iterable[Hit], query: TypedQuery, message: str) -> Answer:
    """Several things to choose from, none of which opens; the message says why."""
    choices = list(hits)[:MOST_OFFERED]
    return Answer(
        AnswerKind.CHOOSE,
        cas=tuple(number for hit in choices for number in hit.cas),
        intent=query.intent,
        title=f"‘{query.results.read_as or query.text.strip()}’",
        lines=(message,),
        offered=offers_of(choices),
    )
