"""Links: a mention links to the one substance of its name or number, and a mixture to its members, in whatever order they come."""

from __future__ import annotations

from datetime import timedelta

import pytest

from connectors.schema import Record, RecordKind
from portal.models import Entry, Identifier, Link, SourceRecord
from portal.store.links import unambiguous_names
from portal.store.withdrawal import withdraw
from tests.portal.clock import Clock
from tests.portal.store.batches import accident, cas, named, record, write

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)

BENZENE = record("1", *cas("71-43-2"), named("벤젠"))
TOLUENE = record("2", *cas("108-88-3"), named("톨루엔"))
MIXTURE = record("3", *cas("71-43-2", "108-88-3"), named("혼합물"))


def _current() -> set[tuple[str, str]]:
    """(key of the record or of the mixture, address of the substance) of each link that has not ended."""
    return {
        (link.record.key if link.record else link.from_entry.key, link.to_entry.slug)
        for link in Link.objects.filter(ended_at=None)
    }


def _renamed(of: Record, value: str) -> Record:
    return record(of.key, *of.facts[:-1], named(value))


def _revisions() -> dict[str, int]:
    return dict(Entry.objects.values_list("key", "revision"))


def _withdraw(*keys: str) -> None:
    withdraw(SourceRecord.objects.filter(key__in=keys).values_list("pk", flat=True))


def test_a_link_says_which_record_mentions_the_substance_how_and_since_when(clock: Clock) -> None:
    write(BENZENE)
    clock.move(DAY)
    write(accident("a", "벤 젠"))
    link = Link.objects.get()
    assert (link.from_entry.kind, link.to_entry.key) == ("accident", "cas:71-43-2")
    assert (link.relation, link.mention, link.confidence, link.first_seen, link.ended_at) == (
        "involved", "벤 젠", "exact", clock.now, None,
    )  # fmt: skip
    assert link.record == SourceRecord.objects.get(key="a")


def test_a_mention_that_stays_keeps_its_link_and_one_that_goes_ends_it(clock: Clock) -> None:
    write(BENZENE, TOLUENE)
    write(accident("a", "벤젠", "톨루엔"))
    first = clock.now
    clock.move(DAY)
    write(accident("a", "벤젠"))
    assert set(Link.objects.values_list("mention", "first_seen", "ended_at")) == {
        ("벤젠", first, None), ("톨루엔", first, clock.now),
    }  # fmt: skip


def test_both_ends_of_a_link_change_when_it_comes_and_when_it_goes_and_no_other_entry_does() -> None:
    write(BENZENE, TOLUENE)
    write(accident("a"), accident("b", "톨루엔"))
    before = _revisions()
    write(accident("a", "벤젠"))
    linked = _revisions()
    changed = {key for key in before if linked[key] > before[key]}
    assert {key.partition(":")[0] for key in changed} == {"cas", "accident"}
    assert "cas:71-43-2" in changed
    assert len(changed) == 2
    write(accident("a"))
    unlinked = _revisions()
    assert {key for key in before if unlinked[key] > linked[key]} == changed


def test_a_new_name_links_what_mentioned_it_before_and_its_end_ends_the_link() -> None:
    write(accident("a", "벤졸"), accident("b", "톨루엔"))
    write(BENZENE)
    assert _current() == set()
    write(_renamed(BENZENE, "벤졸"))
    assert _current() == {("a", "71-43-2")}
    write(BENZENE)
    assert _current() == set()


def test_a_second_substance_of_the_same_name_ends_the_link_until_it_has_another_name() -> None:
    write(BENZENE)
    write(accident("a", "벤젠"))
    write(_renamed(TOLUENE, "벤젠"))
    assert _current() == set()
    write(TOLUENE)
    assert _current() == {("a", "71-43-2")}


def test_a_name_is_unambiguous_if_one_substance_in_force_has_it() -> None:
    write(BENZENE, TOLUENE, record("4", *cas("50-00-0"), named("알데하이드")))
    write(record("5", *cas("75-07-0"), named("알데하이드"), feed="test.other"))
    write(record("6", named("벤젠"), feed="test.products", kind=RecordKind.PRODUCT))
    _withdraw("2")
    benzene = Entry.objects.get(key="cas:71-43-2")
    assert unambiguous_names(["벤젠", "톨루엔", "알데하이드", "모름"]) == {"벤젠": benzene.pk}
    assert unambiguous_names(["71-43-2"]) == {}
    _withdraw("5")
    assert set(unambiguous_names(["알데하이드"])) == {"알데하이드"}


