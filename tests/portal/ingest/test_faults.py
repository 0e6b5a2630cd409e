"""Every fault of the demonstration ends a pass in a named state, withdraws nothing, and leaves ``/sources`` readable."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from django.test import Client, override_settings

from connectors.registry import feed_named
from demo.faults import Fault, FaultRule, Faults
from portal.ingest.feed_run import run_feed
from portal.models import Budget, Fact, Payload, Question, RunState, SourceRecord, SyncRun
from portal.store.digest import unpacked
from tests.portal.ingest.faulty_agencies import faulty, live

pytestmark = pytest.mark.django_db

SAFETY, GHS, SHEETS = "ncis.safety", "ncis.ghs", "kosha_msds.sheets"
QUESTIONS = 3
FAILED, SPENT, SUCCEEDED = RunState.FAILED, RunState.BUDGET_SPENT, RunState.SUCCEEDED

LISTING_OUTCOMES: Mapping[Fault, tuple[RunState, str]] = {
    Fault.TIMEOUT: (FAILED, "Unreachable: kischemlist: no answer (ReadTimeoutError)"),
    Fault.RESET: (FAILED, "Unreachable: kischemlist: no answer (ProtocolError)"),
    Fault.TRUNCATED: (FAILED, "Unreachable: kischemlist: the answer broke off"),
    Fault.LENGTH_UNDERSTATED: (FAILED, "not well-formed XML"),
    Fault.BROKEN_CHUNK: (FAILED, "Unreachable: kischemlist: the answer broke off"),
    Fault.OVERSIZE: (FAILED, "larger than 16777216 bytes"),
    Fault.HTTP_500: (FAILED, "Unreachable: kischemlist: HTTP 500"),
    Fault.HTTP_503: (FAILED, "Unreachable: kischemlist: HTTP 503"),
    Fault.HTTP_429: (SPENT, "기관이 오늘 호출 한도 초과로 답함 (kischemlist)"),
    Fault.HTTP_401_NO_KEY: (FAILED, "Refused: kischemlist: code 20"),
    Fault.HTTP_403_UNREGISTERED: (FAILED, "Refused: kischemlist: code 30"),
    Fault.HTTP_403_FORBIDDEN_TEXT: (FAILED, "Refused: kischemlist: HTTP 403"),
    Fault.REDIRECT: (FAILED, "Unexpected: kischemlist: HTTP 302"),
    Fault.CODE_04: (FAILED, "Unreachable: kischemlist: code 04"),
    Fault.CODE_12: (FAILED, "Refused: kischemlist: code 12"),
    Fault.CODE_12_OK: (FAILED, "Refused: kischemlist: code 12"),
    Fault.CODE_22: (SPENT, "기관이 오늘 호출 한도 초과로 답함 (kischemlist)"),
    Fault.CODE_30_JSON: (FAILED, "Refused: kischemlist: code 30"),
    Fault.CODE_31: (FAILED, "Refused: kischemlist: code 31"),
    Fault.CODE_UNKNOWN: (FAILED, "Unexpected: kischemlist: code 77"),
    Fault.MAINTENANCE_PAGE: (FAILED, "neither XML nor JSON came"),
    Fault.PLAIN_TEXT: (FAILED, "neither XML nor JSON came: 'API not found'"),
    Fault.KEY_ECHOED: (FAILED, "neither XML nor JSON came"),
    Fault.EMPTY_BODY: (FAILED, "the answer is empty"),
    Fault.CUT_OFF_DOCUMENT: (FAILED, "not well-formed XML"),
    Fault.BYTE_LOST: (SUCCEEDED, "식별자를 읽을 수 없는 행이 있어"),
    Fault.CP949_DECLARED: (SUCCEEDED, ""),
    Fault.CP949_UNDECLARED: (SUCCEEDED, ""),
    Fault.DTD_WITH_ENTITY: (FAILED, "a document type declaration is not accepted"),
    Fault.DEEP_NESTING: (FAILED, "nested too deeply"),
    Fault.REPEATED_PAGE: (SUCCEEDED, "같은 쪽이 되풀이되어"),
    Fault.EMPTY_PAGE_EARLY: (SUCCEEDED, "총건수에 이르기 전에 빈 쪽이 옴"),
    Fault.TOTAL_CHANGES: (SUCCEEDED, "총건수"),
    Fault.SHIFTED_PAGES: (SUCCEEDED, "겹쳐 와"),
    Fault.SHRUNK: (SUCCEEDED, "10% 넘게 줄어"),
    Fault.UNKNOWN_FIELD: (SUCCEEDED, ""),
    Fault.BAD_ROW: (FAILED, "rows could not be read"),
    Fault.DUPLICATE_KEY: (SUCCEEDED, "겹쳐 와"),
    Fault.NULL_FIELDS: (FAILED, "rows could not be read"),
    Fault.FORBIDDEN_CHARACTER: (SUCCEEDED, ""),
    Fault.FORBIDDEN_REFERENCE: (SUCCEEDED, ""),
    Fault.BARE_AMPERSAND: (SUCCEEDED, ""),
    Fault.BARE_LESS_THAN: (SUCCEEDED, ""),
    Fault.ENTITY_OF_HTML: (SUCCEEDED, ""),
    Fault.RAW_LINE_BREAK: (SUCCEEDED, ""),
    Fault.BYTE_ORDER_MARK: (SUCCEEDED, ""),
    Fault.NULL_ROW: (SUCCEEDED, "식별자를 읽을 수 없는 행이 있어"),
    Fault.NAMES_ENCODED_TWICE: (SUCCEEDED, ""),
    Fault.INVISIBLE_CHARACTERS: (SUCCEEDED, ""),
    Fault.TEXTS_AS_OBJECTS: (FAILED, "rows could not be read"),
    Fault.TEXTS_AS_LISTS: (FAILED, "rows could not be read"),
    Fault.TEXTS_WITHOUT_DATA: (SUCCEEDED, "노출 증상"),
    Fault.NAMES_SHIFTED: (SUCCEEDED, "다른 기록의 값이 옴"),
    Fault.TEXTS_SHIFTED: (SUCCEEDED, "다른 기록의 값이 옴"),
    Fault.OTHER_SUBSTANCE: (SUCCEEDED, "CAS번호"),
    Fault.KEY_IN_A_FIELD: (SUCCEEDED, "바뀜"),
    Fault.HUGE_TOTAL: (FAILED, "beyond any listing"),
    Fault.HUGE_FIELD: (SUCCEEDED, "식별자를 읽을 수 없는 행이 있어"),
    Fault.MANY_FIELDS: (SUCCEEDED, "식별자를 읽을 수 없는 행이 있어"),
    Fault.ENDLESS_NAMES: (SUCCEEDED, ""),
    Fault.DEEP_FIELD: (SUCCEEDED, "식별자를 읽을 수 없는 행이 있어"),
}
"""How a listing's pass ends, and a part of its error or of the sentence why it concluded nothing."""

