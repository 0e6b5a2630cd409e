"""산업통상부 국가기술표준원: recalls at home and abroad, and the certificates that recalls name."""

from __future__ import annotations

from connectors.feeds import Connector
from connectors.safetykorea import certificates, foreign_recalls, recalls
from connectors.safetykorea.agency import AGENCY, AGENCY_2013, HOME, LICENCE, SYSTEM

CONNECTOR = Connector(
    name="safetykorea",
    system=SYSTEM,
    agency=AGENCY,
    agency_2013=AGENCY_2013,
    licence=LICENCE,
    home=HOME,
    feeds=(recalls.FEED, foreign_recalls.FEED, certificates.FEED),
)
