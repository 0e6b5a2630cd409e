"""Tox-Info in miniature: the twelve operations over the table of substances.

No response of the real service was ever recorded; this one has the format of similar services, JSON without a wrapper.
Running text is official H statements only, and 자료없음 where there is none.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from xml.sax.saxutils import escape

from demo import tables
from demo.paging import Page, page_of
from demo.tables import Phrase, Substance
from demo.wire import Reply, Request

HOST = "apis.data.go.kr"
BASE = "/1471057/ToxctyInfoService02/"
JSON_TYPE = "application/json;charset=UTF-8"
XML_TYPE = "application/xml;charset=UTF-8"
NOTHING = "자료없음"
FIRST_CODE = 900_000
FULL_DETAIL_COUNT = 18
"""The first substances of the table have a row in every operation; the others only where a table states something."""

ACUTE_CODES = ("H30", "H31", "H32", "H33", "H370", "H371")
LONG_TERM_CODES = ("H34", "H35", "H36", "H372", "H373")
CARCINOGEN_CODES = ("H350", "H351")

Item = Mapping[str, str]
Rows = Callable[[Substance], Sequence[Item]]


def reply_to(request: Request) -> Reply | None:
    """The reply to one of the twelve operations; ``None`` for any other request."""
    operation = request.path.removeprefix(BASE)
    if request.host != HOST or operation == request.path or operation not in _OPERATIONS:
        return None
    wanted = request.params.get("CAS_NO", "").strip()
    wanted_substances = [substance for substance in tables.substances() if wanted in ("", substance.cas)]
    built = [(row, substance.source) for substance in wanted_substances for row in _OPERATIONS[operation](substance)]
    page = page_of(built, request)
    items = [row for row, _ in page.rows]
    notes = [source for _, source in page.rows]
    if operation not in ("getToxcinfoMatrinfo", "getRef"):
        notes.extend(phrase.source for phrase in tables.rows(Phrase, "phrases.csv"))
    source = "; ".join(dict.fromkeys(notes))
    return _json(page, items, source) if request.params.get("type") == "json" else _xml(page, items, source)


def _common(substance: Substance) -> dict[str, str]:
    return {
        "TOXIC_CODE": str(FIRST_CODE + int(substance.number)),
        "NM_ENG": substance.name_en,
        "NM_KOR": substance.name_ko,
        "CAS_NO": substance.cas,
    }


def _material(substance: Substance) -> list[Item]:
    names = {lang: [row.name for row in _names(substance) if row.lang == lang] for lang in ("ko", "en")}
    return [
        {
            **_common(substance),
            "MF": substance.formula,
            "MW": substance.molar_mass,
            "SYN_ENG": "; ".join(names["en"]),
            "SYN_KOR": "; ".join(names["ko"]),
        }
    ]


def _names(substance: Substance) -> list[tables.Name]:
    return [row for row in tables.names() if row.cas == substance.cas]


def _summary(substance: Substance) -> list[Item]:
    statements = _statements(substance, (*ACUTE_CODES, *LONG_TERM_CODES))
    return [{**_common(substance), "SMMY": statements}] if statements != NOTHING or _has_full_detail(substance) else []


def _without_text(*fields: str) -> Rows:
    """An operation without a fact in any table."""
    return lambda substance: (
        [{**_common(substance), **dict.fromkeys(fields, NOTHING)}] if _has_full_detail(substance) else []
    )


def _structured(result: Callable[[Substance], str]) -> Rows:
    def built(substance: Substance) -> list[Item]:
        if not _has_full_detail(substance):
            return []
        return [
            {**_common(substance), "STR_EN_SHT": "", "STR_CODE": "", "ITEM_NO": "1", "RESULT": result(substance)},
        ]

    return built


def _references(substance: Substance) -> list[Item]:
    """The sources of the table's facts."""
    sources = [part.strip() for part in substance.source.split(";") if part.strip()]
    return [{**_common(substance), "ITEM_NO": str(place), "REFRNC": text} for place, text in enumerate(sources, 1)]


