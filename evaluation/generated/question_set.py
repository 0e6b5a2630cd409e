"""A set of questions generated from the data, the same for each seed: it covers what nobody thought of when judging by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

from evaluation.generated.entry_names import EntryNames, entry_names
from evaluation.generated.query_forms import KOREAN_FORMS, QUERY_FORMS, QueryForm
from portal.models import Entry
from portal.publish.document import documents
from search import analysis
from search.engine_types import Document, Hit

ATTEMPTS_PER_QUESTION = 40
"""Attempts for each question; a prefix, for example, is often the whole name of another entry."""


@dataclass(frozen=True, slots=True)
class NamedEntries:
    """Substances by key, with their names, and the keys of all entries that have a whole name."""

    entries: Mapping[str, EntryNames]
    keys_by_name: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class GeneratedQuestion:
    """One generated question, made from the entry ``key``; any entry with a name that explains the text is right."""

    form: QueryForm
    text: str
    key: str
    named_entries: NamedEntries = field(repr=False, compare=False)

    @property
    def category(self) -> str:
        """The category of the query form."""
        return self.form.category

    @property
    def mode(self) -> str:
        """``search`` or ``suggest``."""
        return self.form.mode

    @property
    def expected_text(self) -> str:
        """The right answer in words, for the report."""
        return f"{self.key} or another that is as near"

    def accepts(self, hit: Hit) -> bool:
        """Whether a name of the hit gives the text in the same query form."""
        entry = self.named_entries.entries.get(hit.key)
        return entry is not None and self.form.explains(entry, self.text)


def named_entries() -> NamedEntries:
    """The names of all entries in the database; reads every entry, about a minute for a million."""
    return named_entries_from(documents(Entry.objects.filter(withdrawn_at=None).order_by("key")))


def named_entries_from(published: Iterable[Document]) -> NamedEntries:
    """The names of these documents; only substances become questions, but the names of every entry count."""
    entries: dict[str, EntryNames] = {}
    keys_by_name: dict[str, set[str]] = {}
    for document in published:
        entry = entry_names(document)
        if document.kind == "substance":
            entries[document.key] = entry
        for name in (*(name.text for name in document.names), *entry.korean, *entry.english):
            keys_by_name.setdefault(analysis.name_key(name), set()).add(document.key)
    return NamedEntries(entries, {name: frozenset(keys) for name, keys in keys_by_name.items()})


def generate_questions(named_entries: NamedEntries, count: int, seed: int) -> tuple[GeneratedQuestion, ...]:
    """``count`` questions in the shares of ``QUERY_FORMS``.

    There are fewer if the data has too few names for a form. Each text occurs once in a form.
    """
    return tuple(
        question
        for form, size in zip(QUERY_FORMS, _counts(count), strict=True)
        for question in _questions_of(form, named_entries, size, seed)
    )


def _counts(count: int) -> list[int]:
    """Integers in the shares of the forms that add up to ``count``, from rounded running sums."""
    cuts = [0]
    for form in QUERY_FORMS:
        cuts.append(cuts[-1] + form.share)
    return [round(count * end / 100) - round(count * begin / 100) for begin, end in pairwise(cuts)]


def _questions_of(form: QueryForm, named_entries: NamedEntries, count: int, seed: int) -> Iterable[GeneratedQuestion]:
    random = Random(f"{seed} {form.category}")  # noqa: S311  (a reproducible sample, no secret)
    keys = [
        key for key, entry in sorted(named_entries.entries.items()) if entry.korean or form.category not in KOREAN_FORMS
    ]
    random.shuffle(keys)
    questions: dict[str, GeneratedQuestion] = {}
    for key in keys * ATTEMPTS_PER_QUESTION:
        if len(questions) >= count:
            break
        text = form.make_text(random, named_entries.entries[key])
        if text and text not in questions and _is_unambiguous(form, named_entries, key, text):
            questions[text] = GeneratedQuestion(form, text, key, named_entries)
    return questions.values()


def _is_unambiguous(form: QueryForm, named_entries: NamedEntries, key: str, text: str) -> bool:
    """Whether the text is no exact name of another entry and is explained by the entry itself."""
    keys_with_name = named_entries.keys_by_name.get(analysis.name_key(text), frozenset())
    return (not keys_with_name or key in keys_with_name) and form.explains(named_entries.entries[key], text)
