"""농촌진흥청: registered pesticides with every use, their toxicity, and those whose registration has ended."""

from __future__ import annotations

from connectors.feeds import Connector
from connectors.psis import cancelled, details, registrations
from connectors.psis.agency import AGENCY, AGENCY_2013, HOME, LICENCE, SYSTEM

CONNECTOR = Connector(
    name="psis",
    system=SYSTEM,
    agency=AGENCY,
    agency_2013=AGENCY_2013,
    licence=LICENCE,
    home=HOME,
    # Registrations first: the look-up asks about the products that they bring.
    feeds=(registrations.FEED, details.FEED, cancelled.FEED),
)
