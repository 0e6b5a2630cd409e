"""One commit's side of ``bench.two_commits``: obeys one command a line and answers each with one line of JSON.

It is run by path, with the commit's worktree as ``PYTHONPATH``: so its imports are the code of that commit, which does
not have this file. It therefore uses only what both commits have.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stdout
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import django

from bench.corpus import load
from bench.engine_builds import BUILD, WRITE_SIZE, Corpus, enlarged_corpus, published_corpus
from bench.scores import quality, rank
from bench.search import typed_prefixes
from evaluation.judged_queries import judged_queries
from search.engine import Engine
from search.engine_factory import open_engine
from search.engine_types import Document, Query, Watermark


class Worker:
    """The commit's documents, and one engine at a time with a build of them.

    The commands come in their order: ``published``, perhaps ``enlarged``, ``open``, ``write`` to the end, then the others.
    """

    _corpus: Corpus
    _engine: Engine
    _index: str

    def __init__(self, work: Path, queries: Path) -> None:
        self._work = work
        self._judged = judged_queries(queries)
        self._documents: Iterator[Document] = iter(())

    def published(self, national_list: str) -> dict[str, Any]:
        """Syncs the list and the demonstration, and keeps the documents."""
        self._corpus = published_corpus(self._work, Path(national_list))
        return {"count": self._corpus.count}

    def enlarged(self, names: str, size: int) -> dict[str, Any]:
        """Adds generated documents up to ``size``."""
        self._corpus = enlarged_corpus(self._work, self._corpus, Path(names), size)
        return {"count": self._corpus.count}

    def open(self, url: str, namespace: str) -> dict[str, Any]:
        """Opens an engine and begins a build of the documents in it."""
        shutil.rmtree(self._work / namespace, ignore_errors=True)
        self._engine = open_engine(url, self._work / namespace, namespace=namespace)
        self._documents = load(self._corpus.file)
        self._index = f"{url.rstrip('/')}/{namespace}.{BUILD}" if "//" in url else str(self._work / namespace)
        if BUILD in self._engine.builds():
            raise SystemExit(f"{namespace} exists already on the server")
        self._engine.create(BUILD, "bench")
        return {"engine": self._engine.name}

    def write(self) -> dict[str, Any]:
        """Writes the next documents; with the last of them the build goes live."""
        engine = self._engine
        batch = list(islice(self._documents, WRITE_SIZE))
        started = time.perf_counter()
        if not batch:
            engine.write(BUILD, [], Watermark(1, "bench"))
            engine.swap(BUILD)
        elif refused := engine.write(BUILD, batch, None):
            raise SystemExit(f"{engine.name} refused {refused[0].key}: {refused[0].error}")
        return {"count": len(batch), "seconds": time.perf_counter() - started}

    def page(self) -> dict[str, Any]:
        """The seconds of a page of search for each judged text."""
        engine = self._engine
        texts = [query.text for query in self._judged if query.mode == "search"]
        return {"seconds": [_seconds(lambda text=text: engine.search(Query(text))) for text in texts]}

    def suggest(self) -> dict[str, Any]:
        """The seconds of suggestions for beginnings of the judged texts."""
        engine = self._engine
        texts = typed_prefixes([query.text for query in self._judged])
        return {"seconds": [_seconds(lambda text=text: engine.suggest(text)) for text in texts]}

    def hits(self) -> dict[str, Any]:
        """hit@1 of the judged queries."""
        engine = self._engine
        found = []
        for query in self._judged:
            results = engine.suggest(query.text, 10) if query.mode == "suggest" else engine.search(Query(query.text))
            found.append(rank([hit.cas for hit in results.hits], query.expected))
        return {"hit_at_1": quality(found).hit_at_1}

    def size(self) -> dict[str, Any]:
        """The size of the build on disk."""
        return {"mb": _size_mb(self._index)}


def _size_mb(index: str) -> float:
    """The size of a build: of a folder, or of an index of a server."""
    if "//" not in index:
        return sum(path.stat().st_size for path in Path(index).rglob("*") if path.is_file()) / 1e6
    with urlopen(f"{index}/_stats/store", timeout=60) as answer:  # noqa: S310  (the server that the run was given)
        return float(json.load(answer)["_all"]["primaries"]["store"]["size_in_bytes"]) / 1e6


def _seconds(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def _rebuild() -> dict[str, Any]:
    """Publishes every entry of the portal that the environment names, from the database on."""
    from django.core.management import call_command

    from portal.models import Entry

    count = Entry.objects.filter(withdrawn_at=None).count()
    with redirect_stdout(sys.stderr):
        seconds = _seconds(lambda: call_command("rebuild", stdout=sys.stderr))
    return {"count": count, "seconds": seconds}


def _own_feeds() -> dict[str, Any]:
    """The seconds of the first run of each of the portal's own feeds that wrote anything."""
    from portal.models import SyncRun

    runs = SyncRun.objects.filter(feed__startswith="portal.", state="succeeded", added__gt=0).order_by("-pk")
    return {run.feed: (run.finished_at - run.started_at).total_seconds() for run in runs if run.finished_at}


ALONE: Mapping[str, Callable[[], dict[str, Any]]] = {"rebuild": _rebuild, "own-feeds": _own_feeds}
"""What runs in a process of its own, with the portal's settings."""


def main() -> None:
    """``commit_worker.py WORK QUERIES`` reads commands ``["name", argument …]``; ``commit_worker.py rebuild`` runs once."""
    if sys.argv[1] in ALONE:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
        django.setup()
        print(json.dumps(ALONE[sys.argv[1]]()), flush=True)
        return
    worker = Worker(Path(sys.argv[1]), Path(sys.argv[2]))
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        print(json.dumps(getattr(worker, name)(*arguments)), flush=True)


if __name__ == "__main__":
    main()
