"""Quality and speed of search: ours on both engines, the engines alone, and four alternatives.

``python -m bench.search LIST NAMES QUERIES`` needs PostgreSQL at DATABASE_URL and Elasticsearch at SEARCH_URL; it
creates tables and indices that begin with ``bench``. Compare figures of one run only, because they depend on the load.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import cast

from bench.contender_rows import contender_row
from bench.contenders import Contender, DefaultElastic, PortalSearch, PostgresFullText, PostgresTrigram, SqliteTrigram
from bench.corpus import load
from bench.engine_builds import Corpus, elastic_index, enlarged_corpus, filled_engines, published_corpus, tantivy_folder
from bench.raw_engines import RawElastic, RawEngine, RawTantivy, plan_of
from bench.scores import quality, rank, speed
from bench.timing import ROUNDS, timed_rounds
from evaluation.judged_queries import JudgedQuery, judged_queries
from search.engine import Engine
from search.engine_types import Query
from search.query_execution import IndexReader

MILLION = 1_000_000
MAX_PREFIX_LENGTH = 8
"""Letters after which suggestions are no longer timed."""

MAX_PREFIXES = 120
"""Prefixes that are timed, spread evenly over all."""


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("list", type=Path, help="the national list as .xlsx")
    parser.add_argument("names", type=Path, help="names by CAS number as .csv.gz with the columns cas and name")
    parser.add_argument("queries", type=Path, help="judged queries, as for the command evaluate")
    parser.add_argument("--size", type=int, default=MILLION, help="documents of the large index")
    parser.add_argument("--work", type=Path, help="keep documents and builds in this folder, and use what it holds")
    arguments = parser.parse_args()
    for name in ("DATABASE_URL", "SEARCH_URL"):
        if not os.environ.get(name):
            raise SystemExit(f"{name} is not set; run it under .ci/services, or name a server of your own.")
    judged = judged_queries(arguments.queries)
    with tempfile.TemporaryDirectory() as scratch:
        work = (arguments.work or Path(scratch)).resolve()
        work.mkdir(parents=True, exist_ok=True)
        small = published_corpus(work, arguments.list.resolve())
        print(_heading(), flush=True)
        _compare(work, small, judged)
        _against_raw(work, small, judged)
        _against_raw(work, enlarged_corpus(work, small, arguments.names, arguments.size), judged)


def _heading() -> str:
    processor = f"{os.cpu_count()} processors, {platform.machine()}, load {os.getloadavg()[0]:.1f}"
    return f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {processor}, medians of {ROUNDS} rounds"


def _compare(work: Path, corpus: Corpus, judged: Sequence[JudgedQuery]) -> None:
    """Runs every contender on every judged query and prints the table."""
    database, search = os.environ["DATABASE_URL"], os.environ["SEARCH_URL"]
    contenders: list[Contender] = [PortalSearch(engine) for engine in filled_engines(work, corpus, search)]
    contenders += [
        PostgresTrigram(database, map(contender_row, load(corpus.file))),
        PostgresFullText(database, map(contender_row, load(corpus.file))),
        SqliteTrigram(work / "fts5.sqlite3", map(contender_row, load(corpus.file))),
        DefaultElastic(search, "bench-plain", map(contender_row, load(corpus.file))),
    ]
    seconds = timed_rounds({each.name: [partial(each.ask, query) for query in judged] for each in contenders})
    print(f"\n{corpus.count:,} documents, {len(judged)} judged queries")
    print(f"{'':<24}{'hit@1':>7}{'hit@10':>8}{'MRR':>7}{'p50 ms':>9}{'p95 ms':>9}{'mean ms':>9}")
    for each in contenders:
        figures = quality([rank(each.ask(query), query.expected) for query in judged])
        times = speed(seconds[each.name])
        print(
            f"{each.name:<24}{figures.hit_at_1:>7.3f}{figures.hit_at_10:>8.3f}{figures.mrr:>7.3f}"
            f"{times.p50:>9.1f}{times.p95:>9.1f}{times.mean:>9.1f}",
            flush=True,
        )


def _against_raw(work: Path, corpus: Corpus, judged: Sequence[JudgedQuery]) -> None:
    """Compares our page with the engine alone, and times suggestions for every prefix of the judged texts."""
    search = os.environ["SEARCH_URL"]
    engines = filled_engines(work, corpus, search)
    raw_engines: tuple[RawEngine, ...] = (
        RawTantivy(str(tantivy_folder(work, corpus))),
        RawElastic(search, elastic_index(corpus)),
    )
    texts = [query.text for query in judged if query.mode == "search"]
    typed = typed_prefixes([query.text for query in judged])
    print(f"\n{corpus.count:,} documents, {len(texts)} searches, {len(typed)} beginnings typed")
    print(f"{'':<24}{'p50 ms':>9}{'p95 ms':>9}{'mean ms':>9}")
    for engine, raw in zip(engines, raw_engines, strict=True):
        plans = [plan for text in texts if (plan := plan_of(cast(IndexReader, engine), Query(text))) is not None]
        seconds = timed_rounds(
            {
                "page": [partial(engine.search, Query(text)) for text in texts],
                "alone": [partial(raw.ask, plan) for plan in plans],
                "suggest": [partial(engine.suggest, text) for text in typed],
            }
        )
        times = {name: speed(seconds_by_call) for name, seconds_by_call in seconds.items()}
        for name, figures in times.items():
            print(f"{f'{engine.name} {name}':<24}{figures.p50:>9.1f}{figures.p95:>9.1f}{figures.mean:>9.1f}")
        page, bare = times["page"], times["alone"]
        print(
            f"{f'{engine.name} page ÷ alone':<24}"
            f"{page.p50 / bare.p50:>9.2f}{page.p95 / bare.p95:>9.2f}{page.mean / bare.mean:>9.2f}",
            flush=True,
        )
        _judge(engine, judged)


def _judge(engine: Engine, judged: Sequence[JudgedQuery]) -> None:
    figures = quality([rank(PortalSearch(engine).ask(query), query.expected) for query in judged])
    print(f"{f'{engine.name} hit@1':<24}{figures.hit_at_1:>9.3f}")


def typed_prefixes(texts: Sequence[str]) -> list[str]:
    """Every text in the box while these are typed letter by letter, each once, sorted."""
    typed = sorted({text[:end] for text in texts for end in range(1, min(len(text), MAX_PREFIX_LENGTH) + 1)})
    return typed[:: -(-len(typed) // MAX_PREFIXES)]


if __name__ == "__main__":
    main()
