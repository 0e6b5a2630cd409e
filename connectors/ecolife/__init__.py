"""기후에너지환경부 초록누리: household chemical products that violate the rules, and the measure ordered for each."""

from __future__ import annotations

from connectors.ecolife import violation_details, violations
from connectors.feeds import Connector

# Violations come first: the look-up asks about the products that they list.
CONNECTOR = Connector(name="ecolife", feeds=(violations.FEED, violation_details.FEED))
