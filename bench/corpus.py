"""The documents of the search benchmark, one a line in a file: published documents, and up to a million generated ones.

A generated document is a CAS number of the inventories with its English names. When there are no more, it is a copy of a
published document with a number after each name. Generated documents take the facets and the prior of published ones in
turn, so that counting facets costs the same as for real ones.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, cycle, groupby, islice
from operator import itemgetter
from pathlib import Path

from portal.own_feeds.systematic_name_keys import made_of
from search.engine_types import Document, DocumentName, NameRank
from search.stored_fields import document_from_json, document_json

MAX_NAMES = 20
"""Names of one generated document; a few common numbers have hundreds in the inventories."""


def save(path: Path, documents: Iterable[Document]) -> int:
    """Writes one document a line and returns their number."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for count, document in enumerate(documents, 1):  # noqa: B007  (the last count is returned)
            file.write(document_json(document) + "\n")
    return count


def load(path: Path) -> Iterator[Document]:
    """The documents of a file that ``save`` wrote, in the same order."""
    with path.open(encoding="utf-8") as file:
        yield from map(document_from_json, file)


def enlarged(published: Path, names: Path, size: int) -> Iterator[Document]:
    """``size`` documents: the published ones, then those of the inventories, then numbered copies of the published ones."""
    known_numbers = {number for document in load(published) for number in document.cas}
    generated = chain(_of_inventories(names, known_numbers, published), _copies(published))
    return islice(chain(load(published), generated), size)


def inventory_count(published: Path, names: Path) -> int:
    """How many documents the inventories add to the published ones."""
    known_numbers = {number for document in load(published) for number in document.cas}
    return sum(1 for cas, _ in _names_by_cas(names) if cas not in known_numbers)


def _of_inventories(names: Path, known_numbers: set[str], published: Path) -> Iterator[Document]:
    templates = cycle(load(published))
    rows = ((cas, texts) for cas, texts in _names_by_cas(names) if cas not in known_numbers)
    for (cas, texts), template in zip(rows, templates, strict=False):
        first, *others = texts[:MAX_NAMES]
        made = made_of(texts[:MAX_NAMES])
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
            facets=template.facets,
            prior=template.prior,
            name_keys=made.keys.same,
            near_name_keys=made.keys.near,
            made_spellings=made.spellings,
        )


def _names_by_cas(names: Path) -> Iterator[tuple[str, list[str]]]:
    """Each number with its different names; the file is sorted by source, not by number."""
    with gzip.open(names, "rt", encoding="utf-8", newline="") as file:
        rows = sorted((row["cas"], row["name"]) for row in csv.DictReader(file) if row["cas"] and row["name"])
    for cas, rows_of_number in groupby(rows, key=itemgetter(0)):
        yield cas, list(dict.fromkeys(name for _, name in rows_of_number))


def _copies(published: Path) -> Iterator[Document]:
    """An endless sequence of every published document with 2 after each name, then with 3, and so on; without identifiers."""
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
                name_keys=tuple(f"{key}{number}" for key in document.name_keys),
                near_name_keys=tuple(f"{key}{number}" for key in document.near_name_keys),
                made_spellings=tuple(f"{spelling}{number}" for spelling in document.made_spellings),
            )
        number += 1
