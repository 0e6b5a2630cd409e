"""SafetyKorea in miniature: JSON without pages, every result with HTTP 200, a search that matches prefixes.

Recalls, brands and certificates are invented and recognisably so. The invented business number is sent because the
connector must drop it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from demo.paging import INVENTED
from demo.tables import Recall, rows
from demo.wire import Reply, Request

HOST = "www.safetykorea.kr"
JSON_TYPE = "application/json;charset=UTF-8"
FIRST_CERTIFICATE = 90_000_000
"""Known real ``certUid`` have seven digits: one from here cannot be mistaken for a real one."""
NO_BUSINESS = "000-00-00000"
STATES = ("적합", "기간만료", "안전확인신고 효력상실")

Item = Mapping[str, Any]


def reply_to(request: Request) -> Reply | None:
    """The reply to one of the three requests of this system's feeds; ``None`` for any other."""
    listing = _LISTS.get(request.path) if request.host == HOST else None
    if listing is None:
        return None
    if not request.headers.get("authkey"):
        return _status_reply("4000", "Invalid Auth Key")
    everything, conditions = listing
    condition, value = request.params.get("conditionKey", ""), request.params.get("conditionValue", "")
    if not value or condition not in conditions:
        return _status_reply("4005", "Invalid Parameter")
    found = [row for row in everything() if _begins(row, condition, value)]
    return _reply({"resultCode": "2000", "resultMsg": "Success", "resultData": found}) if found else _no_data()


def recalls() -> Sequence[Item]:
    """The domestic list, in no order, as the agency sends it."""
    return [_domestic(row) for row in _of("domestic")]


def foreign_recalls() -> Sequence[Item]:
    """The foreign list, newest first."""
    return [_foreign(row) for row in sorted(_of("foreign"), key=lambda row: row.published, reverse=True)]


def certificates() -> Sequence[Item]:
    """A certificate for each number that a recall names."""
    named = {number: row for row in _of("domestic") for number in row.certificate.split(",") if number}
    return [_certificate(place, number, row) for place, (number, row) in enumerate(sorted(named.items()), 1)]


def _of(scope: str) -> list[Recall]:
    return [row for row in rows(Recall, "recalls.csv") if row.scope == scope]


def _domestic(row: Recall) -> Item:
    return {
        "recallUid": row.uid,
        "recallProductName": row.product,
        "recallBrandName": row.brand,
        "recallModelName": row.model,
        "recallModelCnt": len(row.model.split(",")),
        "recallTypeName": "자발적리콜",
        "recallMeans": "교환",
        "barcodeNum": "",
        "categoryName": row.category,
        "certNum": row.certificate,
        "productItemName": row.category.rpartition(">")[2],
        "recallCmpnyDivName": "제조",
        "recallInqryTel": row.consumer_line,
        "recallCmpnyName": row.maker,
        "recallCmpnySsn": NO_BUSINESS,
        "recallFrgnCmpnyName": None,
        "makerCntryName": "",
        "makerName": row.maker,
        "makingCntryName": row.country,
        "publishDate": row.published,
        "publishRecallVol": None,
        "recallActionAmt": None,
        "recallStaDate": row.published,
        "recallEndDate": None,
        "harmDscr": row.defect,
        "accidentCaseDscr": "",
        "publishActionDscr": row.advice,
        "recallFiles": None,
    }


def _foreign(row: Recall) -> Item:
    return {
        "fRecallUid": row.uid,
        "recallModelName": row.model,
        "recallModelCnt": len(row.model.split(",")),
        "recallProductName": row.product,
        "recallBrandName": row.brand,
        "makerName": row.maker,
        "makingCntryName": row.country,
        "recallTypeName": "자발적리콜",
        "recallPblshCntryName": "가상국",
        "recallPblshOrgnName": "가상국 시연기관",
        "recallMeans": "판매중지",
        "violateDscr": row.defect,
        "accidentCaseDscr": row.advice,
        "publishActionDscr": "",
        "recallProductDscr": "",
        "recallUrl": f"https://example.org/recall/{row.uid}",
        "publishDate": row.published,
        "signDttm": row.published,
        "imageUrl": "",
    }


def _certificate(place: int, number: str, row: Recall) -> Item:
    return {
        "certUid": FIRST_CERTIFICATE + place,
        "certOrganName": "가상시험원",
        "certNum": number,
        "certState": STATES[place % len(STATES)],
        "certDiv": "어린이제품 특별법 대상>안전확인 대상",
        "certDate": "",
        "certChgDate": "",
        "certChgReason": "",
        "firstCertNum": "",
        "productName": row.product,
        "brandName": row.brand,
        "modelName": row.model,
        "categoryName": row.category,
        "importDiv": "제조",
        "makerName": row.maker,
        "makerCntryName": row.country,
        "importerName": "",
        "remark": "",
        "signDate": "",
    }


def _begins(row: Item, condition: str, value: str) -> bool:
    if condition == "all":
        return value == "%" or any(str(field or "").startswith(value) for field in row.values())
    return any(part.strip().startswith(value) for part in str(row.get(condition) or "").split(","))


def _no_data() -> Reply:
    return _status_reply("2004", "No Data")


def _status_reply(code: str, message: str) -> Reply:
    return _reply({"resultCode": code, "resultMsg": message})


def _reply(value: Item) -> Reply:
    return Reply(json.dumps(value, ensure_ascii=False).encode(), JSON_TYPE, source=INVENTED)


_RECALL_CONDITIONS = ("all", "recallProductName", "recallBrandName", "recallModelName", "publishDate")
_LISTS: Mapping[str, tuple[Callable[[], Sequence[Item]], tuple[str, ...]]] = {
    "/openapi/api/recall/recallList.json": (recalls, (*_RECALL_CONDITIONS, "barcodeNum", "certNum")),
    "/openapi/api/recall/fRecallList.json": (foreign_recalls, (*_RECALL_CONDITIONS, "fRecallUid")),
    "/openapi/api/cert/certificationList.json": (
        certificates,
        ("all", "certNum", "productName", "modelName", "certDate", "signDate"),
    ),
}
