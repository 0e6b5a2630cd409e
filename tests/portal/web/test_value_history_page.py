"""The history of a substance's values: every span, with the runs that saw it begin and end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from connectors.schema import Fact, FactKind
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.history.value_spans import Standing, ValueHistory, stated_spans, value_histories
from portal.models import Entry, SyncRun
from tests.portal.clock import Clock
from tests.portal.factories import ingested

pytestmark = pytest.mark.django_db
PAGE = "/substances/71-43-2/history"


@pytest.fixture
def browser() -> Client:
    return Client(headers={"host": "localhost"})


@pytest.fixture(autouse=True)
def _history(clock: Clock) -> None:
    """Named benzene, then benzol, then benzene again."""
    for name in ("벤젠", "벤졸", "벤젠"):
        ingested("ncis.inventory", "1", Fact(FactKind.NAME, name, lang="ko"), cas="71-43-2")
        clock.move(timedelta(days=1))


def _values(standing: Standing = Standing.ALL) -> dict[str, ValueHistory]:
    return {each.text: each for each in value_histories(stated_spans(Entry.objects.get(key="cas:71-43-2"), standing))}


def test_a_value_that_ended_and_returned_keeps_both_spans_and_their_runs() -> None:
    first, second, third = SyncRun.objects.order_by("pk").values_list("pk", flat=True)
    spans = _values()["벤젠"].spans
    assert [(span.began_run, span.ended_run) for span in spans] == [(first, second), (third, None)]
    assert [(span.began_run, span.ended_run) for span in _values()["벤졸"].spans] == [(second, third)]


def test_what_came_or_went_last_stands_first() -> None:
    assert list(_values()) == ["벤젠", "벤졸", "71-43-2"]


@pytest.mark.parametrize(("standing", "values"), [(Standing.CURRENT, {"벤젠", "71-43-2"}), (Standing.ENDED, {"벤졸"})])
def test_current_and_ended_values_can_be_seen_apart(standing: Standing, values: set[str]) -> None:
    assert _values(standing).keys() == values


def test_a_moment_outside_every_run_has_none(clock: Clock) -> None:
    SyncRun.objects.order_by("pk").filter(pk=SyncRun.objects.order_by("-pk")[0].pk).delete()
    assert _values()["벤젠"].spans[-1].began_run is None


def test_the_page_works_and_leads_to_the_runs_and_to_the_feed(browser: Client) -> None:
    page = browser.get(PAGE).content.decode()
    run = SyncRun.objects.order_by("pk").first()
    assert run is not None
    assert f'href="/changes?run={run.pk}"' in page
    assert 'href="/changes.atom?cas=71-43-2"' in page
    assert "기후에너지환경부" in page
    assert f'href="{PAGE}"' in browser.get("/substances/71-43-2").content.decode()


def test_a_withheld_value_has_no_history_and_a_withheld_substance_no_page(browser: Client) -> None:
    decide("withhold", Subject("ncis.inventory/1", "name", "벤졸"), Signed("시험", "확인 중"))
    assert "벤졸" not in browser.get(PAGE).content.decode()
    decide("withhold", Subject("cas:71-43-2"), Signed("시험", "확인 중"))
    assert browser.get(PAGE).status_code == 404


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{PAGE}?show=ended", 200),
        (f"{PAGE}?show=maybe", 400),
        (f"{PAGE}?page=2", 400),
        (f"{PAGE}?page=x", 400),
        (f"{PAGE}?colour=red", 400),
        ("/substances/71-43-3/history", 404),
        ("/substances/71432/history", 301),
    ],
)
def test_other_addresses_say_what_there_is(browser: Client, address: str, status: int) -> None:
    assert browser.get(address).status_code == status
