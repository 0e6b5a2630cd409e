"""Entries: made with their first record, titled and found by all of them, withdrawn with the last."""

from __future__ import annotations

from datetime import timedelta

import pytest

from connectors.schema import Absence, Fact, FactKind, LegalListing, RecordKind
from portal.models import Commit, Entry, Redirect, SourceRecord
from portal.store.derived_entries import (
    ChangedEntries,
    NamingFact,
    ensure_entries,
    entry_identifiers,
    entry_titles,
    refresh_entries,
)
from portal.store.identity import Identity
from portal.store.revisions import write_transaction
from portal.store.withdrawal import withdraw
from tests.portal.clock import Clock
from tests.portal.store.batches import cas, named, record, write

pytestmark = pytest.mark.django_db
BENZENE = Identity("cas:71-43-2", "substance", "71-43-2")
TOLUENE = Identity("cas:108-88-3", "substance", "108-88-3")


def _naming(kind: str, value: str, *, lang: str = "", number: str = "", order: int = 0) -> NamingFact:
    return NamingFact("live", "test.list", order, kind, lang, value, number)


def _found_by(key: str) -> set[tuple[str, str]]:
    return set(Entry.objects.get(key=key).identifiers.values_list("scheme", "value"))


def _withdraw(*keys: str) -> None:
    withdraw(SourceRecord.objects.filter(key__in=keys).values_list("pk", flat=True))


def test_entries_that_exist_are_found_and_only_the_missing_ones_are_created(clock: Clock) -> None:
    write(record("1", *cas("71-43-2"), named("벤젠")))
    known = Entry.objects.get()
    given = [(BENZENE, "live", record("9", named("다른 이름"))), (TOLUENE, "live", record("2", named("톨루엔")))]
    with write_transaction() as revisions:
        changed = ChangedEntries(revisions, clock.now)
        found = ensure_entries(given, changed)
    new = Entry.objects.get(key="cas:108-88-3")
    assert found == {"cas:71-43-2": known.pk, "cas:108-88-3": new.pk}
    assert (changed.new, changed.entry_ids, changed.names) == ({new.pk: "cas:108-88-3"}, {new.pk}, {"톨루엔"})
    known.refresh_from_db()
    assert known.title_ko == "벤젠"
    assert (new.kind, new.slug, new.title_ko, new.revision) == ("substance", "108-88-3", "톨루엔", 2)


def test_the_names_of_a_new_entry_are_those_of_all_its_records_in_the_batch() -> None:
    write(record("1", *cas("71-43-2"), named("벤젠")), record("2", *cas("71-43-2"), named("Benzene", "en")))
    entry = Entry.objects.get()
    assert (entry.title_ko, entry.title_en) == ("벤젠", "Benzene")
    assert _found_by(entry.key) == {("cas", "71-43-2"), ("name", "벤젠"), ("name", "benzene")}


def test_a_changed_entry_gets_one_revision_and_a_new_one_keeps_its_first(clock: Clock) -> None:
    write(record("1", *cas("71-43-2")), record("2", *cas("108-88-3")), record("3", *cas("50-00-0")))
    benzene, toluene, other = Entry.objects.order_by("pk")
    with write_transaction() as revisions:
        changed = ChangedEntries(revisions, clock.now, {toluene.pk, benzene.pk, other.pk}, {other.pk: other.key})
        changed.raise_revisions()
    assert list(Entry.objects.order_by("pk").values_list("revision", flat=True)) == [4, 5, other.revision]
    assert Commit.objects.latest("number").number == 5


def test_an_address_that_is_taken_is_given_to_no_second_entry_of_its_kind() -> None:
    ke = Fact(FactKind.KE, "KE-12345")
    write(record("1", ke), record("2", ke))
    write(record("3", ke), record("4", ke))
    slugs = list(Entry.objects.order_by("revision").values_list("slug", flat=True))
    assert slugs[0] == "ke-12345"
    assert len(set(slugs)) == 4
    assert all(slug.startswith("test-list-") for slug in slugs[1:])


def test_an_address_that_an_entry_had_earlier_is_given_to_no_other_one() -> None:
    write(record("1", *cas("71-43-2")))
    Redirect.objects.create(kind="substance", slug="ke-12345", entry=Entry.objects.get())
    write(record("2", Fact(FactKind.KE, "KE-12345")))
    assert Entry.objects.get(records__key="2").slug.startswith("test-list-")


def test_entries_of_two_kinds_may_have_the_same_address() -> None:
    write(
        record("test-list-x", kind=RecordKind.PRODUCT_CLASS),
        record("x", kind=RecordKind.FACILITY),
        record("y", kind=RecordKind.FACILITY),
    )
    assert sorted(Entry.objects.values_list("kind", "slug")) == [
        ("facility", "test-list-x"), ("facility", "test-list-y"), ("product_class", "test-list-x"),
    ]  # fmt: skip


def test_titles_come_from_all_records_in_force_and_stay_where_no_record_gives_one() -> None:
    write(record("1", *cas("71-43-2"), named("Benzene", "en")))
    write(record("2", *cas("71-43-2"), named("벤젠"), feed="test.other"))
    entry = Entry.objects.get()
    assert (entry.title_ko, entry.title_en) == ("벤젠", "Benzene")
    write(record("2", *cas("71-43-2"), named("벤졸"), feed="test.other"))
    entry.refresh_from_db()
    assert (entry.title_ko, entry.title_en) == ("벤졸", "Benzene")
    _withdraw("1")
    entry.refresh_from_db()
    assert (entry.title_ko, entry.title_en) == ("벤졸", "")
    write(record("2", *cas("71-43-2"), feed="test.other"))
    entry.refresh_from_db()
    assert (entry.title_ko, entry.title_en) == ("벤졸", "")


