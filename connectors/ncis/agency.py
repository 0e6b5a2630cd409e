"""What all feeds of the environment ministry have in common: who publishes them, where, and under what terms."""

from __future__ import annotations

AGENCY = "기후에너지환경부"
AGENCY_2013 = "환경부"
SYSTEM = "화학물질정보시스템"

GATEWAY = "https://apis.data.go.kr"
GATEWAY_KEY = "DATA_GO_KR_KEY"
CALLS_A_DAY = 10_000
"""A development account's calls a day for each operation of KECO; NICS shows the same order and states nothing else."""
PACE = 5.0
"""Calls a second; the gateway's table allows 30, one worker of a long crawl reached 5.6."""

LICENCE = "공공데이터포털 개방 자료 (이용허락범위는 데이터셋 안내를 따름)"


def dataset(number: str) -> str:
    """The page of a data set on the national portal, where its terms stand and keys are applied for."""
    return f"https://www.data.go.kr/data/{number}/openapi.do"
