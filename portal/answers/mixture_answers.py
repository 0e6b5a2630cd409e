"""Answers to several substances or products in one text; a mixture is never called safe (content rule 8)."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from portal.answers.answer import Answer, AnswerKind, Offer
from portal.answers.name_answers import hit_title, near_whole_text, offers_of
from portal.answers.typed_query import TypedQuery, compact
from portal.answers.unexplained_words import may_be_one_name
from reference.words.mixtures import COMPARISON_WORDS, HOUSEHOLD_THINGS
from search.engine_types import Hit
from search.query_parts import PartKind
from search.query_words import split_words, stems

MOST_MIXED = 3
"""Substances in one line that people mean to mix; more of them, or lines of their own, are a list."""

_LINE_BREAK = re.compile(r"[\r\n\t]")
UNDECIDED = "판정할 수 없음 – 섞지 마십시오"


def mixture_answer(query: TypedQuery) -> Answer | None:
    """The answer about a mixture, or ``None``.

    Two names are a mixture only if mixing is asked, or if nothing else is in the text and no name is near the whole of it:
    a name that is typed with a space, a slip of a longer name and a number beside a name are none.
    """
    if query.exact_hits and query.intent != "mix":
        return None
    known, unknown = mixture_sides(query)
    if query.intent == "mix":
        return _answer(query, known, unknown)
    if len(known) + len(unknown) < 2 or not _is_mixture(query, known, unknown):
        return None
    if any(word in query.compact for word in COMPARISON_WORDS) and len(known) > 1:
        return _several_substances(known, "검색어 속의 여러 물질")
    if _LINE_BREAK.search(query.text.strip()) or len(known) > MOST_MIXED:
        return _several_substances(known, f"검색어 속의 물질 {len(known)}가지", Offer("일괄 확인", "/batch"))
    return _answer(query, known, unknown)


def mixture_sides(query: TypedQuery) -> tuple[tuple[Hit, ...], tuple[str, ...]]:
    """The sides of the mixture: hits, one for each name or formula, and household words that no entry has as a name."""
    known: list[Hit] = []
    for part in query.parts:
        bearers = [hit for hit in query.bearers(part) if hit.kind in ("substance", "product_class")]
        if bearers and not any(part.key in hit.parts for hit in known):
            known.append(bearers[0])
    named = {compact(part.text) for part in query.parts} | {compact(hit_title(hit)) for hit in known}
    household_words = [
        next((stem for stem in stems(word) if stem in HOUSEHOLD_THINGS), "") for word in split_words(query.text)
    ]
    unknown = tuple(dict.fromkeys(word for word in household_words if word and compact(word) not in named))
    return tuple(known), unknown


def _is_mixture(query: TypedQuery, known: tuple[Hit, ...], unknown: tuple[str, ...]) -> bool:
    """Whether several things are named, and the text as a whole is near no name of anything else."""
    left = [word for word in query.unexplained if not any(stem in unknown for stem in stems(word))]
    near = [hit for hit in near_whole_text(query) if hit not in known and not hit.parts]
    has_number = any(part.kind is PartKind.NUMBER for part in query.parts)
    return not left and not near and not has_number and not may_be_one_name(query)


def _several_substances(known: tuple[Hit, ...], title: str, *others: Offer) -> Answer:
    return Answer(
        AnswerKind.CHOOSE,
        cas=tuple(number for hit in known for number in hit.cas),
        title=title,
        offered=(*offers_of(known), *others),
    )


def _answer(query: TypedQuery, known: tuple[Hit, ...], unknown: tuple[str, ...]) -> Answer:
    names = [*(hit_title(hit) for hit in known), *unknown]
    nameless = (
        f"{', '.join(unknown)}: 이 포털에 이 이름의 물질이 없어 어느 반응군인지 알 수 없습니다." if unknown else ""
    )
    return Answer(
        AnswerKind.GUIDANCE,
        cas=tuple(number for hit in known for number in hit.cas),
        url=f"/guidance/mix?{urlencode({'q': query.text.strip()[:200]})}",
        intent="mix",
        title=f"함께 섞기: {' + '.join(names)}" if names else "섞어도 되는지",
        lines=tuple(filter(None, (UNDECIDED, nameless))),
        offered=tuple(
            Offer(
                f"{hit_title(hit)} – 안정성과 반응성", f"{hit.url}#section-10", hit.cas, origin=hit.origin, key=hit.key
            )
            if hit.kind == "substance"
            else Offer(hit_title(hit), hit.url, origin=hit.origin, key=hit.key)
            for hit in known
        ),
    )
