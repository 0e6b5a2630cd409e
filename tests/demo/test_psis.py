"""The miniature PSIS matches its recordings, and its tables keep their rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from demo.psis import reply_to
from demo.tables import Pesticide, PesticideUse, rows
from demo.wire import Request
from tests.connectors.ncis.recorded import xml_shape

HOST = "psis.rda.go.kr"
SERVICE = "/openApi/service.do"
CANCELLED = "/openApi/cnclAgchm.do"


def fetched(path: str, **params: str) -> ElementTree.Element:
    reply = reply_to(Request(HOST, path, {"apiKey": "k", "serviceType": "AA001", **params}))
    assert reply is not None
    return ElementTree.fromstring(reply.body)  # noqa: S314  (our own bytes)


def shapes(root: ElementTree.Element) -> tuple[Any, ...]:
    """The names under the root, and the one shape of all rows."""
    items = {xml_shape(item) for item in root.iter("item")}
    return root.tag, tuple(child.tag for child in root), items


@pytest.mark.parametrize(
    ("recording", "path", "code"),
    [
        ("fixtures_SVC01_page-0001.xml", SERVICE, "SVC01"),
        ("fixtures_SVC01_page-0002.xml", SERVICE, "SVC01"),
        ("fixtures_SVC08_page-0001.xml", CANCELLED, "SVC08"),
    ],
)
def test_a_listing_has_the_recorded_structure(shared: Path, recording: str, path: str, code: str) -> None:
    recorded = ElementTree.parse(shared / "samples/psis" / recording).getroot()  # noqa: S314  (a file of the project)
    assert shapes(fetched(path, serviceCode=code)) == shapes(recorded)


@pytest.mark.parametrize("product", ["973", "1201", "1544", "2088"])
def test_details_have_the_recorded_structure(shared: Path, product: str) -> None:
    recorded = ElementTree.parse(shared / f"samples/psis/fixtures_SVC02_{product}.xml").getroot()  # noqa: S314
    made = fetched(SERVICE, serviceCode="SVC02", pestiCode="900001", diseaseUseSeq="1")
    assert xml_shape(made) == xml_shape(recorded)


def test_a_missing_key_has_the_recorded_structure_and_code(shared: Path) -> None:
    recorded = ElementTree.parse(shared / "samples/psis/error_shape.xml").getroot()  # noqa: S314
    made = fetched(SERVICE, apiKey="", serviceCode="SVC01")
    assert xml_shape(made) == xml_shape(recorded)
    assert made.findtext("errorCode") == recorded.findtext("errorCode")


def test_an_unknown_service_is_an_error() -> None:
    assert fetched(SERVICE, serviceCode="SVC99").findtext("errorCode") == "ERR_103"


def test_the_start_of_a_page_is_a_row_and_not_a_page() -> None:
    def codes(**params: str) -> list[tuple[str | None, str | None]]:
        page = fetched(SERVICE, serviceCode="SVC01", **params)
        return [(item.findtext("pestiCode"), item.findtext("diseaseUseSeq")) for item in page.iter("item")]

    whole = codes(displayCount="50", startPoint="1") + codes(displayCount="50", startPoint="51")
    assert len(set(whole)) == len(whole) == 58
    assert codes(displayCount="5", startPoint="2") == whole[1:6]
    assert len(codes(displayCount="999", startPoint="1")) == 50
    assert codes(displayCount="50", startPoint="59") == []


def test_there_are_thirty_products_and_eight_of_them_cancelled() -> None:
    products = rows(Pesticide, "pesticides.csv")
    cancelled = [row for row in products if row.cancelled]
    assert (len(products), len(cancelled)) == (30, 8)
    assert all(row.registration_number for row in cancelled)
    assert len({row.code for row in products}) == 30
    used = {use.code for use in rows(PesticideUse, "pesticide_uses.csv")}
    assert used == {row.code for row in products} - {row.code for row in cancelled}


def test_brands_and_companies_sound_invented_and_no_toxicity_is() -> None:
    for row in rows(Pesticide, "pesticides.csv"):
        assert row.brand.startswith("가상 ")
        assert any(word in row.company for word in ("가상", "시연", "모의"))
        assert (row.toxicity_class, row.toxicity, row.fish_toxicity) == ("", "", "")
        assert row.source


def test_the_ingredients_are_those_of_a_public_list(shared: Path) -> None:
    listed = (shared / "data/pesticides/pesticide_ko_en_cas.csv").read_text(encoding="utf-8-sig").replace(" ", "")
    for row in rows(Pesticide, "pesticides.csv"):
        if "잔류허용기준" in row.source:
            names, numbers = row.ingredient_ko.split("·"), row.cas.split(";")
            assert all(f"{name}," in listed and number in listed for name, number in zip(names, numbers, strict=True))


def test_other_requests_get_no_reply() -> None:
    assert reply_to(Request(HOST, "/openApi/hmpgContService.do", {})) is None
    assert reply_to(Request("example.org", SERVICE, {})) is None
