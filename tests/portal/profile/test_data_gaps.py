"""The sentences for missing data; none stands for another (content rule 20)."""

from __future__ import annotations

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from connectors.schema import Absence, Fact, FactKind, Section
from portal.curation.decisions import Signed, decide, undo
from portal.curation.subjects import Subject
from portal.models import Entry, Question, SyncRun
from portal.profile.data_gaps import DataGap, read_gaps
from portal.profile.entry_facts import facts_of
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
    assert len({gap.value for gap in DataGap}) == len(DataGap) == 6


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
