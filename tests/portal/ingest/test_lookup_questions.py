"""Questions: regulated substances first, each key in its turn, and the last answer kept through failures."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from connectors.feeds import Questions
from connectors.schema import Fact, FactKind, Origin
from portal.ingest import feed_run
from portal.ingest.feed_run import run_feed
from portal.ingest.lookup_questions import due_questions, save_outcome
from portal.models import Question, SourceRecord
from tests.portal.factories import record_with_facts
from tests.portal.ingest.sample_feeds import listing, lookup, no_agency

pytestmark = pytest.mark.django_db(transaction=True)

ASK = lookup(lambda question: [])
ROWS = [
    {"id": "1", "cas": "71-43-2", "ko": "벤젠"},
    {"id": "2", "cas": "108-88-3", "ko": "톨루엔", "listing": "인체급성유해성물질"},
    {"id": "3", "cas": "7664-39-3", "ko": "불화수소", "listing": "사고대비물질"},
    {"id": "4", "cas": "67-56-1", "ko": "메탄올"},
]


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_run, "open_source", no_agency)
    run_feed(listing(ROWS))


def _asked(key: str, ago: timedelta) -> None:
    save_outcome(ASK, Origin.DEMO, key, "none")
    Question.objects.filter(key=key).update(asked_at=timezone.now() - ago)


def test_accident_preparedness_comes_first_then_the_regulated_then_never_asked_then_the_oldest() -> None:
    _asked("71-43-2", timedelta(days=3))
    assert due_questions(ASK, Origin.DEMO) == ["7664-39-3", "108-88-3", "67-56-1", "71-43-2"]


def test_what_was_asked_today_is_not_asked_again() -> None:
    _asked("7664-39-3", timedelta(hours=19))
    assert "7664-39-3" not in due_questions(ASK, Origin.DEMO)
    _asked("7664-39-3", timedelta(hours=21))
    assert due_questions(ASK, Origin.DEMO)[0] == "7664-39-3"


def test_where_a_days_budget_does_not_reach_each_rank_has_its_own_age() -> None:
    SourceRecord.objects.update(origin=Origin.LIVE)
    scarce, ample = replace(ASK, budgets={"list": 3}), replace(ASK, budgets={"list": 4})
    for row in ROWS:
        save_outcome(ASK, Origin.LIVE, str(row["cas"]), "none")
    Question.objects.update(asked_at=timezone.now() - timedelta(days=2))
    assert due_questions(scarce, Origin.LIVE) == ["7664-39-3"]
    assert len(due_questions(ample, Origin.LIVE)) == 4
    Question.objects.update(asked_at=timezone.now() - timedelta(days=8))
    assert due_questions(scarce, Origin.LIVE) == ["7664-39-3", "108-88-3"]
    Question.objects.update(asked_at=timezone.now() - timedelta(days=31))
    assert len(due_questions(scarce, Origin.LIVE)) == 4


def test_a_live_feed_never_asks_about_what_only_the_demonstration_knows() -> None:
    assert due_questions(ASK, Origin.LIVE) == []


def test_a_failure_does_not_undo_the_last_answer() -> None:
    save_outcome(ASK, Origin.DEMO, "71-43-2", "found")
    answered = Question.objects.get().answered_at
    save_outcome(ASK, Origin.DEMO, "71-43-2", "failed", "Unreachable: no answer")
    question = Question.objects.get()
    assert (question.outcome, question.answered_at, question.error) == ("failed", answered, "Unreachable: no answer")
    save_outcome(ASK, Origin.DEMO, "71-43-2", "none")
    assert Question.objects.get().error == ""


def test_a_product_is_asked_about_once_for_all_its_uses() -> None:
    now = timezone.now()
    stored = SourceRecord.objects.first()
    assert stored is not None
    for product, use in (("7", "1"), ("7", "2"), ("8", "1")):
        SourceRecord.objects.create(
            feed="psis.registrations", origin=Origin.DEMO, key=f"{product}/{use}", entity=product, kind="pesticide", digest=b"",
            reader_version=1, first_seen=now, changed_at=now, entry=stored.entry,
        )  # fmt: skip
    details = replace(ASK, name="psis.details", questions=Questions.RECORD, keys_from="psis.registrations")
    assert due_questions(details, Origin.DEMO) == ["7/1", "8/1"]


def test_certificates_are_asked_about_once_each_and_only_those_that_the_listing_names() -> None:
    stored = SourceRecord.objects.first()
    assert stored is not None
    for numbers in (("CB2", "CB1"), ("CB2",)):
        named = [Fact(FactKind.CERTIFICATE_NUMBER, number) for number in numbers]
        record_with_facts(stored.entry, "safetykorea.recalls", named, origin="demo")
    other = [Fact(FactKind.CERTIFICATE_NUMBER, "CB3")]
    record_with_facts(stored.entry, "safetykorea.foreign_recalls", other, origin="demo")
    certificates = replace(ASK, questions=Questions.CERTIFICATE, keys_from="safetykorea.recalls")
    assert due_questions(certificates, Origin.DEMO) == ["CB1", "CB2"]
