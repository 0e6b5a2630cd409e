"""Classes of transport and of 위험물안전관리법 that name a danger, and the route of each.

A class says less than an H code, so it speaks only where no code does. Class 4.3 and 금수성 forbid water and are not here
(``portal.profile.dangers``); class 6.1 is poison by a route that it does not tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reference.document_tables import TABLES, rows_of
from reference.hazard_codes import Route

TABLE = TABLES / "class_routes.csv"
WATER_REACTIVE = "금수성"


class Scheme(StrEnum):
    """By which rules the class is one: the carriage of dangerous goods, or 위험물안전관리법."""

    TRANSPORT = "transport"
    LAW = "law"


@dataclass(frozen=True, slots=True)
class ClassRoute:
    """One class with its route; ``ranks_as`` is the H code beside which it stands in the order of gravity (content rule 12).

    ``name`` is the class in words, "" where the agency's text has them itself (제4류 인화성액체).
    """

    scheme: Scheme
    number: str
    name: str
    route: Route
    ranks_as: str

    def is_stated_in(self, text: str) -> bool:
        """Whether a text of the scheme states the class, also as a subsidiary hazard: 2.3 (5.1, 8)."""
        if self.scheme is Scheme.LAW:
            return text.startswith(self.number) and WATER_REACTIVE not in text
        divisions = "" if "." in self.number else r"(?:\.[1-6])?"
        return re.search(rf"(?<![0-9.]){re.escape(self.number)}{divisions}(?![0-9.])", text) is not None


@cache
def class_routes() -> tuple[ClassRoute, ...]:
    """All classes, those that say more before others of the same route."""
    return tuple(
        ClassRoute(Scheme(row["scheme"]), row["class"], row["name"], Route(row["route"]), row["ranks_as"])
        for row in rows_of(TABLE)
    )