def test_a_number_links_to_its_substance_even_where_another_one_bears_it_as_a_name() -> None:
    write(BENZENE, record("2", *cas("108-88-3"), named("71-43-2")))
    write(accident("a", "71-43-2"))
    assert _current() == {("a", "71-43-2")}


def test_a_number_of_a_withdrawn_substance_or_with_a_wrong_check_digit_links_to_nothing() -> None:
    write(BENZENE, TOLUENE)
    Entry.objects.filter(key="cas:108-88-3").update(key="cas:71-43-3")
    write(accident("a", "71-43-3"))
    _withdraw("1")
    write(accident("b", "71-43-2"))
    assert _current() == set()


def test_a_mention_without_a_letter_links_to_nothing() -> None:
    write(BENZENE)
    Identifier.objects.create(entry=Entry.objects.get(), scheme="name", value="")
    write(accident("a", "()"))
    assert _current() == set()


def test_a_substance_that_mentions_itself_is_not_linked() -> None:
    write(record("1", *cas("71-43-2"), named("벤젠"), mentions=["벤젠", "71-43-2"]))
    assert not Link.objects.exists()


@pytest.mark.parametrize(
    "order", [(BENZENE, MIXTURE, TOLUENE), (MIXTURE, BENZENE, TOLUENE), (TOLUENE, BENZENE, MIXTURE)]
)
def test_a_mixture_contains_its_members_in_whatever_order_they_are_stored(
    order: tuple[Record, ...], clock: Clock
) -> None:
    for each in order:
        clock.move(DAY)
        write(each)
    assert _current() == {("mix:108-88-3+71-43-2", "71-43-2"), ("mix:108-88-3+71-43-2", "108-88-3")}
    assert set(Link.objects.values_list("relation", "record", "mention")) == {("contains", None, "")}
    assert Link.objects.count() == 2
    assert clock.now in Link.objects.values_list("first_seen", flat=True)


def test_a_mixture_and_its_members_in_one_batch_are_linked_and_their_revisions_are_given_once() -> None:
    write(MIXTURE, BENZENE, TOLUENE)
    assert len(_current()) == 2
    assert sorted(_revisions().values()) == [1, 2, 3]


def test_a_member_that_is_never_stored_is_no_link() -> None:
    write(MIXTURE, TOLUENE)
    assert _current() == {("mix:108-88-3+71-43-2", "108-88-3")}


def test_only_mixtures_of_a_new_member_change_with_it() -> None:
    write(MIXTURE, record("4", *cas("50-00-0", "64-17-5")))
    before = _revisions()
    write(BENZENE)
    after = _revisions()
    assert {key for key in before if after[key] > before[key]} == {"mix:108-88-3+71-43-2"}


def test_a_withdrawn_mixture_contains_nothing_until_it_comes_back(
    clock: Clock,
) -> None:
    write(BENZENE, TOLUENE, MIXTURE)
    clock.move(DAY)
    _withdraw("3")
    assert set(Link.objects.values_list("ended_at", flat=True)) == {clock.now}
    write(MIXTURE)
    assert len(_current()) == 2


def test_links_of_a_mixtures_records_are_not_its_members() -> None:
    write(BENZENE, TOLUENE, record("4", *cas("50-00-0"), named("포름알데하이드")))
    write(record("3", *cas("71-43-2", "108-88-3"), named("혼합물"), mentions=["포름알데하이드"]))
    assert _current() == {
        ("mix:108-88-3+71-43-2", "71-43-2"), ("mix:108-88-3+71-43-2", "108-88-3"), ("3", "50-00-0"),
    }  # fmt: skip
    write(record("3", *cas("71-43-2", "108-88-3"), named("섞인 것"), mentions=["포름알데하이드"]))
    assert len(_current()) == 3
    assert Link.objects.count() == 3