DOUBLED: Mapping[Fault, int] = {Fault.SHIFTED_PAGES: 1, Fault.DUPLICATE_KEY: 2}
"""Rows that a double of another row replaced: the number of rows equals the total, so only the double shows it."""

PASSING = frozenset(
    {
        *(Fault.TIMEOUT, Fault.RESET, Fault.TRUNCATED, Fault.BROKEN_CHUNK),
        *(Fault.HTTP_500, Fault.HTTP_503, Fault.CODE_04),
    }
)
"""Faults that may pass: after one question without an answer a look-up asks the next."""

HARMLESS_TO_AN_ANSWER = frozenset(
    {
        *(Fault.CP949_DECLARED, Fault.CP949_UNDECLARED, Fault.REPEATED_PAGE, Fault.SHIFTED_PAGES),
        *(Fault.UNKNOWN_FIELD, Fault.DUPLICATE_KEY),
    }
)
MENDED = frozenset(
    {
        *(Fault.RAW_LINE_BREAK, Fault.BYTE_ORDER_MARK, Fault.NAMES_ENCODED_TWICE, Fault.INVISIBLE_CHARACTERS),
        *(Fault.ENDLESS_NAMES, Fault.NAMES_SHIFTED, Fault.TEXTS_SHIFTED),
    }
)
"""Read all the same; in an answer of one row nothing can shift."""
HELD = frozenset(
    {
        *(Fault.SHRUNK, Fault.BARE_AMPERSAND, Fault.BARE_LESS_THAN, Fault.ENTITY_OF_HTML, Fault.FORBIDDEN_CHARACTER),
        *(Fault.FORBIDDEN_REFERENCE, Fault.TEXTS_WITHOUT_DATA),
        *(Fault.KEY_IN_A_FIELD,),
    }
)
"""Answers that end facts, or lack the record: held, so that nothing ends, until the agency or staff say otherwise."""


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> Faults:
    return faulty(monkeypatch)


def _run(feed: str, limit: int | None = None) -> SyncRun:
    run = run_feed(feed_named(feed), limit=limit)
    assert run is not None
    return run


def _stored_keys(feed: str) -> set[str]:
    return set(SourceRecord.objects.filter(feed=feed, withdrawn_at=None).values_list("key", flat=True))


