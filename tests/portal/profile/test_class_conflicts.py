"""One-sided classes: only from a list that is whole, of a told form, and not covered by something else."""

from __future__ import annotations

import pytest

from connectors.schema import Absence, Fact, FactKind, HazardClass
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import SourceRecord
from portal.profile.conflicts import conflicts
from portal.profile.entry_facts import facts_of
from tests.portal.factories import entry
from tests.portal.profile.agencies import KOSHA, differing, texts

pytestmark = pytest.mark.django_db


def of_class(name: str, category: str, code: str = "", absence: Absence = Absence.NONE) -> Fact:
    return Fact(FactKind.HAZARD_CLASS, f"{name} {category}", HazardClass(name, category, code), absence=absence)


COMMON = of_class("발암성", "1A")
SENSITISER = of_class("피부 과민성", "1")


def test_a_class_that_the_other_leaves_out_of_a_whole_list_is_a_conflict() -> None:
    assert texts(differing([COMMON, SENSITISER], [COMMON])) == [("class", "피부 과민성 1", "이 분류를 밝히지 않음")]


@pytest.mark.parametrize(
    "silent",
    [
        [],
        [COMMON, Fact(FactKind.HAZARD_CLASS, "읽지 못한 분류")],
        [COMMON, of_class("처음 보는 유해성", "1")],
        [COMMON, of_class("피부 과민성", "", absence=Absence.NO_DATA)],
        [COMMON, Fact(FactKind.HAZARD_STATEMENT, "H317 : 알레르기성 피부 반응을 일으킬 수 있음")],
        [COMMON, of_class("피부 과민성", "1 이상")],
    ],
    ids=["classifies nothing", "unreadable", "unknown class", "absence", "states the code", "bounded"],
)
def test_silence_that_may_not_be_meant_is_no_conflict(silent: list[Fact]) -> None:
    assert [each for each in differing([COMMON, SENSITISER], silent) if each.type in ("class", "category")] == []


def test_a_withheld_value_is_not_the_agencys_silence() -> None:
    differing([COMMON, SENSITISER], [COMMON, SENSITISER])
    record = SourceRecord.objects.get(feed=KOSHA)
    decide("withhold", Subject(f"{KOSHA}/{record.key}", "hazard_class", "피부 과민성 1"), Signed("담당자", "확인 중"))
    assert conflicts(facts_of(entry("cas:71-43-2"))) == []


@pytest.mark.parametrize(
    ("name", "category"),
    [("급성 독성(경구)", "5"), ("인화성 액체", "4"), ("급성 수생환경 유해성", "2"), ("피부 부식성/피부 자극성", "3")],
)
def test_silence_on_a_category_that_not_every_law_has_says_nothing(name: str, category: str) -> None:
    assert differing([COMMON, of_class(name, category)], [COMMON]) == []


def test_eye_damage_is_covered_by_skin_corrosion() -> None:
    corrosive = of_class("피부 부식성/피부 자극성", "1B")
    assert differing([corrosive, of_class("심한 눈 손상성/눈 자극성", "1")], [corrosive]) == []


def test_irritation_after_one_exposure_is_a_class_of_its_own() -> None:
    once = "특정표적장기 독성(1회 노출)"
    found = differing([of_class(once, "1"), of_class(once, "3")], [of_class(once, "1")])
    assert [(each.type, each.name) for each in found] == [("class", f"{once} 구분 3")]


@pytest.mark.parametrize(
    ("ours", "theirs", "names"),
    [
        (["가스"], ["증기"], []),
        (["증기"], ["증기"], ["급성 독성(흡입): 증기"]),
        ([""], ["증기"], ["급성 독성(흡입)"]),
    ],
)
def test_gas_vapour_and_dust_are_apart_and_a_bare_route_is_compared_with_each(
    ours: list[str], theirs: list[str], names: list[str]
) -> None:
    def inhaled(medium: str, category: str) -> Fact:
        return of_class(f"급성 독성(흡입: {medium})" if medium else "급성독성-흡입", category)

    found = differing([inhaled(each, "2") for each in ours], [inhaled(each, "3") for each in theirs])
    assert [each.name for each in found if each.type == "category"] == names
