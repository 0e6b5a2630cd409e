"""KECO's two searches: JSON without a wrapper, success "200", numbers as text except in the counters."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from demo import tables
from demo.ghs_labels import pictograms, signal_word
from demo.paging import page_of
from demo.tables import Hazard, Listing, Substance
from demo.wire import Reply, Request

JSON_TYPE = "application/json;charset=UTF-8"
FIRST_ID = 90_000
"""KECO's known ids are below 40,000: an id from here cannot be mistaken for a real one."""
NO_DATE = "        "
"""KECO sends eight blanks where a listing has no notice date."""

_FIGURE = re.compile(r"\d+(?:\.\d+)?%")

Item = Mapping[str, Any]


def substance_item(substance: Substance) -> Item:
    """One item of chemSbstnList."""
    return {
        "sbstnId": sbstn_id(substance),
        "casNo": substance.cas,
        "korexst": substance.ke,
        "sbstnNmKor": substance.name_ko,
        "sbstnNmEng": substance.name_en,
        "sbstnNm2Kor": "; ".join(_names(substance, "ko")),
        "sbstnNm2Eng": "; ".join(_names(substance, "en")),
        "mlcfrm": substance.formula,
        "mlcwgt": substance.molar_mass,
        "typeList": [_listing(substance, listing) for listing in listings_of(substance.cas)],
    }


def ghs_item(substance: Substance) -> Item:
    """One item of ghsList; all forms of a substance are in one list, as KECO prints them."""
    hazards = list({(row.class_name, row.category, row.h_code): row for row in hazards_of(substance.cas)}.values())
    numbers = dict.fromkeys(row.un for row in tables.transports() if row.cas == substance.cas)
    return {
        "sbstnId": sbstn_id(substance),
        "casNo": substance.cas,
        "sbstnNmKor": substance.name_ko,
        "sbstnNmEng": substance.name_en,
        "sbstnTypeUnqno": "^".join(_type_and_number(listing) for listing in listings_of(substance.cas)),
        "sfsgwd": signal_word(hazards),
        "mfctrCn": "-",
        "unnm": "^".join(numbers),
        "pctgrmCd": "^".join(pictograms(hazards)),
        "hrmflnList": [_hazard(row) for row in hazards],
    }


def substances(request: Request) -> Reply:
    """Every substance has an item in chemSbstnList."""
    return _search(request, tables.substances(), substance_item)


def ghs(request: Request) -> Reply:
    """Only classified substances have one in ghsList."""
    classified = [substance for substance in tables.substances() if hazards_of(substance.cas)]
    return _search(request, classified, ghs_item)


def sbstn_id(substance: Substance) -> str:
    """The id that both searches give a substance."""
    return str(FIRST_ID + int(substance.number))


def listings_of(cas: str) -> list[Listing]:
    """The legal listings of a substance, each once, in the table's order."""
    return list(dict.fromkeys(row for row in tables.listings() if row.cas == cas))


def contents_of(substance: Substance, listing: Listing) -> str:
    """The threshold in the ministry's wording; the table has only the figure where the wording is always the same."""
    if _FIGURE.fullmatch(listing.contents):
        return f"{substance.name_ko} 및 이를 {listing.contents} 이상 함유한 혼합물"
    return listing.contents


def hazards_of(cas: str) -> list[Hazard]:
    """The classifications of a substance, in the table's order."""
    return [row for row in tables.hazards() if row.cas == cas]


def _names(substance: Substance, lang: str) -> list[str]:
    return [row.name for row in tables.names() if row.cas == substance.cas and row.lang == lang]


def _listing(substance: Substance, listing: Listing) -> Item:
    return {
        "sbstnClsfTypeNm": listing.list_name,
        "unqNo": listing.number,
        "contInfo": contents_of(substance, listing),
        "excpInfo": listing.exception,
        "ancmntYmd": listing.notice_date or NO_DATE,
        "ancmntInfo": listing.notice,
    }


def _type_and_number(listing: Listing) -> str:
    # The tick V means 기존화학물질; this service does not send its KE number.
    return f"{listing.list_name}:{'V' if listing.list_name == '기존화학물질' else listing.number}"


def _hazard(hazard: Hazard) -> Item:
    return {
        "hrmflnClsfArtclNm": hazard.class_name,
        "hrmDngrCd": hazard.h_code,
        "clsfGrd": hazard.category,
        "hrmPrevntCd": "^".join(hazard.p_codes.replace("^", " ").split()),
    }


def _search(request: Request, among: Sequence[Substance], item: Callable[[Substance], Item]) -> Reply:
    wanted = request.params.get("searchNm", "").strip()
    kind = request.params.get("searchGubun", "")
    if not wanted or not kind:
        return _reply({"header": {"resultCode": "93", "resultMsg": "필수 파라미터 누락"}})
    if kind not in ("1", "2"):
        return _reply({"header": {"resultCode": "95", "resultMsg": "범위 밖 값"}})
    found = [one for one in among if (one.cas == wanted if kind == "2" else wanted.lower() in one.name_en.lower())]
    page = page_of(found, request)
    body = {
        "items": [item(substance) for substance in page.rows],
        "numOfRows": page.size,
        "pageNo": page.number,
        "totalCount": page.total,
    }
    header = {"resultCode": "200", "resultMsg": "NORMAL SERVICE."}
    return _reply({"header": header, "body": body}, "; ".join(dict.fromkeys(one.source for one in page.rows)))


def _reply(value: Item, source: str = "") -> Reply:
    return Reply(json.dumps(value, ensure_ascii=False).encode(), JSON_TYPE, source=source)