def _missing(feed: str) -> int:
    return SourceRecord.objects.filter(feed=feed).exclude(missing_since=None).count()


def _assert_sources_say(words: str) -> None:
    page = Client(headers={"host": "localhost"}).get("/sources")
    assert page.status_code == 200
    assert words in page.content.decode()


def test_every_fault_has_an_expected_outcome() -> None:
    assert set(LISTING_OUTCOMES) == set(Fault)


@pytest.mark.parametrize("fault", list(Fault))
def test_a_listing_ends_in_a_named_state_and_loses_nothing(fault: Fault, faults: Faults) -> None:
    _run(SAFETY)
    stored = _stored_keys(SAFETY)
    faults.rules.append(FaultRule(fault, "kischemlist"))
    run = _run(SAFETY)
    state, words = LISTING_OUTCOMES[fault]
    assert (run.state, words in f"{run.error} {run.withheld}") == (state, True), f"{run.error} {run.withheld}"
    assert run.finished_at is not None
    assert run.concluded == (state is SUCCEEDED and not words)
    assert _stored_keys(SAFETY) == stored
    ended = Fact.objects.exclude(ended_at=None).count()
    assert ended == run.counts["ended"]
    assert run.concluded or not ended
    assert (_missing(SAFETY), run.withdrawn) == (0, 0)
    _assert_sources_say("한도" if state is SPENT else "실패" if state is FAILED else words)


@pytest.mark.parametrize("fault", [Fault.CP949_DECLARED, Fault.CP949_UNDECLARED])
def test_the_same_rows_in_another_charset_are_the_same_rows(fault: Fault, faults: Faults) -> None:
    _run(SAFETY)
    faults.rules.append(FaultRule(fault, "kischemlist"))
    run = _run(SAFETY)
    assert (run.changed, run.added, run.unchanged) == (0, 0, run.received)


def test_a_field_nobody_announced_is_drift_and_ends_no_fact(faults: Faults) -> None:
    _run(SAFETY)
    faults.rules.append(FaultRule(Fault.UNKNOWN_FIELD, "kischemlist"))
    run = _run(SAFETY)
    assert run.drift == {"newlyAdded": run.received}
    assert not Fact.objects.exclude(ended_at=None).exists()


@pytest.mark.parametrize("fault", sorted(DOUBLED))
def test_a_double_in_the_place_of_a_row_is_counted_and_withholds_the_conclusion(fault: Fault, faults: Faults) -> None:
    _run(SAFETY)
    faults.rules.append(FaultRule(fault, "kischemlist"))
    run = _run(SAFETY)
    assert (run.doubles, run.complete, run.concluded) == (DOUBLED[fault], True, False)
    faults.rules.clear()
    assert _run(SAFETY).concluded
    assert _missing(SAFETY) == 0


@pytest.mark.parametrize("fault", list(Fault))
def test_a_look_up_ends_in_a_named_state_and_loses_nothing(fault: Fault, faults: Faults) -> None:
    _run(SAFETY)
    _run(GHS, QUESTIONS)
    stored, keys = _stored_keys(GHS), set(Question.objects.values_list("key", flat=True))
    assert len(keys) == QUESTIONS
    Question.objects.all().delete()
    faults.rules.append(FaultRule(fault, "ghsList"))
    run = _run(GHS, QUESTIONS)
    outcomes = dict(Question.objects.values_list("key", "outcome"))
    assert set(outcomes) <= keys
    if fault in PASSING:
        assert set(outcomes.values()) == {"failed"}
        assert run.counts["failed"] == QUESTIONS
        assert not Question.objects.filter(error="").exists()
    elif fault in HARMLESS_TO_AN_ANSWER:
        assert (run.state, set(outcomes.values())) == (SUCCEEDED, {"found"})
    elif fault in (Fault.NULL_FIELDS, Fault.BAD_ROW, Fault.TEXTS_AS_OBJECTS, Fault.TEXTS_AS_LISTS):
        # A row that states nothing, or has other types, or not even names itself, is no absence: the run says that it could not be read.
        assert (run.state, set(outcomes.values()), run.bad_rows) == (FAILED, {"failed"}, QUESTIONS)
    elif fault in MENDED:
        assert (run.state, set(outcomes.values()), run.counts["held"]) == (SUCCEEDED, {"found"}, 0)
    elif fault in HELD:
        assert (run.state, run.counts["held"] > 0, "운영자" in run.withheld) == (SUCCEEDED, True, True)
        assert set(Question.objects.filter(error__startswith="보류").values_list("outcome", flat=True)) == {"failed"}
    elif fault is Fault.TOTAL_CHANGES:
        assert (run.state, run.counts["failed"], "답을 받지 못함" in run.withheld) == (SUCCEEDED, 2, True)
    elif fault in (Fault.HTTP_429, Fault.CODE_22):
        assert (run.state, outcomes, "ghsList" in run.withheld) == (SPENT, {}, True)
    else:
        assert (run.state, "failed" in outcomes.values()) == (FAILED, True)
        assert run.error
    assert not run.complete
    assert _stored_keys(GHS) == stored
    assert (_missing(GHS), run.withdrawn) == (0, 0)
    assert Fact.objects.exclude(ended_at=None).count() == run.counts["ended"]
    assert Client(headers={"host": "localhost"}).get("/sources").status_code == 200


