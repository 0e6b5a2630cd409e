"""The summary beside a substance's name: dangers as on its card, legal status in words, forms to choose, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from connectors.schema import Absence, Fact, FactKind, HazardClass, LegalListing, Section, Threshold
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import Entry
from portal.profile.data_gaps import read_gaps
from portal.profile.entry_facts import facts_of
from portal.profile.response_card import response_card
from portal.profile.substance_summary import NO_LISTING, SubstanceSummary, summary_of
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

KOSHA, KECO = "kosha_msds.sheets", "ncis.ghs"
STAFF = Signed("담당자", "확인 중")


def hazard(code: str, name: str = "급성독성-흡입") -> Fact:
    return Fact(FactKind.HAZARD_CLASS, f"{name} 구분 1 ({code})", HazardClass(name, "1", code))


def listing(name: str, *effects: str, law: str = "화학물질관리법") -> Fact:
    thresholds = tuple(Threshold(Decimal(85), effect=effect) for effect in effects)
    return Fact(FactKind.LEGAL_LISTING, name, LegalListing(law, name, thresholds=thresholds))


def summary(*facts: Fact, of: str = "cas:71-43-2") -> SubstanceSummary:
    substance = entry(of)
    record_with_facts(substance, KOSHA, facts)
    return summary_of(substance)


def names(shown: SubstanceSummary) -> list[str]:
    return [status.list_name for status in shown.statuses]


@pytest.mark.parametrize("of", ["cas:71-43-2", "cas:7664-39-3"])
def test_the_dangers_are_those_of_the_card_on_which_no_form_is_chosen(of: str) -> None:
    shown = summary(hazard("H330"), hazard("H314"), hazard("H332"), Fact(FactKind.TRANSPORT_CLASS, "4.3"), of=of)
    entry_facts = facts_of(Entry.objects.get(key=of))
    card = response_card(entry_facts, read_gaps(entry_facts), "")
    assert shown.by_route == card.by_route
    assert [each.danger.code for each in shown.by_route] == ["", "H330", "H314"]
    assert shown.forms == card.picker


def test_pictograms_stand_where_the_card_has_them_and_not_while_a_form_is_to_be_chosen() -> None:
    """Content rule 12."""
    (shown,) = summary(Fact(FactKind.PICTOGRAM, "GHS02")).pictograms
    assert (shown.code, shown.title, len(shown.facts)) == ("GHS02", "인화성", 1)
    assert summary(Fact(FactKind.PICTOGRAM, "GHS02"), of="cas:7664-39-3").pictograms == ()


def test_a_status_is_the_lists_name_the_weightiest_first_and_a_register_is_none() -> None:
    shown = summary(
        listing("기존화학물질"), listing("중점관리물질"), listing("인체급성유해성물질"), listing("사고대비물질")
    )
    assert names(shown) == ["사고대비물질", "인체급성유해성물질", "중점관리물질"]
    assert [(status.law, status.today) for status in shown.statuses] == [("화학물질관리법", "")] * 3
    assert shown.legal_gap == ""


def test_a_status_keeps_what_bounds_it_unless_a_row_states_it_for_the_substance_as_such() -> None:
    oil = entry("cas:68476-33-5")
    for condition, *lists in (("", "생태유해성물질"), ("DMSO ≥3%", "생태유해성물질", "인체만성유해성물질")):
        facts = [
            Fact(FactKind.LEGAL_LISTING, each, LegalListing("화학물질관리법", each, condition=condition))
            for each in lists
        ]
        record_with_facts(oil, "ncis.inventory", facts)
    conditions = {status.list_name: status.conditions for status in summary_of(oil).statuses}
    assert conditions == {"생태유해성물질": (), "인체만성유해성물질": ("DMSO ≥3%",)}


def test_an_older_name_has_todays_term_and_the_harms_that_it_does_not_name_itself() -> None:
    """Content rule 15."""
    (status,) = summary(listing("인체등유해성물질", "인체급성유해성", "생태유해성", "인체급성유해성")).statuses
    assert (status.today, status.effects) == ("인체급성·인체만성·생태유해성물질", ("인체급성유해성", "생태유해성"))
    (status,) = summary(listing("인체급성유해성물질", "인체급성유해성"), of="cas:108-88-3").statuses
    assert (status.today, status.effects) == ("", ())


def test_a_class_of_dangerous_goods_is_a_status_under_its_own_law() -> None:
    shown = summary(listing("제4류 인화성액체 제1석유류 비수용성액체", law="위험물안전관리법"))
    assert [(each.list_name, each.law) for each in shown.statuses] == [
        ("제4류 인화성액체 제1석유류 비수용성액체", "위험물안전관리법")
    ]


def test_agencies_that_name_one_list_share_its_status() -> None:
    substance = entry("cas:71-43-2")
    for feed in ("ncis.substances", "ncis.inventory"):
        record_with_facts(substance, feed, [listing("사고대비물질")])
    (status,) = summary_of(substance).statuses
    assert sorted(fact.feed for fact in status.facts) == ["ncis.inventory", "ncis.substances"]


@pytest.mark.parametrize(
    "facts",
    [
        [],
        [listing("기존화학물질")],
        [Fact(FactKind.LEGAL_LISTING, "사고대비물질", absence=Absence.NOT_APPLICABLE)],
    ],
)
def test_without_a_row_nothing_is_called_not_applicable(facts: Sequence[Fact]) -> None:
    """Content rule 16."""
    shown = summary(*facts)
    assert (shown.statuses, shown.legal_gap) == ((), NO_LISTING)
    assert "해당 없음" not in NO_LISTING


def test_without_a_danger_each_feed_says_why_and_with_one_none_does() -> None:
    """Content rule 20."""
    assert {line.sentence for line in summary().danger_gaps} >= {"자료 없음"}
    assert summary(hazard("H330"), of="cas:108-88-3").danger_gaps == ()


def test_a_class_that_forbids_water_alone_leaves_the_other_dangers_unknown() -> None:
    shown = summary(Fact(FactKind.TRANSPORT_CLASS, "4.3"))
    assert [each.route for each in shown.by_route] == ["water"]
    assert shown.danger_gaps


def test_what_staff_withhold_is_gone_and_the_summary_says_that_something_is() -> None:
    """Content rule 31."""
    substance = entry("cas:71-43-2")
    record_with_facts(substance, KOSHA, [hazard("H330"), listing("사고대비물질")], key="1")
    record_with_facts(substance, KECO, [hazard("H332")], key="2")
    assert not summary_of(substance).withholds
    assert decide("withhold", Subject(f"{KOSHA}/1"), STAFF)
    shown = summary_of(substance)
    assert [each.danger.code for each in shown.by_route] == ["H332"]
    assert (shown.withholds, shown.statuses, shown.legal_gap) == (True, (), "표시 보류(담당자 확인 중)")


def test_staffs_remark_on_the_substance_stands_in_the_summary() -> None:
    substance = entry("cas:71-43-2")
    record_with_facts(substance, KOSHA, [hazard("H330")])
    assert decide("annotate", Subject(substance.key), Signed("담당자", "확인함"))
    assert [annotation.text for annotation in summary_of(substance).annotations] == ["확인함"]


def test_a_demonstration_record_marks_the_summary() -> None:
    """Content rule 27."""
    substance = entry("cas:71-43-2")
    record_with_facts(substance, KOSHA, [hazard("H330")])
    assert not summary_of(substance).has_demo
    record_with_facts(substance, KECO, [hazard("H330")], origin="demo")
    assert summary_of(substance).has_demo


def test_the_values_come_in_the_order_of_the_block_with_their_facts() -> None:
    shown = summary(hazard("H330"), listing("사고대비물질"), Fact(FactKind.PICTOGRAM, "GHS06"))
    assert [facts[0].kind for facts in shown.values()] == ["hazard_class", "pictogram", "legal_listing"]


def test_the_number_of_queries_does_not_grow_with_what_is_said() -> None:
    few, many = entry("cas:71-43-2"), entry("cas:108-88-3")
    record_with_facts(few, KOSHA, [hazard("H330")])
    for number in range(6):
        facts = [hazard(f"H30{number}"), listing(f"목록 {number}"), Fact(FactKind.TEXT, "글", section=Section.FIRE)]
        record_with_facts(many, KECO if number % 2 else KOSHA, facts)
    asked = []
    for substance in (few, many):
        with CaptureQueriesContext(connection) as queries:
            summary_of(substance)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 8
