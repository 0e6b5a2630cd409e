"""Lists of entries: what narrows them, their order, and what a row says."""

from __future__ import annotations

import pytest
from django.utils import timezone

from connectors.schema import Absence, Fact, FactKind
from portal.models import Decision, Entry, Link, SourceRecord
from portal.models import Fact as StoredFact
from portal.profile.attribution import DEMO_INVENTED
from portal.profile.entry_lists import (
    HANDLED_NOT_STATED,
    ListedKind,
    ListRow,
    Narrowing,
    districts_of,
    listed_entries,
    regions_of,
    rows_of_list,
    states_substances,
    substance_title,
    years_of,
)
from reference.labels import Group, labels
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

LABELS = labels(Group.FACT)
FACILITIES = ListedKind("facility", (FactKind.ADDRESS, FactKind.HANDLED), text_kinds=(FactKind.ADDRESS,))
ACCIDENTS = ListedKind(
    "accident",
    (FactKind.OCCURRED_ON, FactKind.INVOLVED),
    text_kinds=(FactKind.INVOLVED,),
    day_kinds=(FactKind.OCCURRED_ON,),
)


def facility(name: str, *facts: Fact, origin: str = "live", title_en: str = "") -> Entry:
    created = entry(f"facility:{name or title_en}", name, kind="facility", title_en=title_en)
    record_with_facts(
        created, "ncis.facilities", [Fact(FactKind.NAME, name, lang="ko"), *facts], origin=origin, source_date="2024"
    )
    return created


def accident(key: str, *facts: Fact) -> Entry:
    created = entry(f"accident:{key}", kind="accident")
    record_with_facts(created, "ncis.accidents", facts)
    return created


def day(value: str) -> Fact:
    return Fact(FactKind.OCCURRED_ON, value)


def listed(kind: ListedKind, text: str = "", region: str = "", year: str = "") -> list[str]:
    return [each.key.partition(":")[2] for each in listed_entries(kind, Narrowing(text, region, year))]


def row(kind: ListedKind, of: Entry) -> ListRow:
    (only,) = rows_of_list(kind, [of])
    return only


def ended(value: str) -> None:
    StoredFact.objects.filter(value=value).update(ended_at=timezone.now())


def withhold(record: SourceRecord) -> None:
    Decision.objects.create(
        verdict="withhold", subject=f"{record.feed}/{record.key}", reason="오류 확인 중", decided_by="담당",
        decided_at=timezone.now(),
    )  # fmt: skip


def test_a_list_has_the_current_entries_of_its_kind_by_name() -> None:
    for name in ("나", "가", "다"):
        facility(name)
    accident("1", day("2020-01-01"))
    Entry.objects.filter(title_ko="다").update(withdrawn_at=timezone.now())
    assert listed(FACILITIES) == ["가", "나"]


def test_of_equal_korean_names_the_english_ones_decide() -> None:
    for english in ("b", "a"):
        facility("", title_en=english)
    assert listed(FACILITIES) == ["a", "b"]


def test_an_entry_of_which_the_name_is_withheld_stands_in_the_place_of_its_visible_name() -> None:
    shown = facility("나")
    moved = facility("라")
    facility("다")
    withhold(record_with_facts(moved, "ncis.facilities_gyeonggi", [Fact(FactKind.NAME, "가", lang="ko")]))
    Entry.objects.filter(pk=moved.pk).update(title_ko="가")
    assert listed(FACILITIES) == [shown.title_ko, "다", "라"]


def test_where_the_kind_has_a_day_the_latest_comes_first_and_an_undated_entry_last() -> None:
    accident("undated", Fact(FactKind.INVOLVED, "염소"))
    accident("old", day("2019-05-01"))
    accident("new", day("2021-05-01"))
    accident("old-too", day("2019-05-01"))
    assert listed(ACCIDENTS) == ["new", "old", "old-too", "undated"]


@pytest.mark.parametrize("unread", ["20991231", "2099-12-31", "봄", "미상"])
def test_a_day_that_nobody_could_read_orders_nothing_and_is_no_year(unread: str) -> None:
    accident("unread", day(unread))
    accident("known", day("2019-05-01"))
    assert listed(ACCIDENTS) == ["known", "unread"]
    assert years_of(ACCIDENTS) == ["2019"]


def test_an_entry_with_several_days_counts_by_its_latest_current_one() -> None:
    accident("a", day("2018-01-01"), day("2020-01-01"), day("2022-01-01"))
    accident("b", day("2021-01-01"))
    assert listed(ACCIDENTS) == ["a", "b"]
    ended("2022-01-01")
    assert listed(ACCIDENTS) == ["b", "a"]


def test_the_day_of_an_entry_is_one_value_because_postgresql_refuses_several() -> None:
    assert str(listed_entries(ACCIDENTS, Narrowing("", "", "")).query).count("LIMIT 1)") == 1


