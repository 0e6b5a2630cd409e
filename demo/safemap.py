"""생활안전지도 in miniature: points in web mercator metres, without the substances that facilities handle."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from demo.paging import INVENTED, page_of
from demo.tables import Facility, rows
from demo.wire import Reply, Request

RADIUS = 6_378_137.0
"""Radius of the sphere of EPSG:3857 in metres; another layer of the safety map is in that system."""


def reply_to(request: Request) -> Reply | None:
    """IF_0049: every facility; ``None`` for any other request."""
    if (request.host, request.path) != ("safemap.go.kr", "/openapi2/IF_0049"):
        return None
    page = page_of(rows(Facility, "facilities.csv"), request)
    body = {
        "items": {"item": [_row(facility) for facility in page.rows]} if page.rows else "",
        "numOfRows": page.size,
        "pageNo": page.number,
        "totalCount": page.total,
    }
    value = {"header": {"resultCode": "00", "resultMsg": "NORMAL SERVICE"}, "body": body}
    return Reply(json.dumps(value, ensure_ascii=False).encode(), "application/json;charset=UTF-8", source=INVENTED)


def _row(facility: Facility) -> Mapping[str, Any]:
    x, y = _web_mercator(float(facility.latitude), float(facility.longitude))
    return {
        "objt_id": facility.number,
        "entrps_nm": facility.name,
        "induty_nm": facility.industry,
        "adres": f"{facility.sido} {facility.sigungu}",
        "rn_adres": "",
        "x": f"{x:.2f}",
        "y": f"{y:.2f}",
    }


def _web_mercator(latitude: float, longitude: float) -> tuple[float, float]:
    return math.radians(longitude) * RADIUS, math.asinh(math.tan(math.radians(latitude))) * RADIUS
