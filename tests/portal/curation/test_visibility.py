"""Which rows a withheld entry, record or value hides, and which it leaves (content rule 31)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from connectors.schema import Fact, FactKind, LegalListing, Mention, Relation
from portal.curation.subjects import Subject
from portal.curation.visibility import NOTHING_WITHHELD, Visibility, resolved, withheld_texts
from portal.models import Decision, Entry, Identifier, Link, SourceRecord
from portal.models import Fact as StoredFact
from portal.own_feeds.nomenclature_feed import sync_nomenclature
from portal.own_feeds.systematic_name_feed import FEED as MADE_FEED
from portal.own_feeds.systematic_name_feed import sync_systematic_names
from tests.portal.factories import entry, ingested, record_with_facts

pytestmark = pytest.mark.django_db

CAS = "71-43-2"
KEY = f"cas:{CAS}"
SHEET, LIST = Subject("kosha_msds.sheets/sheet"), Subject("ncis.safety/list")


@pytest.fixture
def benzene() -> Entry:
    """One substance of which two records speak: the sheet's name is its title."""
    ingested("ncis.safety", "list", Fact(FactKind.NAME, "벤젠", lang="ko"), cas=CAS)
    ingested(
        "kosha_msds.sheets",
        "sheet",
        Fact(FactKind.NAME, "벤졸 나트륨", lang="ko"),
        Fact(FactKind.UN, "1114"),
        Fact(FactKind.COLOUR, "무색"),
        cas=CAS,
    )
    return Entry.objects.get(key=KEY)


def accident(mention: str) -> Link:
    """The link of an accident that names the substance so."""
    key = str(Link.objects.count())
    ingested("ncis.accidents", key, Fact(FactKind.PLACE, "공장"), mentions=(Mention(mention, Relation.INVOLVED),))
    return Link.objects.get(record__feed="ncis.accidents", record__key=key)


def values(visibility: Visibility) -> set[str]:
    return set(visibility.of_facts(StoredFact.objects.exclude(kind="cas")).values_list("value", flat=True))


def test_nothing_withheld_hides_nothing(benzene: Entry) -> None:
    assert resolved([]) is NOTHING_WITHHELD
    assert NOTHING_WITHHELD.title_of(benzene) == (benzene.title_ko, benzene.title_en)


def test_a_withheld_entry_hides_its_records_facts_identifiers_and_links(benzene: Entry) -> None:
    accident("벤젠")
    visibility = resolved([Subject(KEY)])
    assert visibility.hidden_keys == {KEY}
    assert not visibility.of_entries(Entry.objects.filter(key=KEY)).exists()
    assert not visibility.of_records(SourceRecord.objects.filter(entry=benzene)).exists()
    assert values(visibility) == {"공장"}
    assert not visibility.of_identifiers(Identifier.objects.filter(entry=benzene)).exists()
    assert not visibility.of_links(Link.objects.all()).exists()


def test_a_withheld_record_hides_what_it_alone_states_and_gives_the_other_records_title(benzene: Entry) -> None:
    assert benzene.title_ko == "벤졸 나트륨"
    visibility = resolved([SHEET])
    assert (visibility.hidden_keys, visibility.partly_keys) == (frozenset(), {KEY})
    assert values(visibility) == {"벤젠"}
    assert visibility.title_of(benzene) == ("벤젠", "")
    shown = visibility.of_identifiers(Identifier.objects.filter(entry=benzene))
    assert set(shown.values_list("scheme", "value")) == {("cas", CAS), ("name", "벤젠")}


def test_an_entry_of_which_every_record_is_withheld_is_hidden_whole(benzene: Entry) -> None:
    assert resolved([SHEET, LIST]).hidden_keys == {KEY}


def test_a_name_that_the_portal_adds_makes_no_entry_visible(benzene: Entry) -> None:
    sync_nomenclature()
    assert SourceRecord.objects.filter(entry=benzene, origin="portal").exists()
    assert resolved([SHEET, LIST]).hidden_keys == {KEY}


