"""doctor against every fault of the demonstration, against every way in which a key fails, and against nobody: what each line says."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest
from django.test import override_settings

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
LISTING_FINDINGS: Mapping[Fault, tuple[Finding, ...]] = {
    Fault.TIMEOUT: (Finding.TIME_LIMIT,),
    Fault.RESET: (Finding.BROKEN_OFF,),
    Fault.TRUNCATED: (Finding.BROKEN_OFF,),
    Fault.LENGTH_UNDERSTATED: (Finding.OTHER_FORMAT,),
    Fault.BROKEN_CHUNK: (Finding.BROKEN_OFF,),
    Fault.OVERSIZE: (Finding.TOO_LARGE,),
    Fault.HTTP_500: (Finding.SERVER_ERROR,),
    Fault.HTTP_503: (Finding.SERVER_ERROR,),
    Fault.HTTP_429: (Finding.QUOTA_SPENT,),
    Fault.HTTP_401_NO_KEY: (Finding.KEY_NOT_SEEN,),
    Fault.HTTP_403_UNREGISTERED: (Finding.KEY_UNKNOWN,),
    Fault.HTTP_403_FORBIDDEN_TEXT: (Finding.KEY_UNKNOWN,),
    Fault.REDIRECT: (Finding.REDIRECTED,),
    Fault.CODE_04: (Finding.AGENCY_BUSY,),
    Fault.CODE_12: (Finding.SERVICE_GONE,),
    Fault.CODE_12_OK: (Finding.SERVICE_GONE,),
    Fault.CODE_22: (Finding.QUOTA_SPENT,),
    Fault.CODE_30_JSON: (Finding.KEY_UNKNOWN,),
    Fault.CODE_31: (Finding.APPROVAL_ENDED,),
    Fault.CODE_UNKNOWN: (Finding.UNKNOWN_CODE,),
    Fault.MAINTENANCE_PAGE: (Finding.WEB_PAGE,),
    Fault.PLAIN_TEXT: (Finding.NOT_A_DOCUMENT,),
    Fault.KEY_ECHOED: (Finding.NOT_A_DOCUMENT,),
    Fault.EMPTY_BODY: (Finding.NOT_A_DOCUMENT,),
    Fault.CUT_OFF_DOCUMENT: (Finding.OTHER_FORMAT,),
    Fault.BYTE_LOST: (Finding.BAD_ROWS,),
    Fault.CP949_DECLARED: READ_AS_EVER,
    Fault.CP949_UNDECLARED: READ_AS_EVER,
    Fault.DTD_WITH_ENTITY: (Finding.OTHER_FORMAT,),
    Fault.DEEP_NESTING: (Finding.OTHER_FORMAT,),
    Fault.REPEATED_PAGE: (Finding.REPEATED_PAGE,),
    Fault.EMPTY_PAGE_EARLY: (Finding.EMPTY_PAGE,),
    Fault.TOTAL_CHANGES: (Finding.TOTAL_CHANGED,),
    Fault.SHIFTED_PAGES: (Finding.DOUBLED_ROWS,),
    Fault.SHRUNK: (Finding.FEWER_ROWS,),
    Fault.UNKNOWN_FIELD: (Finding.UNKNOWN_FIELDS,),
    Fault.BAD_ROW: (Finding.BAD_ROWS,),
    Fault.DUPLICATE_KEY: (Finding.DOUBLED_ROWS,),
    Fault.NULL_FIELDS: (Finding.BAD_ROWS,),
    Fault.FORBIDDEN_CHARACTER: (Finding.MENDED_TEXT,),
    Fault.FORBIDDEN_REFERENCE: (Finding.MENDED_TEXT,),
    Fault.BARE_AMPERSAND: (Finding.MENDED_TEXT,),
    Fault.BARE_LESS_THAN: (Finding.MENDED_TEXT,),
    Fault.ENTITY_OF_HTML: (Finding.MENDED_TEXT,),
    Fault.RAW_LINE_BREAK: READ_AS_EVER,
    Fault.BYTE_ORDER_MARK: READ_AS_EVER,
    Fault.NULL_ROW: (Finding.BAD_ROWS,),
    Fault.NAMES_ENCODED_TWICE: (Finding.MENDED_TEXT,),
    Fault.INVISIBLE_CHARACTERS: (Finding.MENDED_TEXT,),
    Fault.TEXTS_AS_OBJECTS: (Finding.BAD_ROWS, Finding.UNKNOWN_FIELDS),
    Fault.TEXTS_AS_LISTS: (Finding.BAD_ROWS, Finding.UNKNOWN_FIELDS),
    Fault.TEXTS_WITHOUT_DATA: READ_AS_EVER,
    Fault.NAMES_SHIFTED: READ_AS_EVER,
    Fault.TEXTS_SHIFTED: READ_AS_EVER,
    Fault.OTHER_SUBSTANCE: READ_AS_EVER,
    Fault.KEY_IN_A_FIELD: READ_AS_EVER,
    Fault.HUGE_TOTAL: (Finding.OTHER_FORMAT,),
    Fault.HUGE_FIELD: (Finding.BAD_ROWS,),
    Fault.MANY_FIELDS: (Finding.BAD_ROWS,),
    Fault.ENDLESS_NAMES: (Finding.UNKNOWN_FIELDS,),
    Fault.DEEP_FIELD: (Finding.BAD_ROWS,),
}
"""What two pages of a listing show of each fault, after a pass of the listing as it should be."""

ONLY_ON_A_SECOND_PAGE = frozenset({Fault.REPEATED_PAGE, Fault.TOTAL_CHANGES, Fault.SHIFTED_PAGES})

LOOK_UP_FINDINGS: Mapping[Fault, tuple[Finding, ...]] = {
    **LISTING_FINDINGS,
    Fault.REPEATED_PAGE: READ_AS_EVER,
    Fault.TOTAL_CHANGES: READ_AS_EVER,
    Fault.SHIFTED_PAGES: READ_AS_EVER,
    Fault.SHRUNK: (Finding.NO_ROWS,),
    # The two halves of one answer contradict each other, so the look-up refuses it as a whole.
    Fault.EMPTY_PAGE_EARLY: (Finding.OTHER_FORMAT,),
    Fault.FORBIDDEN_CHARACTER: (Finding.MENDED_TEXT, Finding.REJECTED_VALUES),
    Fault.FORBIDDEN_REFERENCE: (Finding.MENDED_TEXT, Finding.REJECTED_VALUES),
    Fault.BARE_AMPERSAND: (Finding.REJECTED_VALUES,),
    Fault.BARE_LESS_THAN: (Finding.REJECTED_VALUES,),
    Fault.ENTITY_OF_HTML: (Finding.REJECTED_VALUES,),
    Fault.RAW_LINE_BREAK: (Finding.MENDED_TEXT, Finding.REJECTED_VALUES),
    Fault.NULL_ROW: (Finding.OTHER_FORMAT,),
    Fault.TEXTS_AS_OBJECTS: (Finding.BAD_ROWS,),
    Fault.TEXTS_AS_LISTS: (Finding.BAD_ROWS,),
    Fault.OTHER_SUBSTANCE: (Finding.OTHER_FORMAT,),
    Fault.KEY_IN_A_FIELD: (Finding.REJECTED_VALUES,),
}
"""The same for a look-up with one row: it has no second page, and half of one row is none."""


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> Faults:
    return faulty(monkeypatch)


@pytest.fixture
def with_keys() -> Iterator[None]:
    with override_settings(AGENCY_KEYS=KEYS):
        yield


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


def test_every_fault_has_its_finding() -> None:
    assert set(LISTING_FINDINGS) == set(LOOK_UP_FINDINGS) == set(Fault)


@pytest.mark.parametrize("fault", list(Fault))
def test_a_listing_with_a_fault_gets_its_own_finding(fault: Fault, faults: Faults) -> None:
    run_feed(feed_named("ncis.safety"))
    facts = set(Fact.objects.values_list("pk", "ended_at"))
    faults.rules.append(FaultRule(fault, "kischemlist"))
    report = tried("ncis.safety", pages=2)
    assert report.findings == LISTING_FINDINGS[fault], report.error
    assert report.findings == READ_AS_EVER or steps_for(report, [report])
    assert set(Fact.objects.values_list("pk", "ended_at")) == facts


@pytest.mark.parametrize("fault", sorted(ONLY_ON_A_SECOND_PAGE))
def test_one_page_shows_nothing_of_a_fault_between_pages(fault: Fault, faults: Faults) -> None:
    faults.rules.append(FaultRule(fault, "kischemlist"))
    assert tried("ncis.safety").findings == READ_AS_EVER


@pytest.mark.parametrize("fault", list(Fault))
def test_a_look_up_with_a_fault_gets_its_own_finding(fault: Fault, faults: Faults) -> None:
    faults.rules.append(FaultRule(fault, "ghsList"))
    report = tried("ncis.ghs")
    assert report.findings == LOOK_UP_FINDINGS[fault], report.error
    assert not Question.objects.exists()


@pytest.mark.parametrize("feed", FEEDS)
def test_every_feed_is_read_as_it_should_be_by_the_demonstration(feed: str, faults: Faults) -> None:
    report = tried(feed)
    rows_expected = feed not in ("toxinfo.values", "toxinfo.poisoning_references")
    assert report.findings == (READ_AS_EVER if rows_expected else (Finding.NO_ROWS,))
    assert (report.form_confirmed, "시연" in report.form_text) == (False, True)
    assert bool(report.read) is rows_expected
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
