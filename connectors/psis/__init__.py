"""농촌진흥청: registered pesticides with every use, their toxicity, and those whose registration has ended."""

from __future__ import annotations

from connectors.feeds import Connector
from connectors.psis import cancelled, details, registrations

# Registrations first: the look-up asks about the products that they bring.
CONNECTOR = Connector(name="psis", feeds=(registrations.FEED, details.FEED, cancelled.FEED))
