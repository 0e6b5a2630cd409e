"""Who publishes the feeds of KOSHA, and under what terms."""

from __future__ import annotations

from connectors.feeds import Publisher, Redistribution

PUBLISHER = Publisher(
    agency="고용노동부 산업안전보건공단",
    agency_2013="고용노동부",
    system="화학물질정보검색",
    licence="이용허락범위 제한 없음 (공공데이터포털 15157612)",
    home="https://msds.kosha.or.kr",
    short_name="KOSHA",
    redistribution=Redistribution.ALLOWED,
)
