"""경기데이터드림 in miniature: the facilities of the province, in degrees, with the substances they handle."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from demo.paging import INVENTED, page_of
from demo.tables import Facility, rows
from demo.wire import Reply, Request

SERVICE = "RiskManageTargetBizplc"


def reply_to(request: Request) -> Reply | None:
    """RiskManageTargetBizplc: every workplace; ``None`` for any other request."""
    if (request.host, request.path) != ("openapi.gg.go.kr", f"/{SERVICE}"):
        return None
    there = [facility for facility in rows(Facility, "facilities.csv") if facility.sido == "경기도"]
    page = page_of(there, request, number="pIndex", size="pSize")
    if not page.rows:
        return _reply({"RESULT": {"CODE": "INFO-200", "MESSAGE": "해당하는 데이터가 없습니다."}})
    head = [
        {"list_total_count": page.total},
        {"RESULT": {"CODE": "INFO-000", "MESSAGE": "정상 처리되었습니다."}},
        {"api_version": "1.0"},
    ]
    return _reply({SERVICE: [{"head": head}, {"row": [_row(facility) for facility in page.rows]}]})


def _row(facility: Facility) -> Mapping[str, Any]:
    return {
        "BIZPLC_NM": facility.name,
        "SIGUN_NM": facility.sigungu.split()[0],
        "TRTMNT_ACDNT_PROVS_MTTR_DTLS": facility.handled,
        "REFINE_ROADNM_ADDR": None,
        "REFINE_LOTNO_ADDR": f"{facility.sido} {facility.sigungu}",
        "REFINE_WGS84_LAT": facility.latitude,
        "REFINE_WGS84_LOGT": facility.longitude,
        "RESEVC_FACLT_NM": None,
        "RESEVC_FACLT_DSTN": None,
    }


def _reply(value: Mapping[str, Any]) -> Reply:
    return Reply(json.dumps(value, ensure_ascii=False).encode(), "application/json;charset=UTF-8", source=INVENTED)