def _poisoning(substance: Substance) -> list[Item]:
    if not _has_full_detail(substance):
        return []
    return [
        {
            **_common(substance),
            "CL_INTRO": NOTHING,
            "TOXDYN": NOTHING,
            "A_POISN_CL_MNFS": _statements(substance, ACUTE_CODES),
            "C_POISN_CL_MNFS": _statements(substance, LONG_TERM_CODES),
        }
    ]


def _carcinogen_grades(substance: Substance) -> list[Item]:
    """One row for a classified carcinogen; no table has the grades of IARC, NTP and EPA, so they stay blank."""
    if not any(code.startswith(CARCINOGEN_CODES) for code in _codes(substance)):
        return []
    return [
        {
            "SEQ": substance.number,
            "CHEM_ID": str(FIRST_CODE + int(substance.number)),
            "CAS_NO": substance.cas,
            "CHEM_NAME": substance.name_en,
            "CHEM_NAME_KOR": substance.name_ko,
            "IARC_CODE": "",
            "NTP_CODE": "",
            "USEPA_UP_CODE": "",
        }
    ]


def _no_rows(substance: Substance) -> list[Item]:
    return []


def _has_full_detail(substance: Substance) -> bool:
    return int(substance.number) <= FULL_DETAIL_COUNT


def _codes(substance: Substance) -> list[str]:
    return list(dict.fromkeys(row.h_code for row in tables.hazards() if row.cas == substance.cas and row.h_code))


def _statements(substance: Substance, beginnings: tuple[str, ...]) -> str:
    """The official statements of the codes with these beginnings, one line each."""
    text_of = tables.phrases()
    lines = [text_of[code] for code in _codes(substance) if code.startswith(beginnings) and code in text_of]
    return "\n".join(dict.fromkeys(lines)) or NOTHING


_OPERATIONS: Mapping[str, Rows] = {
    "getToxcinfoMatrinfo": _material,
    "getSummaryInfo": _summary,
    "getHmnBdyEffct": _summary,
    "getAniToxctyStdy": _without_text("SMMY"),
    "getToxCrcngncty": _structured(lambda substance: _statements(substance, CARCINOGEN_CODES)),
    "getToxckntcs": _structured(lambda substance: NOTHING),
    "getEmrgncyMdiclTrtmnt": _without_text("GENL_TRTM", "SPEC_TRTM"),
    "getRef": _references,
    "getVluesData": _no_rows,
    "getCrcngncty": _carcinogen_grades,
    "getToxcinfoAdctinfo": _poisoning,
    "getPoisonRef": _no_rows,
}


def _json(page: Page[tuple[Item, str]], items: Sequence[Item], source: str) -> Reply:
    value: dict[str, object] = {"header": {"resultCode": "00", "resultMsg": "NORMAL SERVICE."}}
    if page.total:
        value["body"] = {"pageNo": page.number, "totalCount": page.total, "numOfRows": page.size, "items": items}
    else:
        value["header"] = {"resultCode": "03", "resultMsg": "NODATA_ERROR"}
    return Reply(json.dumps(value, ensure_ascii=False).encode(), JSON_TYPE, source=source)


def _xml(page: Page[tuple[Item, str]], items: Sequence[Item], source: str) -> Reply:
    """The service's default when no ``type`` is sent."""
    listed = "".join(
        f"<item>{''.join(f'<{name}>{escape(value)}</{name}>' for name, value in item.items())}</item>" for item in items
    )
    counters = f"<pageNo>{page.number}</pageNo><totalCount>{page.total}</totalCount><numOfRows>{page.size}</numOfRows>"
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        "<response><header><resultCode>00</resultCode><resultMsg>NORMAL SERVICE.</resultMsg></header>"
        f"<body>{counters}<items>{listed}</items></body></response>"
    )
    return Reply(body.encode(), XML_TYPE, source=source)
