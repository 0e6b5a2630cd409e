"""What all feeds of PSIS have in common: who publishes them, where, and under what terms."""

from __future__ import annotations

AGENCY = "농촌진흥청"
AGENCY_2013 = "농촌진흥청"
SYSTEM = "농약안전정보시스템"
HOME = "https://psis.rda.go.kr"
LICENCE = "농약안전정보시스템 오픈API (이용허락범위는 농촌진흥청 안내를 따름)"
KEY = "PSIS_KEY"

SERVICE = f"{HOME}/openApi/service.do"
CANCELLED = f"{HOME}/openApi/cnclAgchm.do"
SERVICE_TYPE = "AA001"
PACE = 5.0
"""Calls a second: half of the ten that the manual allows."""
