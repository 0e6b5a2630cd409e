"""The environment ministry: the national list, KECO's substances and GHS, NICS's exposure symptoms and accidents."""

from __future__ import annotations

from connectors.feeds import Connector
from connectors.ncis import accidents, ghs, inventory, safety, substances

CONNECTOR = Connector(
    name="ncis",
    feeds=(
        # The list comes first: the look-ups ask about its CAS numbers.
        inventory.FEED,
        substances.FEED,
        ghs.FEED,
        safety.FEED,
        accidents.FEED,
    ),
)
