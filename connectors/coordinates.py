"""Points in an undocumented reference system: recognised by range, converted to degrees, rejected where not certain.

Degrees and web mercator metres (EPSG:3857) have distinct ranges over Korea. The Korean plane systems do not: 5185 to
5188 share one range, and 5178 and 5179 differ only by the ellipsoid. A wrong guess would be off by hundreds of metres or
by a whole belt, so these are rejected with a sample.
"""

from __future__ import annotations

import math

from connectors.pass_report import PassReport
from connectors.schema import Coordinates, Fact, FactKind

SOUTH, NORTH = 33.0, 39.0
WEST, EAST = 124.0, 132.0
"""Korea with its islands, in degrees."""

_RADIUS = 6_378_137.0
"""Of the sphere of web mercator, metres (EPSG:3857)."""

DEGREES = "WGS 84"
SWAPPED = "WGS 84 (x=위도, y=경도)"
WEB_MERCATOR = "EPSG:3857"


def point_fact(x: str, y: str, label: str, report: PassReport) -> Fact | None:
    """The point as a fact, or ``None`` where both cells are blank or the point is not certainly in Korea (rejected)."""
    if not x and not y:
        return None
    sent = f"{x}, {y}"
    try:
        found = to_wgs84(float(x), float(y))
    except ValueError:
        report.reject(label, sent, "no coordinates")
        return None
    if found is None:
        report.reject(label, sent, "outside Korea in every system that can be told")
        return None
    latitude, longitude, system = found
    data = Coordinates(round(latitude, 6), round(longitude, 6), x, y, system)
    value = f"{data.latitude:.5f}, {data.longitude:.5f}"
    return Fact(FactKind.COORDINATES, value, data, original=sent, unit="°", label=label)


def to_wgs84(x: float, y: float) -> tuple[float, float, str] | None:
    """Latitude, longitude and the system recognised by range; ``None`` outside Korea, for NaN and for infinities."""
    if _in_korea(y, x):
        return y, x, DEGREES
    if _in_korea(x, y):
        return x, y, SWAPPED
    latitude, longitude = _from_web_mercator(x, y)
    return (latitude, longitude, WEB_MERCATOR) if _in_korea(latitude, longitude) else None


def _in_korea(latitude: float, longitude: float) -> bool:
    return SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST


def _from_web_mercator(x: float, y: float) -> tuple[float, float]:
    if not (abs(x) < 2.1e7 and abs(y) < 2.1e7):  # the square that the projection covers; also false for NaN
        return math.nan, math.nan
    return math.degrees(math.atan(math.sinh(y / _RADIUS))), math.degrees(x / _RADIUS)
