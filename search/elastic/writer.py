"""Documents as Elasticsearch stores them: versioned actions, checked rows, one bulk request for each batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

import elasticsearch
from elasticsearch.helpers import streaming_bulk

from search.elastic.client import RETRIES
from search.elastic.queries import facet_field
from search.engine_types import Delete, Document
from search.errors import DocumentsRefused, EngineUnavailable
from search.fields import Field, facet_tokens, name_sort_key, stored_tokens, tokens
from search.stored_fields import document_json, summary_json
from search.top_candidates import packed_features

BATCH = 500
MAX_KEY_LENGTH = 512
MAX_REVISION = 2**63 - 1


def send_bulk(client: elasticsearch.Elasticsearch, index: str, batch: Sequence[Document | Delete]) -> None:
    """Sends one bulk request.

    A version conflict means that a newer version is stored; a missing document was deleted already. Neither is an error.
    """
    actions = list(_actions(index, batch))
    for ok, response in streaming_bulk(
        client,
        actions,
        chunk_size=BATCH,
        raise_on_error=False,
        max_retries=RETRIES,
        initial_backoff=0.5,
    ):
        result = next(iter(response.values()))
        status = int(result.get("status", 0))
        if ok or status in (404, 409):
            continue
        reason = str(result.get("error"))[:500]
        if status in (403, 429) or status >= 500:
            raise EngineUnavailable(f"Elasticsearch does not take documents now: {reason}")
        raise DocumentsRefused(reason)


def _actions(index: str, batch: Sequence[Document | Delete]) -> Iterator[dict[str, Any]]:
    """Every change as a bulk action; a change that the server cannot store is refused before anything is sent."""
    try:
        actions = [_action(index, change) for change in batch]
    except (ValueError, TypeError, AttributeError, UnicodeError) as error:
        raise DocumentsRefused(f"{type(error).__name__}: {error}") from error
    yield from actions


def _action(index: str, change: Document | Delete) -> dict[str, Any]:
    if not 0 < len(change.key) <= MAX_KEY_LENGTH:
        raise ValueError(f"a key has 1 to {MAX_KEY_LENGTH} letters, this one {len(change.key)}")
    if not isinstance(change.revision, int) or not 0 <= change.revision <= MAX_REVISION:
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
    field_tokens = tokens(document)
    row: dict[str, Any] = {
        "key": document.key,
        "revision": document.revision,
        "measures": packed_features(document, field_tokens),
        "entry_kind": document.kind,
        "order_key": name_sort_key(document),
        "card": summary_json(document, field_tokens),
        "document": document_json(document),
    }
    for field, values in field_tokens.items():
        if values:
            row[str(field)] = " ".join(values) if field is Field.GRAM else stored_tokens(field, values)
    for facet, labels in facet_tokens(document).items():
        if labels:
            row[facet_field(facet)] = list(labels)
    _check_text(row)
    return row


def _check_text(row: Mapping[str, Any]) -> None:
    """Raises ``TypeError`` for a text field that is not text, because the server silently converts numbers to text."""
    for name, value in row.items():
        for each in value if isinstance(value, list) else [value]:
            if name not in ("revision", "measures") and not isinstance(each, str):
                raise TypeError(f"{name} holds {each!r}, which is no text")
            if isinstance(each, str):
                each.encode("utf-8")
