"""Decisions: joined entries become one, and part again when the decision is undone; nothing is lost either way."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from connectors.registry import FEEDS
from portal.dump import canonical_dump
from portal.ingest import decisions
from portal.ingest import run as running
from portal.ingest.claim import claim
from portal.ingest.decisions import carry_out, joined
from portal.ingest.run import run_feed
from portal.models import Decision, Entry, Link
from tests.portal.ingest.feeds import listing, no_agency

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = [{"id": "1", "cas": "71-43-2", "ko": "벤젠"}, {"id": "2", "ko": "벤졸"}]


@pytest.fixture
def entries(monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """The key of an entry without a number and of the one that it is the same as."""
    monkeypatch.setattr(running, "open_source", no_agency)
    monkeypatch.setattr(decisions, "FEEDS", {**FEEDS, "test.list": listing(ROWS)})
    run_feed(listing(ROWS))
    return Entry.objects.get(title_ko="벤졸").key, "cas:71-43-2"


def _decide(verdict: str, subject: str, other: str = "") -> Decision:
    return Decision.objects.create(
        verdict=verdict, subject=subject, object=other, reason="r", decided_by="staff", decided_at=timezone.now()
    )


def test_entries_decided_to_be_the_same_become_one_and_part_again(entries: tuple[str, str]) -> None:
    before = list(canonical_dump())
    decision = _decide("same", *entries)
    assert carry_out(decision) == []
    assert Entry.objects.get(key=entries[1]).records.count() == 2
    assert Entry.objects.get(key=entries[0]).withdrawn_at is not None
    assert set(Entry.objects.get(key=entries[1]).identifiers.values_list("value", flat=True)) >= {"벤젠", "벤졸"}
    decision.undone_at = timezone.now()
    decision.save()
    carry_out(decision)
    assert list(canonical_dump()) == before


def test_a_later_pass_keeps_to_the_decision(entries: tuple[str, str]) -> None:
    carry_out(_decide("same", *entries))
    run_feed(listing([ROWS[0], {**ROWS[1], "en": "benzol"}]))
    assert Entry.objects.get(key=entries[1]).records.count() == 2


def test_a_feed_that_is_being_read_is_named_as_not_yet_carried_out(entries: tuple[str, str]) -> None:
    assert claim("test.list") is not None
    assert carry_out(_decide("same", *entries)) == ["test.list"]


def test_a_member_of_a_group_is_linked_and_unlinked_and_both_ends_are_published_anew(entries: tuple[str, str]) -> None:
    before = {entry.key: entry.revision for entry in Entry.objects.all()}
    decision = _decide("member_of", entries[1], entries[0])
    carry_out(decision)
    link = Link.objects.get(relation="member_of", ended_at=None)
    assert (link.from_entry.key, link.to_entry.key) == (entries[1], entries[0])
    assert all(entry.revision > before[entry.key] for entry in Entry.objects.all())
    decision.undone_at = timezone.now()
    carry_out(decision)
    assert not Link.objects.filter(relation="member_of", ended_at=None).exists()


def test_chains_are_followed_and_circles_join_to_one() -> None:
    _decide("same", "a", "b")
    _decide("same", "b", "c")
    assert joined() == {"a": "c", "b": "c"}
    _decide("same", "c", "a")
    assert set(joined().values()) == {"a"}
    Decision.objects.update(undone_at=timezone.now())
    assert joined() == {}


def test_staff_decide_and_undo_on_their_pages_and_change_nothing_that_an_agency_said(
    entries: tuple[str, str],
) -> None:
    get_user_model().objects.create_superuser("staff", password="secret")
    client = Client(headers={"host": "localhost"})
    client.login(username="staff", password="secret")
    form = {"verdict": "same", "subject": entries[0], "object": entries[1], "reason": "한 물질의 옛 이름"}
    assert client.post("/admin/portal/decision/add/", form).status_code == 302
    decision = Decision.objects.get()
    assert (decision.decided_by, Entry.objects.get(key=entries[1]).records.count()) == ("staff", 2)
    client.post("/admin/portal/decision/", {"action": "undo", "_selected_action": [decision.pk]})
    decision.refresh_from_db()
    assert (decision.undone_by, Entry.objects.get(key=entries[1]).records.count()) == ("staff", 1)
    for model in (
        "syncrun",
        "sourcerecord",
        "entry",
        "link",
        "question",
        "budget",
        "indexbuild",
        "payload",
        "decision",
    ):
        assert client.get(f"/admin/portal/{model}/").status_code == 200
    record = Entry.objects.get(key=entries[1]).records.get()
    assert client.get(f"/admin/portal/sourcerecord/{record.pk}/change/").status_code == 200
    assert client.post(f"/admin/portal/sourcerecord/{record.pk}/change/", {"key": "x"}).status_code == 403
    assert client.get("/admin/portal/sourcerecord/add/").status_code == 403
