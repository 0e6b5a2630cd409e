"""소방청's dangerous substances in miniature: JSON even where XML is requested, without a response wrapper."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from demo import tables
from demo.paging import page_of
from demo.tables import DangerousSubstance, Substance
from demo.wire import Reply, Request

JSON_TYPE = "application/json;charset=UTF-8"
HOST, BASE = "apis.data.go.kr", "/1661000/materialInfoSvc"
FIRST_NUMBER = 90_000
"""The provider's numbers have up to five digits and its list has about 7,300 rows: these cannot be mistaken for real ones."""
HEADER = {"resultCode": "00", "resultMsg": "NORMAL SERVICE"}


def reply_to(request: Request) -> Reply | None:
    """The list or the details of one substance; ``None`` for any other request."""
    if request.host != HOST:
        return None
    if request.path == f"{BASE}/getMaterialList":
        return _list(request)
    return _info(request.params.get("casNo", "").strip()) if request.path == f"{BASE}/getMaterialInfo" else None


def _list(request: Request) -> Reply:
    page = page_of(_dangerous_with_class(), request)
    body = {
        "items": [_listed(substance, row) for substance, row in page.rows],
        "numOfRows": page.size,
        "pageNo": page.number,
        "totalCount": page.total,
    }
    return _reply(body, _sources(page.rows))


def _info(number: str) -> Reply:
    """A singular ``item``; of the 61 fields only those whose names are published."""
    found = [(substance, row) for substance, row in _dangerous_with_class() if substance.cas == number]
    if not found:
        return _reply({"items": "", "numOfRows": 10, "pageNo": 1, "totalCount": 0}, "")
    substance, row = found[0]
    item = {
        "boilingpoint": _boiling_point(substance),
        "casno": substance.cas,
        "chemicalformula": substance.formula,
        "chemicalname": substance.name_ko,
        "chemicalno": _number(substance),
        "hazardmaterialclass": row.class_text,
    }
    return _reply({"item": item, "numOfRows": 10, "pageNo": 1, "totalCount": 1}, _sources(found))


def _dangerous_with_class() -> list[tuple[Substance, DangerousSubstance]]:
    by_cas = {row.cas: row for row in tables.dangerous_substances()}
    return [(one, by_cas[one.cas]) for one in tables.substances() if one.cas in by_cas]


def _listed(substance: Substance, row: DangerousSubstance) -> Mapping[str, Any]:
    numbers = {transport.un for transport in tables.transports() if transport.cas == substance.cas}
    return {
        "casno": substance.cas,
        "chemicalname": substance.name_ko,
        "chemicalno": _number(substance),
        "hazardmaterialclass": row.class_text,
        # The field holds one number: where the forms have different numbers, none is right for the substance.
        "unno": numbers.pop() if len(numbers) == 1 else "",
    }


def _number(substance: Substance) -> str:
    return str(FIRST_NUMBER + int(substance.number))


def _boiling_point(substance: Substance) -> str:
    found = (row.value for row in tables.properties() if (row.cas, row.kind) == (substance.cas, "boiling_point"))
    return next(found, "")


def _sources(found: Sequence[tuple[Substance, DangerousSubstance]]) -> str:
    return "; ".join(dict.fromkeys(source for one, row in found for source in (one.source, row.source)))


def _reply(body: Mapping[str, Any], source: str) -> Reply:
    value = {"header": HEADER, "body": body}
    return Reply(json.dumps(value, ensure_ascii=False).encode(), JSON_TYPE, source=source)
