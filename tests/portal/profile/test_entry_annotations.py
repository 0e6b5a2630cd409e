"""Annotations for lists: on the entry, its records and its visible values, each once, in a few queries (content rule 31)."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from pytest_django import DjangoAssertNumQueries

from connectors.schema import Fact, FactKind
from portal.curation.current import read_once
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.profile import entry_annotations
from portal.profile.entry_annotations import annotations_on
from tests.portal.factories import ingested

pytestmark = pytest.mark.django_db

BENZENE, TOLUENE = "cas:71-43-2", "cas:108-88-3"
RECORD, VALUE = Subject("ncis.safety/1"), Subject("ncis.safety/1", "un", "1114")


@pytest.fixture(autouse=True)
def _substances() -> None:
    ingested("ncis.safety", "1", Fact(FactKind.NAME, "벤젠"), Fact(FactKind.UN, "1114"), cas="71-43-2")
    ingested("ncis.safety", "2", Fact(FactKind.NAME, "톨루엔"), cas="108-88-3")


def annotate(subject: Subject, text: str) -> None:
    decide("annotate", subject, Signed("staff", text))


def texts(*keys: str) -> dict[str, list[str]]:
    return {key: [each.text for each in found] for key, found in annotations_on(keys).items()}


def test_an_entry_bears_all_that_is_remarked_on_it_each_once() -> None:
    annotate(Subject(BENZENE), "entry")
    annotate(RECORD, "record")
    annotate(VALUE, "value")
    assert texts(BENZENE, TOLUENE) == {BENZENE: ["entry", "record", "value"]}
    assert texts(TOLUENE) == texts() == {}


def test_a_remark_goes_with_the_value_that_is_withheld() -> None:
    annotate(VALUE, "value")
    decide("withhold", VALUE, Signed("staff", "r"))
    assert texts(BENZENE) == {BENZENE: []}


def test_while_nothing_is_remarked_on_it_costs_no_query_of_its_own(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with read_once(), django_assert_num_queries(1):
        assert annotations_on([BENZENE]) == {}


def test_many_entries_cost_as_many_queries_as_one(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    annotate(RECORD, "record")
    annotations_on([BENZENE])
    for keys in ([BENZENE], [BENZENE, TOLUENE]):
        with read_once(), django_assert_num_queries(5):
            annotations_on(keys)


def test_while_the_database_is_away_remarks_on_whole_entries_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    annotate(Subject(BENZENE), "entry")
    annotate(RECORD, "record")

    def away(*wanted: object) -> object:
        raise OperationalError("away")

    monkeypatch.setattr(entry_annotations, "_read", away)
    assert texts(BENZENE, TOLUENE) == {BENZENE: ["entry"], TOLUENE: []}
