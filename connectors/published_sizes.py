"""How much each listing held when somebody last published a count; nothing is stated of a listing that nobody counted."""

from __future__ import annotations

from collections.abc import Mapping

from connectors.ecolife.responses import PAGE_ROWS as ECOLIFE_PAGE
from connectors.hazmat.materials import PAGE_ROWS as HAZMAT_PAGE
from connectors.ncis.nics import PAGE_ROWS as NICS_PAGE
from connectors.psis.responses import PAGE_ROWS as PSIS_PAGE

ROWS_OF_NATIONAL_LIST = 47_462
CAS_BY_RANK = (104, 2_512, 39_468)
"""CAS numbers in the national list of 2026-01 in the order in which look-ups ask: 사고대비물질, other regulated ones, the rest."""

ROWS: Mapping[str, tuple[int, int]] = {
    "ncis.safety": (7_189, NICS_PAGE),
    "ncis.accidents": (1_143, NICS_PAGE),
    "hazmat.materials": (7_300, HAZMAT_PAGE),
    "safetykorea.recalls": (4_243, 4_243),
    "safetykorea.foreign_recalls": (33_070, 33_070),
    "psis.registrations": (144_073, PSIS_PAGE),
    "psis.cancelled": (400, PSIS_PAGE),
    "ecolife.violations": (6_542, ECOLIFE_PAGE),
}
"""By feed: the rows of a listing, and how many one call brings (recall lists come whole)."""
QUESTIONS: Mapping[str, int] = {"psis.details": 3_961, "ecolife.violation_details": 6_542}
"""By feed: the questions of a look-up that asks about the products of a listing."""
