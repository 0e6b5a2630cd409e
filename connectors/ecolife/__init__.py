"""기후에너지환경부 초록누리: household chemical products found against the rules, and what was ordered of each."""

from __future__ import annotations

from connectors.ecolife import violation_details, violations
from connectors.feeds import Connector

# Violations first: the look-up asks about the products that they bring.
CONNECTOR = Connector(name="ecolife", feeds=(violations.FEED, violation_details.FEED))
