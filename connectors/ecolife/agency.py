"""Shared by all feeds of 초록누리: the publisher, the addresses and the terms."""

from __future__ import annotations

from connectors.feeds import Publisher

HOME = "https://ecolife.mcee.go.kr"
PUBLISHER = Publisher(
    agency="기후에너지환경부",
    agency_2013="환경부",
    system="초록누리",
    licence="초록누리 오픈API (이용허락범위는 초록누리 안내를 따름)",
    home=HOME,
)
KEY_SETTING = "ECOLIFE_KEY"

SERVICE = f"{HOME}/openapi/ServiceSvl"
"""Until the ministry was renamed in 2025-10, the same path was at ecolife.me.go.kr."""
PACE = 2.0
"""Calls a second; neither rate nor quota is published."""
