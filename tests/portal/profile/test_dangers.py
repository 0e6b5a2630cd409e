"""Dangers by route: the gravest of each in the agency's words, water first."""

from __future__ import annotations

import pytest

from connectors.schema import Absence, Fact, FactKind, HazardClass, LegalListing
from portal.profile.dangers import RouteDanger, dangers, worst_by_route
from portal.profile.entry_facts import facts_of
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

KOSHA, KECO = "kosha_msds.sheets", "ncis.ghs"


def hazard(code: str, name: str = "급성독성-흡입", category: str = "1") -> Fact:
    return Fact(FactKind.HAZARD_CLASS, f"{name} 구분 {category} ({code})", HazardClass(name, category, code))


def statement(text: str) -> Fact:
    return Fact(FactKind.HAZARD_STATEMENT, text)


def by_route(*facts: Fact) -> list[tuple[str, str]]:
    return [(each.route, each.danger.code) for each in routes(*facts)]


def routes(*facts: Fact) -> tuple[RouteDanger, ...]:
    substance = entry("cas:71-43-2")
    record_with_facts(substance, KOSHA, facts)
    return worst_by_route(facts_of(substance).facts)


def test_each_route_has_its_gravest_danger_and_the_gravest_route_stands_first() -> None:
    """Content rule 12."""
    codes = ("H332", "H330", "H314", "H310", "H302", "H301", "H225", "H350", "H400")
    assert by_route(*map(hazard, codes)) == [
        ("inhaled", "H330"), ("skin", "H310"), ("fire", "H225"), ("swallowed", "H301"), ("other", "H350"),
    ]  # fmt: skip


def test_what_reacts_with_water_comes_before_everything() -> None:
    """Content rule 5."""
    assert by_route(hazard("H250"), hazard("H330"), hazard("H261")) == [
        ("water", "H261"), ("fire", "H250"), ("inhaled", "H330"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (Fact(FactKind.TRANSPORT_CLASS, "4.3", label="운송 등급"), "운송 등급 4.3"),
        (Fact(FactKind.TRANSPORT_CLASS, "3 (4.3)", label="운송 등급"), "운송 등급 3 (4.3)"),
        (
            Fact(
                FactKind.LEGAL_LISTING, "제3류 자연발화성물질 및 금수성물질 칼륨", LegalListing("위험물안전관리법", "")
            ),
            "제3류 자연발화성물질 및 금수성물질 칼륨",
        ),
    ],
)
def test_a_class_that_forbids_water_speaks_where_no_code_does(fact: Fact, words: str) -> None:
    (line,) = routes(fact)
    assert (line.route, line.title, line.danger.code, line.danger.words) == ("water", "물", "", words)
    assert len(line.danger.facts) == 1


@pytest.mark.parametrize("text", ["14.3", "4.31", "3"])
def test_another_class_forbids_no_water(text: str) -> None:
    assert routes(Fact(FactKind.TRANSPORT_CLASS, text)) == ()


@pytest.mark.parametrize("text", ["제3류 자연발화성물질 황린", "제5류 금수성 시험 결과 없음", "금수성"])
def test_a_listing_forbids_water_only_as_a_water_reactive_one_of_the_third_class(text: str) -> None:
    assert routes(Fact(FactKind.LEGAL_LISTING, text, LegalListing("위험물안전관리법", ""))) == ()


def test_a_code_speaks_before_a_class_that_forbids_water() -> None:
    assert by_route(Fact(FactKind.TRANSPORT_CLASS, "4.3"), hazard("H260")) == [("water", "H260")]


def test_a_danger_of_several_routes_stands_at_each() -> None:
    lines = routes(statement("H300+H330 : 삼키거나 흡입하면 치명적임"))
    assert {(each.route, each.danger.words) for each in lines} == {
        ("inhaled", "삼키거나 흡입하면 치명적임"), ("swallowed", "삼키거나 흡입하면 치명적임"),
    }  # fmt: skip


def test_without_any_danger_there_is_no_line() -> None:
    absent = Fact(FactKind.HAZARD_CLASS, "–", HazardClass("급성독성", "1", "H330"), absence=Absence.NO_DATA)
    assert routes(absent, Fact(FactKind.TRANSPORT_CLASS, "3")) == ()


def test_the_words_are_the_statement_however_much_longer_the_class_is_and_whoever_speaks_first() -> None:
    substance = entry("cas:71-43-2")
    record_with_facts(substance, KECO, [hazard("H330", "급성독성-흡입(증기, 분진과 미스트)", "1")])
    record_with_facts(substance, KOSHA, [statement("H330 : 흡입하면 치명적임")])
    (danger,) = dangers(facts_of(substance).facts)
    assert (danger.words, [fact.feed for fact in danger.facts]) == ("흡입하면 치명적임", [KECO, KOSHA])


def test_where_agencies_send_only_a_class_the_official_statement_stands_before_it() -> None:
    substance = entry("cas:71-43-2")
    record_with_facts(
        substance, KECO, [hazard("H330"), statement("H330"), statement("H401"), hazard("H999", "미지", "2")]
    )
    assert [
        (each.code, each.words, each.hazard_class, each.is_official_wording)
        for each in dangers(facts_of(substance).facts)
    ] == [
        ("H330", "흡입하면 치명적임", "급성독성-흡입 구분 1", True),
        ("H401", "", "", False),
        ("H999", "미지 구분 2", "미지 구분 2", False),
    ]


def test_an_agencys_own_sentence_stands_before_the_official_one() -> None:
    substance = entry("cas:71-43-2")
    record_with_facts(substance, KECO, [hazard("H330"), statement("H330 : 흡입하면 생명을 잃음")])
    danger = dangers(facts_of(substance).facts)[0]
    assert (danger.sentence, danger.is_official_wording) == ("흡입하면 생명을 잃음", False)


def test_instructions_to_the_writer_of_a_label_leave_the_sentence_and_not_the_words() -> None:
    substance = entry("cas:71-43-2")
    record_with_facts(substance, KECO, [statement("H350 : 암을 일으킬 수 있음(노출 경로를 기재한다.)")])
    danger = dangers(facts_of(substance).facts)[0]
    assert danger.sentence == "암을 일으킬 수 있음"
    assert danger.words == "암을 일으킬 수 있음(노출 경로를 기재한다.)"
    assert danger.has_instructions


def test_inhaled_and_deadly_stands_before_what_burns() -> None:
    """Content rule 12: hydrogen sulfide leads with H330 and not with H220."""
    assert by_route(hazard("H220", "인화성 가스"), hazard("H330"))[0] == ("inhaled", "H330")


@pytest.mark.parametrize("code", ["EUH014", "EUH029"])
def test_codes_of_the_european_union_forbid_water_too(code: str) -> None:
    assert by_route(statement(f"{code} : 물과 격렬하게 반응함")) == [("water", code)]
