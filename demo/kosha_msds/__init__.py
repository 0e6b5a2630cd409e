"""KOSHA's sheets in miniature: XML on one line, elements without a value left out, pictogram files 03 and 04 swapped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from demo.kosha_msds.outline import HEADINGS, SECTIONS, level_of, parent_of
from demo.kosha_msds.sheet import EDITION, Sheet, sheets
from demo.kosha_msds.texts import NO_DATA, texts_of
from demo.paging import page_of
from demo.wire import Reply, Request

XML_TYPE = "application/xml;charset=UTF-8"
HOST, BASE = "apis.data.go.kr", "/B552468/msdschem1"
_DETAIL = re.compile(r"getChemDetail(0[1-9]|1[0-6])1")

Row = Mapping[str, str | None]
"""An element's fields in order; ``None`` leaves the element out, "" leaves it empty."""


def reply_to(request: Request) -> Reply | None:
    """The list or one of the sixteen sections; ``None`` for any other request."""
    if request.host != HOST or not request.path.startswith(f"{BASE}/"):
        return None
    operation = request.path.removeprefix(f"{BASE}/")
    if operation == "getChemList001":
        return _list(request)
    detail = _DETAIL.fullmatch(operation)
    return _detail(int(detail.group(1)), request.params.get("chemId", "")) if detail else None


def _list(request: Request) -> Reply:
    wanted, condition = request.params.get("searchWrd", "").strip(), request.params.get("searchCnd", "")
    found = [sheet for sheet in sheets().values() if wanted and wanted in _searched(sheet, condition)]
    page = page_of(found, request)
    counters = f"<totalCount>{page.total}</totalCount><pageNo>{page.number}</pageNo><numOfRows>{page.size}</numOfRows>"
    return _reply([_listed(sheet) for sheet in page.rows], counters, "; ".join(sheet.source for sheet in page.rows))


def _searched(sheet: Sheet, condition: str) -> str:
    """The field that KOSHA searches for any part of it: 0 name, 1 CAS, 2 UN, 3 KE, 4 EC number."""
    substance = sheet.substance
    return {
        "0": substance.name_ko,
        "1": substance.cas,
        "2": sheet.transport.un if sheet.transport else "",
        "3": substance.ke,
        "4": substance.ec,
    }.get(condition, "")


def _listed(sheet: Sheet) -> Row:
    substance = sheet.substance
    return {
        "casNo": substance.cas or None,
        "chemId": sheet.chem_id,
        "chemNameKor": substance.name_ko,
        "enNo": substance.ec or None,
        "keNo": substance.ke or None,
        "koshaConfirm": "",
        "lastDate": EDITION,
        "openYn": "",
        "unNo": sheet.transport.un if sheet.transport else None,
    }


def _detail(section: int, chem_id: str) -> Reply:
    """One section; a sheet that does not exist is a success without items."""
    sheet = sheets().get(chem_id)
    if sheet is None:
        return _reply([], "", "")
    texts = texts_of(sheet)
    start, items = SECTIONS[section]
    rows: list[Row] = [
        {
            "itemDetail": None if code in HEADINGS else texts.get(code) or NO_DATA,
            "lev": str(level_of(code)),
            "msdsItemCode": code,
            "msdsItemNameKor": name,
            "ordrIdx": str(start + 2 * place),
            "upMsdsItemCode": parent_of(code),
        }
        for place, (code, name) in enumerate(items)
    ]
    return _reply(rows, "", sheet.source)


def _reply(rows: Iterable[Row], counters: str, source: str) -> Reply:
    items = "".join(f"<item>{_fields(row)}</item>" for row in rows)
    body = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><response><header><resultCode>00</resultCode>'
        "<resultMsg>NORMAL SERVICE.</resultMsg></header>"
        f"<body>{f'<items>{items}</items>' if items else '<items/>'}{counters}</body></response>"
    )
    return Reply(body.encode(), XML_TYPE, source=source)


def _fields(row: Row) -> str:
    return "".join(f"<{name}>{escape(value)}</{name}>" for name, value in row.items() if value is not None)
