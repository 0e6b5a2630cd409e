"""What the rules read from the records: substances by number and by position on a list, with their origin."""

from __future__ import annotations

import pytest
from django.utils import timezone

from connectors.schema import Fact, FactKind, Ingredient, LegalListing
from portal.answers.answer import AnswerKind
from portal.answers.answer_rules import answer_from_results
from portal.answers.known_records import StoredRecords
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import Commit, Entry, Identifier, SourceRecord
from portal.models import Fact as StoredFact
from portal.profile.addresses import WITHHELD
from portal.profile.entry_lists import Narrowing
from reference.product_classes import FEED as PRODUCT_CLASSES
from search.engine_types import Facet, Results
from tests.portal.factories import entry, indexed, record_with_facts

pytestmark = pytest.mark.django_db

LIST = "사고대비물질"


def listed(cas: str, name: str, number: str, *, origin: str = "live") -> Entry:
    created = entry(f"cas:{cas}", name)
    facts = [
        Fact(FactKind.NAME, name, lang="ko"),
        Fact(FactKind.CAS, cas),
        Fact(FactKind.LEGAL_LISTING, LIST, LegalListing("화학물질관리법", LIST, number)),
    ]
    record_with_facts(created, "ncis.substances", facts, origin=origin)
    return created


def test_substances_come_in_the_order_of_the_numbers_and_unknown_ones_are_left_out() -> None:
    listed("108-88-3", "톨루엔", "1")
    listed("71-43-2", "벤젠", "2")
    offers = StoredRecords().with_cas_numbers(["71-43-2", "50-00-0", "108-88-3"])
    assert [each.title for each in offers] == ["벤젠", "톨루엔"]
    assert offers[0].url == "/substances/71-43-2"


def test_an_entry_with_demonstration_records_alone_has_the_origin_demo() -> None:
    listed("71-43-2", "벤젠", "2", origin="demo")
    toluene = listed("108-88-3", "톨루엔", "1", origin="demo")
    record_with_facts(toluene, "ncis.safety", [Fact(FactKind.NAME, "톨루엔", lang="ko")], origin="live")
    offers = StoredRecords().with_cas_numbers(["71-43-2", "108-88-3"])
    assert [each.origin for each in offers] == ["demo", "live"]


def test_the_main_ingredients_of_a_class_are_its_known_substances_without_what_staff_withhold() -> None:
    """Content rules 24 and 31."""
    listed("74-98-6", "프로판", "1")
    listed("106-97-8", "부탄", "2")
    gas = entry("product_class:gas", "가스", kind="product_class", slug="gas")
    of_role = (("프로판", "74-98-6", "main"), ("부탄", "106-97-8", "main"), ("벤젠", "71-43-2", "main"))
    ingredients = [
        Fact(FactKind.INGREDIENT, name, Ingredient(cas, role, "어느 법 제2조"), lang="ko")
        for name, cas, role in (*of_role, ("부탄", "106-97-8", "some"), ("톨루엔", "108-88-3", "some"))
    ]
    record_with_facts(gas, PRODUCT_CLASSES, ingredients, origin="portal")
    listed("108-88-3", "톨루엔", "3")
    assert [each.title for each in StoredRecords().main_ingredients("gas")] == ["프로판", "부탄"]
    assert StoredRecords().main_ingredients("no-such-class") == ()
    decide("withhold", Subject("product_class:gas"), Signed("staff", "r"))
    assert StoredRecords().main_ingredients("gas") == ()


def test_a_un_number_gives_the_substances_to_which_an_agency_gives_it() -> None:
    benzene = listed("71-43-2", "벤젠", "2")
    listed("108-88-3", "톨루엔", "1")
    Identifier.objects.create(entry=benzene, scheme="un", value="1114")
    assert [each.cas for each in StoredRecords().with_un_number("1114")] == [("71-43-2",)]
    assert StoredRecords().with_un_number("1294") == ()


def test_a_position_counts_for_the_named_list_alone() -> None:
    listed("71-43-2", "벤젠", "44")
    listed("108-88-3", "톨루엔", "4")
    indexed()
    assert [each.title for each in StoredRecords().on_list(LIST, "44")] == ["벤젠"]
    assert StoredRecords().on_list("제한물질", "44") == ()


def test_a_position_counts_only_while_it_is_stated_and_needs_the_number_itself() -> None:
    listed("71-43-2", "벤젠", "44")
    indexed()
    assert StoredRecords().on_list(LIST, "4") == ()
    StoredFact.objects.filter(kind="legal_listing").update(ended_at=timezone.now())
    assert StoredRecords().on_list(LIST, "44") == ()


def test_a_substance_with_the_position_twice_is_offered_once_and_all_that_share_it_are() -> None:
    benzene = listed("71-43-2", "벤젠", "44")
    listed("108-88-3", "톨루엔", "44")
    record_with_facts(
        benzene, "ncis.inventory", [Fact(FactKind.LEGAL_LISTING, LIST, LegalListing("화학물질관리법", LIST, "44"))]
    )
    indexed()
    assert sorted(each.title for each in StoredRecords().on_list(LIST, "44")) == ["벤젠", "톨루엔"]


