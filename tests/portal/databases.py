"""Empty PostgreSQL databases beside the one that DATABASE_URL names, for tests that need more than one."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg2

URL = os.environ.get("DATABASE_URL", "")
ON_SERVICES = URL.startswith("postgres")


@contextmanager
def database() -> Iterator[str]:
    """The address of a new database, which is dropped after the block."""
    name = f"portal_{uuid.uuid4().hex[:12]}"
    server = psycopg2.connect(URL)
    server.autocommit = True
    try:
        with server.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
            try:
                yield urlsplit(URL)._replace(path=f"/{name}").geturl()
            finally:
                cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        server.close()
