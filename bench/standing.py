"""Builds of the search benchmark: the documents, and both engines filled with them by their own writers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bench.corpus import enlarged, load, save
from bench.process import measured
from search.engine import Engine
from search.open import open_engine
from search.values import Document, Watermark

STEP = 5_000
"""Documents a write, as publishing sends them: one refresh after a million lasts longer than a server may be silent."""

BUILD = "all"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents of one size, in a file."""

    name: str
    file: Path
    count: int


def published(work: Path, national_list: Path) -> Corpus:
    """The national list and the demonstration as a portal under ``work`` publishes them; used again if it is there."""
    file = work / "published.jsonl"
    environment = {
        "DATA_DIR": str(work / "portal"),
        "NCIS_INVENTORY_FILE": str(national_list),
        "DEMO": "on",
        "DATABASE_URL": "",
        "BENCH_DOCUMENTS": str(file),
    }
    if not file.exists():
        for stage in ("migrate", "sync-all", "documents"):
            measured(stage, environment)
    return Corpus("published", file, _lines(file))


def million(work: Path, base: Corpus, names: Path, size: int) -> Corpus:
    """``size`` documents made from those that are published and from the names of the inventories."""
    file = work / f"documents-{size}.jsonl"
    if not file.exists():
        unfinished = file.with_suffix(".part")
        save(unfinished, enlarged(base.file, names, size))
        unfinished.rename(file)
    return Corpus("enlarged", file, size)


def engines(work: Path, corpus: Corpus, search_url: str) -> Sequence[Engine]:
    """Both engines, standing: a build that is live already is taken as it is."""
    place = f"bench-{corpus.name}"
    both = (
        open_engine("tantivy:", work / place),
        open_engine(search_url, work / place, namespace=place),
    )
    for engine in both:
        if engine.live() is None:
            _fill(engine, load(corpus.file))
    return both


def tantivy_folder(work: Path, corpus: Corpus) -> Path:
    """Where the library finds the build that ``engines`` made."""
    return work / f"bench-{corpus.name}" / "search" / BUILD


def elastic_index(corpus: Corpus) -> str:
    """Where the server finds the build that ``engines`` made."""
    return f"bench-{corpus.name}.{BUILD}"


def _fill(engine: Engine, documents: Iterator[Document]) -> None:
    if BUILD in engine.builds():
        engine.drop(BUILD)
    engine.create(BUILD, "bench")
    while batch := list(islice(documents, STEP)):
        refused = engine.write(BUILD, batch, None)
        if refused:
            raise SystemExit(f"{engine.name} refused {refused[0].key}: {refused[0].error}")
    engine.write(BUILD, [], Watermark(1, "bench"))
    engine.swap(BUILD)


def _lines(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(1 for _ in lines)