@pytest.mark.parametrize("text", ["한빛", "HANBIT", "hanbit", "울산", "다른이름"])
def test_the_text_box_finds_names_in_either_language_and_the_facts_that_the_kind_names(text: str) -> None:
    facility("한빛화학", Fact(FactKind.ADDRESS, "울산 남구"), title_en="Hanbit")
    facility("다른이름공장", Fact(FactKind.INDUSTRY, "한빛"))
    expected = "다른이름공장" if text == "다른이름" else "한빛화학"
    assert listed(FACILITIES, text=text) == [expected]


def test_the_text_box_does_not_find_what_is_no_longer_stated() -> None:
    facility("가", Fact(FactKind.ADDRESS, "울산 남구"))
    ended("울산 남구")
    withdrawn = facility("나", Fact(FactKind.ADDRESS, "울산 북구"))
    SourceRecord.objects.filter(entry=withdrawn).update(withdrawn_at=timezone.now())
    assert listed(FACILITIES, text="울산") == []


def test_the_text_box_finds_an_entry_with_something_withheld_by_its_visible_names_alone() -> None:
    partly = facility("옛이름")
    withhold(record_with_facts(partly, "ncis.facilities_gyeonggi", [Fact(FactKind.NAME, "숨긴이름", lang="ko")]))
    Entry.objects.filter(pk=partly.pk).update(title_ko="숨긴이름")
    assert (listed(FACILITIES, text="숨긴"), listed(FACILITIES, text="옛이름")) == ([], ["옛이름"])


def test_a_region_and_a_year_are_the_beginning_of_the_value() -> None:
    facility("가", Fact(FactKind.REGION, "경기도 수원시"))
    facility("나", Fact(FactKind.REGION, "서울 경기도로"))
    accident("a", day("2020-12-31"))
    accident("b", day("2012-02-02"), Fact(FactKind.INVOLVED, "2020"))
    assert listed(FACILITIES, region="경기도") == ["가"]
    assert listed(ACCIDENTS, year="2020") == ["a"]


def test_filters_narrow_together() -> None:
    facility("가공장", Fact(FactKind.REGION, "경기도"))
    facility("나공장", Fact(FactKind.REGION, "경기도"))
    facility("가상공장", Fact(FactKind.REGION, "서울"))
    assert listed(FACILITIES, text="가", region="경기도") == ["가공장"]


def test_the_years_of_a_kind_are_those_of_its_current_days_latest_first() -> None:
    accident("a", day("2019-05-01"), Fact(FactKind.PUBLISHED_ON, "2001-01-01"))
    accident("b", day("2021-05-01"))
    accident("c", day("2021-06-01"))
    accident("d", day("미상"), day("1999-01-01"))
    record_with_facts(entry("product:1", kind="product"), "ncis.accidents", [day("2000-01-01")])
    ended("1999-01-01")
    assert years_of(ACCIDENTS) == ["2021", "2019"]
    assert years_of(FACILITIES) == []


def test_the_regions_of_a_kind_are_its_current_provinces_each_once() -> None:
    for number, region in enumerate(("서울 종로구", "경기도 수원시", "경기도 용인시", " ", "부산")):
        facility(str(number), Fact(FactKind.REGION, region))
    accident("a", Fact(FactKind.REGION, "제주"))
    ended("부산")
    assert regions_of(FACILITIES) == ["경기도", "서울"]
    assert regions_of(ACCIDENTS) == ["제주"]
    assert regions_of(ListedKind("product", ())) == []


def test_a_row_has_its_title_its_values_by_kind_and_its_source(clock) -> None:  # type: ignore[no-untyped-def]
    created = facility("한빛", Fact(FactKind.HANDLED, "염소"), Fact(FactKind.ADDRESS, "울산"), Fact(FactKind.PH, "1"))
    shown = row(FACILITIES, created)
    assert (shown.entry, shown.title, shown.source_date, shown.mark) == (created, "한빛", "2024", "")
    assert shown.cells == ((LABELS["address"], "울산"), (LABELS["handled"], "염소"))
    assert (shown.badge, shown.confirmed) == ("행정안전부 생활안전지도", clock.now)


def test_a_cell_has_each_value_once_and_only_the_first_three() -> None:
    numbers = [str(number) for number in range(5)]
    created = facility("가", *(Fact(FactKind.HANDLED, value) for value in numbers))
    record_with_facts(created, "ncis.facilities_gyeonggi", [Fact(FactKind.HANDLED, numbers[0])])
    assert dict(row(FACILITIES, created).cells)[LABELS["handled"]] == ", ".join(numbers[:3])


def test_where_no_handled_substance_is_stated_the_row_says_so_and_leaves_other_gaps_out() -> None:
    stated_absent = Fact(FactKind.ADDRESS, "–", absence=Absence.NO_DATA)
    assert row(FACILITIES, facility("가", stated_absent)).cells == ((LABELS["handled"], HANDLED_NOT_STATED),)
    assert row(ACCIDENTS, accident("a")).cells == ()


