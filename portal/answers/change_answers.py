"""Answers to questions for what changed: the page of changes with the filters that the text names, or a substance's history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.utils import timezone

from connectors.schema import FactKind
from portal.answers.answer import Answer, AnswerKind, Offer
from portal.answers.name_answers import hit_title
from portal.answers.typed_query import TypedQuery, compact, only_hit
from portal.models import ChangeType
from portal.own_feeds.catalogue import ALL_FEEDS
from portal.seoul_time import seoul_date
from reference.words.change_words import change_words_in
from reference.words.list_names import LISTS_BY_WORD
from reference.words.periods import Period, period_in, without_period_at_start
from search.engine_types import Hit
from search.folding import normalized
from search.query_words import split_words, stems

NOTE = "기관이 바꾼 것만 있습니다. 이 포털이 처음 받은 자료는 한 줄입니다."
_STRONG = frozenset({"change", "revision"})
"""Words that ask for changes alone; the others need a time or a substance."""
_LEAST = 3
"""Letters at the end of an agency's name by which people call it: 안전보건공단, 환경부."""
_NEED_A_TIME: Mapping[str, ChangeType] = {"added": ChangeType.ADDED, "removed": ChangeType.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class _Question:
    """What a text asks: the classes of its words, the time, and the words that name something."""

    classes: frozenset[str]
    period: Period | None
    name: str
    names: frozenset[str] = field(default_factory=frozenset)
    """The name in compact form, also without a particle at its end."""

    @property
    def asks(self) -> bool:
        """Whether it asks for changes at all; what came and went is asked for only with a time."""
        beside = self.classes & {"weak_change", "history"} and (self.period or self.name)
        return bool(self.classes & _STRONG or beside or (self.period and self.classes & _NEED_A_TIME.keys()))


def change_answer(query: TypedQuery) -> Answer | None:
    """The changes that are asked for; ``None`` where the text names anything that is no list, agency or substance."""
    if query.exact_hits:
        return None
    question = _question(query.text)
    if not question.asks:
        return None
    if not question.names:
        return _all_changes(question)
    return _of_list(question) or _of_agency(question) or _of_substance(question, query)


def _question(text: str) -> _Question:
    text = " ".join(map(_apart, normalized(text).split()))
    found = period_in(text, seoul_date(timezone.now()))
    read = change_words_in(split_words(found.rest if found else text))
    name = " ".join(read.left)
    # A particle stands at the end of the last word: 염소의.
    names = {compact(" ".join((*read.left[:-1], stem))) for stem in stems(read.left[-1])} if read.left else set()
    return _Question(read.classes, found.period if found else None, name, frozenset(names - {""}))


def _apart(word: str) -> str:
    """A span and a word of asking that are written as one word, as two (최근개정)."""
    rest = without_period_at_start(word)
    return f"{word.removesuffix(rest)} {rest}" if rest and not change_words_in([rest]).left else word


def _all_changes(question: _Question) -> Answer:
    narrowed: dict[str, str] = {}
    if "revision" in question.classes:
        narrowed["kind"] = FactKind.LEGAL_LISTING
    elif not question.classes & _STRONG:
        came_or_went = [change for name, change in _NEED_A_TIME.items() if name in question.classes]
        narrowed |= {"change": came_or_went[0]} if len(came_or_went) == 1 else {}
    all_of_them = (Offer("모든 변경", _address(question, {})),) if narrowed else ()
    title = "법 목록의 변경" if "kind" in narrowed else "기관 자료의 변경"
    return _list_of_changes(question, title, narrowed, all_of_them)


def _of_list(question: _Question) -> Answer | None:
    lists = next((LISTS_BY_WORD[name] for name in question.names if name in LISTS_BY_WORD), None)
    if lists is None:
        return None
    if len(lists) == 1:
        return _list_of_changes(question, f"{lists[0]} 목록의 변경", {"list": lists[0]})
    offers = tuple(Offer(f"{name} 목록의 변경", _address(question, {"list": name})) for name in lists)
    return _list_of_changes(question, "법 목록의 변경", {"kind": FactKind.LEGAL_LISTING}, offers)


def _of_agency(question: _Question) -> Answer | None:
    publishers = {feed.publisher for feed in ALL_FEEDS.values() if not feed.publisher.is_portal}
    named = {
        publisher.agency
        for publisher in publishers
        for words in (publisher.agency, publisher.agency_2013, publisher.system)
        for word in (words, *words.split())
        if any(
            compact(word) == name or (len(name) >= _LEAST and compact(word).endswith(name)) for name in question.names
        )
    }
    if len(named) != 1:
        return None
    agency = named.pop()
    return _list_of_changes(question, f"{agency} 자료의 변경", {"agency": agency})


def _of_substance(question: _Question, query: TypedQuery) -> Answer | None:
    """The history of the one substance that bears the name; with a time its changes in that time."""
    hit = only_hit([hit for hit in query.results.hits if hit.kind == "substance" and _bears(hit, question.names)])
    if hit is None:
        return None
    page = Offer(hit_title(hit), hit.url, hit.cas, hit.matched, hit.origin, hit.key)
    if question.period and len(hit.cas) == 1:
        narrowed = {"cas": hit.cas[0]}
        return _list_of_changes(question, f"{hit_title(hit)}의 변경", narrowed, (page,), hit)
    return Answer(
        AnswerKind.SUBSTANCE,
        cas=hit.cas,
        url=f"{hit.url}/history",
        intent="history",
        title=f"{hit_title(hit)}의 값 이력",
        lines=("값마다 처음 본 때와 끝난 때를 보입니다.",),
        offered=(page,),
        origin=hit.origin,
    )


def _bears(hit: Hit, names: frozenset[str]) -> bool:
    return not names.isdisjoint({compact(hit.matched), *map(compact, hit.cas)})


def _list_of_changes(
    question: _Question,
    title: str,
    narrowed: Mapping[str, str],
    offered: tuple[Offer, ...] = (),
    hit: Hit | None = None,
) -> Answer:
    period = question.period
    days = (f"{period.word}: {period.first} – {period.last}",) if period else ()
    return Answer(
        AnswerKind.LIST,
        cas=hit.cas if hit else (),
        url=_address(question, narrowed),
        intent="changes",
        title=f"{period.word} {title}" if period else title,
        lines=(*days, NOTE),
        offered=offered,
        origin=hit.origin if hit else "",
    )


def _address(question: _Question, narrowed: Mapping[str, str]) -> str:
    period = question.period
    days = {"since": period.first.isoformat(), "until": period.last.isoformat()} if period else {}
    parameters = {**days, **narrowed}
    return f"/changes?{urlencode(parameters)}" if parameters else "/changes"
