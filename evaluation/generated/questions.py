"""A mechanical set of questions from the data itself, the same for a seed: for what nobody thought of when judging by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

from evaluation.generated.named import Named, named
from evaluation.generated.ways import KOREAN_ONLY, WAYS, Way
from portal.models import Entry
from portal.publish.document import documents
from search import analysis
from search.values import Document, Hit

TRIES = 40
"""Texts that are tried for one that is wanted: beginnings are often whole names of something else."""


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that has a name: the entries by key, and which entries bear a name as a whole."""

    entries: Mapping[str, Named]
    bearers: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Generated:
    """One mechanical question, made from the entry ``key``; any entry with a name that leads to the text is right."""

    way: Way
    text: str
    key: str
    known: Known = field(repr=False, compare=False)

    @property
    def category(self) -> str:
        """The way of typing."""
        return self.way.category

    @property
    def mode(self) -> str:
        """How it is asked: search or suggest."""
        return self.way.mode

    @property
    def wanted(self) -> str:
        """What the report says was wanted."""
        return f"{self.key} or another that is as near"

    def accepts(self, hit: Hit) -> bool:
        """Whether the hit has a name from which the same kind and number of edits gives the text."""
        entry = self.known.entries.get(hit.key)
        return entry is not None and self.way.reaches(entry, self.text)


def known() -> Known:
    """What the database holds now; reads every entry, about a minute for a million."""
    return known_from(documents(Entry.objects.filter(withdrawn_at=None).order_by("key")))


def known_from(held: Iterable[Document]) -> Known:
    """The names of these documents; questions are made of the substances, any entry bears names."""
    entries: dict[str, Named] = {}
    bearers: dict[str, set[str]] = {}
    for document in held:
        entry = named(document)
        if document.kind == "substance":
            entries[document.key] = entry
        for name in (*(name.text for name in document.names), *entry.korean, *entry.english):
            bearers.setdefault(analysis.key(name), set()).add(document.key)
    return Known(entries, {name: frozenset(keys) for name, keys in bearers.items()})


def generated(held: Known, count: int, seed: int) -> tuple[Generated, ...]:
    """``count`` questions in the shares of ``WAYS``, fewer where the data has too few names for one; each text once a way."""
    return tuple(
        question for way, wanted in zip(WAYS, _shares(count), strict=True) for question in _of(way, held, wanted, seed)
    )


def _shares(count: int) -> list[int]:
    """Whole numbers in the shares of the ways that sum to ``count``: each cut where its running sum rounds."""
    cuts = [0]
    for way in WAYS:
        cuts.append(cuts[-1] + way.share)
    return [round(count * end / 100) - round(count * begin / 100) for begin, end in pairwise(cuts)]


def _of(way: Way, held: Known, wanted: int, seed: int) -> Iterable[Generated]:
    random = Random(f"{seed} {way.category}")  # noqa: S311  (a sample that anyone can draw again, no secret)
    keys = [key for key, entry in sorted(held.entries.items()) if entry.korean or way.category not in KOREAN_ONLY]
    random.shuffle(keys)
    made: dict[str, Generated] = {}
    for key in keys * TRIES:
        if len(made) >= wanted:
            break
        text = way.typed(random, held.entries[key])
        if text and text not in made and _is_fair(way, held, key, text):
            made[text] = Generated(way, text, key, held)
    return made.values()


def _is_fair(way: Way, held: Known, key: str, text: str) -> bool:
    """Whether the text can only be meant in this way: no other entry's exact name, and reached from the entry itself."""
    bearers = held.bearers.get(analysis.key(text), frozenset())
    return (not bearers or key in bearers) and way.reaches(held.entries[key], text)
