"""Documents as Elasticsearch takes them: versioned actions, checked rows, one bulk request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

import elasticsearch
from elasticsearch.helpers import streaming_bulk

from search.card import card_text, document_text
from search.elastic.client import RETRIES
from search.elastic.queries import facet_field
from search.errors import DocumentsRefused, EngineUnavailable
from search.fields import Field, facet_tokens, sort_key, stored_token, tokens
from search.shortlist import measures_of
from search.values import Delete, Document

BATCH = 500
LONGEST_KEY = 512
LARGEST_REVISION = 2**63 - 1


def send(client: elasticsearch.Elasticsearch, index: str, batch: Sequence[Document | Delete]) -> None:
    """One bulk request. A version conflict means that something newer stands, a missing document that it is gone already."""
    actions = list(_actions(index, batch))
    for ok, told in streaming_bulk(
        client,
        actions,
        chunk_size=BATCH,
        raise_on_error=False,
        max_retries=RETRIES,
        initial_backoff=0.5,
    ):
        outcome = next(iter(told.values()))
        status = int(outcome.get("status", 0))
        if ok or status in (404, 409):
            continue
        reason = str(outcome.get("error"))[:500]
        if status in (403, 429) or status >= 500:
            raise EngineUnavailable(f"Elasticsearch does not take documents now: {reason}")
        raise DocumentsRefused(reason)


def _actions(index: str, batch: Sequence[Document | Delete]) -> Iterator[dict[str, Any]]:
    """Every change as the server takes it; one that it could not hold is refused before anything is sent."""
    try:
        made = [_action(index, change) for change in batch]
    except (ValueError, TypeError, AttributeError, UnicodeError) as error:
        raise DocumentsRefused(f"{type(error).__name__}: {error}") from error
    yield from made


def _action(index: str, change: Document | Delete) -> dict[str, Any]:
    if not 0 < len(change.key) <= LONGEST_KEY:
        raise ValueError(f"a key has 1 to {LONGEST_KEY} letters, this one {len(change.key)}")
    if not isinstance(change.revision, int) or not 0 <= change.revision <= LARGEST_REVISION:
        raise ValueError(f"{change.revision!r} is no revision")
    action: dict[str, Any] = {
        "_index": index,
        "_id": blake2b(change.key.encode(), digest_size=16).hexdigest(),
        "version": change.revision,
        "version_type": "external_gte",
    }
    if isinstance(change, Delete):
        return {**action, "_op_type": "delete"}
    return {**action, "_op_type": "index", "_source": _row(change)}


def _row(document: Document) -> dict[str, Any]:
    found = tokens(document)
    row: dict[str, Any] = {
        "key": document.key,
        "revision": document.revision,
        "measures": measures_of(document, found),
        "entry_kind": document.kind,
        "order_key": sort_key(document),
        "card": card_text(document, found),
        "document": document_text(document),
    }
    for field, held in found.items():
        if held:
            row[str(field)] = " ".join(held) if field is Field.GRAM else [stored_token(field, token) for token in held]
    for facet, labels in facet_tokens(document).items():
        if labels:
            row[facet_field(facet)] = list(labels)
    _checked(row)
    return row


def _checked(row: Mapping[str, Any]) -> None:
    """Text is text and nothing else: the server would quietly turn a number into one."""
    for name, value in row.items():
        for each in value if isinstance(value, list) else [value]:
            if name not in ("revision", "measures") and not isinstance(each, str):
                raise TypeError(f"{name} holds {each!r}, which is no text")
            if isinstance(each, str):
                each.encode("utf-8")
