"""The agencies of the demonstration, one line each."""

from __future__ import annotations

from demo import ecolife, gyeonggi, hazmat, kosha_msds, ncis, psis, safemap, safetykorea, toxinfo
from demo.wire import Agency

AGENCIES: tuple[Agency, ...] = (
    ncis.reply_to,
    safemap.reply_to,
    gyeonggi.reply_to,
    kosha_msds.reply_to,
    hazmat.reply_to,
    safetykorea.reply_to,
    psis.reply_to,
    toxinfo.reply_to,
    ecolife.reply_to,
)
