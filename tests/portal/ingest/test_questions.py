"""Questions: the regulated first, each key in its turn, the last answer kept through failures."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from connectors.feeds import Questions
from connectors.schema import Origin
from portal.ingest import run as running
from portal.ingest.questions import due_questions, note
from portal.ingest.run import run_feed
from portal.models import Question, SourceRecord
from tests.portal.ingest.feeds import listing, lookup, no_agency

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
    monkeypatch.setattr(running, "open_source", no_agency)
    run_feed(listing(ROWS))


def _asked(key: str, ago: timedelta) -> None:
    note(ASK, Origin.DEMO, key, "none")
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
        note(ASK, Origin.LIVE, str(row["cas"]), "none")
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
    note(ASK, Origin.DEMO, "71-43-2", "found")
    answered = Question.objects.get().answered_at
    note(ASK, Origin.DEMO, "71-43-2", "failed", "Unreachable: no answer")
    question = Question.objects.get()
    assert (question.outcome, question.answered_at, question.error) == ("failed", answered, "Unreachable: no answer")
    note(ASK, Origin.DEMO, "71-43-2", "none")
    assert Question.objects.get().error == ""


def test_a_product_is_asked_about_once_for_all_its_uses() -> None:
    now = timezone.now()
    entry = SourceRecord.objects.first()
    assert entry is not None
    for product, use in (("7", "1"), ("7", "2"), ("8", "1")):
        SourceRecord.objects.create(
            feed="psis.registrations", origin=Origin.DEMO, key=f"{product}/{use}", entity=product, kind="pesticide", digest=b"",
            reader_version=1, first_seen=now, changed_at=now, entry=entry.entry,
        )  # fmt: skip
    details = replace(ASK, name="psis.details", questions=Questions.PESTICIDE, keys_from="psis.registrations")
    assert due_questions(details, Origin.DEMO) == ["7/1", "8/1"]
