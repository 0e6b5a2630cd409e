"""The decisions in force: read once a request, resolved once a state, and the last ones known while the database is away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import OperationalError, connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from connectors.schema import Fact, FactKind
from portal.batch.line_resolution import SLICE
from portal.curation import current
from portal.curation.current import (
    Moment,
    apart_decisions,
    current_annotations,
    current_visibility,
    last_known_curation,
    read_once,
)
from portal.curation.decisions import Signed, decide, undo
from portal.curation.subjects import Subject
from portal.curation.visibility import NOTHING_WITHHELD
from portal.models import Commit, Decision
from tests.portal.factories import ingested

pytestmark = pytest.mark.django_db

BENZENE, TOLUENE = "cas:71-43-2", "cas:108-88-3"
SIGNED = Signed("staff", "까닭")


@pytest.fixture(autouse=True)
def _substances() -> Iterator[None]:
    with override_settings(DEMO="off"):
        _state()
        yield


def _state() -> None:
    ingested("ncis.safety", "1", Fact(FactKind.NAME, "벤젠", lang="ko"), cas="71-43-2")
    ingested("ncis.safety", "2", Fact(FactKind.NAME, "톨루엔", lang="ko"), cas="108-88-3")


def test_a_decision_is_in_force_at_once_and_gone_with_its_undoing() -> None:
    decision = decide("withhold", Subject(BENZENE), SIGNED)
    assert current_visibility().hidden_keys == {BENZENE}
    undo(decision, "staff")
    assert current_visibility() is NOTHING_WITHHELD


def test_each_verdict_is_read_where_it_belongs() -> None:
    decide("annotate", Subject(BENZENE), SIGNED)
    apart = decide("different", Subject(BENZENE), SIGNED, TOLUENE)
    assert [remark.text for remark in current_annotations().of_entry(BENZENE)] == ["까닭"]
    assert (apart_decisions(BENZENE), apart_decisions(TOLUENE)) == ({TOLUENE: apart}, {BENZENE: apart})
    assert current_visibility() is NOTHING_WITHHELD
    undo(apart, "staff")
    assert apart_decisions(BENZENE) == {}


def test_while_nothing_is_decided_a_request_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with read_once(), django_assert_num_queries(1):
        assert current_visibility() is NOTHING_WITHHELD
        assert current_annotations().subjects == ()
        assert apart_decisions(BENZENE) == {}


def test_an_unchanged_state_is_not_resolved_again(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    decide("withhold", Subject(BENZENE), SIGNED)
    first = current_visibility()
    with django_assert_num_queries(2):
        assert current_visibility() is first


def test_a_commit_is_looked_at_anew() -> None:
    decide("withhold", Subject("ncis.safety/1"), SIGNED)
    first = current_visibility()
    ingested("kosha_msds.sheets", "3", Fact(FactKind.NAME, "벤졸", lang="ko"), cas="71-43-2")
    assert first.hidden_keys == {BENZENE}
    assert current_visibility().partly_keys == {BENZENE}


def test_one_block_sees_one_moment() -> None:
    with read_once():
        assert current_visibility() is NOTHING_WITHHELD
        decide("withhold", Subject(BENZENE), SIGNED)
        assert current_visibility() is NOTHING_WITHHELD
    assert current_visibility().hidden_keys == {BENZENE}


def test_a_block_that_asks_nothing_reads_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0), read_once():
        pass


def test_while_the_database_is_away_the_last_known_decisions_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    decide("withhold", Subject(BENZENE), SIGNED)
    known = last_known_curation()

    def away() -> object:
        raise OperationalError("away")

    monkeypatch.setattr(current, "_current", away)
    assert last_known_curation() is known
    assert known.visibility.hidden_keys == {BENZENE}


def test_a_decision_counts_though_no_commit_came_with_it() -> None:
    """Decisions written by an older version raised no revision: they count as soon as they are there."""
    commits = Commit.objects.count()
    Decision.objects.create(
        verdict="withhold", subject=BENZENE, reason="r", decided_by="staff", decided_at=timezone.now()
    )
    assert Commit.objects.count() == commits
    assert current_visibility().hidden_keys == {BENZENE}


@pytest.mark.parametrize(
    "address", ["/substances/71-43-2", "/api/v1/substances/71-43-2", "/facilities", "/classes", "/sources", "/un/1114"]
)
def test_a_page_reads_decisions_in_one_query_while_there_are_none(client: Client, address: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        client.get(address, headers={"host": "localhost"})
    assert sum("portal_decision" in query["sql"] for query in queries.captured_queries) == 1


def test_blocks_that_share_a_moment_read_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    moment = Moment()
    with django_assert_num_queries(1):
        for _ in range(2):
            with read_once(moment):
                assert current_visibility() is NOTHING_WITHHELD


@pytest.mark.parametrize("output", ["page", "csv", "xlsx"])
def test_a_batch_of_several_slices_reads_decisions_once(client: Client, output: str) -> None:
    """Its answer is made after the request has ended, slice by slice."""
    sent = {"text": "\n".join(["71-43-2", "없는말"] * SLICE), "columns": ["cas"], "output": output}
    with CaptureQueriesContext(connection) as queries:
        answer = client.post("/batch", sent, headers={"host": "localhost"})
        if answer.streaming:
            b"".join(answer.streaming_content)
    assert sum("portal_decision" in query["sql"] for query in queries.captured_queries) == 1
