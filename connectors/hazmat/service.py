"""The service behind both feeds: its address, its paging and its response formats."""

from __future__ import annotations

from collections.abc import Mapping

from connectors.gateway import Page, read_xml_or_json
from connectors.http import Call
from connectors.source import Source

BASE = "https://apis.data.go.kr/1661000/materialInfoSvc"
KEY_SETTING = "DATA_GO_KR_KEY"
CALLS_A_DAY = 1_000
"""A development account's calls a day."""
DATASET = "https://www.data.go.kr/data/15061055/openapi.do"


def fetch_page(source: Source, operation: str, params: Mapping[str, str]) -> Page:
    """One page. XML is documented and JSON without a wrapper was observed, so the first character decides."""
    source.reserve([operation])
    call = Call(operation, f"{BASE}/{operation}", params, secret={"serviceKey": source.key})
    return source.client.read(call, lambda response: read_xml_or_json(response, call))
