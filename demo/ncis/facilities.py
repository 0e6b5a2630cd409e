"""Two maps of facilities: the safety map's in web mercator metres without substances, Gyeonggi's in degrees with them."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from demo.ncis.paging import INVENTED, page_of
from demo.tables import Facility, rows
from demo.wire import Reply, Request

JSON_TYPE = "application/json;charset=UTF-8"
RADIUS = 6_378_137.0
"""Of the sphere of EPSG:3857, metres; a sibling layer of the safety map is in that system."""
SERVICE = "RiskManageTargetBizplc"


def national(request: Request) -> Reply:
    """IF_0049: every facility."""
    page = page_of(rows(Facility, "facilities.csv"), request)
    body = {
        "items": {"item": [_national(facility) for facility in page.rows]} if page.rows else "",
        "numOfRows": page.size,
        "pageNo": page.number,
        "totalCount": page.total,
    }
    return _reply({"header": {"resultCode": "00", "resultMsg": "NORMAL SERVICE"}, "body": body})


def gyeonggi(request: Request) -> Reply:
    """RiskManageTargetBizplc: those of 경기도 with what they handle."""
    there = [facility for facility in rows(Facility, "facilities.csv") if facility.sido == "경기도"]
    page = page_of(there, request, number="pIndex", size="pSize")
    if not page.rows:
        return _reply({"RESULT": {"CODE": "INFO-200", "MESSAGE": "해당하는 데이터가 없습니다."}})
    head = [
        {"list_total_count": page.total},
        {"RESULT": {"CODE": "INFO-000", "MESSAGE": "정상 처리되었습니다."}},
        {"api_version": "1.0"},
    ]
    return _reply({SERVICE: [{"head": head}, {"row": [_gyeonggi(facility) for facility in page.rows]}]})


def _national(facility: Facility) -> Mapping[str, Any]:
    x, y = _web_mercator(float(facility.latitude), float(facility.longitude))
    return {
        "objt_id": facility.number,
        "entrps_nm": facility.name,
        "induty_nm": facility.industry,
        "adres": _address(facility),
        "rn_adres": "",
        "x": f"{x:.2f}",
        "y": f"{y:.2f}",
    }


def _gyeonggi(facility: Facility) -> Mapping[str, Any]:
    return {
        "BIZPLC_NM": facility.name,
        "SIGUN_NM": facility.sigungu.split()[0],
        "TRTMNT_ACDNT_PROVS_MTTR_DTLS": facility.handled,
        "REFINE_ROADNM_ADDR": None,
        "REFINE_LOTNO_ADDR": _address(facility),
        "REFINE_WGS84_LAT": facility.latitude,
        "REFINE_WGS84_LOGT": facility.longitude,
        "RESEVC_FACLT_NM": None,
        "RESEVC_FACLT_DSTN": None,
    }


def _address(facility: Facility) -> str:
    return f"{facility.sido} {facility.sigungu}"


def _web_mercator(latitude: float, longitude: float) -> tuple[float, float]:
    return math.radians(longitude) * RADIUS, math.asinh(math.tan(math.radians(latitude))) * RADIUS


def _reply(value: Mapping[str, Any]) -> Reply:
    return Reply(json.dumps(value, ensure_ascii=False).encode(), JSON_TYPE, source=INVENTED)