def test_a_withdrawn_record_does_not_keep_an_entry_visible(benzene: Entry) -> None:
    SourceRecord.objects.filter(key="list").update(withdrawn_at=timezone.now())
    assert resolved([SHEET]).hidden_keys == {KEY}


def test_an_entry_whose_records_are_all_withdrawn_is_hidden_with_the_last_of_them(benzene: Entry) -> None:
    SourceRecord.objects.update(withdrawn_at=timezone.now())
    assert resolved([SHEET]).partly_keys == {KEY}
    assert resolved([SHEET, LIST]).hidden_keys == {KEY}


def test_a_product_class_stands_by_the_portals_own_record_and_goes_with_it() -> None:
    tape = entry("class:tape", "테이프", kind="product_class")
    record_with_facts(tape, "portal.classes", [Fact(FactKind.NAME, "테이프", lang="ko")], origin="portal", key="tape")
    value = resolved([Subject("portal.classes/tape", "name", "테이프")])
    assert (value.hidden_keys, value.partly_keys) == (frozenset(), {tape.key})
    assert resolved([Subject("portal.classes/tape")]).hidden_keys == {tape.key}


@pytest.mark.parametrize("ended", [{"ended_at": datetime(2026, 11, 1, tzinfo=UTC)}, {"absence": "no_data"}])
def test_a_name_that_is_no_longer_stated_is_no_title_beside_a_withheld_one(
    benzene: Entry, ended: dict[str, object]
) -> None:
    StoredFact.objects.filter(value="벤젠").update(**ended)
    visibility = resolved([SHEET])
    assert visibility.title_of(benzene) == ("", "")
    shown = visibility.of_identifiers(Identifier.objects.filter(entry=benzene))
    assert set(shown.values_list("scheme", "value")) == {("cas", CAS)}


def test_a_name_of_a_withdrawn_record_is_no_title_beside_a_withheld_one(benzene: Entry) -> None:
    ingested("hazmat.materials", "3", cas=CAS)
    SourceRecord.objects.filter(key="list").update(withdrawn_at=timezone.now())
    visibility = resolved([SHEET])
    assert (visibility.partly_keys, visibility.title_of(benzene)) == ({KEY}, ("", ""))


def test_the_number_of_a_legal_listing_goes_with_the_record_that_alone_states_it(benzene: Entry) -> None:
    for feed, key, numbers in (("ncis.substances", "law", ("97-1-1", "97-1-2")), ("ncis.ghs", "ghs", ("97-1-2",))):
        facts = [
            Fact(FactKind.LEGAL_LISTING, "유독물질", LegalListing("법", "유독물질", number=each)) for each in numbers
        ]
        ingested(feed, key, *facts, cas=CAS)
    numbers_of = Identifier.objects.filter(entry=benzene, scheme="number")
    assert set(numbers_of.values_list("value", flat=True)) == {"97-1-1", "97-1-2"}
    shown = resolved([Subject("ncis.substances/law")]).of_identifiers(numbers_of)
    assert list(shown.values_list("value", flat=True)) == ["97-1-2"]


def test_a_withheld_value_leaves_the_rest_of_its_record(benzene: Entry) -> None:
    visibility = resolved([Subject(SHEET.key, "colour", "무색")])
    assert values(visibility) == {"벤젠", "벤졸 나트륨", "1114"}
    assert visibility.title_of(benzene)[0] == "벤졸 나트륨"


def test_a_value_that_ended_and_came_back_is_still_withheld(benzene: Entry) -> None:
    StoredFact.objects.filter(value="무색").update(ended_at=timezone.now())
    ingested("kosha_msds.sheets", "sheet", Fact(FactKind.COLOUR, "무색", label="색상"), cas=CAS)
    assert StoredFact.objects.filter(value="무색").count() == 2
    assert "무색" not in values(resolved([Subject(SHEET.key, "colour", "무색")]))


def test_a_withheld_name_takes_its_respelling_with_it(benzene: Entry) -> None:
    sync_nomenclature()
    assert "벤졸 소듐" in values(NOTHING_WITHHELD)
    assert not {"벤졸 나트륨", "벤졸 소듐"} & values(resolved([Subject(SHEET.key, "name", "벤졸 나트륨")]))
    assert "벤졸 소듐" in values(resolved([Subject(SHEET.key, "colour", "무색")]))


