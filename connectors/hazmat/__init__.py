"""소방청 국가위험물정보시스템: dangerous substances and their classes under 위험물안전관리법."""

from __future__ import annotations

from connectors.feeds import Connector
from connectors.hazmat import details, materials, service

CONNECTOR = Connector(
    name="hazmat",
    system="국가위험물정보시스템",
    agency="소방청",
    agency_2013="소방방재청",
    licence=service.LICENCE,
    home="https://hazmat.nfa.go.kr",
    feeds=(materials.FEED, details.FEED),
)
