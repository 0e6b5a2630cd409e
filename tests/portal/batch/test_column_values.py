"""Values of many substances: each with agency, both dates, form and mark; nothing that staff withhold."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from connectors.schema import Absence, Fact, FactKind, HazardClass, LegalListing, Threshold
from portal.batch.column_values import ColumnValue, ColumnValues, ValueSource, values_of
from portal.batch.columns import DEFAULT, Column
from portal.batch.line_answers import Choice
from portal.models import Decision, Entry
from tests.portal.batch.substances import substance
from tests.portal.clock import Clock
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


def read(created: Entry, *columns: Column) -> ColumnValues:
    return values_of([Choice(created.key, "", "", created.slug, created.pk)], columns)[created.pk]


def texts(values: tuple[ColumnValue, ...]) -> list[str]:
    return [value.text for value in values]


def test_a_listing_has_number_thresholds_exception_and_the_date_of_its_notice(clock: Clock) -> None:
    created = entry("cas:71-43-2", "벤젠")
    listing = LegalListing(
        "화학물질관리법", "사고대비물질", "7", (Threshold(Decimal("85")), Threshold(Decimal("1"), "인체만성", True)),
        "시험용 제외", "고시 제1호", "2026-01-02",
    )  # fmt: skip
    record_with_facts(
        created, "ncis.safety", [Fact(FactKind.LEGAL_LISTING, "사고대비물질", data=listing)], source_date="2020-01-01"
    )
    (value,) = read(created, Column.LEGAL)[Column.LEGAL]
    assert value.text == "사고대비물질 7 · 85% 이상, 인체만성 1% 초과 · 예외: 시험용 제외 · 고시 제1호"
    (source,) = value.sources
    assert (source.source_date, source.confirmed_on) == ("2026-01-02", clock.today.isoformat())


def test_a_class_of_the_annex_comes_with_its_designated_quantity_and_where_it_stands() -> None:
    created = entry("cas:67-56-1", "메탄올")
    listing = LegalListing("위험물안전관리법", "제4류 인화성액체 알코올류")
    record_with_facts(created, "hazmat.substances", [Fact(FactKind.LEGAL_LISTING, "제4류", data=listing)])
    assert "지정수량 400 L(위험물안전관리법 시행령 별표 1)" in texts(read(created, Column.LEGAL)[Column.LEGAL])[0]


def test_agencies_that_say_the_same_share_a_value_and_keep_their_dates() -> None:
    created = entry("cas:71-43-2", "벤젠")
    for feed, date in (("ncis.ghs", "2024-01-01"), ("kosha_msds.sheets", "")):
        hazard = Fact(FactKind.HAZARD_CLASS, "인화성 액체 2", data=HazardClass("인화성 액체", "2", "H225"))
        record_with_facts(created, feed, [hazard], source_date=date)
    (value,) = read(created, Column.HAZARDS)[Column.HAZARDS]
    assert value.text == "인화성 액체 2 H225"
    assert {source.source_date for source in value.sources} == {"2024-01-01", ""}
    assert "기관 기준일 밝히지 않음" in value.exported
    assert "기관 기준일 2024-01-01" in value.exported


def test_an_absence_that_an_agency_states_is_shown_as_its_statement() -> None:
    created = entry("cas:71-43-2", "벤젠")
    record_with_facts(
        created, "kosha_msds.sheets", [Fact(FactKind.SIGNAL_WORD, "해당없음", absence=Absence.NOT_APPLICABLE)]
    )
    assert texts(read(created, Column.SIGNAL)[Column.SIGNAL]) == ["해당 없음(기관이 그렇게 밝힘)"]


def test_a_demonstration_says_so_in_every_value_and_never_has_an_agencys_name_alone() -> None:
    created = substance("71-43-2", "벤젠", origin="demo")
    values = read(created, *Column)
    for value in (value for column in values.values() for value in column):
        assert "시연 자료 – 공개 출처의 사실" in value.exported
        assert "시연: 기후에너지환경부 화학물질정보처리시스템 형식" in value.exported


def test_the_portal_states_other_names_and_nothing_else() -> None:
    created = entry("cas:71-43-2", "벤젠")
    facts = [Fact(FactKind.CAS, "71-43-2"), Fact(FactKind.SYNONYM, "벤졸")]
    record_with_facts(created, "portal.aliases", facts, origin="portal")
    values = read(created, Column.CAS, Column.SYNONYMS, Column.AGENCIES)
    assert (values[Column.CAS], values[Column.AGENCIES]) == ((), ())
    assert [source.badge for source in values[Column.SYNONYMS][0].sources] == ["포털"]


def test_a_record_of_one_form_says_which_and_one_of_unknown_form_that_it_does_not_know() -> None:
    created = entry("cas:7664-39-3", "불화수소")
    hazard = HazardClass("고압가스", "액화가스", "H280")
    record_with_facts(
        created,
        "kosha_msds.sheets",
        [Fact(FactKind.HAZARD_CLASS, "고압가스", data=hazard), Fact(FactKind.NAME, "불화수소")],
    )
    record_with_facts(
        created, "ncis.ghs", [Fact(FactKind.HAZARD_CLASS, "급성독성 2", data=HazardClass("급성독성", "2"))]
    )
    values = read(created, Column.HAZARDS, Column.NAMES)
    forms = {value.text: value.sources[0].form for value in values[Column.HAZARDS]}
    assert forms == {"급성독성 2": "형태 미상", "고압가스 H280": "불화수소(무수)"}
    assert values[Column.NAMES][0].sources[0].form == ""


def test_a_record_that_staff_withhold_gives_no_value() -> None:
    """Content rule 31."""
    created = entry("cas:71-43-2", "벤젠")
    record = record_with_facts(created, "ncis.ghs", [Fact(FactKind.NAME, "벤젠")])
    Decision.objects.create(
        verdict="withhold", subject=f"{record.feed}/{record.key}", reason="x", decided_by="x", decided_at=timezone.now()
    )
    assert read(created, Column.NAMES, Column.AGENCIES) == {Column.NAMES: (), Column.AGENCIES: ()}


def test_many_substances_cost_as_many_queries_as_one() -> None:
    created = [substance(cas, cas) for cas in ("71-43-2", "108-88-3", "7664-39-3", "7664-93-9", "64-17-5")]
    choices = [Choice(each.key, "", "", each.slug, each.pk) for each in created]
    with CaptureQueriesContext(connection) as one:
        values_of(choices[:1], DEFAULT)
    with CaptureQueriesContext(connection) as all_of_them:
        values_of(choices, DEFAULT)
    assert len(all_of_them) == len(one)


def test_a_source_is_never_without_agency_and_both_dates() -> None:
    assert ValueSource("기관", "", "2026-01-01", "live").text == "기관, 기관 기준일 밝히지 않음, 확인일 2026-01-01"
