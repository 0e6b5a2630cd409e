"""Answers to several substances or products in one text; a mixture is never called safe (content rule 8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlencode

from portal.answers.answer import Answer, AnswerKind, Offer
from portal.answers.emergency_numbers import FIRE_AND_RESCUE, SUICIDE_PREVENTION
from portal.answers.known_records import KnownRecords
from portal.answers.mixture_words import NamedSide, joins_by_plus, sides_in, words_of_things
from portal.answers.name_answers import near_whole_text, offers_of
from portal.answers.typed_query import TypedQuery
from portal.answers.unexplained_words import may_be_one_name
from portal.profile.comparison import FEWEST, MOST, comparison_address
from portal.profile.judged_mixtures import UNDECIDED, Mixture, mixture_address
from reference.words.mixtures import COMPARISON_WORDS
from search.engine_types import Hit
from search.query_parts import PartKind
from search.query_words import stems

MOST_MIXED = 3
"""Substances in one line that people mean to mix; more of them, or lines of their own, are a list."""

LABEL = "제품마다 다름, 라벨 확인."
_LINE_BREAK = re.compile(r"[\r\n\t]")
_WATER = "water"


def mixture_answer(query: TypedQuery, records: KnownRecords) -> Answer | None:
    """The answer about a mixture, or ``None``.

    Two names are a mixture only if mixing is asked, or if nothing else is in the text and no name is near the whole of it:
    a name that is typed with a space, a slip of a longer name and a number beside a name are none.
    """
    sides = sides_in(query)
    if query.exact_hits and query.intent != "mix" and not any(side.key == _WATER for side in sides):
        return None
    if query.intent == "mix":
        return _answer(query, sides, records)
    if len(sides) < 2 or not _is_mixture(query, sides):
        return None
    hits = [side.hit for side in sides if side.hit]
    if any(word in query.compact for word in COMPARISON_WORDS) and len(hits) > 1:
        return _several_substances(sides, "검색어 속의 여러 물질", *_side_by_side(hits))
    if _LINE_BREAK.search(query.text.strip()) or len(hits) > MOST_MIXED:
        return _several_substances(sides, f"검색어 속의 물질 {len(hits)}가지", Offer("일괄 확인", "/batch"))
    return _answer(query, sides, records)


def _is_mixture(query: TypedQuery, sides: tuple[NamedSide, ...]) -> bool:
    """Whether several things are named, and the text as a whole is near no name of anything else."""
    explained = words_of_things(query)
    left = [word for word in query.unexplained if not any(stem in explained for stem in stems(word))]
    near = [
        hit
        for hit in near_whole_text(query)
        if not hit.parts and not any(hit.key == side.hit.key for side in sides if side.hit)
    ]
    has_number = any(part.kind is PartKind.NUMBER for part in query.parts)
    is_one_name = not joins_by_plus(query.text) and (bool(near) or may_be_one_name(query))
    return not left and not is_one_name and not has_number


def _side_by_side(hits: Sequence[Hit]) -> tuple[Offer, ...]:
    """The table of these substances, where each of two to five has a number of its own."""
    numbers = tuple(dict.fromkeys(hit.cas[0] for hit in hits if hit.cas))
    if not FEWEST <= len(numbers) <= MOST or len(numbers) < len(hits):
        return ()
    return (Offer("나란히 비교", comparison_address(numbers)),)


def _several_substances(sides: tuple[NamedSide, ...], title: str, *others: Offer) -> Answer:
    hits = [side.hit for side in sides if side.hit]
    return Answer(
        AnswerKind.CHOOSE,
        cas=tuple(number for hit in hits for number in hit.cas),
        title=title,
        offered=(*offers_of(hits), *others),
    )


def _answer(query: TypedQuery, sides: tuple[NamedSide, ...], records: KnownRecords) -> Answer:
    if not sides:
        address = f"/guidance/mix?{urlencode({'q': query.text.strip()[:200]})}"
        return Answer(AnswerKind.GUIDANCE, url=address, intent="mix", title="섞어도 되는지", lines=(UNDECIDED,))
    mixture = records.mixture([side.key for side in sides])
    hits = [side.hit for side in sides if side.hit]
    return Answer(
        AnswerKind.GUIDANCE,
        cas=tuple(number for hit in hits for number in hit.cas),
        url=mixture_address([side.key for side in sides]),
        intent="mix",
        title=f"함께 섞기: {' + '.join(side.title for side in sides)}",
        lines=tuple(_lines(mixture)),
        offered=tuple(
            Offer(f"{side.title} – 안정성과 반응성", f"{hit.url}#section-10", hit.cas, origin=hit.origin, key=hit.key)
            if hit.kind == "substance"
            else Offer(side.title, hit.url, origin=hit.origin, key=hit.key)
            for side in sides
            if (hit := side.hit)
        ),
        calls=(FIRE_AND_RESCUE, SUICIDE_PREVENTION) if mixture.calls_109 else (),
    )


def _lines(mixture: Mixture) -> list[str]:
    """The gravest line of each pair with its source; what cannot be judged, and of which side no group is known."""
    if not mixture.pairs:
        return [UNDECIDED]
    several = len(mixture.pairs) > 1
    lines = []
    for pair in mixture.pairs:
        said = [pair.worst, *pair.undecided[1:]]
        lines.extend([f"{pair.title}: {said[0]}", *said[1:]] if several else said)
    return [*lines, LABEL] if mixture.of_products else lines
