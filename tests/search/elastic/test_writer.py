"""Documents as bulk actions, and what is refused before anything is sent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from search.elastic import writer as elastic_writer
from search.engine_types import Delete, Document, DocumentName, NameRank
from search.errors import DocumentsRefused

BENZENE = Document(
    "cas:71-43-2", "substance", 7, "벤젠", "Benzene", "/substances/71-43-2", "live",
    names=(DocumentName("벤젠", "ko", NameRank.TITLE),), cas=("71-43-2",),
)  # fmt: skip


def test_a_change_carries_its_revision_as_version_so_that_an_older_one_never_wins() -> None:
    (action,) = elastic_writer._actions("build-1", [BENZENE])
    assert (action["_index"], action["_op_type"]) == ("build-1", "index")
    assert (action["version"], action["version_type"]) == (7, "external_gte")
    assert action["_source"]["key"] == "cas:71-43-2"


def test_a_removal_has_the_same_address_as_the_document_and_no_body() -> None:
    written, removed = elastic_writer._actions("build-1", [BENZENE, Delete("cas:71-43-2", 8)])
    assert (removed["_id"], removed["version"], removed["_op_type"]) == (written["_id"], 8, "delete")
    assert "_source" not in removed


@pytest.mark.parametrize(
    "broken",
    [
        {"key": ""},
        {"key": "k" * (elastic_writer.MAX_KEY_LENGTH + 1)},
        {"revision": -1},
        {"revision": elastic_writer.MAX_REVISION + 1},
        {"revision": "7"},
        {"kind": 5},
        {"title_ko": "\ud800"},
    ],
)
def test_what_the_server_cannot_store_is_refused_and_nothing_of_its_batch_is_sent(broken: dict[str, object]) -> None:
    with pytest.raises(DocumentsRefused):
        next(elastic_writer._actions("build-1", [BENZENE, replace(BENZENE, **broken)]))  # type: ignore[arg-type]
