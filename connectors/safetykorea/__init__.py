"""산업통상부 국가기술표준원: domestic and foreign recalls, and the certificates that recalls name."""

from __future__ import annotations

from connectors.feeds import Connector
from connectors.safetykorea import certificates, foreign_recalls, recalls

CONNECTOR = Connector(name="safetykorea", feeds=(recalls.FEED, foreign_recalls.FEED, certificates.FEED))
