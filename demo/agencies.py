"""The agencies of the demonstration, in one line each."""

from __future__ import annotations

from demo import gyeonggi, hazmat, kosha_msds, ncis, psis, safemap, safetykorea, toxinfo
from demo.wire import Agency

AGENCIES: tuple[Agency, ...] = (
    ncis.answer,
    safemap.answer,
    gyeonggi.answer,
    kosha_msds.answer,
    hazmat.answer,
    safetykorea.answer,
    psis.answer,
    toxinfo.answer,
)
