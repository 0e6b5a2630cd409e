"""The rows of a list: one for each substance and listing, marked, and without what staff withhold."""

from __future__ import annotations

from decimal import Decimal
from itertools import count

import pytest
from django.utils import timezone

from connectors.schema import ExposureLimit, Fact, FactKind, LegalListing, Threshold
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import Commit
from portal.profile.attribution import DEMO_FACT
from portal.profile.legal_list_rows import ListedRow, ListRows, rows_of_page
from reference.list_pages import list_pages
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

INVENTORY, KECO = "ncis.inventory", "ncis.substances"
_commits = count(3_000_000)


def rows_of(slug: str) -> ListRows:
    Commit.objects.create(number=next(_commits), token="t", at=timezone.now())
    return rows_of_page(list_pages()[slug])


def listed(cas: str, title: str, number: str, percent: str = "85", *, origin: str = "live", notice: str = "") -> None:
    listing = LegalListing(
        "화학물질관리법",
        "사고대비물질",
        number,
        (Threshold(Decimal(percent)),),
        notice=notice,
        notice_date=notice and "2025-08-07",
    )
    facts = [Fact(FactKind.NAME, title, lang="ko"), Fact(FactKind.LEGAL_LISTING, f"사고대비물질 {number}", listing)]
    record_with_facts(
        entry(f"cas:{cas}", title), INVENTORY if origin == "live" else KECO, facts, origin=origin, source_date="2026-01"
    )


def test_a_row_says_number_substance_content_source_and_dates() -> None:
    listed("71-43-2", "벤젠", "5")
    found = rows_of("accident-preparedness")
    (row,) = found.rows
    assert (row.address, row.key) == ("/substances/71-43-2", "cas:71-43-2")
    assert {name: row.cells[name] for name in ("number", "substance", "cas", "contents", "source_date", "notice", "mark")} == {
        "number": "5", "substance": "벤젠", "cas": "71-43-2", "contents": "85% 이상", "source_date": "2026-01",
        "notice": "밝히지 않음", "mark": "",
    }  # fmt: skip
    assert found.dates == ("2026-01",)


def test_equal_statements_make_one_row_and_a_demonstration_adds_nothing_to_an_agencys_own() -> None:
    """Content rule 27."""
    listed("71-43-2", "벤젠", "5", origin="demo", notice="시연 고시")
    listed("71-43-2", "벤젠", "5")
    found = rows_of("accident-preparedness")
    (row,) = found.rows
    assert (row.cells["notice"], row.cells["mark"], found.records) == ("밝히지 않음", "", 1)
    assert "시연" not in row.cells["agency"]


def test_a_row_of_the_demonstration_alone_is_marked() -> None:
    """Content rules 26 and 27."""
    listed("71-43-2", "벤젠", "5", origin="demo", notice="고시")
    (row,) = rows_of("accident-preparedness").rows
    assert (row.cells["mark"], row.cells["agency"][:3]) == (DEMO_FACT, "시연:")


def test_one_number_with_several_cas_numbers_is_several_rows() -> None:
    for cas in ("7664-41-7", "1336-21-6"):
        listed(cas, cas, "44", "10")
    assert [row.cells["number"] for row in rows_of("accident-preparedness").rows] == ["44", "44"]


def test_a_list_whose_name_begins_anothers_holds_its_own_rows_alone() -> None:
    for name in ("제한물질", "제한물질 부속"):
        record_with_facts(
            entry("cas:71-43-2"), KECO, [Fact(FactKind.LEGAL_LISTING, name, LegalListing("법", name, "06-5-1"))]
        )
    assert len(rows_of("restricted").rows) == 1


def test_what_staff_withhold_is_on_no_list() -> None:
    """Content rule 31."""
    listed("71-43-2", "벤젠", "5")
    listed("108-88-3", "톨루엔", "28")
    decide("withhold", Subject("cas:71-43-2"), Signed("staff", "r"))
    assert [row.key for row in rows_of("accident-preparedness").rows] == ["cas:108-88-3"]
    assert "71-43-2" not in {row.cells["cas"] for row in rows_of("special-management").rows}


def test_a_limit_has_its_figures_with_their_units() -> None:
    limit = ExposureLimit(
        "화학물질 노출기준", twa_ppm=Decimal("0.5"), stel_ppm=Decimal("2.5"), stel_mg_m3=Decimal("8"), note="발암성 1A"
    )
    record_with_facts(entry("cas:71-43-2", "벤젠"), KECO, [Fact(FactKind.EXPOSURE_LIMIT, "0.5 ppm", limit)])
    (row,) = rows_of("exposure-limits").rows
    assert (row.cells["twa"], row.cells["stel"], row.cells["ceiling"]) == ("0.5 ppm", "2.5 ppm, 8 mg/m³", "")
    assert row.cells["remarks"] == "발암성 1A"


def test_a_document_names_its_substances_as_the_portal_does_and_links_to_them() -> None:
    record_with_facts(entry("cas:1313-60-6", "과산화 나트륨"), KECO, [Fact(FactKind.NAME, "과산화 나트륨", lang="ko")])
    found = [row for row in rows_of("regulated-quantities").rows if row.cells["cas"] == "1313-60-6"]
    assert [(row.cells["substance"], row.cells["lowest"], row.address) for row in found] == [
        ("과산화 나트륨", "0.125", "/substances/1313-60-6"),
        *[("과산화 나트륨", row.cells["lowest"], "/substances/1313-60-6") for row in found[1:]],
    ]


@pytest.mark.parametrize(
    ("cell", "number", "has"),
    [
        ("97-1-9(3)", "97-1-9", True),
        ("97-1-90", "97-1-9", False),
        ("06-5-8, 06-5-9", "06-5-9", True),
        ("4", "44", False),
    ],
)
def test_a_number_names_the_positions_of_its_row_and_no_longer_number(cell: str, number: str, has: bool) -> None:
    assert ListedRow({"number": cell}).has_number(number) is has


def test_words_are_found_however_they_are_spaced() -> None:
    row = ListedRow({"substance": "염화 수소", "cas": "7647-01-0"})
    assert row.holds(["염화수소", "7647"])
    assert not row.holds(["염화수소", "7664"])
