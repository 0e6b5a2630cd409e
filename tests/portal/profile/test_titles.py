"""Titles of entries that no agency names."""

from __future__ import annotations

import pytest
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from connectors.schema import Absence, Fact, FactKind
from portal.curation.current import current_visibility, read_once
from portal.models import Entry
from portal.models import Fact as StoredFact
from portal.profile.titles import UNNAMED, title_of, titles_by_key, titles_of
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


def accident(number: int, *facts: Fact) -> Entry:
    created = entry(f"accident:ncis.accidents/live/{number}", kind="accident")
    record_with_facts(created, "ncis.accidents", facts)
    return created


def test_an_accident_is_called_by_day_place_kind_and_substance_as_stated() -> None:
    created = accident(
        1,
        Fact(FactKind.OCCURRED_ON, "2012-09-27"),
        Fact(FactKind.ADDRESS, "경상북도 구미시"),
        Fact(FactKind.ACCIDENT_TYPE, "누출"),
        Fact(FactKind.INVOLVED, "불산"),
    )
    assert title_of(created) == "2012-09-27 경상북도 구미시 누출 사고 (불산)"


def test_what_the_agency_leaves_out_is_left_out() -> None:
    unknown = Fact(FactKind.INVOLVED, "자료없음", absence=Absence.NO_DATA)
    assert title_of(accident(1, Fact(FactKind.OCCURRED_ON, "2012-09-27"), unknown)) == "2012-09-27"


def test_an_entry_without_facts_is_titled_as_unnamed() -> None:
    assert title_of(accident(1)) == UNNAMED


def test_names_cost_no_query_and_all_nameless_ones_cost_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    named = [entry("cas:71-43-2", "벤젠"), entry("cas:108-88-3", title_en="Toluene")]
    with read_once(), django_assert_num_queries(1):
        current_visibility()  # reads once what staff withhold
        assert list(titles_of(named).values()) == ["벤젠", "Toluene"]
    nameless = [accident(number, Fact(FactKind.OCCURRED_ON, f"202{number}-01-01")) for number in range(3)]
    with read_once(), django_assert_num_queries(2):
        current_visibility()
        titles_of(nameless)


def test_titles_are_found_by_key() -> None:
    created = accident(1, Fact(FactKind.OCCURRED_ON, "2012-09-27"))
    assert titles_by_key([created.key, "nobody"]) == {created.key: "2012-09-27"}


def test_an_accident_is_called_by_its_first_day_and_place_and_at_most_three_substances_each_once() -> None:
    created = accident(
        1,
        Fact(FactKind.OCCURRED_ON, "2012-09-27"),
        Fact(FactKind.OCCURRED_ON, "2012-09-28"),
        Fact(FactKind.ADDRESS, "구미시"),
        Fact(FactKind.ADDRESS, "칠곡군"),
        Fact(FactKind.ACCIDENT_TYPE, "누출"),
        Fact(FactKind.ACCIDENT_TYPE, "화재"),
        *(Fact(FactKind.INVOLVED, name) for name in ("불산", "질산", "염소", "황산")),
    )
    record_with_facts(created, "ncis.accidents", [Fact(FactKind.INVOLVED, "불산")])
    assert title_of(created) == "2012-09-27 구미시 누출 사고 (불산, 질산, 염소)"


def test_what_is_no_longer_stated_is_in_no_title() -> None:
    created = accident(1, Fact(FactKind.OCCURRED_ON, "2012-09-27"), Fact(FactKind.ADDRESS, "구미시"))
    StoredFact.objects.filter(value="구미시").update(ended_at=timezone.now())
    assert title_of(created) == "2012-09-27"


def test_each_entry_is_called_by_its_own_facts() -> None:
    entries = [accident(number, Fact(FactKind.OCCURRED_ON, f"200{number}-01-01")) for number in (1, 2)]
    unnamed, named = accident(3), entry("cas:71-43-2", "벤젠", title_en="Benzene")
    assert list(titles_of([*entries, unnamed, named]).values()) == ["2001-01-01", "2002-01-01", UNNAMED, "벤젠"]
