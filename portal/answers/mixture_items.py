"""What one typed item of a mixture means: a key for ``/mix``, several to choose from, or nothing that is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from identifiers import cas
from portal.answers.answer import Answer, AnswerKind
from portal.answers.finding import search
from portal.answers.mixture_words import item_key
from portal.answers.search_results import answer_to, may_suggest
from portal.models import Entry
from portal.profile.mixture_sides import FORM_MARK
from reference.reactivity.household_things import thing_of_class, thing_of_key, thing_of_word
from search.engine_types import Hit, Query

LONGEST_ITEM = 200
"""Letters of one item; the longest systematic names that people paste have fewer."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several things that an item may mean."""

    key: str
    title: str
    cas: tuple[str, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item as read: its key, or the choices where it is ambiguous; neither where nothing is known by it."""

    key: str = ""
    choices: tuple[Choice, ...] = ()


def read_item(text: str) -> ReadItem:
    """Reads a key as it is, a household word by its table, and any other text by a search that concludes."""
    typed = text.strip()[:LONGEST_ITEM]
    number, mark, form = typed.partition(FORM_MARK)
    if cas.is_valid(number):
        return ReadItem(f"{cas.parse(number)}{mark}{form}")
    if thing_of_key(typed) or thing_of_class(typed) or _is_class(typed):
        return ReadItem(typed)
    if thing := thing_of_word(typed):
        return ReadItem(thing.product_class or thing.key)
    return _searched(typed) if typed and may_suggest(typed) else ReadItem()


def _is_class(slug: str) -> bool:
    return Entry.objects.filter(kind="product_class", slug=slug).exists()


def _searched(text: str) -> ReadItem:
    query = Query(text)
    results = search(query)
    answer = answer_to(query, results)
    hits = [hit for hit in results.hits if hit.kind in ("substance", "product_class")]
    if answer.kind is AnswerKind.SUBSTANCE and answer.cas:
        return ReadItem(f"{answer.cas[0]}{FORM_MARK}{query_percent(answer)}".rstrip(FORM_MARK))
    if answer.kind is AnswerKind.PRODUCT and answer.url.startswith("/classes/"):
        return ReadItem(answer.url.removeprefix("/classes/"))
    if answer.kind is AnswerKind.CHOOSE:
        return ReadItem(choices=_choices(answer, hits))
    return ReadItem()


def query_percent(answer: Answer) -> str:
    """The percent that the address of an answer carries (``?percent=35``), as an item has it; "" for none."""
    _, mark, rest = answer.url.partition("percent=")
    return f"{rest.partition('&')[0].partition('#')[0]}%" if mark else ""


def _choices(answer: Answer, hits: Sequence[Hit]) -> tuple[Choice, ...]:
    by_key = {hit.key: hit for hit in hits}
    offered = [by_key[offer.key] for offer in answer.offered if offer.key in by_key]
    return tuple(Choice(item_key(hit), hit.title_ko or hit.title_en, hit.cas, hit.origin) for hit in offered)