def test_the_source_of_a_row_is_the_record_of_its_first_value() -> None:
    created = entry("facility:a", "가", kind="facility")
    record_with_facts(
        created, "ncis.facilities_gyeonggi", [Fact(FactKind.ADDRESS, "수원")], key="2", source_date="2022"
    )
    record_with_facts(created, "ncis.facilities", [Fact(FactKind.NAME, "가")], key="1", source_date="2021")
    shown = row(FACILITIES, created)
    assert (shown.badge, shown.source_date) == ("경기도 경기데이터드림", "2022")
    record_with_facts(created, "ncis.facilities", [Fact(FactKind.HANDLED, "염소")], key="3", source_date="2020")
    shown = row(FACILITIES, created)
    assert (len(shown.cells), shown.source_date) == (2, "2022")


def test_a_row_of_a_demonstration_is_marked_and_one_without_records_has_no_source() -> None:
    demo = row(FACILITIES, facility("가", Fact(FactKind.ADDRESS, "울산"), origin="demo"))
    assert (demo.mark, demo.badge) == (DEMO_INVENTED, "시연: 행정안전부 생활안전지도 형식")
    bare = row(FACILITIES, entry("facility:b", "나", kind="facility"))
    assert (bare.title, bare.badge, bare.mark, bare.source_date, bare.confirmed) == ("나", "", "", "", None)


def test_every_word_of_the_text_and_of_the_place_has_to_stand_in_the_entry() -> None:
    kind = ListedKind("facility", (), text_kinds=(FactKind.INDUSTRY,), place_kinds=(FactKind.ADDRESS,))
    facility("가", Fact(FactKind.ADDRESS, "경기도 안산시"), Fact(FactKind.INDUSTRY, "도금업"))
    facility("나", Fact(FactKind.ADDRESS, "경기도 안산시"), Fact(FactKind.INDUSTRY, "염색업"))
    facility("안산 도금", Fact(FactKind.ADDRESS, "경상북도 구미시"), Fact(FactKind.INDUSTRY, "소매업"))

    def narrowed(**by: str) -> list[str]:
        return [each.title_ko for each in listed_entries(kind, Narrowing(**by))]

    assert narrowed(place="안산", text="도금") == ["가"]
    assert narrowed(place="경기 안산") == ["가", "나"]
    assert narrowed(text="도금 안산") == ["안산 도금"]


def test_a_list_is_narrowed_by_the_substance_that_its_entries_are_linked_with() -> None:
    acid = entry("cas:7664-39-3", "불산")
    linked, other = facility("가"), facility("나", Fact(FactKind.HANDLED, "염소"))
    record = SourceRecord.objects.get(entry=linked)
    Link.objects.create(
        from_entry=linked, to_entry=acid, relation="handles", record=record, mention="불산", first_seen=timezone.now()
    )
    ended_link = Link.objects.create(
        from_entry=other, to_entry=acid, relation="handles", mention="불산", first_seen=timezone.now()
    )
    Link.objects.filter(pk=ended_link.pk).update(ended_at=timezone.now())
    by_acid = Narrowing(substance="7664-39-3")
    assert [each.pk for each in listed_entries(FACILITIES, by_acid)] == [linked.pk]
    assert list(listed_entries(FACILITIES, Narrowing(substance="67-56-1"))) == []
    assert (substance_title("7664-39-3"), substance_title("67-56-1"), substance_title("")) == ("불산", "67-56-1", "")


def test_whether_a_source_states_what_is_handled_is_known_for_each_narrowed_list() -> None:
    facility("가", Fact(FactKind.REGION, "경기도"), Fact(FactKind.HANDLED, "염소"))
    facility("나", Fact(FactKind.REGION, "경상북도"))
    assert states_substances(FACILITIES, Narrowing(region="경기도"))
    assert not states_substances(FACILITIES, Narrowing(region="경상북도"))


def test_the_districts_of_a_province_are_those_of_its_addresses() -> None:
    for name, region, address in (
        ("가", "경기도", "경기도 안산시 단원구 강촌로 1"),
        ("나", "경기도", "경기도 연천군 전곡읍"),
        ("다", "서울특별시", "서울 강남구 역삼동"),
        ("라", "경기도", "경기도"),
    ):
        facility(name, Fact(FactKind.REGION, region), Fact(FactKind.ADDRESS, address))
    assert districts_of(FACILITIES, "경기도") == ["안산시", "안산시 단원구", "연천군"]
    assert districts_of(FACILITIES, "서울특별시") == ["강남구"]
    assert districts_of(FACILITIES, "") == []


def test_a_withheld_facility_gives_no_district() -> None:
    """Content rule 31."""
    hidden = facility("가", Fact(FactKind.REGION, "경기도"), Fact(FactKind.ADDRESS, "경기도 안산시"))
    Decision.objects.create(
        verdict="withhold", subject=hidden.key, reason="확인 중", decided_by="담당", decided_at=timezone.now()
    )
    assert districts_of(FACILITIES, "경기도") == []
