"""기후에너지환경부: substances and their legal lists, GHS, exposure symptoms, accidents and facilities."""

from __future__ import annotations

from connectors.feeds import Connector
from connectors.ncis import accidents, facilities, facilities_gyeonggi, ghs, inventory, safety, substances
from connectors.ncis.agency import AGENCY, AGENCY_2013, LICENCE, SYSTEM

CONNECTOR = Connector(
    name="ncis",
    system=SYSTEM,
    agency=AGENCY,
    agency_2013=AGENCY_2013,
    licence=LICENCE,
    home="https://ncis.nier.go.kr",
    feeds=(
        # The list first: the look-ups ask about the numbers that it brings.
        inventory.FEED,
        substances.FEED,
        ghs.FEED,
        safety.FEED,
        accidents.FEED,
        facilities.FEED,
        facilities_gyeonggi.FEED,
    ),
)
