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
    line = routes(fact)[0]
    assert (line.route, line.title, line.danger.code, line.danger.words) == ("water", "물", "", words)
    assert len(line.danger.facts) == 1


@pytest.mark.parametrize("text", ["14.3", "4.31", "3"])
def test_another_class_forbids_no_water(text: str) -> None:
    assert "water" not in [each.route for each in routes(Fact(FactKind.TRANSPORT_CLASS, text))]


@pytest.mark.parametrize("text", ["제3류 자연발화성물질 황린", "제5류 금수성 시험 결과 없음", "금수성"])
def test_a_listing_forbids_water_only_as_a_water_reactive_one_of_the_third_class(text: str) -> None:
    lines = routes(Fact(FactKind.LEGAL_LISTING, text, LegalListing("위험물안전관리법", "")))
    assert "water" not in [each.route for each in lines]


def test_a_code_speaks_before_a_class_that_forbids_water() -> None:
    assert by_route(Fact(FactKind.TRANSPORT_CLASS, "4.3"), hazard("H260")) == [("water", "H260")]


def test_a_danger_of_several_routes_stands_at_each() -> None:
    lines = routes(statement("H300+H330 : 삼키거나 흡입하면 치명적임"))
    assert {(each.route, each.danger.words) for each in lines} == {
        ("inhaled", "삼키거나 흡입하면 치명적임"), ("swallowed", "삼키거나 흡입하면 치명적임"),
    }  # fmt: skip


def test_without_any_danger_there_is_no_line() -> None:
    absent = Fact(FactKind.HAZARD_CLASS, "–", HazardClass("급성독성", "1", "H330"), absence=Absence.NO_DATA)
    assert routes(absent, Fact(FactKind.TRANSPORT_CLASS, "9")) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5.1", [("fire", "5.1 산화성 물질")]),
        ("2.1", [("fire", "2.1 인화성 가스")]),
        ("2.3 (5.1, 8)", [
            ("inhaled", "2.3 (5.1, 8) 독성 가스"),
            ("fire", "2.3 (5.1, 8) 산화성 물질"),
            ("skin", "2.3 (5.1, 8) 부식성 물질"),
        ]),
        ("3 (4.3)", [("water", "운송 등급 3 (4.3)"), ("fire", "3 (4.3) 인화성 액체")]),
        ("6.1", [("other", "6.1 독물")]),
        ("8 (6.1)", [("skin", "8 (6.1) 부식성 물질")]),
        ("1.4S", [("fire", "1.4S 화약류")]),
        ("2.2", []),
    ],
)  # fmt: skip
def test_a_class_of_transport_speaks_of_its_route_where_no_code_does(
    text: str, expected: list[tuple[str, str]]
) -> None:
    lines = routes(Fact(FactKind.TRANSPORT_CLASS, text, label="운송 등급"))
    assert [(each.route, each.danger.words) for each in lines] == expected
    assert all(each.danger.code == "" and each.danger.hazard_class in ("", "운송 등급") for each in lines)


def test_a_class_of_the_act_on_dangerous_substances_speaks_of_fire_in_its_own_words() -> None:
    listing = Fact(
        FactKind.LEGAL_LISTING, "제1류 산화성고체 질산염류", LegalListing("위험물안전관리법", ""), label="품명"
    )
    other = Fact(FactKind.LEGAL_LISTING, "제4류 감염병", LegalListing("다른 법", ""))
    (line,) = routes(listing, other, Fact(FactKind.TRANSPORT_CLASS, "5.1"), hazard("H319", "눈 자극성", "2"))[:1]
    assert (line.route, line.danger.words, line.danger.hazard_class) == ("fire", "제1류 산화성고체 질산염류", "품명")


def test_a_class_is_silent_where_a_code_speaks_of_its_route_and_poison_where_any_route_of_poison_has_a_line() -> None:
    facts = (Fact(FactKind.TRANSPORT_CLASS, "3 (6.1)"), hazard("H225"), hazard("H301"))
    assert by_route(*facts) == [("fire", "H225"), ("swallowed", "H301")]


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("4.2", "H330", [("fire", ""), ("inhaled", "H330")]),
        ("2.3", "H220", [("inhaled", ""), ("fire", "H220")]),
    ],
)
def test_a_class_ranks_by_what_it_names(text: str, code: str, expected: list[tuple[str, str]]) -> None:
    """Content rule 12: what ignites by itself before what is inhaled, and that before what burns."""
    assert by_route(Fact(FactKind.TRANSPORT_CLASS, text), hazard(code)) == expected


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
