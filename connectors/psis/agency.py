"""Shared by all feeds of PSIS: the publisher, the addresses and the terms."""

from __future__ import annotations

from connectors.feeds import Publisher

HOME = "https://psis.rda.go.kr"
PUBLISHER = Publisher(
    agency="농촌진흥청",
    agency_2013="농촌진흥청",
    system="농약안전정보시스템",
    licence="농약안전정보시스템 오픈API (이용허락범위는 농촌진흥청 안내를 따름)",
    home=HOME,
)
KEY_SETTING = "PSIS_KEY"

SERVICE = f"{HOME}/openApi/service.do"
CANCELLED = f"{HOME}/openApi/cnclAgchm.do"
SERVICE_TYPE = "AA001"
PACE = 5.0
"""Calls a second: half of the ten that the manual allows."""
