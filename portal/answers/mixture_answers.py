"""Answers to several substances or products in one text; a mixture is never called safe (content rule 8)."""

from __future__ import annotations

from urllib.parse import urlencode

from portal.answers.answer import Answer, AnswerKind, Offer
from portal.answers.name_answers import hit_title, offers_of
from portal.answers.typed_query import TypedQuery, compact
from portal.answers.unexplained_words import unexplained_chemical_words
from reference.words.mixtures import COMPARISON_WORDS, HOUSEHOLD_THINGS
from search.engine_types import Hit, Why
from search.query_words import split_words, stems

UNDECIDED = "판정할 수 없음 – 섞지 마십시오"


def mixture_answer(query: TypedQuery) -> Answer | None:
    """The answer about a mixture, or ``None``; a text that is one name as a whole is not a mixture."""
    if query.exact_hits and query.intent != "mix":
        return None
    known, unknown = mixture_sides(query)
    if query.intent != "mix" and (
        len(known) + len(unknown) < 2 or unexplained_chemical_words(query, (*(hit.matched for hit in known), *unknown))
    ):
        return None
    if not known and not unknown:
        return None if query.intent != "mix" else _answer(query, known, unknown)
    if any(word in query.compact for word in COMPARISON_WORDS) and len(known) > 1:
        return Answer(
            AnswerKind.CHOOSE,
            cas=tuple(number for hit in known for number in hit.cas),
            title="검색어 속의 여러 물질",
            offered=offers_of(known),
        )
    return _answer(query, known, unknown)


def mixture_sides(query: TypedQuery) -> tuple[tuple[Hit, ...], tuple[str, ...]]:
    """The sides of the mixture: hits, one for each name, and household words that no entry has as a name."""
    known: dict[str, Hit] = {}
    numbers: set[str] = set()
    for hit in (*query.exact_hits[:1], *query.inner_hits):
        name = hit.matched if hit.why is not Why.TYPO else hit_title(hit)
        if hit.kind in ("substance", "product_class") and name not in known and not numbers & set(hit.cas):
            known[name] = hit
            numbers |= set(hit.cas)
    known_names = {compact(name) for name in (*known, *(hit_title(hit) for hit in known.values()))}
    household_words = [
        next((stem for stem in stems(word) if stem in HOUSEHOLD_THINGS), "") for word in split_words(query.text)
    ]
    unknown = tuple(dict.fromkeys(word for word in household_words if word and compact(word) not in known_names))
    return tuple(known.values()), unknown


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
