"""행정안전부 생활안전지도: facilities that handle chemicals, in the whole country, without the substances that they handle."""

from __future__ import annotations

from connectors.feeds import Connector
from connectors.safemap import facilities

CONNECTOR = Connector(name="safemap", feeds=(facilities.FEED,))