def test_a_respelling_stays_where_another_record_states_the_name(benzene: Entry) -> None:
    ingested("hazmat.materials", "same", Fact(FactKind.NAME, "벤졸 나트륨", lang="ko"), cas=CAS)
    sync_nomenclature()
    assert "벤졸 소듐" in values(resolved([SHEET]))


@pytest.mark.parametrize(("mention", "stays"), [("벤졸 나트륨", False), ("벤젠", True), (CAS, True)])
def test_a_link_rests_on_a_name_that_is_visible(benzene: Entry, mention: str, stays: bool) -> None:
    link = accident(mention)
    assert resolved([SHEET]).of_links(Link.objects.filter(pk=link.pk)).exists() is stays


def test_a_link_goes_with_the_entry_at_either_end_whatever_it_rests_on(benzene: Entry) -> None:
    mentioned = accident(CAS)
    group = Entry.objects.create(key="group:1", kind="substance", slug="group-1", revision=10_000)
    member = Link.objects.create(from_entry=benzene, to_entry=group, relation="member_of", first_seen=timezone.now())
    other = Link.objects.create(
        from_entry=mentioned.from_entry, to_entry=group, relation="involved", first_seen=timezone.now()
    )
    assert list(resolved([Subject(KEY)]).of_links(Link.objects.all())) == [other]
    assert list(resolved([Subject(group.key)]).of_links(Link.objects.all())) == [mentioned]
    assert set(resolved([SHEET]).of_links(Link.objects.all())) == {mentioned, member, other}


def test_a_link_goes_with_the_record_that_mentions(benzene: Entry) -> None:
    link = accident("벤젠")
    assert not resolved([Subject("ncis.accidents/0")]).of_links(Link.objects.filter(pk=link.pk)).exists()


@pytest.mark.parametrize("withheld", [KEY, "cas:108-88-3"])
def test_what_is_joined_with_a_withheld_entry_is_withheld_too(benzene: Entry, withheld: str) -> None:
    """The page of the one that went still bears its old title."""
    ingested("ncis.safety", "toluene", Fact(FactKind.NAME, "톨루엔", lang="ko"), cas="108-88-3")
    joined_keys = {KEY, "cas:108-88-3"}
    assert resolved([Subject(withheld)]).hidden_keys == {withheld}
    Decision.objects.create(
        verdict="same", subject="cas:108-88-3", object=KEY, reason="r", decided_by="s", decided_at=timezone.now()
    )
    assert resolved([Subject(withheld)]).hidden_keys == joined_keys


def test_texts_that_no_quoted_row_may_hold_are_the_withheld_ones_of_four_letters_and_more(benzene: Entry) -> None:
    assert withheld_texts(NOTHING_WITHHELD) == frozenset()
    assert withheld_texts(resolved([SHEET])) == {"sheet", "벤졸 나트륨", "1114", CAS}
    assert withheld_texts(resolved([Subject(SHEET.key, "name", "벤졸 나트륨")])) == {"벤졸 나트륨"}


@pytest.mark.parametrize(("withheld", "hidden"), [("Sodium benzoate", True), ("Benzoate of soda", False)])
def test_a_withheld_english_name_takes_all_that_is_made_of_it_along(withheld: str, hidden: bool) -> None:
    ingested("ncis.safety", "en", Fact(FactKind.NAME, "Sodium benzoate", lang="en"), cas="532-32-1")
    ingested("kosha_msds.sheets", "de", Fact(FactKind.COLOUR, withheld), Fact(FactKind.UN, "1114"), cas="532-32-1")
    sync_systematic_names()
    made = StoredFact.objects.filter(record__feed=MADE_FEED)
    assert made.exists()
    kind, record = ("name", "ncis.safety/en") if hidden else ("colour", "kosha_msds.sheets/de")
    visible = resolved([Subject(record, kind, withheld)]).of_facts(made)
    assert visible.exists() is not hidden
