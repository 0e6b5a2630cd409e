"""경기도 사고대비물질 취급사업장 (RiskManageTargetBizplc): the only facility source that names the substances handled."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from connectors.coordinates import point_fact
from connectors.errors import BadRow, QuotaSpent, Refused, SourceError, Unexpected, Unreachable
from connectors.feeds import Feed, FeedKind, Frequency
from connectors.field_facts import text_facts
from connectors.gateway import Page, checked_total
from connectors.gyeonggi.agency import PUBLISHER
from connectors.http import Call, Response
from connectors.json_body import read_whole
from connectors.json_rows import checked_row
from connectors.mentions import mentions_in
from connectors.paging import rows_of_all_pages
from connectors.pass_report import PassReport
from connectors.row_fields import Fields
from connectors.schema import Fact, FactKind, Record, RecordKind, Relation, Row
from connectors.source import Source

NAME = "ncis.facilities_gyeonggi"
"""The name is part of the keys of stored records, so it stays, although the feed is no longer among the environment ministry's."""
OPERATION = "RiskManageTargetBizplc"
URL = "https://openapi.gg.go.kr/RiskManageTargetBizplc"
PAGE_ROWS = 1_000
"""The most that the service gives at once."""
IDENTIFYING_FIELDS = ("BIZPLC_NM", "SIGUN_NM", "REFINE_LOTNO_ADDR", "REFINE_ROADNM_ADDR", "RESEVC_FACLT_NM")
SUCCESS = frozenset({"INFO-000", "000", "00"})
NO_DATA = "INFO-200"
ERROR_OF_CODE: Mapping[str, type[SourceError]] = {
    "ERROR-290": Refused,  # the key is not valid
    "INFO-300": Refused,  # the key was restricted
    "ERROR-337": QuotaSpent,  # the day's calls are used up
    "ERROR-500": Unreachable,  # server error
    "ERROR-600": Unreachable,  # database connection
    "ERROR-601": Unreachable,  # database query
}
"""The codes of the platform that Gyeonggi runs, as other users of it print them; this service's own are unverified."""


def rows(source: Source, report: PassReport) -> Iterator[Row]:
    """Every row of the listing."""

    def fetch(page: int) -> Page:
        source.reserve([OPERATION])
        params = {"Type": "json", "pIndex": str(page), "pSize": str(PAGE_ROWS)}
        call = Call(OPERATION, URL, params, secret={"KEY": source.key})
        return source.client.read(call, lambda response: read_page(response, call))

    return rows_of_all_pages(fetch, report, size=PAGE_ROWS)


def read_page(response: Response, call: Call) -> Page:
    """A page out of ``{"RiskManageTargetBizplc": [{"head": […]}, {"row": […]}]}``; the head's content is unverified.

    A response without that root is an error, whatever else it contains. A code in the head, if there is one, must mean success.
    """
    value = read_whole(response.body.read(), response.charset, call.operation)
    blocks = value.get(OPERATION) if isinstance(value, Mapping) else None
    if not isinstance(blocks, list):
        code = _find(value, "CODE")
        if code == NO_DATA:
            return Page(total=0)
        raise _error(str(code or ""), call)
    code = _find(blocks, "CODE")
    if code == NO_DATA:
        return Page(total=0)
    if code and code not in SUCCESS:
        raise _error(str(code), call)
    found = next((block["row"] for block in blocks if isinstance(block, Mapping) and "row" in block), None)
    if not isinstance(found, list) or (found and not any(isinstance(row, dict) for row in found)):
        raise Unexpected(f"{call.operation}: no list of rows in the answer", operation=call.operation)
    found = [checked_row(row, f"row {number}", str(row)[:1000]) for number, row in enumerate(found, 1)]
    total = str(_find(blocks, "list_total_count") or "")
    return Page(found, checked_total(total, call.operation) if total.isascii() and total.isdigit() else None)


def _find(value: Any, name: str) -> Any:
    """The first field of that name in the head, at any depth: the nesting is inferred, not recorded. Rows are not searched."""
    if isinstance(value, Mapping):
        if name in value:
            return value[name]
        value = [inner for key, inner in value.items() if key != "row"]
    if isinstance(value, list):
        return next((found for inner in value if (found := _find(inner, name)) is not None), None)
    return None


def _error(code: str, call: Call) -> SourceError:
    """The error of a code, without the agency's message: the message may repeat the address with the key."""
    words = f"{call.operation}: {code or 'neither the root nor a code in the answer'}"
    kind = ERROR_OF_CODE.get(code, Unexpected)
    return kind(words, code=code, operation=call.operation)


def record(row: Row, report: PassReport) -> Record:
    """One workplace, keyed by a digest of its identifying fields because the agency gives it no id.

    A workplace has one row for each protected facility nearby; all these rows share one ``entity``. Raises ``BadRow``
    where it has no name.
    """
    fields = Fields(row, report)
    name = fields.text("BIZPLC_NM")
    if not name:
        raise BadRow("no BIZPLC_NM", has_key=False)
    point = point_fact(fields.text("REFINE_WGS84_LOGT"), fields.text("REFINE_WGS84_LAT"), "좌표", report)
    handled = fields.text("TRTMNT_ACDNT_PROVS_MTTR_DTLS")
    facts = [
        *text_facts(FactKind.NAME, name, "사업장명"),
        Fact(FactKind.REGION, "경기도", lang="ko", label="시·도"),
        *text_facts(FactKind.ADDRESS, fields.text("REFINE_ROADNM_ADDR"), "도로명주소"),
        *text_facts(FactKind.ADDRESS, fields.text("REFINE_LOTNO_ADDR"), "지번주소"),
        *text_facts(FactKind.PLACE, fields.text("SIGUN_NM"), "시군명"),
        *((point,) if point else ()),
        *text_facts(FactKind.HANDLED, handled, "취급 사고대비물질"),
        *text_facts(FactKind.OTHER, fields.text("RESEVC_FACLT_NM"), "RESEVC_FACLT_NM"),
        *text_facts(FactKind.OTHER, fields.text("RESEVC_FACLT_DSTN"), "RESEVC_FACLT_DSTN"),
    ]
    fields.report_unread()
    return Record(
        NAME,
        _digest(row, IDENTIFYING_FIELDS),
        RecordKind.FACILITY,
        row,
        tuple(facts),
        mentions_in(handled, Relation.HANDLES),
        entity=_digest(row, IDENTIFYING_FIELDS[:-1]),
    )


def _digest(row: Row, names: tuple[str, ...]) -> str:
    text = "\x1f".join(" ".join(str(row.get(name) or "").split()) for name in names)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


FEED = Feed(
    name=NAME,
    title="사고대비물질 취급사업장 (경기도)",
    publisher=PUBLISHER,
    kind=FeedKind.LISTING,
    record_kind=RecordKind.FACILITY,
    record=record,
    rows=rows,
    key_setting="GG_KEY",
    budgets={OPERATION: 1_000},  # a pass needs a handful of pages
    pace=2.0,
    floor=1,  # how many it holds is not published; an empty listing must not withdraw records
    frequency=Frequency.WEEKLY,
    unverified="응답 첫 블록(head)의 형식, 오류 코드, 전체 건수",
)
