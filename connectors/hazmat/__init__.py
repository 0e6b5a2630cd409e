"""소방청 국가위험물정보시스템: dangerous substances and their classes under 위험물안전관리법."""

from __future__ import annotations

from connectors.feeds import Connector
from connectors.hazmat import details, materials

CONNECTOR = Connector(name="hazmat", feeds=(materials.FEED, details.FEED))
