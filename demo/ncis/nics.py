"""NICS's two listings: XML on one line, children in NICS's own order, success "00", message without a full stop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from demo import tables
from demo.ncis.keco import hazards_of
from demo.paging import INVENTED, Page, page_of
from demo.tables import Accident, Phrase, Substance, rows
from demo.wire import Reply, Request

XML_TYPE = "application/xml;charset=UTF-8"
NOTHING = "·자료없음"

ROUTE_OF_CODE: Mapping[str, str] = {
    **dict.fromkeys(("H330", "H331", "H332", "H333", "H334", "H335"), "inhale"),
    **dict.fromkeys(("H310", "H311", "H312", "H313", "H315", "H316", "H317"), "skin"),
    **dict.fromkeys(("H318", "H319", "H320"), "eyeball"),
    **dict.fromkeys(("H300", "H301", "H302", "H303", "H304"), "oral"),
}
"""The route of exposure that an H statement names; H314 names two."""


def safety(request: Request) -> Reply:
    """kischemlist: effects of exposure as official H statements, and 자료없음 where there is none."""
    wanted = request.params.get("casNo", "").strip()
    page = page_of([one for one in tables.substances() if wanted in ("", one.cas)], request)
    source = "; ".join(dict.fromkeys(phrase.source for phrase in rows(Phrase, "phrases.csv")))
    return _reply(page, [_safety_item(substance) for substance in page.rows], source)


def accidents(request: Request) -> Reply:
    """csclist: invented accidents, of one year where ``yyyy`` is sent."""
    year = request.params.get("yyyy", "").strip()
    page = page_of([one for one in rows(Accident, "accidents.csv") if one.date.startswith(year)], request)
    return _reply(page, [_accident_item(accident) for accident in page.rows], INVENTED)


def _safety_item(substance: Substance) -> Mapping[str, str]:
    texts_by_route = _statements(substance.cas)
    return {
        "dataNo": substance.number,
        "chemEn": f"·{substance.name_en}",
        "chemKo": f"·{substance.name_ko}",
        "casNo": substance.cas,
        **{route: _lines(texts_by_route.get(route, [])) for route in ("symptom", "inhale", "skin", "eyeball", "oral")},
        "etc": NOTHING,
    }


def _statements(cas: str) -> Mapping[str, list[str]]:
    text_of = tables.phrases()
    texts_by_route: dict[str, list[str]] = {}
    for code in dict.fromkeys(hazard.h_code for hazard in hazards_of(cas)):
        if code not in text_of or not code.startswith("H3"):
            continue
        routes = ("skin", "eyeball") if code == "H314" else (ROUTE_OF_CODE.get(code, "symptom"),)
        for route in routes:
            texts_by_route.setdefault(route, []).append(text_of[code])
    return texts_by_route


def _lines(texts: Sequence[str]) -> str:
    return "\n".join(f"·{text}" for text in texts) or NOTHING


def _accident_item(accident: Accident) -> Mapping[str, str]:
    return {
        "dataNo": accident.number,
        "cscDe": accident.date,
        "cscTy": accident.kind,
        "area": accident.sido,
        "addr": f"{accident.sido} {accident.sigungu}",
        "cause": accident.cause,
        "chem": accident.chemical,
        "place": accident.place,
        "summary": accident.summary,
    }


def _reply(page: Page[Substance] | Page[Accident], items: Sequence[Mapping[str, str]], source: str) -> Reply:
    rows_xml = "".join(f"<item>{''.join(_element(name, text) for name, text in item.items())}</item>" for item in items)
    counters = f"<numOfRows>{page.size}</numOfRows><pageNo>{page.number}</pageNo><totalCount>{page.total}</totalCount>"
    listed = f"<items>{rows_xml}</items>" if rows_xml else "<items/>"
    text = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><response><header><resultCode>00</resultCode>'
        f"<resultMsg>NORMAL SERVICE</resultMsg></header><body>{counters}{listed}</body></response>"
    )
    return Reply(text.encode(), XML_TYPE, source=source)


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"
