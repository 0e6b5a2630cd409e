"""The documents of the search benchmark, as lines of a file: what a portal published, and a million made from names.

A made document is a CAS number of the inventories with its English names; where those run out, a published document
again with a number behind each of its names. Made ones borrow the facets and the prior of published ones in turn, so
that counting them costs what it costs for real ones.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, cycle, groupby, islice
from operator import itemgetter
from pathlib import Path

from search.card import document_of, document_text
from search.values import Document, DocumentName, NameRank

MOST_NAMES = 20
"""Names of one made document; a few common numbers have hundreds in the inventories."""


def save(path: Path, documents: Iterable[Document]) -> int:
    """Writes one document a line and says how many."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for count, document in enumerate(documents, 1):  # noqa: B007  (the last count is the answer)
            file.write(document_text(document) + "\n")
    return count


def load(path: Path) -> Iterator[Document]:
    """The documents of a file that ``save`` wrote, in its order."""
    with path.open(encoding="utf-8") as file:
        yield from map(document_of, file)


def enlarged(published: Path, names: Path, size: int) -> Iterator[Document]:
    """``size`` documents: the published ones, then those of the inventories, then numbered copies of the published ones."""
    taken = {number for document in load(published) for number in document.cas}
    made = chain(_of_inventories(names, taken, published), _copies(published))
    return islice(chain(load(published), made), size)


def inventory_count(published: Path, names: Path) -> int:
    """How many documents the inventories add to the published ones."""
    taken = {number for document in load(published) for number in document.cas}
    return sum(1 for cas, _ in _names_by_cas(names) if cas not in taken)


def _of_inventories(names: Path, taken: set[str], published: Path) -> Iterator[Document]:
    models = cycle(load(published))
    rows = ((cas, texts) for cas, texts in _names_by_cas(names) if cas not in taken)
    for (cas, texts), model in zip(rows, models, strict=False):
        first, *others = texts[:MOST_NAMES]
        yield Document(
            key=f"cas:{cas}",
            kind="substance",
            revision=1,
            title_ko="",
            title_en=first,
            url=f"/substances/{cas}",
            origin="live",
            names=(
                DocumentName(first, "en", NameRank.TITLE),
                *(DocumentName(text, "en", NameRank.SYNONYM) for text in others),
            ),
            cas=(cas,),
            facets=model.facets,
            prior=model.prior,
        )


def _names_by_cas(names: Path) -> Iterator[tuple[str, list[str]]]:
    """Each number with its different names; the file is in order of sources, not of numbers."""
    with gzip.open(names, "rt", encoding="utf-8", newline="") as file:
        rows = sorted((row["cas"], row["name"]) for row in csv.DictReader(file) if row["cas"] and row["name"])
    for cas, found in groupby(rows, key=itemgetter(0)):
        yield cas, list(dict.fromkeys(name for _, name in found))


def _copies(published: Path) -> Iterator[Document]:
    """Without end: every published document with 2 behind each name, then with 3, and so on; without numbers of its own."""
    number = 2
    while True:
        for document in load(published):
            yield replace(
                document,
                key=f"{document.key}:copy-{number}",
                title_ko=document.title_ko and f"{document.title_ko} {number}",
                title_en=document.title_en and f"{document.title_en} {number}",
                names=tuple(replace(name, text=f"{name.text} {number}") for name in document.names),
                cas=(),
                ke=(),
                un=(),
                ec=(),
                numbers=(),
                formulas=(),
            )
        number += 1