def test_withdrawn_entries_and_those_of_other_kinds_are_not_known_by_a_number() -> None:
    listed("71-43-2", "벤젠", "1")
    listed("108-88-3", "톨루엔", "2")
    Entry.objects.filter(key="cas:71-43-2").update(withdrawn_at=timezone.now())
    Entry.objects.filter(key="cas:108-88-3").update(kind="product_class")
    assert StoredRecords().with_cas_numbers(["71-43-2", "108-88-3"]) == ()


def test_an_offer_has_the_key_the_number_and_the_address_of_its_entry() -> None:
    listed("71-43-2", "벤젠", "1")
    mixture = entry("rec:ncis.inventory/live/1", "혼합물")
    Identifier.objects.create(entry=mixture, scheme="un", value="1114")
    (benzene,) = StoredRecords().with_cas_numbers(["71-43-2"])
    assert (benzene.key, benzene.cas, benzene.note) == ("cas:71-43-2", ("71-43-2",), "")
    (other,) = StoredRecords().with_un_number("1114")
    assert (other.key, other.cas, other.title, other.origin) == (mixture.key, (), "혼합물", "demo")


def test_an_entry_is_a_demonstration_once_its_live_records_are_withdrawn() -> None:
    benzene = listed("71-43-2", "벤젠", "1")
    SourceRecord.objects.filter(entry=benzene).update(withdrawn_at=timezone.now())
    assert [each.origin for each in StoredRecords().with_cas_numbers(["71-43-2"])] == ["demo"]


def test_only_the_first_thirty_substances_of_a_un_number_are_offered() -> None:
    for number in range(32):
        each = entry(f"rec:ncis.inventory/live/{number}", f"물질 {number}")
        Identifier.objects.create(entry=each, scheme="un", value="1993")
    assert len(StoredRecords().with_un_number("1993")) == 30


def test_the_values_of_a_facet_are_counted_over_all_substances() -> None:
    listed("71-43-2", "벤젠", "1")
    listed("108-88-3", "톨루엔", "2")
    plant = entry("facility:1", "공장", kind="facility")
    record_with_facts(plant, "ncis.facilities", [Fact(FactKind.NAME, "공장", lang="ko")])
    indexed()
    assert StoredRecords().facet_values(Facet.LEGAL) == ((LIST, 2),)
    assert StoredRecords().facet_values(Facet.HAZARD) == ()


def test_a_withheld_substance_is_known_to_be_withheld_and_is_offered_nowhere() -> None:
    """Content rule 31."""
    listed("71-43-2", "벤젠", "1")
    records = StoredRecords()
    assert not records.is_withheld("71-43-2")
    decide("withhold", Subject("cas:71-43-2"), Signed("staff", "r"))
    assert records.is_withheld("71-43-2")
    assert records.with_cas_numbers(["71-43-2"]) == ()
    answer = answer_from_results("71-43-2", Results((), 0, {}), records)
    assert (answer.kind, answer.title, answer.lines) == (AnswerKind.NONE, "CAS 71-43-2", (WITHHELD,))


def test_a_list_says_whether_its_narrowed_entries_exist_and_name_what_they_handle() -> None:
    """Content rule 21."""
    for place, handled in (("안산", "염산"), ("구미", "")):
        plant = entry(f"facility:{place}", f"{place} 공장", kind="facility")
        facts = [Fact(FactKind.NAME, f"{place} 공장", lang="ko"), Fact(FactKind.ADDRESS, f"경기도 {place}시")]
        record_with_facts(plant, "ncis.facilities", [*facts, *([Fact(FactKind.HANDLED, handled)] if handled else [])])
    records = StoredRecords()
    listed_at = {place: records.is_listed("facilities", Narrowing(place=place)) for place in ("안산", "구미", "부산")}
    assert listed_at == {"안산": True, "구미": True, "부산": False}
    stating = {place: records.states_substances("facilities", Narrowing(place=place)) for place in ("안산", "구미")}
    assert stating == {"안산": True, "구미": False}


def test_a_list_has_a_page_where_the_index_knows_rows_of_it() -> None:
    listed("71-43-2", "벤젠", "5")
    indexed()
    records = StoredRecords()
    assert records.list_page("accident-preparedness") == "/lists/accident-preparedness"
    assert records.list_page("restricted") == ""
    assert records.list_page("process-safety") == "/lists/process-safety"
    assert records.list_page("exposure-limits") == ""


def test_only_a_number_of_several_substances_leads_to_rows_of_a_list() -> None:
    for cas, name, number in (
        ("7664-41-7", "암모니아", "44"),
        ("1336-21-6", "암모니아수", "44"),
        ("71-43-2", "벤젠", "5"),
    ):
        listed(cas, name, number)
    Commit.objects.create(number=5_000_001, token="t", at=timezone.now())
    (offer,) = StoredRecords().lists_with_number("44")
    assert (offer.url, offer.note) == ("/lists/accident-preparedness?number=44", "암모니아, 암모니아수")
    assert StoredRecords().lists_with_number("5") == ()


def test_rows_of_a_list_are_counted_by_the_words_that_they_hold() -> None:
    listed("7664-41-7", "암모니아", "44")
    Commit.objects.create(number=5_000_002, token="t", at=timezone.now())
    records = StoredRecords()
    assert records.list_rows_holding("accident-preparedness", ["암모니아", "7664"]) == 1
    assert records.list_rows_holding("accident-preparedness", ["암모니아", "벤젠"]) == 0
