"""Several things in one text: the place of the mixture comes first, and it is never called safe (content rule 8)."""

from __future__ import annotations

from urllib.parse import urlencode

from portal.answers.answer import Answer, Kind, Offered
from portal.answers.leftovers import other_names
from portal.answers.name_answers import offered, title_of
from portal.answers.typed_query import Question, plain
from reference.words.mixtures import COMPARED, HOUSEHOLD
from search.engine_types import Hit, Why
from search.query_words import split_words, stems

UNDECIDED = "판정할 수 없음 – 섞지 마십시오"


def from_mixture(question: Question) -> Answer | None:
    """The mixture that is asked of, or ``None``; a text that as a whole is one name is no mixture."""
    if question.exact and question.intent != "mix":
        return None
    known, unknown = sides(question)
    if question.intent != "mix" and (
        len(known) + len(unknown) < 2 or other_names(question, (*(hit.matched for hit in known), *unknown))
    ):
        return None
    if not known and not unknown:
        return None if question.intent != "mix" else _answer(question, known, unknown)
    if any(word in question.plain for word in COMPARED) and len(known) > 1:
        return Answer(
            Kind.CHOOSE,
            cas=tuple(number for hit in known for number in hit.cas),
            title="검색어 속의 여러 물질",
            offered=offered(known),
        )
    return _answer(question, known, unknown)


def sides(question: Question) -> tuple[tuple[Hit, ...], tuple[str, ...]]:
    """What is named: entries of the index, one for each name, and household words that no entry bears."""
    known: dict[str, Hit] = {}
    numbers: set[str] = set()
    for hit in (*question.exact[:1], *question.within):
        name = hit.matched if hit.why is not Why.TYPO else title_of(hit)
        if hit.kind in ("substance", "product_class") and name not in known and not numbers & set(hit.cas):
            known[name] = hit
            numbers |= set(hit.cas)
    held = {plain(name) for name in (*known, *(title_of(hit) for hit in known.values()))}
    said = [next((stem for stem in stems(word) if stem in HOUSEHOLD), "") for word in split_words(question.text)]
    unknown = tuple(dict.fromkeys(word for word in said if word and plain(word) not in held))
    return tuple(known.values()), unknown


def _answer(question: Question, known: tuple[Hit, ...], unknown: tuple[str, ...]) -> Answer:
    names = [*(title_of(hit) for hit in known), *unknown]
    nameless = (
        f"{', '.join(unknown)}: 이 포털에 이 이름의 물질이 없어 어느 반응군인지 알 수 없습니다." if unknown else ""
    )
    return Answer(
        Kind.GUIDANCE,
        cas=tuple(number for hit in known for number in hit.cas),
        url=f"/guidance/mix?{urlencode({'q': question.text.strip()[:200]})}",
        intent="mix",
        title=f"함께 섞기: {' + '.join(names)}" if names else "섞어도 되는지",
        lines=tuple(filter(None, (UNDECIDED, nameless))),
        offered=tuple(
            Offered(f"{title_of(hit)} – 안정성과 반응성", f"{hit.url}#section-10", hit.cas, origin=hit.origin)
            if hit.kind == "substance"
            else Offered(title_of(hit), hit.url, origin=hit.origin)
            for hit in known
        ),
    )
