from __future__ import annotations

import pytest
from django.test import override_settings
from django.utils import timezone

from connectors.registry import CONNECTORS, feed_named
from connectors.schema import Absence, Fact, FactKind, Origin, Record
from portal.doctor import rounds
from portal.doctor.diagnosis import findings_of_answer
from portal.doctor.findings import Finding
from portal.doctor.rounds import ask_connector, close_dead_rounds, latest_reports, latest_rounds, run_name
from portal.doctor.trial import Trial
from portal.models import Fact as StoredFact
from portal.models import Question, RunState, SourceRecord, SyncRun
from portal.runs.claim import claim

pytestmark = pytest.mark.django_db
PSIS = ("psis.registrations", "psis.details", "psis.cancelled")


@pytest.fixture(autouse=True)
def _demo() -> object:
    with override_settings(DEMO="on"):
        yield


def asked(connector: str, *feeds: str) -> list[str]:
    reports = ask_connector(connector, [feed_named(name) for name in feeds])
    assert reports is not None
    return [report.feed for report in reports]


def test_a_round_stores_nothing_but_its_reports() -> None:
    asked("psis", *PSIS)
    assert not SourceRecord.objects.exists()
    assert not StoredFact.objects.exists()
    assert not Question.objects.exists()
    (run,) = SyncRun.objects.all()
    assert (run.feed, run.task, run.state, run.complete, run.concluded) == (
        "doctor.psis",
        "doctor",
        RunState.SUCCEEDED,
        False,
        False,
    )


def test_a_look_up_is_asked_about_the_first_record_of_its_listing_which_is_asked_before() -> None:
    assert asked("psis", "psis.details") == ["psis.registrations", "psis.details"]
    details = latest_reports()[1]
    assert (details.question, details.findings) == ("900001/1", (Finding.READ,))


def test_a_certificate_is_asked_for_by_a_number_of_the_recalls() -> None:
    asked("safetykorea", "safetykorea.certificates")
    report = latest_reports()[-1]
    assert (report.feed, report.findings) == ("safetykorea.certificates", (Finding.READ,))
    assert report.question.startswith("CB")


def test_a_round_over_one_feed_keeps_the_reports_on_the_others() -> None:
    asked("psis", "psis.cancelled")
    asked("psis", "psis.registrations")
    assert [report.feed for report in latest_reports()] == ["psis.registrations", "psis.cancelled"]


def test_two_rounds_of_one_connector_do_not_run_at_once_and_a_pass_is_not_held_up() -> None:
    assert claim(run_name("psis"), task=rounds.TASK) is not None
    assert ask_connector("psis", [feed_named("psis.cancelled")]) is None
    assert claim("psis.cancelled") is not None


def test_a_round_whose_process_is_gone_is_closed() -> None:
    run = claim(run_name("psis"), task=rounds.TASK)
    assert run is not None
    SyncRun.objects.filter(pk=run.pk).update(pid=2**22 + 1, process_started=1)
    close_dead_rounds()
    assert [each.state for each in latest_rounds()] == [RunState.ABANDONED]


def test_an_error_of_our_own_ends_the_round_as_failed_and_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*given: object, **more: object) -> None:
        raise RuntimeError("a fault of the portal")

    monkeypatch.setattr(rounds, "ask", broken)
    with pytest.raises(RuntimeError):
        ask_connector("psis", [feed_named("psis.cancelled")])
    assert SyncRun.objects.get().state == RunState.FAILED


def test_a_page_on_which_every_value_is_missing_is_remarked(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = Fact(FactKind.EXPOSURE_SYMPTOM, "자료없음", absence=Absence.NO_DATA)
    told = Fact(FactKind.EXPOSURE_SYMPTOM, "두통")

    def reading(*facts: Fact) -> tuple[Finding, ...]:
        feed = feed_named("ncis.safety")
        trial = Trial(feed, Origin.DEMO, "", timezone.now())
        name = Fact(FactKind.NAME, "벤젠")
        trial.records = [Record(feed.name, str(n), feed.record_kind, {}, (name, *facts)) for n in range(10)]
        trial.rows = [{} for _ in trial.records]
        return tuple(findings_of_answer(trial))

    assert reading(absent) == (Finding.ALL_ABSENT,)
    assert reading(absent, told) == reading(told) == reading() == ()


@override_settings(DEMO="off", AGENCY_KEYS={}, FEED_FILES={})
def test_a_feed_without_a_key_is_not_asked_and_says_which_setting_is_missing() -> None:
    reports = ask_connector("ncis", CONNECTORS[0].feeds)
    assert reports is not None
    assert [report.findings for report in reports] == [(Finding.NO_FILE,), *[(Finding.NO_KEY,)] * 4]
    assert {report.setting for report in reports} == {"NCIS_INVENTORY_FILE", "DATA_GO_KR_KEY"}
