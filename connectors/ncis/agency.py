"""Who publishes the feeds of the environment ministry: the ministry's national list, KECO and NICS, each under its own name."""

from __future__ import annotations

from connectors.feeds import Publisher, Redistribution

GATEWAY = "https://apis.data.go.kr"
KEY_SETTING = "DATA_GO_KR_KEY"
CALLS_A_DAY = 10_000
"""A development account's calls a day for each KECO operation; NICS shows a figure of the same size and states nothing more."""
PACE = 5.0
"""Calls a second; the gateway's table allows 30, one worker of a long crawl reached 5.6."""

LICENCE = "공공데이터포털 개방 자료 (이용허락범위는 데이터셋 안내를 따름)"
HOME = "https://ncis.nier.go.kr"

NATIONAL_LIST = Publisher(
    agency="기후에너지환경부",
    agency_2013="환경부",
    system="화학물질정보처리시스템",
    licence="공공데이터 (이용허락 유형은 표시되지 않음)",
    home=HOME,
    redistribution=Redistribution.NOT_STATED,
)
KECO = Publisher(
    agency="기후에너지환경부 한국환경공단",
    agency_2013="환경부",
    system="화학물질정보시스템",
    licence=LICENCE,
    home=HOME,
    short_name="KECO",
)


def dataset(number: str) -> str:
    """The page of a data set on data.go.kr, with its terms of use and the application for a key."""
    return f"https://www.data.go.kr/data/{number}/openapi.do"


def nics(system: str, number: str) -> Publisher:
    """NICS as the publisher of one of its two services: no description names a system that holds both."""
    return Publisher("기후에너지환경부 화학물질안전원", "환경부", system, LICENCE, dataset(number), short_name="NICS")
