"""농촌진흥청: registered pesticides with every use and their toxicity, and pesticides whose registration has ended."""

from __future__ import annotations

from connectors.feeds import Connector
from connectors.psis import cancelled, details, registrations

# Registrations come first: the look-up asks about their products.
CONNECTOR = Connector(name="psis", feeds=(registrations.FEED, details.FEED, cancelled.FEED))