def test_an_entry_is_found_by_what_its_records_state_now_and_names_that_came_or_went_are_known(clock: Clock) -> None:
    write(record("1", *cas("71-43-2"), named("벤젠"), named("Benzene", "en"), Fact(FactKind.KE, "KE-1")))
    write(record("1", *cas("71-43-2"), named("벤졸"), named("Benzene", "en"), Fact(FactKind.KE, "KE-2")))
    assert _found_by("cas:71-43-2") == {("cas", "71-43-2"), ("name", "벤졸"), ("name", "benzene"), ("ke", "KE-2")}
    entry = Entry.objects.get()
    entry.identifiers.filter(value="벤졸").update(value="옛이름")
    with write_transaction() as revisions:
        changed = ChangedEntries(revisions, clock.now, {entry.pk})
        refresh_entries(changed)
        changed.raise_revisions()
    assert changed.names == {"옛이름", "벤졸"}
    assert ("name", "벤졸") in _found_by("cas:71-43-2")


def test_what_a_record_says_it_does_not_know_is_no_name() -> None:
    unknown = named("자료없음", absence=Absence.NO_DATA)
    write(record("1", *cas("71-43-2"), unknown))
    write(record("2", *cas("108-88-3"), named("톨루엔")))
    write(record("3", *cas("108-88-3"), unknown, feed="test.other"))
    assert _found_by("cas:71-43-2") == {("cas", "71-43-2")}
    assert _found_by("cas:108-88-3") == {("cas", "108-88-3"), ("name", "톨루엔")}
    assert set(Entry.objects.values_list("title_ko", flat=True)) == {"", "톨루엔"}


def test_the_number_of_a_legal_listing_is_known_at_once_and_after_a_change() -> None:
    listed = Fact(FactKind.LEGAL_LISTING, "사고대비물질", LegalListing("화관법", "사고대비물질", "4"))
    write(record("1", *cas("71-43-2"), listed))
    assert ("number", "4") in _found_by("cas:71-43-2")
    write(record("2", *cas("71-43-2"), named("벤젠"), feed="test.other"))
    assert ("number", "4") in _found_by("cas:71-43-2")


def test_a_withdrawn_entry_keeps_its_day_and_its_numbers_and_loses_its_names_to_links_until_it_returns(
    clock: Clock,
) -> None:
    write(record("1", *cas("71-43-2"), named("벤젠")), record("2", *cas("108-88-3"), named("톨루엔")))
    _withdraw("1")
    day, entry = clock.now, Entry.objects.get(key="cas:71-43-2")
    clock.move(timedelta(days=1))
    with write_transaction() as revisions:
        changed = ChangedEntries(revisions, clock.now, set(Entry.objects.values_list("pk", flat=True)))
        refresh_entries(changed)
        changed.raise_revisions()
    assert changed.names == {"벤젠"}
    assert dict(Entry.objects.values_list("key", "withdrawn_at")) == {"cas:71-43-2": day, "cas:108-88-3": None}
    assert _found_by(entry.key) == {("cas", "71-43-2"), ("name", "벤젠")}
    SourceRecord.objects.filter(key="1").update(withdrawn_at=None)
    entry.records.get().facts.update(ended_at=None)
    with write_transaction() as revisions:
        changed = ChangedEntries(revisions, clock.now, {entry.pk})
        refresh_entries(changed)
        changed.raise_revisions()
    assert changed.names == {"벤젠"}
    entry.refresh_from_db()
    assert entry.withdrawn_at is None


def test_a_title_is_a_name_and_a_synonym_only_where_no_record_gives_a_name() -> None:
    names = [_naming("name", "Benzene", lang="en"), _naming("synonym", "벤졸", lang="ko"), _naming("ke", "KE-1")]
    assert entry_titles(names) == ("", "Benzene")
    assert entry_titles(names[1:]) == ("벤졸", "")
    assert entry_titles(names[2:]) == ("", "")


def test_the_title_of_two_names_is_the_one_that_its_record_states_first() -> None:
    assert (
        entry_titles([_naming("name", "가", lang="ko", order=2), _naming("name", "나", lang="ko", order=1)])[0] == "나"
    )


@pytest.mark.parametrize(
    ("fact", "found"),
    [
        (_naming("cas", "71-43-2"), {("cas", "71-43-2")}),
        (_naming("ke", "KE-02150"), {("ke", "KE-02150")}),
        (_naming("un", "1114"), {("un", "1114")}),
        (_naming("ec", "200-753-7"), {("ec", "200-753-7")}),
        (_naming("certificate_number", "제 1 호"), {("number", "제 1 호")}),
        (_naming("registration_number", "2-3"), {("number", "2-3")}),
        (_naming("legal_listing", "사고대비물질 4", number="4"), {("number", "4")}),
        (_naming("legal_listing", "사고대비물질"), set()),
        (_naming("name", "Benzene (pure)"), {("name", "benzenepure")}),
        (_naming("synonym", "벤 졸"), {("name", "벤졸")}),
        (_naming("name", "()"), set()),
        (_naming("name", "가" * 200), {("name", "가" * 200)}),
        (_naming("name", "가" * 201), set()),
        (_naming("ke", "9" * 201), {("ke", "9" * 200)}),
        (_naming("legal_listing", "x", number="9" * 201), {("number", "9" * 200)}),
    ],
)
def test_an_entry_is_found_by_its_numbers_and_by_names_that_a_mention_can_have(
    fact: NamingFact, found: set[tuple[str, str]]
) -> None:
    assert entry_identifiers([fact]) == found
