"""The builds of the search benchmark: the documents, and both engines filled with them by their own writers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bench.corpus import enlarged, load, save
from bench.stage_process import run_stage
from search.engine import Engine
from search.engine_factory import open_engine
from search.engine_types import Document, Watermark

WRITE_SIZE = 5_000
"""Documents for each write, as publishing does: one refresh after a million would exceed the request timeout."""

BUILD = "all"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents of one size, in a file."""

    name: str
    file: Path
    count: int


def published_corpus(work: Path, national_list: Path) -> Corpus:
    """The national list and the demonstration as a portal under ``work`` publishes them; reused if the file exists."""
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
            run_stage(stage, environment)
    return Corpus("published", file, _line_count(file))


def enlarged_corpus(work: Path, base: Corpus, names: Path, size: int) -> Corpus:
    """``size`` documents: the published ones and generated ones; reused if the file exists."""
    file = work / f"documents-{size}.jsonl"
    if not file.exists():
        unfinished = file.with_suffix(".part")
        save(unfinished, enlarged(base.file, names, size))
        unfinished.rename(file)
    return Corpus("enlarged", file, size)


def filled_engines(work: Path, corpus: Corpus, search_url: str) -> Sequence[Engine]:
    """Both engines with a live build; a build that is already live is reused."""
    place = f"bench-{corpus.name}"
    engines = (
        open_engine("tantivy:", work / place),
        open_engine(search_url, work / place, namespace=place),
    )
    for engine in engines:
        if engine.live() is None:
            _fill(engine, load(corpus.file))
    return engines


def tantivy_folder(work: Path, corpus: Corpus) -> Path:
    """The folder of the tantivy build that ``filled_engines`` filled."""
    return work / f"bench-{corpus.name}" / "search" / BUILD


def elastic_index(corpus: Corpus) -> str:
    """The Elasticsearch index of the build that ``filled_engines`` filled."""
    return f"bench-{corpus.name}.{BUILD}"


def _fill(engine: Engine, documents: Iterator[Document]) -> None:
    if BUILD in engine.builds():
        engine.drop(BUILD)
    engine.create(BUILD, "bench")
    while batch := list(islice(documents, WRITE_SIZE)):
        refused = engine.write(BUILD, batch, None)
        if refused:
            raise SystemExit(f"{engine.name} refused {refused[0].key}: {refused[0].error}")
    engine.write(BUILD, [], Watermark(1, "bench"))
    engine.swap(BUILD)


def _line_count(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(1 for _ in lines)
