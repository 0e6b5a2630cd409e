"""식품의약품안전처 Tox-Info: toxicity of substances, and treatment after poisoning."""

from __future__ import annotations

from connectors.feeds import Connector, Feed, FeedKind, Frequency, Questions
from connectors.schema import RecordKind
from connectors.toxinfo.agency import PUBLISHER
from connectors.toxinfo.operations import OPERATIONS, Operation
from connectors.toxinfo.records import record_function
from connectors.toxinfo.responses import lookup_function, rows_function

CALLS_A_DAY = 10_000
"""Of a development account; whether it counts for the service or for each operation is not published. A quota error ends either."""


def _feed(operation: Operation) -> Feed:
    unverified = "응답 형식 전체 (실제 응답을 본 적이 없음)"
    return Feed(
        name=operation.feed,
        title=f"원료물질의 독성정보: {operation.title}",
        publisher=PUBLISHER,
        kind=FeedKind.LOOKUP if operation.by_cas else FeedKind.LISTING,
        record_kind=RecordKind.SUBSTANCE,
        record=record_function(operation),
        rows=None if operation.by_cas else rows_function(operation),
        lookup=lookup_function(operation) if operation.by_cas else None,
        questions=Questions.CAS if operation.by_cas else Questions.NONE,
        key_setting="DATA_GO_KR_KEY",
        budgets={operation.name: CALLS_A_DAY},
        pace=5.0,
        floor=0
        if operation.by_cas
        else 1,  # how many rows it holds is not published; an empty listing must not withdraw records
        frequency=Frequency.WEEKLY,
        reader_version=2,
        unverified=f"{unverified}, 공개되지 않은 항목 {operation.unpublished_fields}개"
        if operation.unpublished_fields
        else unverified,
        topics=operation.topics,
        title_rank=operation.title_rank,
    )


CONNECTOR = Connector(name="toxinfo", feeds=tuple(_feed(operation) for operation in OPERATIONS))
