"""Which things a text names as sides of a mixture: substances and classes by their hits, household things by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.answers.name_answers import hit_title
from portal.answers.typed_query import TypedQuery, compact
from reference.reactivity.household_things import HouseholdThing, longest_word, thing_of_word
from reference.words.mixtures import HOUSEHOLD_THINGS
from search.engine_types import Hit
from search.query_words import split_words, stems

_WATER = "물"
_PLUS = re.compile(r"(?<=[\s가-힣)])[+＋](?=[\s가-힣(])")


@dataclass(frozen=True, slots=True)
class NamedSide:
    """One side: its key for ``/mix``, its title, and the hit of its entry; ``hit`` is ``None`` for a household thing."""

    key: str
    title: str
    hit: Hit | None = None


@dataclass(frozen=True, slots=True)
class ThingInText:
    """A household thing with the words of the text that name it; ``always`` where it counts without a word for mixing."""

    thing: HouseholdThing
    words: tuple[str, ...]
    always: bool


def sides_in(query: TypedQuery) -> tuple[NamedSide, ...]:
    """The sides that the text names, substances and classes first.

    A longer household word takes the place of a name within it: 산성 세제 is not 세제. Water, air and things that are no
    household chemicals count only where the text asks for a mixture, joins its things by a plus sign, or says nothing else.
    """
    things = [each for each in things_in(query.text) if each.always or _may_count(query, each)]
    covered = {compact(" ".join(each.words)) for each in things}
    sides: dict[str, NamedSide] = {}
    borne: set[str] = set()
    for part in query.parts:
        bearers = [hit for hit in query.bearers(part) if hit.kind in ("substance", "product_class")]
        text = compact(part.text)
        if not bearers or any(text in word and text != word for word in covered):
            continue
        borne |= {text, compact(hit_title(bearers[0]))}
        if not any(part.key in side.hit.parts for side in sides.values() if side.hit):
            sides.setdefault(item_key(bearers[0]), NamedSide(item_key(bearers[0]), hit_title(bearers[0]), bearers[0]))
    for each in things:
        if not borne & {compact(" ".join(each.words)), compact(each.thing.title)}:
            key = each.thing.product_class or each.thing.key
            sides.setdefault(key, NamedSide(key, each.thing.title))
    return tuple(sides.values())


def item_key(hit: Hit) -> str:
    """The key of a hit for ``/mix``: its CAS number, or the slug of its class."""
    return hit.cas[0] if hit.cas else hit.url.rpartition("/")[2]


def things_in(text: str) -> Iterator[ThingInText]:
    """The household things that a text names, the longest words first wherever several fit."""
    words = split_words(text)
    position = 0
    while position < len(words):
        found = next(_things_at(words, position), None)
        if found is not None:
            yield found
        position += len(found.words) if found else 1


def words_of_things(query: TypedQuery) -> frozenset[str]:
    """The words of the text that a household thing explains."""
    return frozenset(word for each in things_in(query.text) for word in each.words)


def _things_at(words: list[str], position: int) -> Iterator[ThingInText]:
    for count in range(min(longest_word(), len(words) - position), 0, -1):
        taken = words[position : position + count]
        for stem in stems(taken[-1]):
            if thing := thing_of_word(" ".join((*taken[:-1], stem))):
                is_household = count > 1 or compact(stem) in HOUSEHOLD_THINGS
                yield ThingInText(thing, (*taken[:-1], stem), is_household)


def joins_by_plus(text: str) -> bool:
    """Whether a plus sign joins two things; the sign of an ion (Na+) stands behind a letter of a formula."""
    return _PLUS.search(text) is not None


def _may_count(query: TypedQuery, named: ThingInText) -> bool:
    """Whether a thing counts that is no household chemical.

    Water counts beside one name alone, and only where a particle joins them (나트륨에 물, 황산과 물): 소금 물 is no question.
    """
    if query.intent == "mix" or joins_by_plus(query.text):
        return True
    names = {word for part in query.parts for word in split_words(part.text)}
    words = split_words(query.text)
    others = [word for word in words if not names & set(stems(word))]
    has_particle = any(word not in names and word != _WATER for word in words)
    return named.words == (_WATER,) and not query.intent and len(others) == 1 and has_particle
