"""경기도 경기데이터드림: workplaces of the province that handle 사고대비물질, with what they handle."""

from __future__ import annotations

from connectors.feeds import Connector
from connectors.gyeonggi import facilities

CONNECTOR = Connector(name="gyeonggi", feeds=(facilities.FEED,))
