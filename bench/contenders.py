"""What is compared: the portal's search and four alternatives over the same documents."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Protocol

import psycopg2
from elasticsearch import Elasticsearch
from psycopg2.extras import execute_values

from bench.contender_rows import ContenderRow
from evaluation.judged_queries import JudgedQuery
from search.engine import Engine
from search.engine_types import Query

DEPTH = 10
CasOfHits = Sequence[Sequence[str]]
"""The CAS numbers of each hit, best first."""


class Contender(Protocol):
    """A search that runs a judged query."""

    name: str

    def ask(self, judged: JudgedQuery) -> CasOfHits:
        """The first ten hits."""


class PortalSearch:
    """The portal's search page, or its suggestions for a query that is still being typed."""

    def __init__(self, engine: Engine) -> None:
        self.name = f"ours on {engine.name}"
        self._engine = engine

    def ask(self, judged: JudgedQuery) -> CasOfHits:
        """With facets, order, reasons and snippets: everything that a page shows."""
        if judged.mode == "suggest":
            return [hit.cas for hit in self._engine.suggest(judged.text, DEPTH).hits]
        return [hit.cas for hit in self._engine.search(Query(judged.text)).hits[:DEPTH]]


class PostgresTrigram:
    """pg_trgm: names that contain the text and names with a similar part; the most similar first, then the shortest."""

    name = "PostgreSQL trigram"

    def __init__(self, url: str, rows: Iterable[ContenderRow]) -> None:
        self._cursor = _cursor(url)
        self._cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        self._cursor.execute("DROP TABLE IF EXISTS bench_names")
        self._cursor.execute("CREATE TABLE bench_names (key text, cas text, name text)")
        values = ((row.key, " ".join(row.cas), name) for row in rows for name in row.spellings)
        execute_values(self._cursor, "INSERT INTO bench_names VALUES %s", values, page_size=5_000)
        self._cursor.execute("CREATE INDEX ON bench_names USING gin (name gin_trgm_ops)")
        self._cursor.execute("ANALYZE bench_names")

    def ask(self, judged: JudgedQuery) -> CasOfHits:
        """One statement."""
        text = judged.text.lower()
        self._cursor.execute(
            "SELECT min(cas) FROM bench_names WHERE name ILIKE %s OR %s <%% name GROUP BY key"
            " ORDER BY max(word_similarity(%s, name)) DESC, min(length(name)), key LIMIT %s",
            (f"%{_escaped_like(text)}%", text, text, DEPTH),
        )
        return [cas.split() for (cas,) in self._cursor.fetchall()]


class PostgresFullText:
    """tsvector of the ``simple`` configuration, names above text; every word of the query as a prefix."""

    name = "PostgreSQL full text"

    def __init__(self, url: str, rows: Iterable[ContenderRow]) -> None:
        self._cursor = _cursor(url)
        self._cursor.execute("DROP TABLE IF EXISTS bench_documents")
        self._cursor.execute("CREATE TABLE bench_documents (key text, cas text, words tsvector)")
        execute_values(
            self._cursor,
            "INSERT INTO bench_documents VALUES %s",
            ((row.key, " ".join(row.cas), " ".join(row.spellings), row.text) for row in rows),
            template="(%s, %s, setweight(to_tsvector('simple', %s), 'A') || setweight(to_tsvector('simple', %s), 'D'))",
            page_size=1_000,
        )
        self._cursor.execute("CREATE INDEX ON bench_documents USING gin (words)")
        self._cursor.execute("ANALYZE bench_documents")

    def ask(self, judged: JudgedQuery) -> CasOfHits:
        """One statement; no hits for a text without words."""
        words = re.findall(r"\w+", judged.text.lower())
        if not words:
            return []
        self._cursor.execute(
            "SELECT cas FROM bench_documents, to_tsquery('simple', %s) asked WHERE words @@ asked"
            " ORDER BY ts_rank_cd(words, asked, 1) DESC, key LIMIT %s",
            (" & ".join(f"{word}:*" for word in words), DEPTH),
        )
        return [cas.split() for (cas,) in self._cursor.fetchall()]


class SqliteTrigram:
    """FTS5 with its trigram tokenizer; LIKE over all names for texts under three letters, which trigrams cannot find."""

    name = "SQLite FTS5 trigram"

    def __init__(self, path: Path, rows: Iterable[ContenderRow]) -> None:
        path.unlink(missing_ok=True)
        self._store = sqlite3.connect(path)
        self._store.execute(
            "CREATE VIRTUAL TABLE names USING fts5 (key UNINDEXED, cas UNINDEXED, name, tokenize='trigram')"
        )
        with self._store:
            self._store.executemany(
                "INSERT INTO names VALUES (?, ?, ?)",
                ((row.key, " ".join(row.cas), name) for row in rows for name in row.spellings),
            )

    def ask(self, judged: JudgedQuery) -> CasOfHits:
        """The best names by bm25, then the shortest; each entry once."""
        text = judged.text.lower()
        if len(text) < 3:
            rows = self._store.execute(
                "SELECT key, cas FROM names WHERE name LIKE ? ESCAPE '\\' ORDER BY length(name), key LIMIT 50",
                (f"%{_escaped_like(text)}%",),
            )
        else:
            rows = self._store.execute(
                "SELECT key, cas FROM names WHERE names MATCH ? ORDER BY bm25(names), length(name), key LIMIT 50",
                ('"' + text.replace('"', '""') + '"',),
            )
        return [cas.split() for cas in islice(dict(rows).values(), DEPTH)]


class DefaultElastic:
    """multi_match with fuzziness AUTO over text of the standard analyzer: the usual way to use the server."""

    name = "Elasticsearch plainly"

    def __init__(self, url: str, index: str, rows: Iterable[ContenderRow]) -> None:
        self._client, self._index = Elasticsearch(url, request_timeout=120), index
        self._client.indices.delete(index=index, ignore_unavailable=True)
        texts = {name: {"type": "text"} for name in ("title_ko", "title_en", "names", "numbers", "text")}
        self._client.indices.create(
            index=index,
            settings={"number_of_shards": 1, "number_of_replicas": 0},
            mappings={"dynamic": "strict", "properties": {**texts, "cas": {"type": "keyword"}}},
        )
        rest = iter(rows)
        while batch := list(islice(rest, 1_000)):
            operations: list[dict[str, object]] = []
            for row in batch:
                operations += {"index": {}}, _source(row)
            self._client.bulk(index=index, operations=operations)
        self._client.indices.refresh(index=index)

    def ask(self, judged: JudgedQuery) -> CasOfHits:
        """One request."""
        response = self._client.search(
            index=self._index,
            size=DEPTH,
            source_includes=["cas"],
            query={
                "multi_match": {
                    "query": judged.text,
                    "fields": ["title_ko^4", "title_en^4", "numbers^4", "names^3", "text"],
                    "fuzziness": "AUTO",
                }
            },
        )
        return [hit["_source"]["cas"] for hit in response["hits"]["hits"]]


def _cursor(url: str) -> psycopg2.extensions.cursor:
    connection = psycopg2.connect(url)
    connection.autocommit = True
    return connection.cursor()


def _source(row: ContenderRow) -> dict[str, object]:
    return {
        "cas": list(row.cas),
        "title_ko": row.title_ko,
        "title_en": row.title_en,
        "names": list(row.names),
        "numbers": list(row.numbers),
        "text": row.text,
    }


def _escaped_like(text: str) -> str:
    """The text with the wildcards of LIKE escaped."""
    return re.sub(r"([\\%_])", r"\\\1", text)
