"""A sheet that is not whole, or is another substance's, ends nothing: the stored one stays, and the run says why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import pytest
from django.test import Client, override_settings

from connectors.http import Client as HttpClient
from connectors.registry import feed_named
from demo import kosha_msds
from demo.agencies import AGENCIES
from demo.reply_rows import Row, with_rows
from demo.server import serve
from demo.wire import Reply, Request
from portal.ingest import feed_source
from portal.ingest.feed_run import run_feed
from portal.models import Budget, Fact, Question, RunState, SourceRecord, SyncRun

pytestmark = pytest.mark.django_db

SHEETS = "kosha_msds.sheets"
TOLUENE, FLUORIDE = "108-88-3", "7664-39-3"
Alter = Callable[[Request], Reply | None]


def _emptied(request: Request, section: str) -> Reply | None:
    reply = kosha_msds.reply_to(request)
    return (
        replace(reply, body=b"<response><header><resultCode>00</resultCode></header><body><items/></body></response>")
        if reply
        else None
    )


def _no_data(request: Request, section: str) -> Reply | None:
    body = "<response><header><resultCode>03</resultCode><resultMsg>NODATA_ERROR</resultMsg></header></response>"
    return Reply(body.encode(), "application/xml;charset=UTF-8")


def _of_section_11(request: Request, section: str) -> Reply | None:
    return kosha_msds.reply_to(replace(request, path=request.path.replace(f"Detail{section}", "Detail11")))


def _of_another_sheet(request: Request, section: str) -> Reply | None:
    return kosha_msds.reply_to(replace(request, params={**request.params, "chemId": _chem_id(FLUORIDE)}))


def _nested(request: Request, section: str) -> Reply | None:
    reply = kosha_msds.reply_to(request)
    return with_rows(reply, _with_nested_texts) if reply else None


def _with_nested_texts(rows: list[Row]) -> list[Row]:
    return [{**row, "itemDetail": f"<p>{row.get('itemDetail', '')}</p>"} for row in rows]


def _chem_id(number: str) -> str:
    return next(sheet.chem_id for sheet in kosha_msds.sheets().values() if sheet.substance.cas == number)


ALTERED: Mapping[str, tuple[Callable[[Request, str], Reply | None], str, str]] = {
    "section 2 is empty": (_emptied, "02", "2항에 내용이 없음"),
    "section 4 is empty": (_emptied, "04", "4항에 내용이 없음"),
    "code 03 for section 2": (_no_data, "02", "2항에 내용이 없음"),
    "rows of section 11 in section 2": (_of_section_11, "02", "2항에 11항의 항목(K02)이 옴"),
    "all details are another substance's": (_of_another_sheet, "", f"목록은 {TOLUENE}, 3항은 {FLUORIDE}"),
    "texts are objects": (_nested, "09", "9항 itemDetail에 글이 아닌 값이 옴"),
}


def _known(monkeypatch: pytest.MonkeyPatch, numbers: list[str]) -> None:
    """Makes these the numbers that are asked about."""
    monkeypatch.setattr("portal.ingest.lookup_questions._known_keys", lambda feed, origin: dict.fromkeys(numbers, 0))


def _reading(monkeypatch: pytest.MonkeyPatch, alter: Alter) -> None:
    others = [agency for agency in AGENCIES if agency is not kosha_msds.reply_to]
    monkeypatch.setattr(feed_source, "AGENCIES", (alter, *others))


def _run() -> SyncRun:
    Question.objects.all().delete()
    run = run_feed(feed_named(SHEETS))
    assert run is not None
    return run


def _facts() -> set[tuple[object, ...]]:
    return set(Fact.objects.filter(record__feed=SHEETS).values_list("pk", "value", "ended_at"))


@pytest.fixture(autouse=True)
def _only_toluene(monkeypatch: pytest.MonkeyPatch) -> None:
    _known(monkeypatch, [TOLUENE])


@pytest.mark.parametrize("case", ALTERED)
def test_the_sheet_is_refused_with_its_reason_and_the_stored_one_stays(
    case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _run().state == RunState.SUCCEEDED
    facts = _facts()
    assert len(facts) > 100
    change, section, reason = ALTERED[case]

    def altered(request: Request) -> Reply | None:
        hit = f"getChemDetail{section}" in request.path
        return change(request, section) if hit else kosha_msds.reply_to(request)

    _reading(monkeypatch, altered)
    run = _run()
    assert (run.bad_rows, run.concluded, run.missing, run.changed) == (1, False, 0, 0)
    assert reason in run.error
    assert _facts() == facts
    assert SourceRecord.objects.get(feed=SHEETS).missing_since is None
    question = Question.objects.get()
    assert (question.outcome, reason in question.error, question.answered_at) == ("failed", True, None)
    page = Client(headers={"host": "localhost"}).get("/sources").content.decode()
    assert reason in page


def test_after_a_refusal_the_right_sheet_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    _reading(
        monkeypatch,
        lambda request: _of_another_sheet(request, "") if "Detail" in request.path else kosha_msds.reply_to(request),
    )
    assert _run().state == RunState.FAILED
    assert not SourceRecord.objects.exists()
    _reading(monkeypatch, kosha_msds.reply_to)
    assert (_run().added, Question.objects.get().outcome) == (1, "found")


def test_details_are_booked_only_where_the_list_has_a_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    _known(monkeypatch, ["64-17-5", TOLUENE, "50-01-1"])
    with override_settings(AGENCY_KEYS={"DATA_GO_KR_KEY": "a key of a test"}), serve(AGENCIES) as demo:
        monkeypatch.setattr(
            feed_source, "Client", partial(HttpClient, reroute=demo.reroute, sleep=lambda seconds: None)
        )
        run = _run()
    assert run.counts["none"] >= 1
    spent = dict(Budget.objects.values_list("operation", "spent"))
    assert spent["getChemList001"] == 3
    assert spent["getChemDetail011"] == run.counts["found"]
