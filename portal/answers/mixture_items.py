"""What one typed item of a mixture means: a key for ``/mix``, several to choose from, or nothing that is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from identifiers import cas
from portal.answers.answer import Answer, AnswerKind
from portal.answers.finding import search
from portal.answers.mixture_words import item_key
from portal.answers.search_results import answer_to, hit_annotations, may_suggest
from portal.curation.annotations import Annotation
from portal.models import Entry
from portal.profile.mixture_sides import CONTENT_MARK, FORM_MARK, MOST_CONTENTS, is_key_of_contents
from reference.reactivity.household_things import thing_of_class, thing_of_key, thing_of_word
from reference.words.mixtures import SHAPE_ENDINGS, SHAPE_WORDS, USE_ENDINGS
from search.engine_types import Query, Results

LONGEST_ITEM = 200
"""Letters of one item; the longest systematic names that people paste have fewer."""

_BRACKETED = re.compile(r"[^()（）]+[(（](?P<contents>[^()（）]+)[)）]")
_BETWEEN_CONTENTS = re.compile(r"[·,/+、]")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several things that an item may mean."""

    key: str
    title: str
    cas: tuple[str, ...]
    origin: str
    annotations: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item as read: its key, or the choices where it is ambiguous; neither where nothing is known by it."""

    key: str = ""
    choices: tuple[Choice, ...] = ()


def read_item(text: str) -> ReadItem:
    """Reads a key as it is, a household word by its table, and any other text by a search that concludes.

    What no search explains as a whole is read by its parts: the contents that stand in brackets behind a product, or the
    name without the word for its shape or use (알루미늄 분말, 소독용 에탄올).
    """
    typed = text.strip()[:LONGEST_ITEM]
    whole = _read_whole(typed)
    if whole.key:
        return whole
    parts = (_contents_in_brackets(typed), *map(_read_whole, _without_shape(typed)))
    return next((part for part in parts if part.key), whole)


def _read_whole(typed: str) -> ReadItem:
    number, mark, form = typed.partition(FORM_MARK)
    if cas.is_valid(number):
        return ReadItem(f"{cas.parse(number)}{mark}{form}")
    if is_key_of_contents(typed) or thing_of_key(typed) or thing_of_class(typed) or _is_class(typed):
        return ReadItem(typed)
    if thing := thing_of_word(typed):
        return ReadItem(thing.product_class or thing.key)
    return _searched(typed) if typed and may_suggest(typed) else ReadItem()


def _contents_in_brackets(typed: str) -> ReadItem:
    """Contents that a product's brackets name: 변기 세정제(염산), 발열팩(생석회·알루미늄). Each must be a known substance."""
    bracketed = _BRACKETED.fullmatch(typed)
    if bracketed is None:
        return ReadItem()
    keys = [_read_whole(part.strip()).key for part in _BETWEEN_CONTENTS.split(bracketed["contents"])]
    if not 1 <= len(keys) <= MOST_CONTENTS or not all(map(cas.is_valid, keys)):
        return ReadItem()
    return ReadItem(CONTENT_MARK.join(dict.fromkeys(map(cas.parse, keys))))


def _without_shape(typed: str) -> Iterator[str]:
    """The text without a word for shape behind it, an ending for water in it, or a word for its use before it."""
    words = typed.split()
    if len(words) > 1 and words[-1] in SHAPE_WORDS:
        yield " ".join(words[:-1])
    if len(words) > 1 and words[0].endswith(USE_ENDINGS):
        yield " ".join(words[1:])
    for ending in SHAPE_ENDINGS:
        if typed.endswith(ending) and len(typed) > len(ending) + 1:
            yield typed.removesuffix(ending).strip()


def _is_class(slug: str) -> bool:
    return Entry.objects.filter(kind="product_class", slug=slug).exists()


def _searched(text: str) -> ReadItem:
    query = Query(text)
    results = search(query)
    answer = answer_to(query, results)
    if answer.kind is AnswerKind.SUBSTANCE and answer.cas:
        return ReadItem(f"{answer.cas[0]}{FORM_MARK}{query_percent(answer)}".rstrip(FORM_MARK))
    if answer.kind is AnswerKind.PRODUCT and answer.url.startswith("/classes/"):
        return ReadItem(answer.url.removeprefix("/classes/"))
    if answer.kind is AnswerKind.CHOOSE:
        return ReadItem(choices=_choices(answer, results))
    return ReadItem()


def query_percent(answer: Answer) -> str:
    """The percent that the address of an answer carries (``?percent=35``), as an item has it; "" for none."""
    _, mark, rest = answer.url.partition("percent=")
    return f"{rest.partition('&')[0].partition('#')[0]}%" if mark else ""


def _choices(answer: Answer, results: Results) -> tuple[Choice, ...]:
    by_key = {hit.key: hit for hit in results.hits if hit.kind in ("substance", "product_class")}
    offered = [by_key[offer.key] for offer in answer.offered if offer.key in by_key]
    annotations = hit_annotations(results)
    return tuple(
        Choice(item_key(hit), hit.title_ko or hit.title_en, hit.cas, hit.origin, annotations.get(hit.key, ()))
        for hit in offered
    )
