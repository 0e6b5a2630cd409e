"""Prints the state of the database and of the live index in a fixed order: ``python -m tests.services.state_dump``.

Documents are read from the server in pages; one by one takes minutes for the national list.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

import django

from tests.services.servers import client

PAGE = 1_000


def documents(url: str) -> Iterator[str]:
    """Every document of the live index with its tokens and without revisions, which depend on the number of writes."""
    after: list[Any] | None = None
    with client(url) as server:
        while True:
            hits = server.search(
                index="chemicals-live", size=PAGE, sort=[{"key": "asc"}], search_after=after, source=True
            )["hits"]["hits"]
            for hit in hits:
                row = dict(hit["_source"])
                stored = json.loads(row["document"])
                del row["revision"], stored["revision"]
                yield json.dumps(["document", {**row, "document": stored}], ensure_ascii=False, sort_keys=True)
            if len(hits) < PAGE:
                return
            after = hits[-1]["sort"]


def main() -> None:
    """Prints both."""
    django.setup()
    from portal.dump import canonical_dump

    for line in canonical_dump():
        print(line)
    for line in documents(os.environ["SEARCH_URL"]):
        print(line)


if __name__ == "__main__":
    main()
