"""Where the key or file of each setting comes from, as far as agencies and those who called them have said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

UNKNOWN_WAIT = "언제부터 쓸 수 있는지는 밝혀지지 않음"


@dataclass(frozen=True, slots=True)
class KeySite:
    """The site that gives a key or file: its page, how it is applied for, and how long until a key works.

    ``for_each_dataset``: one key for all, but each data set (or service) is applied for by itself, so an approval can be
    missing, or end, for one of them alone.
    """

    name: str
    page: str
    how: str
    wait: str = UNKNOWN_WAIT
    for_each_dataset: bool = False


KEY_SITES: Mapping[str, KeySite] = {
    "DATA_GO_KR_KEY": KeySite(
        "공공데이터포털",
        "https://www.data.go.kr",
        "회원 가입 뒤 자료마다 활용신청을 하고, 마이페이지의 일반 인증키를 넣음. Encoding과 Decoding 어느 형식이든 그대로 넣으면 됨.",
        "승인된 뒤 기관 서버에 반영되기까지 보통 1–2시간(며칠 걸렸다는 기록도 있음)",
        for_each_dataset=True,
    ),
    "SAFEMAP_KEY": KeySite("생활안전지도", "https://safemap.go.kr", "회원 가입 뒤 오픈API 인증키를 신청함."),
    "GG_KEY": KeySite("경기데이터드림", "https://data.gg.go.kr", "회원 가입 뒤 오픈API 인증키를 신청함."),
    "SAFETYKOREA_KEY": KeySite(
        "제품안전정보센터",
        "https://www.safetykorea.kr/release/openapi",
        "오픈API 인증키를 신청하면서 이 서버의 IP 주소를 함께 등록함(등록되지 않은 주소는 코드 4001로 거절됨).",
    ),
    "PSIS_KEY": KeySite(
        "농약안전정보시스템",
        "https://psis.rda.go.kr",
        "오픈API 안내 화면에서 서비스 코드(SVC01, SVC08 등)마다 따로 신청함.",
        for_each_dataset=True,
    ),
    "ECOLIFE_KEY": KeySite(
        "초록누리", "https://ecolife.mcee.go.kr", "오픈API 인증키를 신청함(승인되기 전에는 ERROR00040으로 답함)."
    ),
    "NCIS_INVENTORY_FILE": KeySite(
        "화학물질정보처리시스템",
        "https://ncis.nier.go.kr",
        "화학물질 목록 전체를 엑셀(.xlsx)로 내려받아 그 경로를 넣음. 열은 고치지 않음.",
        "바로 쓸 수 있음",
    ),
}
"""By the setting's name. Of data.go.kr's wait there are several reports; nobody has published that of the others."""

ADDRESS_SETTINGS: Mapping[str, tuple[str, ...]] = {
    "kosha_msds.sheets": ("KOSHA_BASE", "KOSHA_LIST_OPERATION", "KOSHA_DETAIL_OPERATION")
}
"""By feed: the settings that follow a service which has moved. The addresses of other feeds stand in their connectors."""
