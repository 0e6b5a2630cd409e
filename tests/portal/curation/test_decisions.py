"""Decisions: joined entries become one, and part again when the decision is undone; nothing is lost either way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from connectors.registry import FEEDS
from portal.curation.decisions import CannotDecide, Signed, concerned, decide, standing, undo
from portal.curation.joins import joined
from portal.curation.subjects import Subject
from portal.dump import canonical_dump
from portal.ingest import feed_run
from portal.ingest.feed_run import run_feed
from portal.models import Decision, Entry, Link
from portal.runs.claim import claim
from portal.schedule import decision_effects
from portal.schedule.decision_effects import apply_decision
from tests.portal.clock import Clock
from tests.portal.ingest.sample_feeds import listing, no_agency
from tests.portal.store.batches import accident, cas, named, record, write

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = [{"id": "1", "cas": "71-43-2", "ko": "벤젠"}, {"id": "2", "ko": "벤졸"}]


@pytest.fixture
def entries(monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """The key of an entry without a number and of the one that it is the same as."""
    monkeypatch.setattr(feed_run, "open_source", no_agency)
    monkeypatch.setattr(decision_effects, "FEEDS", {**FEEDS, "test.list": listing(ROWS)})
    monkeypatch.setattr(decision_effects, "request_publish", lambda: None)
    run_feed(listing(ROWS))
    return Entry.objects.get(title_ko="벤졸").key, "cas:71-43-2"


def _decide(verdict: str, subject: str, other: str = "") -> Decision:
    return decide(verdict, Subject(subject), Signed("staff", "r"), other)


def _stored(verdict: str, subject: str, other: str) -> Decision:
    """A decision about entries that need not be there."""
    return Decision.objects.create(
        verdict=verdict, subject=subject, object=other, reason="r", decided_by="staff", decided_at=timezone.now()
    )


def test_entries_decided_to_be_the_same_become_one_and_part_again(entries: tuple[str, str]) -> None:
    before = list(canonical_dump())
    decision = _decide("same", *entries)
    assert apply_decision(decision) == ()
    assert Entry.objects.get(key=entries[1]).records.count() == 2
    assert Entry.objects.get(key=entries[0]).withdrawn_at is not None
    assert set(Entry.objects.get(key=entries[1]).identifiers.values_list("value", flat=True)) >= {"벤젠", "벤졸"}
    undo(decision, "staff")
    apply_decision(decision)
    assert list(canonical_dump()) == before


def test_a_later_pass_keeps_to_the_decision(entries: tuple[str, str]) -> None:
    apply_decision(_decide("same", *entries))
    run_feed(listing([ROWS[0], {**ROWS[1], "en": "benzol"}]))
    assert Entry.objects.get(key=entries[1]).records.count() == 2


def test_a_feed_that_is_being_read_is_named_as_not_yet_carried_out(entries: tuple[str, str]) -> None:
    assert claim("test.list") is not None
    assert apply_decision(_decide("same", *entries)) == ("test.list",)


def test_a_member_of_a_group_is_linked_and_unlinked_and_both_ends_are_published_anew(entries: tuple[str, str]) -> None:
    before = {entry.key: entry.revision for entry in Entry.objects.all()}
    decision = _decide("member_of", entries[1], entries[0])
    link = Link.objects.get(relation="member_of", ended_at=None)
    assert (link.from_entry.key, link.to_entry.key) == (entries[1], entries[0])
    assert all(entry.revision > before[entry.key] for entry in Entry.objects.all())
    undo(decision, "staff")
    assert not Link.objects.filter(relation="member_of", ended_at=None).exists()


def test_chains_are_followed_and_circles_join_to_one() -> None:
    _stored("same", "a", "b")
    _stored("same", "b", "c")
    assert joined() == {"a": "c", "b": "c"}
    _stored("same", "c", "a")
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


def test_entries_held_apart_are_never_joined_whichever_decision_came_first(entries: tuple[str, str]) -> None:
    decide("different", Subject(entries[0]), Signed("staff", "다른 물질"), entries[1])
    with pytest.raises(CannotDecide, match="다른 물질로 판단"):
        _decide("same", *entries)
    Decision.objects.update(undone_at=timezone.now())
    apply_decision(_decide("same", *entries))
    apply_decision(decide("different", Subject(entries[0]), Signed("staff", "다른 물질"), entries[1]))
    assert Entry.objects.get(key=entries[0]).withdrawn_at is None
    assert Entry.objects.get(key=entries[1]).records.count() == 1


def test_a_chain_that_would_bring_together_what_is_held_apart_ends_before(entries: tuple[str, str]) -> None:
    _stored("same", "a", "b")
    _stored("different", "a", "c")
    _stored("same", "b", "c")
    assert joined() == {"a": "b"}


@pytest.mark.parametrize(
    ("verdict", "subject", "reason", "other", "words"),
    [
        ("withhold", "cas:71-43-2", " ", "", "까닭"),
        ("withhold", "cas:0-0-0", "r", "", "이 포털에 없습니다"),
        ("withhold", "test.list/9", "r", "", "이 포털에 없습니다"),
        ("same", "cas:71-43-2", "r", "cas:71-43-2", "서로 다른 두 항목"),
        ("same", "cas:71-43-2", "r", "", "두 항목이 필요"),
        ("forbid", "cas:71-43-2", "r", "", "판단 'forbid'"),
    ],
)
def test_a_decision_without_effect_is_refused_in_korean(
    entries: tuple[str, str], verdict: str, subject: str, reason: str, other: str, words: str
) -> None:
    with pytest.raises(CannotDecide, match=words):
        decide(verdict, Subject(subject), Signed("staff", reason), other)
    assert not Decision.objects.exists()


def test_undoing_twice_is_told(entries: tuple[str, str]) -> None:
    decision = _decide("withhold", "cas:71-43-2")
    assert undo(decision, "first")
    assert not undo(decision, "second")
    assert Decision.objects.get().undone_by == "first"


def test_withholding_raises_the_revisions_of_the_entry_and_of_those_linked_to_it(entries: tuple[str, str]) -> None:
    decide("member_of", Subject(entries[0]), Signed("staff", "r"), entries[1])
    before = {entry.key: entry.revision for entry in Entry.objects.all()}
    _decide("withhold", "test.list/1")
    assert all(entry.revision > before[entry.key] for entry in Entry.objects.all())


def test_a_decision_is_kept_with_who_made_it_when_and_why_and_with_who_undid_it(
    entries: tuple[str, str], clock: Clock
) -> None:
    value = Subject("test.list/1", "name", "벤젠")
    decision = decide("withhold", value, Signed("가", " 잘못된 이름 "))
    assert (decision.verdict, decision.subject, decision.fact_kind, decision.fact_value, decision.object) == (
        "withhold", "test.list/1", "name", "벤젠", "",
    )  # fmt: skip
    assert (decision.reason, decision.decided_by, decision.decided_at) == ("잘못된 이름", "가", clock.now)
    assert _decide("different", *entries).object == entries[1]
    clock.move(timedelta(days=1))
    undo(decision, "나")
    assert (decision.undone_by, decision.undone_at) == ("나", clock.now)
    assert Decision.objects.filter(undone_at=None).count() == 1


def test_a_decision_stands_for_its_verdict_and_its_subject_until_it_is_undone(entries: tuple[str, str]) -> None:
    value = Subject("test.list/1", "name", "벤젠")
    decision = decide("withhold", value, Signed("가", "r"))
    assert standing("withhold", value) == decision
    others = (Subject("test.list/1"), Subject("test.list/1", "cas", "벤젠"), Subject("test.list/1", "name", "벤졸"))
    for other in (*others, Subject("test.list/2", "name", "벤젠")):
        assert standing("withhold", other) is None
    assert standing("annotate", value) is None
    undo(decision, "가")
    assert standing("withhold", value) is None


def test_the_decision_on_an_entry_changes_what_is_joined_with_it_and_only_withholding_what_is_linked_to_it(
    clock: Clock,
) -> None:
    write(record("1", *cas("71-43-2"), named("벤젠")), record("2", named("벤졸")), record("3", *cas("50-00-0")))
    write(accident("a", "벤젠"), accident("b", "벤젠"), accident("c"))
    pks = {str(each): pk for each, pk in Entry.objects.values_list("records__key", "pk")}
    key = {str(each): key for each, key in Entry.objects.values_list("records__key", "key")}
    Link.objects.filter(record__key="b").update(ended_at=clock.now)
    _stored("same", key["2"], key["1"])
    assert concerned(_stored("annotate", key["1"], "")) == {pks["1"], pks["2"]}
    assert concerned(_stored("different", key["1"], key["3"])) == {pks["1"], pks["2"], pks["3"]}
    assert concerned(_stored("annotate", "test.list/1", "")) == {pks["1"]}
    assert concerned(_stored("withhold", key["1"], "")) == {pks["1"], pks["2"], pks["a"]}
    assert concerned(_stored("withhold", key["a"], "")) == {pks["1"], pks["a"]}


def test_the_link_of_a_membership_begins_and_ends_with_its_decision_and_no_other_link_does(
    entries: tuple[str, str], clock: Clock
) -> None:
    other = _decide("member_of", *entries)
    decision = _decide("member_of", entries[1], entries[0])
    link = Link.objects.get(to_entry__key=entries[0])
    assert (link.confidence, link.first_seen, link.record) == ("staff", clock.now, None)
    clock.move(timedelta(days=1))
    undo(decision, "staff")
    link.refresh_from_db()
    assert link.ended_at == clock.now
    assert Link.objects.get(ended_at=None).to_entry.key == other.object


def test_a_membership_that_is_linked_already_is_linked_once(entries: tuple[str, str]) -> None:
    decision = _decide("member_of", *entries)
    Decision.objects.filter(pk=decision.pk).update(undone_at=timezone.now())
    _decide("member_of", *entries)
    assert Link.objects.count() == 1
