"""KOSHA 물질안전보건자료: the sheet of a substance, looked up by CAS number, from one list call and sixteen detail calls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from connectors.errors import BadRow, QuotaSpent, Unexpected
from connectors.feeds import Feed, FeedKind, Frequency, Questions, Topic
from connectors.field_facts import numbered
from connectors.gateway import Page, read_xml
from connectors.http import Call
from connectors.kosha_msds import names_and_numbers, outline
from connectors.kosha_msds.agency import PUBLISHER
from connectors.kosha_msds.exposure_limits import BREATHING, LIMITS, limit_facts, without_remark
from connectors.kosha_msds.hazards import hazard_facts
from connectors.kosha_msds.item_facts import text_facts
from connectors.kosha_msds.items import Item, items_of
from connectors.kosha_msds.properties import property_facts
from connectors.kosha_msds.sheet_checks import reason_to_refuse, values_of_another_type
from connectors.paging import rows_of_all_pages
from connectors.pass_report import PassReport
from connectors.printed_values import iso_date
from connectors.row_fields import Fields
from connectors.rows_about import refuse_foreign
from connectors.schema import Fact, FactKind, Record, RecordKind, Row, Section
from connectors.source import Source
from identifiers import cas

NAME = "kosha_msds.sheets"
LIST = "getChemList001"
DETAILS = tuple(f"getChemDetail{section:02d}1" for section in outline.SECTIONS)
"""Operation names in the budget; they stay when a setting points to new operation names (the service moved twice)."""

BASE = "https://apis.data.go.kr/B552468/msdschem1"
DETAIL_PATTERN = "getChemDetail{section:02d}1"
CALLS_A_DAY = 2_000
BY_CAS = "1"
PAGE_ROWS = 100
SHEET_PAGE = "https://msds.kosha.or.kr/MSDSInfo/kcic/msdsdetail.do?chem_id={chem_id}&viewType=msds"


def lookup(source: Source, question: str, report: PassReport) -> list[Row]:
    """The complete sheets with exactly this CAS number; [] where KOSHA has none.

    A sheet is complete or absent: one call of each of its sixteen operations is booked before the first of them is made,
    and only once the list has a sheet, because most numbers have none. Where the agency says that the quota of one
    operation is spent, all of them end for the day (``QuotaSpent``).
    """
    source.reserve([LIST])
    try:
        rows = []
        for item in _list_rows(source, question, report):
            source.reserve(DETAILS)
            rows.append(_sheet(source, item))
    except QuotaSpent:
        source.quota_spent([LIST, *DETAILS])
        raise
    return rows


def record(row: Row, report: PassReport) -> Record:
    """One sheet, keyed by ``chemId`` with its zeros; raises ``BadRow`` where that is missing or the sheet is refused."""
    fields = Fields(row, report)
    listed = fields.raw("list") or {}
    sections = fields.raw("sections") or {}
    fields.report_unread()
    head = Fields(listed, report)
    key = head.text("chemId")
    if not key:
        raise BadRow("no chemId", has_key=False)
    rows_of_section = {number: sections.get(f"{number:02d}") or [] for number in outline.SECTIONS}
    for place, value in values_of_another_type(rows_of_section):
        report.add_drift(place, value)
    if reason := reason_to_refuse(listed, rows_of_section):
        raise BadRow(f"chemId {key}: {reason}", has_key=True, key=key)
    facts = [*names_and_numbers.listed_facts(head, report)]
    last_change = head.text("lastDate")
    source_date = iso_date(last_change)
    if last_change and not source_date:
        report.reject("list lastDate", last_change, "no date")
    head.report_unread("list ")
    for number, rows in rows_of_section.items():
        if not rows:
            report.reject(f"{number}항", key, "no items")
        facts.extend(_facts(number, items_of(rows, number, report), listed, report))
    return Record(
        feed=NAME,
        key=key,
        kind=RecordKind.SUBSTANCE,
        payload=row,
        facts=numbered(dict.fromkeys(facts)),
        url=SHEET_PAGE.format(chem_id=key),
        source_date=source_date,
        question=_cas_of(listed),
    )


def _list_rows(source: Source, question: str, report: PassReport) -> list[Row]:
    """The list matches any part of a number (50-00-0 finds 13150-00-0), so the numbers are compared here."""

    def fetch(page: int) -> Page:
        if page > 1:
            source.reserve([LIST])
        operation = source.options.get("KOSHA_LIST_OPERATION", LIST)
        params = {"searchWrd": question, "searchCnd": BY_CAS, "numOfRows": str(PAGE_ROWS), "pageNo": str(page)}
        return _fetch_page(source, LIST, operation, params)

    list_report = PassReport()
    rows = list(rows_of_all_pages(fetch, list_report, size=PAGE_ROWS, passes_over=False))
    found = [row for row in rows if _cas_of(row) == question]
    is_short = list_report.empty_early or list_report.repeated_page
    if len(list_report.totals_seen) > 1 or (is_short and not found):
        raise Unexpected(f"{LIST}: {len(rows)} rows of {list_report.total} came for {question}", operation=LIST)
    if is_short:
        # KOSHA's total was seen to exceed its rows. What came is read; a row that did not come may be a stored record's.
        report.reject(LIST, question, f"{len(rows)} of {list_report.total} rows came")
        report.keyless_rows += 1
    if not found:
        refuse_foreign(question, filter(None, map(_cas_of, rows)), LIST)
    report.add_page(len(rows), None)
    return found


def _sheet(source: Source, listed: Row) -> Row:
    pattern = source.options.get("KOSHA_DETAIL_OPERATION", DETAIL_PATTERN)
    params = {"chemId": str(listed.get("chemId", ""))}
    if not params["chemId"]:
        return {"list": listed, "sections": {}}
    sections = {}
    for number, budgeted in zip(outline.SECTIONS, DETAILS, strict=True):
        page = _fetch_page(source, budgeted, pattern.format(section=number), params)
        sections[f"{number:02d}"] = page.rows
    return {"list": listed, "sections": sections}


def _fetch_page(source: Source, budgeted: str, operation: str, params: Mapping[str, str]) -> Page:
    base = source.options.get("KOSHA_BASE", BASE).rstrip("/")
    call = Call(budgeted, f"{base}/{operation}", params, secret={"serviceKey": source.key})
    return source.client.read(call, lambda response: read_xml(response, call))


def _cas_of(listed: Mapping[str, Any]) -> str:
    text = str(listed.get("casNo") or "")
    return cas.parse(text) if cas.is_valid(text) else ""


def _facts(number: int, items: tuple[Item, ...], listed: Mapping[str, Any], report: PassReport) -> Iterator[Fact]:
    section = outline.section_of(number)
    if section is Section.HAZARDS:
        yield from hazard_facts(items, report)
        return
    limits = [item for item in items if item.code in LIMITS]
    for item in items:
        read = without_remark(item, limits, report) if item.code == BREATHING else item
        yield from _item_facts(number, read, section, listed, report)


def _item_facts(
    number: int, item: Item, section: Section, listed: Mapping[str, Any], report: PassReport
) -> Iterator[Fact]:
    if item.code in names_and_numbers.NAMING_ITEMS:
        yield from names_and_numbers.named_facts(item, listed, report)
        return
    if item.code in LIMITS:
        yield from limit_facts(item, section, report)
        return
    kind = outline.kind_of(item, number)
    if kind is None:
        report.add_drift(f"{number}항 {item.code} {item.name}", item.text)
    if section is Section.PROPERTIES:
        yield from property_facts(item, kind or FactKind.TEXT, section, report)
    else:
        yield from text_facts(item, kind or FactKind.TEXT, section)


FEED = Feed(
    name=NAME,
    title="물질안전보건자료 (한국산업안전보건공단)",
    publisher=PUBLISHER,
    kind=FeedKind.LOOKUP,
    record_kind=RecordKind.SUBSTANCE,
    record=record,
    lookup=lookup,
    questions=Questions.CAS,
    key_setting="DATA_GO_KR_KEY",
    budgets=dict.fromkeys((LIST, *DETAILS), CALLS_A_DAY),
    reader_version=2,
    pace=5.0,  # one worker of a crawl of 31,600 calls reached 5.6 a second without a complaint
    frequency=Frequency.DAILY,
    dataset="https://www.data.go.kr/data/15157612/openapi.do",
    unverified="1·3–7·10–16항의 실제 응답(항목 코드는 1·11·12·14·15항만 알려짐), 하루 한도가 풀리는 시각",
    topics=frozenset(Topic),  # a sheet covers every topic
    title_rank=30,
)
