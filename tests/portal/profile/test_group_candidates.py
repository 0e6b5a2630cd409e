"""Groups without a CAS number that share an identifying word with a substance."""

from __future__ import annotations

from itertools import count

import pytest
from django.utils import timezone

from connectors.schema import Fact, FactKind, LegalListing
from portal.models import Commit
from portal.profile.group_candidates import group_candidates
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

_commits = count(2_000_000)


def family(title_ko: str, title_en: str, list_name: str = "제한물질") -> None:
    number = next(_commits)
    created = entry(f"rec:ncis.inventory/live/{number}", title_ko, title_en=title_en)
    record_with_facts(
        created, "ncis.inventory", [Fact(FactKind.LEGAL_LISTING, list_name, LegalListing("화학물질관리법", list_name))]
    )
    Commit.objects.create(number=number, token="t", at=timezone.now())


def named(title_ko: str, title_en: str) -> list[str]:
    return [row.title for row in group_candidates(entry("cas:301-04-2", title_ko, title_en=title_en))]


def test_an_element_that_both_name_is_a_hint() -> None:
    family("납 및 그 화합물", "Lead and its compounds")
    family("카드뮴 화합물", "Cadmium compounds")
    assert named("아세트산 납", "Lead acetate") == ["납 및 그 화합물"]


def test_very_common_words_do_not_identify_a_group() -> None:
    family("무기 시안화합물", "Inorganic cyanide compounds and salts of hydrogen chloride")
    assert named("염화수소산 염류", "Hydrogen chloride, salts") == []


def test_a_listing_in_a_register_regulates_no_group() -> None:
    family("납 유리", "Lead glass", "기존화학물질")
    assert named("아세트산 납", "Lead acetate") == []


def test_a_new_state_of_the_database_is_read_again() -> None:
    family("납 화합물", "Lead compounds")
    assert len(named("아세트산 납", "Lead acetate")) == 1
    family("알킬 납", "Lead alkyls")
    assert len(named("아세트산 납", "Lead acetate")) == 2
