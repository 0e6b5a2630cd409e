"""The miniature 초록누리 matches the recorded envelope, and its table keeps its rules."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from demo.ecolife import HOST, PATH, reply_to
from demo.tables import Violation, rows
from demo.wire import Request
from reference.words.substance_mentions import RECALL_CHEMICALS


def fetched(**params: str) -> ElementTree.Element:
    reply = reply_to(Request(HOST, PATH, {"AuthKey": "k", **params}))
    assert reply is not None
    return ElementTree.fromstring(reply.body)  # noqa: S314  (our own bytes)


@pytest.mark.parametrize("service", ["violtProductList", "violtProductDetail"])
def test_an_answer_has_the_recorded_envelope(shared: Path, service: str) -> None:
    recorded = ElementTree.parse(shared / "samples/ecolife/slfsfcfst02List_page8.xml").getroot()  # noqa: S314
    made = fetched(ServiceName=service, prdtarmCd="07", prdtMstrNo="900001", PageCount="20", PageNum="1")
    assert (made.tag, made.findtext("resultcode")) == (recorded.tag, recorded.findtext("resultcode"))
    assert [child.tag for child in made][:5] == [child.tag for child in recorded][:5]
    value, recorded_value = made.findtext("row/prdt_nm", ""), recorded.findtext("row/prdt_nm", "")
    assert value != value.strip()
    assert recorded_value != recorded_value.strip()


def test_the_last_page_is_short_and_another_group_is_empty() -> None:
    last = fetched(ServiceName="violtProductList", prdtarmCd="07", PageCount="20", PageNum="3")
    assert (len(last.findall("row")), last.findtext("count")) == (2, "42")
    assert fetched(ServiceName="violtProductList", prdtarmCd="01").findtext("count") == "0"


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"AuthKey": "", "ServiceName": "violtProductList"}, "ERROR00002"),
        ({"ServiceName": "acdntCaseList"}, "ERROR00010"),
        ({"ServiceName": "violtProductList", "PageCount": "21"}, "ERROR00050"),
    ],
)
def test_a_wrong_request_is_an_error_with_its_code(params: dict[str, str], code: str) -> None:
    refused = fetched(**params)
    assert (refused.tag, refused.findtext("resultcode")) == ("error", code)


def test_another_hosts_request_is_not_answered() -> None:
    assert reply_to(Request("psis.rda.go.kr", PATH, {"AuthKey": "k"})) is None


def test_everything_invented_sounds_so_and_some_products_name_a_substance() -> None:
    table = rows(Violation, "violations.csv")
    assert len({row.number for row in table}) == len(table) == 42
    for row in table:
        assert row.product.startswith("시연 ")
        assert row.violation.startswith("가상 사례: ")
        assert any(word in row.company for word in ("가상", "시연", "모의"))
    assert sum(any(name in row.violation for name in RECALL_CHEMICALS) for row in table) > 20
