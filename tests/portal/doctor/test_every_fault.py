"""doctor against every fault of the demonstration, against every way in which a key fails, and against nobody: what each line says."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial

import pytest
from django.test import override_settings

from connectors.http import Client
from connectors.registry import FEEDS, feed_named
from connectors.schema import Origin
from demo.agencies import AGENCIES
from demo.faults import Fault, FaultRule, Faults
from demo.server import Demo, serve
from demo.wire import Agency
from portal.doctor.feed_report import FeedReport
from portal.doctor.findings import Finding, Standing
from portal.doctor.report_table import json_of, steps_for, text_of
from portal.doctor.reporting import report_on
from portal.doctor.trial import ask
from portal.ingest import feed_source
from portal.ingest.feed_run import run_feed
from portal.models import Budget, Fact, Question, SourceRecord
from tests.portal.doctor.key_replies import REPLIES, agency
from tests.portal.ingest.faulty_agencies import faulty, impatient, live

pytestmark = pytest.mark.django_db

KEY = "MARKER+key/with=signs=="
KEYS = dict.fromkeys(("DATA_GO_KR_KEY", "SAFEMAP_KEY", "GG_KEY", "SAFETYKOREA_KEY", "PSIS_KEY", "ECOLIFE_KEY"), KEY)
QUESTION = {
    "psis.details": "900001/1",
    "ecolife.violation_details": "07/900001",
    "safetykorea.certificates": "CB000A000-0001",
}

READ_AS_EVER = (Finding.READ,)
LISTING_FINDINGS: Mapping[str, tuple[Finding, ...]] = {
    "timeout": (Finding.TIME_LIMIT,),
    "reset": (Finding.BROKEN_OFF,),
    "truncated": (Finding.BROKEN_OFF,),
    "length_understated": (Finding.OTHER_FORMAT,),
    "broken_chunk": (Finding.BROKEN_OFF,),
    "oversize": (Finding.TOO_LARGE,),
    "http_500": (Finding.SERVER_ERROR,),
    "http_503": (Finding.SERVER_ERROR,),
    "http_429": (Finding.QUOTA_SPENT,),
    "http_401_no_key": (Finding.KEY_NOT_SEEN,),
    "http_403_unregistered": (Finding.KEY_UNKNOWN,),
    "http_403_forbidden_text": (Finding.KEY_UNKNOWN,),
    "redirect": (Finding.REDIRECTED,),
    "code_04": (Finding.AGENCY_BUSY,),
    "code_12": (Finding.SERVICE_GONE,),
    "code_12_ok": (Finding.SERVICE_GONE,),
    "code_22": (Finding.QUOTA_SPENT,),
    "code_30_json": (Finding.KEY_UNKNOWN,),
    "code_31": (Finding.APPROVAL_ENDED,),
    "code_unknown": (Finding.UNKNOWN_CODE,),
    "maintenance_page": (Finding.WEB_PAGE,),
    "plain_text": (Finding.NOT_A_DOCUMENT,),
    "key_echoed": (Finding.NOT_A_DOCUMENT,),
    "empty_body": (Finding.NOT_A_DOCUMENT,),
    "cut_off_document": (Finding.OTHER_FORMAT,),
    "byte_lost": (Finding.BAD_ROWS,),
    "cp949_declared": READ_AS_EVER,
    "cp949_undeclared": READ_AS_EVER,
    "dtd_with_entity": (Finding.OTHER_FORMAT,),
    "deep_nesting": (Finding.OTHER_FORMAT,),
    "repeated_page": (Finding.REPEATED_PAGE,),
    "empty_page_early": (Finding.EMPTY_PAGE,),
    "total_changes": (Finding.TOTAL_CHANGED,),
    "shifted_pages": (Finding.DOUBLED_ROWS,),
    "shrunk": (Finding.FEWER_ROWS,),
    "unknown_field": (Finding.UNKNOWN_FIELDS,),
    "bad_row": (Finding.BAD_ROWS,),
    "duplicate_key": (Finding.DOUBLED_ROWS,),
    "null_fields": (Finding.BAD_ROWS,),
    "forbidden_character": (Finding.MENDED_TEXT,),
    "forbidden_reference": (Finding.MENDED_TEXT,),
    "bare_ampersand": (Finding.MENDED_TEXT,),
    "bare_less_than": (Finding.MENDED_TEXT,),
    "entity_of_html": (Finding.MENDED_TEXT,),
    "raw_line_break": READ_AS_EVER,
    "byte_order_mark": READ_AS_EVER,
    "null_row": (Finding.BAD_ROWS,),
    "names_encoded_twice": (Finding.MENDED_TEXT,),
    "invisible_characters": (Finding.MENDED_TEXT,),
    "texts_as_objects": (Finding.BAD_ROWS, Finding.UNKNOWN_FIELDS),
    "texts_as_lists": (Finding.BAD_ROWS, Finding.UNKNOWN_FIELDS),
    "texts_without_data": (Finding.ALL_ABSENT,),
    "names_shifted": READ_AS_EVER,
    "texts_shifted": READ_AS_EVER,
    "other_substance": READ_AS_EVER,
    "key_in_a_field": READ_AS_EVER,
    "huge_total": (Finding.OTHER_FORMAT,),
    "huge_field": (Finding.BAD_ROWS,),
    "many_fields": (Finding.BAD_ROWS,),
    "endless_names": (Finding.UNKNOWN_FIELDS,),
    "deep_field": (Finding.BAD_ROWS,),
}
"""What two pages of a listing show of each fault, after a pass of the listing as it should be."""

ONLY_ON_A_SECOND_PAGE = frozenset({"repeated_page", "total_changes", "shifted_pages"})

LOOK_UP_FINDINGS: Mapping[str, tuple[Finding, ...]] = {
    **LISTING_FINDINGS,
    "repeated_page": READ_AS_EVER,
    "total_changes": READ_AS_EVER,
    "shifted_pages": READ_AS_EVER,
    "shrunk": (Finding.NO_ROWS,),
    # The two halves of one answer contradict each other, so the look-up refuses it as a whole.
    "empty_page_early": (Finding.CONTENT_REFUSED,),
    "forbidden_character": (Finding.MENDED_TEXT, Finding.REJECTED_VALUES),
    "forbidden_reference": (Finding.MENDED_TEXT, Finding.REJECTED_VALUES),
    "bare_ampersand": (Finding.REJECTED_VALUES,),
    "bare_less_than": (Finding.REJECTED_VALUES,),
    "entity_of_html": (Finding.REJECTED_VALUES,),
    "raw_line_break": (Finding.MENDED_TEXT, Finding.REJECTED_VALUES),
    "null_row": (Finding.OTHER_FORMAT,),
    "texts_as_objects": (Finding.BAD_ROWS,),
    "texts_as_lists": (Finding.BAD_ROWS,),
    "texts_without_data": READ_AS_EVER,
    "other_substance": (Finding.CONTENT_REFUSED,),
    "key_in_a_field": (Finding.REJECTED_VALUES,),
}
"""The same for a look-up with one row: it has no second page, and half of one row is none."""


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> Faults:
    return faulty(monkeypatch)


@pytest.fixture
def with_keys() -> Iterator[None]:
    with override_settings(AGENCY_KEYS=KEYS):
        yield


NOTHING_THERE = (Finding.NO_ROWS,)
OF_THE_DEMONSTRATION = {
    **dict.fromkeys(("toxinfo.values", "toxinfo.poisoning_references"), NOTHING_THERE),
    **dict.fromkeys(("toxinfo.animal_studies", "toxinfo.kinetics", "toxinfo.emergency"), (Finding.ALL_ABSENT,)),
}
"""Feeds of which the demonstration has no row, or rows that say 자료없음 alone."""


def tried(feed: str, origin: Origin = Origin.DEMO, pages: int = 1, question: str = "71-43-2") -> FeedReport:
    asked = QUESTION.get(feed, question) if feed_named(feed).lookup is not None else ""
    return report_on(ask(feed_named(feed), origin, asked, pages=pages))


@contextmanager
def answering(monkeypatch: pytest.MonkeyPatch, one: Agency) -> Iterator[Demo]:
    """The demonstration's socket with one agency before all others, for feeds that have a key."""
    with serve([one, *AGENCIES]) as demo:
        monkeypatch.setattr(feed_source, "Client", impatient(demo.reroute))
        yield demo


