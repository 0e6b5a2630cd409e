"""Who publishes the feeds of 소방청, and under what terms."""

from __future__ import annotations

from connectors.feeds import Publisher

PUBLISHER = Publisher(
    agency="소방청",
    agency_2013="소방방재청",
    system="국가위험물정보시스템",
    licence="공공데이터포털 개방 자료 (이용허락범위는 데이터셋 안내를 따름)",
    home="https://hazmat.nfa.go.kr",
    short_name="소방청",
)
