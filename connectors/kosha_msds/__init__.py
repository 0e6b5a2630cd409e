"""고용노동부 산업안전보건공단: material safety data sheets, for reference only and without legal force."""

from __future__ import annotations

from connectors.feeds import Connector
from connectors.kosha_msds import sheets

CONNECTOR = Connector(name="kosha_msds", feeds=(sheets.FEED,))
