"""The sentences for missing data; none stands for another (content rule 20)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from connectors.schema import Absence, Fact, FactKind, Section
from portal.curation.decisions import Signed, decide, undo
from portal.curation.subjects import Subject
from portal.models import Decision, Entry, Question, SyncRun
from portal.profile.attribution import feed_badge
from portal.profile.data_gaps import DataGap, GapLine, joined_sentence, read_gaps
from portal.profile.entry_facts import facts_of
from reference.forms import forms_of
from tests.portal.clock import Clock
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

SHEETS, LISTING = "kosha_msds.sheets", "ncis.safety"


def sentence(of: Entry, feed: str) -> DataGap:
    entry_facts = facts_of(of)
    (line,) = read_gaps(entry_facts).lines([feed], entry_facts.of(FactKind.TEXT))
    return line.sentence


def looked_up(outcome: str) -> None:
    Question.objects.create(feed=SHEETS, origin="live", key="71-43-2", asked_at=timezone.now(), outcome=outcome)


def pass_ended(state: str, *, complete: bool) -> None:
    now = timezone.now()
    SyncRun.objects.create(
        feed=LISTING, origin="live", state=state, host="h", pid=1, started_at=now, heartbeat_at=now, finished_at=now,
        complete=complete,
    )  # fmt: skip


@pytest.fixture
def benzene(settings: Settings) -> Entry:
    settings.AGENCY_KEYS = {**settings.AGENCY_KEYS, "DATA_GO_KR_KEY": "k"}
    return entry("cas:71-43-2")


def test_a_look_up_that_never_ran_is_still_to_come(benzene: Entry) -> None:
    assert sentence(benzene, SHEETS) == DataGap.NOT_ASKED


def test_a_failed_look_up_is_not_an_answer(benzene: Entry) -> None:
    looked_up("failed")
    assert sentence(benzene, SHEETS) == DataGap.FAILED


def test_an_empty_answer_is_no_data(benzene: Entry) -> None:
    looked_up("none")
    assert sentence(benzene, SHEETS) == DataGap.NO_DATA


def test_a_feed_without_a_key_is_not_checked_here(benzene: Entry, settings: Settings) -> None:
    settings.AGENCY_KEYS = dict.fromkeys(settings.AGENCY_KEYS, "")
    assert sentence(benzene, SHEETS) == DataGap.NOT_CHECKED


def test_a_substance_without_a_number_cannot_be_looked_up(benzene: Entry) -> None:
    assert sentence(entry("rec:ncis.inventory/live/1"), SHEETS) == DataGap.NOT_CHECKED


@pytest.mark.parametrize(
    ("absence", "gap"), [(Absence.NO_DATA, DataGap.NO_DATA), (Absence.NOT_APPLICABLE, DataGap.NOT_APPLICABLE)]
)
def test_an_absence_that_the_agency_states_comes_before_any_other_gap(
    benzene: Entry, absence: Absence, gap: DataGap
) -> None:
    record_with_facts(benzene, SHEETS, [Fact(FactKind.TEXT, "–", section=Section.FIRE, absence=absence)])
    assert sentence(benzene, SHEETS) == gap


def test_a_list_read_to_its_end_without_the_substance_has_no_data_on_it(benzene: Entry) -> None:
    pass_ended("succeeded", complete=True)
    assert sentence(benzene, LISTING) == DataGap.NO_DATA


def test_a_list_whose_last_pass_failed_could_not_be_read(benzene: Entry) -> None:
    pass_ended("succeeded", complete=True)
    pass_ended("failed", complete=False)
    assert sentence(benzene, LISTING) == DataGap.FAILED


def test_a_list_that_was_never_read_is_still_to_be_read(benzene: Entry) -> None:
    assert sentence(benzene, LISTING) == DataGap.NOT_ASKED


def test_the_sentences_differ() -> None:
    assert len({gap.value for gap in DataGap}) == len(DataGap) == 7


def line(of: Entry, feed: str) -> GapLine:
    (only,) = read_gaps(facts_of(of)).lines([feed])
    return only


def test_a_record_without_this_part_has_no_data_on_it_as_last_confirmed(benzene: Entry, clock: Clock) -> None:
    looked_up("failed")
    record_with_facts(benzene, LISTING, [Fact(FactKind.NAME, "벤젠")])
    record_with_facts(benzene, SHEETS, [Fact(FactKind.NAME, "벤젠")], origin="demo")
    gap = line(benzene, SHEETS)
    assert (gap.sentence, gap.checked) == (DataGap.NO_DATA, clock.now)
    assert gap.badge.startswith("시연: ")
    assert not line(benzene, LISTING).badge.startswith("시연: ")


def test_a_record_of_another_feed_fills_no_gap(benzene: Entry) -> None:
    record_with_facts(benzene, LISTING, [Fact(FactKind.NAME, "벤젠")])
    assert sentence(benzene, SHEETS) == DataGap.NOT_ASKED


def test_what_staff_withhold_is_no_gap_of_the_agency(benzene: Entry) -> None:
    record_with_facts(benzene, LISTING, [Fact(FactKind.NAME, "벤젠")])
    record = record_with_facts(benzene, SHEETS, [Fact(FactKind.NAME, "벤젠")], origin="demo")
    Decision.objects.create(
        verdict="withhold", subject=f"{record.feed}/{record.key}", reason="오류 확인 중", decided_by="담당",
        decided_at=timezone.now(),
    )  # fmt: skip
    gap = line(benzene, SHEETS)
    assert (gap.sentence, gap.checked, gap.badge[:4]) == (DataGap.WITHHELD, None, "시연: ")
    assert sentence(benzene, LISTING) == DataGap.NO_DATA


def test_each_feed_has_its_line_in_the_order_asked(benzene: Entry) -> None:
    looked_up("failed")
    gaps = read_gaps(facts_of(benzene))
    for _ in range(2):
        lines = gaps.lines([LISTING, SHEETS])
        assert [each.sentence for each in lines] == [DataGap.NOT_ASKED, DataGap.FAILED]
        assert [each.badge for each in lines] == [feed_badge(LISTING, "live"), feed_badge(SHEETS, "live")]


def test_an_absence_stated_by_one_feed_is_not_that_of_another(benzene: Entry) -> None:
    record_with_facts(
        benzene, LISTING, [Fact(FactKind.TEXT, "–", section=Section.FIRE, absence=Absence.NOT_APPLICABLE)]
    )
    assert sentence(benzene, SHEETS) == DataGap.NOT_ASKED


def test_a_stated_value_is_no_stated_absence(benzene: Entry) -> None:
    looked_up("failed")
    entry_facts = facts_of(benzene)
    record_with_facts(benzene, SHEETS, [Fact(FactKind.TEXT, "물", section=Section.FIRE)])
    (only,) = read_gaps(entry_facts).lines([SHEETS], facts_of(benzene).facts)
    assert only.sentence == DataGap.FAILED


@pytest.mark.parametrize("origins", [("live", "demo"), ("demo", "live")])
def test_a_live_look_up_comes_before_one_of_the_demonstration(benzene: Entry, origins: tuple[str, str]) -> None:
    for origin in origins:
        Question.objects.create(
            feed=SHEETS, origin=origin, key="71-43-2", asked_at=timezone.now(),
            outcome="failed" if origin == "live" else "none",
        )  # fmt: skip
    assert line(benzene, SHEETS).sentence == DataGap.FAILED


def test_a_look_up_of_another_substance_says_nothing(benzene: Entry) -> None:
    looked_up("none")
    assert line(entry("cas:108-88-3"), SHEETS).sentence == DataGap.NOT_ASKED


def test_a_look_up_has_the_time_of_its_last_answer_and_an_empty_one_at_least_of_its_question(
    benzene: Entry, clock: Clock
) -> None:
    looked_up("none")
    assert line(benzene, SHEETS).checked == clock.now
    earlier = clock.now - timedelta(days=3)
    Question.objects.update(answered_at=earlier)
    assert line(benzene, SHEETS).checked == earlier
    Question.objects.update(outcome="failed")
    assert line(benzene, SHEETS).checked == earlier
    Question.objects.update(answered_at=None)
    assert line(benzene, SHEETS).checked is None


def test_a_list_that_was_read_has_the_time_of_that_pass_and_one_that_failed_has_none(
    benzene: Entry, clock: Clock
) -> None:
    pass_ended("succeeded", complete=True)
    assert line(benzene, LISTING).checked == clock.now
    pass_ended("failed", complete=True)
    gap = line(benzene, LISTING)
    assert (gap.sentence, gap.checked) == (DataGap.FAILED, None)


def test_a_pass_that_did_not_read_the_whole_list_proves_nothing(benzene: Entry) -> None:
    pass_ended("succeeded", complete=False)
    assert sentence(benzene, LISTING) == DataGap.NOT_ASKED


@pytest.mark.parametrize(("field", "value"), [("state", "running"), ("task", "other")])
def test_a_pass_that_still_runs_and_a_run_of_another_task_are_not_the_last_pass(
    benzene: Entry, field: str, value: str
) -> None:
    pass_ended("failed", complete=False)
    pass_ended("succeeded", complete=True)
    SyncRun.objects.filter(state="succeeded").update(**{field: value})
    assert sentence(benzene, LISTING) == DataGap.FAILED


def test_a_list_is_still_to_be_read_for_a_substance_without_a_number_too(benzene: Entry) -> None:
    assert sentence(entry("rec:ncis.inventory/live/1"), LISTING) == DataGap.NOT_ASKED


def test_a_feed_that_is_not_set_up_is_not_called_a_demonstration(benzene: Entry, settings: Settings) -> None:
    settings.AGENCY_KEYS = dict.fromkeys(settings.AGENCY_KEYS, "")
    for feed in (SHEETS, LISTING):
        gap = line(benzene, feed)
        assert (gap.sentence, gap.badge, gap.checked) == (DataGap.NOT_CHECKED, feed_badge(feed, "live"), None)


@pytest.mark.parametrize("subject", [Subject("kosha_msds.sheets/sheet"), Subject("kosha_msds.sheets/sheet", "ph", "3")])
def test_a_sheet_of_which_something_is_withheld_is_not_called_empty(benzene: Entry, subject: Subject) -> None:
    looked_up("found")
    record_with_facts(benzene, LISTING, [Fact(FactKind.UN, "1114")])
    record_with_facts(benzene, SHEETS, [Fact(FactKind.PH, "3")], key="sheet")
    assert sentence(benzene, SHEETS) == DataGap.NO_DATA
    decision = decide("withhold", subject, Signed("staff", "r"))
    assert sentence(benzene, SHEETS) == DataGap.WITHHELD
    undo(decision, "staff")
    assert sentence(benzene, SHEETS) == DataGap.NO_DATA


def test_a_sheet_about_another_form_is_no_statement_about_the_form_that_was_chosen(benzene: Entry) -> None:
    fluoride = entry("cas:7664-39-3")
    gas = [
        Fact(FactKind.UN, "1052"),
        Fact(FactKind.NAME, "불화수소"),
        Fact(FactKind.TEXT, "냉각", section=Section.FIRE),
    ]
    record_with_facts(fluoride, SHEETS, gas)
    gaps = read_gaps(facts_of(fluoride))
    forms = {form.key: form for form in forms_of("7664-39-3")}
    assert gaps.lines([SHEETS])[0].sentence == DataGap.NO_DATA
    sentences = {key: gaps.of_forms(form).lines([SHEETS])[0].sentence for key, form in forms.items()}
    assert sentences == {
        "anhydrous": DataGap.NO_DATA,
        "solution-over-60": DataGap.OTHER_FORMS,
        "solution-up-to-60": DataGap.OTHER_FORMS,
    }


def test_a_record_of_names_alone_says_nothing_of_any_form() -> None:
    fluoride = entry("cas:7664-39-3")
    record_with_facts(fluoride, SHEETS, [Fact(FactKind.NAME, "불화수소"), Fact(FactKind.CAS, "7664-39-3")])
    gaps = read_gaps(facts_of(fluoride))
    assert {gaps.of_forms(form).lines([SHEETS])[0].sentence for form in forms_of("7664-39-3")} == {DataGap.NO_DATA}


@pytest.mark.parametrize(
    ("sentences", "joined"),
    [
        ((), ""),
        ((DataGap.NO_DATA, DataGap.NO_DATA), "자료 없음"),
        ((DataGap.NO_DATA, DataGap.NOT_ASKED, DataGap.NO_DATA), "아직 조회 전 1곳 · 자료 없음 2곳"),
        (
            (DataGap.NO_DATA, DataGap.FAILED, DataGap.WITHHELD),
            "표시 보류(담당자 확인 중) 1곳 · 가져오지 못함 1곳 · 자료 없음 1곳",
        ),
    ],
)
def test_many_sources_are_one_line_that_says_first_what_is_not_known_yet(
    sentences: tuple[DataGap, ...], joined: str
) -> None:
    assert joined_sentence([GapLine("기관", sentence, None) for sentence in sentences]) == joined


def test_every_sentence_has_its_place_in_the_joined_line() -> None:
    for sentence in DataGap:
        assert joined_sentence([GapLine("기관", sentence, None)]) == sentence
