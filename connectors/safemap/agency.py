"""Who publishes the feeds of 생활안전지도, and under what terms."""

from __future__ import annotations

from connectors.feeds import Publisher

PUBLISHER = Publisher(
    agency="행정안전부",
    agency_2013="안전행정부",
    system="생활안전지도",
    licence="생활안전지도 오픈API (이용허락범위는 생활안전지도 안내를 따름)",
    home="https://safemap.go.kr",
)
