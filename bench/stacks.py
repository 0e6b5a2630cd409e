"""The two stacks, each with its own empty database and index, which are removed afterwards."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
from elasticsearch import Elasticsearch

EMBEDDED = "SQLite + tantivy"
SERVICES = "PostgreSQL + Elasticsearch"
STACKS = (EMBEDDED, SERVICES)


@contextmanager
def empty_stack(stack: str, name: str, scratch: Path) -> Iterator[Mapping[str, str]]:
    """The environment of an empty portal; ``SystemExit`` if the services are not named."""
    folder = {"DATA_DIR": str(scratch / name), "DEMO": "off"}
    if stack == EMBEDDED:
        yield {**folder, "DATABASE_URL": "", "SEARCH_URL": "tantivy:"}
        return
    server, search = os.environ.get("DATABASE_URL"), os.environ.get("SEARCH_URL")
    if not server or not search:
        raise SystemExit(
            "DATABASE_URL and SEARCH_URL are not set; run it under .ci/services, or name servers of your own."
        )
    database = f"portal_bench_{name}_{os.getpid()}"
    namespace = database.replace("_", "-")
    _execute_sql(server, f"CREATE DATABASE {database}")
    try:
        yield {
            **folder,
            "DATABASE_URL": urlsplit(server)._replace(path=f"/{database}").geturl(),
            "SEARCH_URL": search,
            "SEARCH_NAMESPACE": namespace,
        }
    finally:
        _execute_sql(server, f"DROP DATABASE {database}")
        client = Elasticsearch(search)
        for index in client.indices.get(index=f"{namespace}.*", allow_no_indices=True):
            client.indices.delete(index=index)


def _execute_sql(server: str, statement: str) -> None:
    connection = psycopg2.connect(server)
    connection.autocommit = True
    connection.cursor().execute(statement)
    connection.close()
