"""Who publishes the feeds of Tox-Info, and under what terms."""

from __future__ import annotations

from connectors.feeds import Publisher

PUBLISHER = Publisher(
    agency="식품의약품안전처",
    agency_2013="식품의약품안전처",
    system="독성정보제공시스템(Tox-Info)",
    licence="공공데이터포털 개방 자료 (이용허락범위는 데이터셋 안내를 따름)",
    home="https://www.data.go.kr/data/15057765/openapi.do",
    short_name="Tox-Info",
)
