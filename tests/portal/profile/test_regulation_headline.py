"""The regulation of a substance in one line."""

from __future__ import annotations

from decimal import Decimal

import pytest

from connectors.schema import Fact, FactKind, LegalListing, Threshold
from portal.profile.entry_facts import facts_of
from portal.profile.regulation_headline import headline_of
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

KECO = "ncis.substances"


def listed(name: str, number: str = "", *thresholds: Threshold) -> Fact:
    return Fact(FactKind.LEGAL_LISTING, name, LegalListing("화학물질관리법", name, number, thresholds))


def test_the_line_on_top_counts_lists_and_names_what_is_not_checked() -> None:
    benzene = entry("cas:71-43-2")
    record_with_facts(
        benzene,
        KECO,
        [
            listed("사고대비물질", "5", Threshold(Decimal("85"))),
            listed("인체만성유해성물질", "97-1-99", Threshold(Decimal("0.1"), "인체만성유해성")),
            listed("기존화학물질", "KE-02150"),
        ],
    )
    line = headline_of(facts_of(benzene), None)
    assert "화학물질관리법 2개 목록(사고대비물질 85% 이상, 인체만성유해성물질 0.1% 이상)" in line
    assert "기존화학물질" not in line
    assert line.endswith("확인하지 않은 법 8개")
    with_share = headline_of(facts_of(benzene), Decimal("1"))
    assert (
        "1%에서 해당: 인체만성유해성물질 · 1%에서 해당하지 않음: 사고대비물질 · 1%에서 판단할 수 없음: " in with_share
    )


def test_the_line_says_that_a_demonstration_is_in_it() -> None:
    """Content rule 27."""
    benzene = entry("cas:71-43-2")
    record_with_facts(benzene, KECO, [listed("사고대비물질", "5")], origin="demo")
    assert headline_of(facts_of(benzene), None).endswith("(시연 자료 포함)")


def test_nothing_found_is_not_nothing_regulated() -> None:
    assert "규제되지 않는다는 뜻이 아님" in headline_of(facts_of(entry("cas:50-99-7")), None)


def test_a_list_that_is_open_in_one_row_is_not_said_to_leave_the_share_out() -> None:
    lead = entry("cas:7439-92-1")
    record_with_facts(lead, KECO, [listed("제한물질", "1", Threshold(Decimal("50"))), listed("제한물질", "2")])
    assert "1%에서 판단할 수 없음: 제한물질" in headline_of(facts_of(lead), Decimal(1))


def test_the_class_of_the_fire_law_stands_with_its_quantity() -> None:
    methanol = entry("cas:67-56-1")
    text = "제4류 인화성액체 알코올류"
    record_with_facts(
        methanol, "hazmat.materials", [Fact(FactKind.LEGAL_LISTING, text, LegalListing("위험물안전관리법", text))]
    )
    assert "위험물 제4류 인화성액체 알코올류 지정수량 400 L" in headline_of(facts_of(methanol), None)