def said(report: FeedReport) -> str:
    """Everything that is printed of it, as text and as JSON."""
    return text_of([report]) + json.dumps(json_of([report]), ensure_ascii=False)


def _patient(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits for every answer but the one that never comes: a slow machine is no time limit."""
    if fault is not Fault.TIMEOUT:
        patient = partial(Client, sleep=lambda seconds: None, read_seconds=60.0)
        monkeypatch.setattr(feed_source, "Client", patient)


def test_every_fault_has_its_finding() -> None:
    assert {fault.value for fault in Fault} - set(LISTING_FINDINGS) == set()


@pytest.mark.parametrize("fault", list(Fault))
def test_a_listing_with_a_fault_gets_its_own_finding(
    fault: Fault, faults: Faults, monkeypatch: pytest.MonkeyPatch
) -> None:
    _patient(fault, monkeypatch)
    run_feed(feed_named("ncis.safety"))
    facts = set(Fact.objects.values_list("pk", "ended_at"))
    faults.rules.append(FaultRule(fault, "kischemlist"))
    report = tried("ncis.safety", pages=2)
    assert report.findings == LISTING_FINDINGS[fault.value], report.error
    assert report.findings == READ_AS_EVER or steps_for(report, [report])
    assert set(Fact.objects.values_list("pk", "ended_at")) == facts


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault.value in ONLY_ON_A_SECOND_PAGE])
def test_one_page_shows_nothing_of_a_fault_between_pages(fault: Fault, faults: Faults) -> None:
    faults.rules.append(FaultRule(fault, "kischemlist"))
    assert tried("ncis.safety").findings == READ_AS_EVER


@pytest.mark.parametrize("fault", list(Fault))
def test_a_look_up_with_a_fault_gets_its_own_finding(
    fault: Fault, faults: Faults, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults.rules.append(FaultRule(fault, "ghsList"))
    _patient(fault, monkeypatch)
    report = tried("ncis.ghs")
    assert report.findings == LOOK_UP_FINDINGS[fault.value], report.error
    assert not Question.objects.exists()


@pytest.mark.parametrize("feed", FEEDS)
def test_every_feed_is_read_as_it_should_be_by_the_demonstration(feed: str, faults: Faults) -> None:
    report = tried(feed)
    assert report.findings == OF_THE_DEMONSTRATION.get(feed, READ_AS_EVER)
    assert (report.form_confirmed, "시연" in report.form_text) == (False, True)
    assert bool(report.read) is (report.findings != NOTHING_THERE)
    assert (report.unknown, report.rejected) == ({}, {})
    assert not SourceRecord.objects.exists()


@pytest.mark.parametrize(("feed", "matter"), REPLIES, ids=lambda text: text)
def test_an_agencys_refusal_is_told_by_what_is_the_matter(
    feed: str, matter: str, monkeypatch: pytest.MonkeyPatch, with_keys: None
) -> None:
    reply, finding = REPLIES[feed, matter]
    with answering(monkeypatch, agency(reply)):
        report = tried(feed, Origin.LIVE)
    assert report.findings == (finding,), report.error
    steps = steps_for(report, [report])
    assert steps
    assert "MARKER" not in said(report)
    assert "marker" not in said(report)


def test_a_port_where_nobody_listens_is_a_refused_connection(monkeypatch: pytest.MonkeyPatch, with_keys: None) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    reroute = {"apis.data.go.kr": f"http://127.0.0.1:{port}/apis.data.go.kr"}
    monkeypatch.setattr(feed_source, "Client", impatient(reroute))
    report = tried("ncis.safety", Origin.LIVE)
    assert report.findings == (Finding.CONNECTION_REFUSED,)
    assert report.operations[0].reached is False
    assert "apis.data.go.kr" in " ".join(steps_for(report, [report]))


def test_a_key_that_another_feed_reads_with_is_not_called_wrong(
    monkeypatch: pytest.MonkeyPatch, with_keys: None
) -> None:
    with live(monkeypatch) as (_, faults):
        faults.rules.append(FaultRule(Fault.HTTP_403_UNREGISTERED, "kischemlist"))
        refused, read = tried("ncis.safety", Origin.LIVE), tried("ncis.accidents", Origin.LIVE)
    alone, beside = steps_for(refused, [refused]), steps_for(refused, [refused, read])
    assert "같은 DATA_GO_KR_KEY로 다른 자료는 읽히므로" in beside[0]
    assert "15072442" in beside[0]
    assert "DATA_GO_KR_KEY의 값이" in alone[0]
    assert all("1–2시간" in steps[-1] for steps in (alone, beside))


def test_calls_are_booked_and_a_spent_budget_asks_nobody(monkeypatch: pytest.MonkeyPatch, with_keys: None) -> None:
    with live(monkeypatch) as (demo, _):
        tried("kosha_msds.sheets", Origin.LIVE)
        booked = dict(Budget.objects.values_list("operation", "spent"))
        assert booked == dict.fromkeys(feed_named("kosha_msds.sheets").budgets, 1)
        Budget.objects.filter(operation="getChemDetail071").update(spent=2_000)
        calls = len(demo.requests)
        report = tried("kosha_msds.sheets", Origin.LIVE)
        # The list is asked first: the details are booked only for a sheet that it names.
        assert (report.findings, len(demo.requests)) == ((Finding.BUDGET_SPENT,), calls + 1)
    assert report.standing is Standing.WAIT


def test_a_quota_that_the_agency_says_is_spent_closes_the_operation_for_the_day(
    monkeypatch: pytest.MonkeyPatch, with_keys: None
) -> None:
    with live(monkeypatch) as (demo, faults):
        faults.rules.append(FaultRule(Fault.CODE_22, "kischemlist"))
        assert tried("ncis.safety", Origin.LIVE).findings == (Finding.QUOTA_SPENT,)
        calls = len(demo.requests)
        assert tried("ncis.safety", Origin.LIVE).findings == (Finding.BUDGET_SPENT,)
        assert len(demo.requests) == calls


def test_a_section_that_does_not_come_is_told_apart_from_those_that_came(
    monkeypatch: pytest.MonkeyPatch, with_keys: None
) -> None:
    with live(monkeypatch) as (_, faults):
        faults.rules.append(FaultRule(Fault.CODE_31, "getChemDetail071"))
        report = tried("kosha_msds.sheets", Origin.LIVE)
    found = {each.operation: each.finding for each in report.operations}
    assert found["getChemList001"] is found["getChemDetail061"] is Finding.READ
    assert found["getChemDetail071"] is Finding.APPROVAL_ENDED
    assert found["getChemDetail081"] is Finding.NOT_ASKED


def test_a_live_answer_that_is_read_whole_confirms_its_form(monkeypatch: pytest.MonkeyPatch, with_keys: None) -> None:
    with live(monkeypatch):
        read = tried("hazmat.details", Origin.LIVE)
        few = tried("hazmat.materials", Origin.LIVE)
    assert (read.findings, read.form_text) == (READ_AS_EVER, "형식 확인")
    assert (few.findings, few.form_text) == ((Finding.FEWER_ROWS,), "형식 미확인(모두 읽히지 않음)")
