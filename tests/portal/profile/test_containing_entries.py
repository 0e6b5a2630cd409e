"""Rows of several CAS numbers that name a number, with the lists of the law that name them."""

from __future__ import annotations

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from connectors.schema import Fact, FactKind, LegalListing
from portal.curation.current import read_once
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import Entry, Identifier
from portal.profile.containing_entries import containing_entries, entries_naming, is_naming_withheld
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

COBALT, CARBIDE, CISPLATIN = "7440-48-4", "12070-12-1", "14913-33-8"
SIGNED = Signed("staff", "r")


def row(*numbers: str, title: str, lists: tuple[str, ...] = ("중점관리물질",)) -> Entry:
    of = entry(f"mix:{'+'.join(sorted(numbers))}", title)
    listings = [Fact(FactKind.LEGAL_LISTING, name, LegalListing("법", name)) for name in lists]
    record_with_facts(of, "ncis.inventory", [Fact(FactKind.NAME, title, lang="ko"), *listings], key=title)
    for number in numbers:
        Identifier.objects.create(entry=of, scheme="cas", value=number)
    return of


def test_a_row_of_several_numbers_is_named_with_its_numbers_and_each_list_once() -> None:
    mixture = row(COBALT, CARBIDE, title="코발트와 탄화 텅스텐", lists=("중점관리물질", "제한물질"))
    record_with_facts(mixture, "ncis.substances", [Fact(FactKind.LEGAL_LISTING, "제한물질")])
    (found,) = containing_entries(COBALT)
    assert (found.key, found.title, found.address, found.numbers) == (
        mixture.key, "코발트와 탄화 텅스텐", mixture.address, (CARBIDE, COBALT),
    )  # fmt: skip
    assert (sorted(found.lists), found.annotations) == (["제한물질", "중점관리물질"], ())


def test_rows_stand_in_the_order_of_their_keys_and_only_those_that_name_a_number() -> None:
    second, first = row(COBALT, CISPLATIN, title="나"), row(COBALT, CARBIDE, title="가")
    assert [each.key for each in containing_entries(COBALT)] == [first.key, second.key]
    assert entries_naming([CARBIDE, CISPLATIN]) == [first, second]
    assert entries_naming([CISPLATIN]) == [second]
    assert entries_naming([]) == []


def test_the_substance_itself_another_scheme_and_a_withdrawn_row_name_no_number() -> None:
    entry(f"cas:{COBALT}", "코발트")
    other = entry("mix:1+2", "다른 번호")
    Identifier.objects.create(entry=other, scheme="ke", value=COBALT)
    Entry.objects.filter(pk=row(COBALT, CARBIDE, title="가").pk).update(withdrawn_at=timezone.now())
    assert containing_entries(COBALT) == ()


def test_a_remark_of_staff_stands_beside_the_row() -> None:
    mixture = row(COBALT, CARBIDE, title="가")
    decide("annotate", Subject(mixture.key), Signed("staff", "확인함"))
    (found,) = containing_entries(COBALT)
    assert [each.text for each in found.annotations] == ["확인함"]


def test_a_row_that_is_withheld_is_not_named_and_said_to_be_withheld() -> None:
    mixture = row(COBALT, CARBIDE, title="가")
    assert not is_naming_withheld(COBALT)
    decide("withhold", Subject(mixture.key), SIGNED)
    assert containing_entries(COBALT) == ()
    assert is_naming_withheld(COBALT)
    assert not is_naming_withheld(CISPLATIN)


def test_a_row_of_which_the_number_is_withheld_does_not_name_it() -> None:
    mixture = row(COBALT, CARBIDE, title="가")
    facts = [Fact(FactKind.CAS, COBALT), Fact(FactKind.NAME, "가", lang="ko")]
    record_with_facts(mixture, "ncis.substances", facts, key="numbers")
    assert [each.key for each in containing_entries(COBALT)] == [mixture.key]
    decide("withhold", Subject("ncis.substances/numbers", "cas", COBALT), SIGNED)
    assert containing_entries(COBALT) == ()


def test_a_number_that_no_row_names_costs_two_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with read_once(), django_assert_num_queries(2):
        assert containing_entries(COBALT) == ()