@pytest.mark.parametrize("fault", [Fault.CODE_22, Fault.HTTP_429])
def test_a_quota_spent_in_the_middle_of_a_sheet_commits_nothing_of_it(fault: Fault, faults: Faults) -> None:
    _run(SAFETY)
    faults.rules.append(FaultRule(fault, "getChemDetail071", first=2))
    run = _run(SHEETS, QUESTIONS)
    assert (run.state, run.added, run.complete) == (SPENT, 1, False)
    assert "getChemDetail071" in run.withheld
    whole = SourceRecord.objects.get(feed=SHEETS)
    assert list(Question.objects.values_list("key", "outcome")) == [(whole.question, "found")]
    assert set(whole.facts.values_list("section", flat=True)) >= {"2", "9", "15"}


@pytest.mark.parametrize("fault", [Fault.TRUNCATED, Fault.HTTP_500])
def test_a_sheet_whose_middle_does_not_come_leaves_the_sheet_before_it_whole(fault: Fault, faults: Faults) -> None:
    _run(SAFETY)
    _run(SHEETS, 1)
    before = set(Fact.objects.filter(record__feed=SHEETS).values_list("pk", "ended_at"))
    Question.objects.all().delete()
    faults.rules.append(FaultRule(fault, "getChemDetail071"))
    _run(SHEETS, 1)
    assert set(Fact.objects.filter(record__feed=SHEETS).values_list("pk", "ended_at")) == before
    assert Question.objects.get().outcome == "failed"


def test_an_agency_that_ends_one_operation_of_a_sheet_ends_all_of_them_for_the_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys = {"DATA_GO_KR_KEY": "a key of a test"}
    with override_settings(AGENCY_KEYS=keys), live(monkeypatch) as (demo, faults):
        _run(SAFETY)
        faults.rules.append(FaultRule(Fault.CODE_22, "getChemDetail071"))
        assert _run(SHEETS, QUESTIONS).state == SPENT
        assert set(Budget.objects.filter(closed=True).values_list("operation", flat=True)) == set(
            feed_named(SHEETS).budgets
        )
        faults.rules.clear()
        calls = len(demo.requests)
        again = _run(SHEETS, QUESTIONS)
        assert (again.state, len(demo.requests)) == (SPENT, calls)
        assert "한도" in again.withheld


def test_a_listing_whose_quota_is_spent_is_not_asked_again_the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    with override_settings(AGENCY_KEYS={"DATA_GO_KR_KEY": "a key of a test"}), live(monkeypatch) as (demo, faults):
        faults.rules.append(FaultRule(Fault.CODE_22, "kischemlist"))
        assert _run(SAFETY).state == SPENT
        faults.rules.clear()
        calls = len(demo.requests)
        assert (_run(SAFETY).state, len(demo.requests)) == (SPENT, calls)


def test_a_header_of_a_live_agency_that_looks_like_the_demonstrations_is_no_source_note(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with override_settings(AGENCY_KEYS={"DATA_GO_KR_KEY": "a key of a test"}), live(monkeypatch):
        _run(SAFETY)
    assert set(SourceRecord.objects.values_list("origin", "source_note")) == {("live", "")}


def test_a_key_in_a_successful_answer_is_stored_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    key = "Zk93+kq/Secret0123=="
    with override_settings(AGENCY_KEYS={"DATA_GO_KR_KEY": key}), live(monkeypatch) as (_, faults):
        faults.rules.append(FaultRule(Fault.KEY_IN_A_FIELD, "kischemlist"))
        run = _run(SAFETY)
    assert run.counts["mended"]["the agency's key was removed"] > 0
    assert Fact.objects.filter(value__contains="***").exists()
    assert not Fact.objects.filter(value__contains="Secret0123").exists()
    assert all(
        "Secret0123" not in str(unpacked(bytes(body))) for body in Payload.objects.values_list("body", flat=True)
    )
    assert "Secret0123" not in str(run.samples)
