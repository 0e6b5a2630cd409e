"""The one table of a substance: what each kind of row says, with and without a share."""

from __future__ import annotations

from decimal import Decimal

import pytest

from connectors.schema import Fact, FactKind, LegalListing, Threshold
from portal.models import Entry
from portal.profile.content_verdicts import Verdict
from portal.profile.entry_facts import facts_of
from portal.profile.regulation import regulation
from portal.profile.regulation_table import NEVER_ABSENT_BY_COPY, RegulationLine, regulation_table
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

KECO = "ncis.substances"


def listed(name: str, number: str = "", *thresholds: Threshold) -> Fact:
    return Fact(FactKind.LEGAL_LISTING, name, LegalListing("화학물질관리법", name, number, thresholds))


def lines_of(result: Entry, share: str = "") -> list[RegulationLine]:
    facts = facts_of(result)
    return [*regulation_table(regulation(facts), facts.cas, Decimal(share) if share else None)]


def outcomes(lines: list[RegulationLine]) -> dict[str, list[Verdict | None]]:
    found: dict[str, list[Verdict | None]] = {}
    for line in lines:
        found.setdefault(line.list_name, []).extend(each.verdict and each.verdict.outcome for each in line.contents)
    return found


def test_a_share_is_held_against_every_row_of_every_law() -> None:
    """Content rule 13: 6 %, 35 % and 36 % of hydrogen peroxide."""
    peroxide = entry("cas:7722-84-1")
    thresholds = {"인체급성유해성물질": "6", "사고대비물질": "35"}
    record_with_facts(
        peroxide,
        KECO,
        [*(listed(name, "1", Threshold(Decimal(bound))) for name, bound in thresholds.items()), listed("기존화학물질")],
    )
    found = outcomes(lines_of(peroxide, "35"))
    assert found["인체급성유해성물질"] == [Verdict.APPLIES]
    assert found["사고대비물질"] == [Verdict.APPLIES]
    assert found["제6류 산화성액체 과산화수소"] == [Verdict.DOES_NOT_APPLY]
    assert found["기존화학물질"] == [Verdict.UNKNOWN]
    assert outcomes(lines_of(peroxide, "36"))["제6류 산화성액체 과산화수소"] == [Verdict.APPLIES]


def test_a_copy_of_a_law_never_says_that_a_share_does_not_apply() -> None:
    """Content rule 16."""
    (line,) = (each for each in lines_of(entry("cas:7722-84-1"), "10") if each.list_name == "공정안전보고서(PSM) 대상")
    (content,) = line.contents
    assert content.verdict is not None
    assert content.verdict.outcome is Verdict.UNKNOWN
    assert NEVER_ABSENT_BY_COPY in content.verdict.why
    assert (content.text, line.quantity) == ("52% 이상", "규정량 10,000 kg")


def test_a_list_of_the_law_on_safety_at_work_is_marked_as_a_copy() -> None:
    """Content rule 16."""
    (line,) = (each for each in lines_of(entry("cas:71-43-2")) if each.list_name == "특별관리물질")
    assert "2차 자료 대조, 법령 원문 확인 전" in line.document
    assert line.facts == ()


def test_the_tonnages_of_the_accident_annex_come_first_and_their_copy_is_marked() -> None:
    quantities = [each for each in lines_of(entry("cas:71-43-2")) if each.list_name.startswith("규정수량")]
    assert (quantities[0].list_name, quantities[0].quantity) == (
        "규정수량 별표 3", "최하위 0.05 t · 하위 2 t · 상위 20 t",
    )  # fmt: skip
    assert all("2026-07-20 판, 원문 확인 전" in each.document for each in quantities)
    assert "별표 3의 수량이 먼저" in quantities[-1].terms[0]


def test_a_solution_that_stands_under_the_number_of_its_gas_gets_the_tonnages_of_that_number() -> None:
    """Content rule 10: 암모니아수 stands under 44."""
    water = entry("cas:1336-21-6")
    record_with_facts(water, KECO, [listed("사고대비물질", "44", Threshold(Decimal("10")))])
    found = [each for each in lines_of(water) if each.number == "제44호"]
    assert [(each.conditions, each.remarks) for each in found] == [
        ((), (("고시의 이름", "암모니아[Ammonia]"),)),
        (("용액",), (("고시의 이름", "암모니아 용액"),)),
    ]
    assert found[1].quantity == "최하위 0.5 t · 하위 20 t · 상위 400 t"


def test_more_than_seventy_percent_is_not_met_by_seventy() -> None:
    found = [each for each in lines_of(entry("cas:7697-37-2"), "70") if each.number == "제46호"]
    assert [(each.contents[0].text, each.applies) for each in found] == [("10% 이상", True), ("70% 초과", False)]


def test_rows_of_a_copy_that_nothing_tells_apart_say_so() -> None:
    found = [each for each in lines_of(entry("cas:7697-37-2")) if each.list_name == "규정수량 별표 2"]
    assert len(found) == 1 or all(any(heading == "주의" for heading, _ in each.remarks) for each in found)


def test_a_class_of_the_fire_law_without_a_content_cannot_be_judged_by_one() -> None:
    methanol = entry("cas:67-56-1")
    text = "제4류 인화성액체 알코올류"
    record_with_facts(
        methanol, "hazmat.materials", [Fact(FactKind.LEGAL_LISTING, text, LegalListing("위험물안전관리법", text))]
    )
    (line,) = (each for each in lines_of(methanol, "50") if each.law == "위험물안전관리법")
    (content,) = line.contents
    assert content.verdict is not None
    assert (content.verdict.outcome, line.quantity) == (Verdict.UNKNOWN, "지정수량 400 L")
    assert content.verdict.why


def test_a_class_that_two_records_state_is_one_line() -> None:
    methanol = entry("cas:67-56-1")
    text = "제4류 인화성액체 알코올류"
    for _ in range(2):
        record_with_facts(
            methanol, "hazmat.materials", [Fact(FactKind.LEGAL_LISTING, text, LegalListing("위험물안전관리법", text))]
        )
    assert len([each for each in lines_of(methanol) if each.law == "위험물안전관리법"]) == 1


def test_an_entry_without_a_number_has_no_row_of_a_copy() -> None:
    family = entry("rec:ncis.inventory/live/1", "납 화합물")
    record_with_facts(family, KECO, [listed("제한물질", "06-5-8")])
    assert [line.list_name for line in lines_of(family)] == ["제한물질"]
