"""Who publishes the feeds of 경기도, and under what terms."""

from __future__ import annotations

from connectors.feeds import Publisher

PUBLISHER = Publisher(
    agency="경기도",
    agency_2013="경기도",
    system="경기데이터드림",
    licence="경기데이터드림 개방 자료 (이용허락범위는 데이터셋 안내를 따름)",
    home="https://data.gg.go.kr",
)
