"""``/compare?cas=…&cas=…``: two to five substances side by side, with differences marked and gaps named; also as CSV."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from portal.batch.export import UNOFFICIAL
from portal.curation.annotations import Annotation
from portal.http.comparison_request import BadComparison, ComparisonRequest, read_comparison
from portal.http.error_pages import unavailable
from portal.http.file_download import CSV_TYPE, as_download, csv_text
from portal.profile.comparison import FEWEST, MOST, ComparedCell, comparison, comparison_address
from portal.profile.entry_annotations import annotations_on
from portal.profile.entry_facts import facts_of_entries
from portal.profile.sourced_facts import EntryFacts, SourcedFact
from portal.profile.spreadsheet_cells import BOM
from portal.seoul_time import seoul_day
from search.errors import EngineMismatch, EngineUnavailable

CSV = "csv"


def compare(request: HttpRequest) -> HttpResponse:
    """The table; typed names become CAS numbers by a redirect, so that nobody's own words stand on the page."""
    try:
        asked = read_comparison(request)
    except BadComparison as error:
        return _page(request, ComparisonRequest((), ()), (), str(error), 400)
    except (EngineUnavailable, EngineMismatch):
        return unavailable(
            request,
            "검색 서비스가 응답하지 않아 이름을 찾지 못했습니다. CAS 번호로는 볼 수 있습니다(예: /compare?cas=7664-93-9&cas=7697-37-2).",
        )
    output = request.GET.get("format", "")
    if output not in ("", CSV):
        return _page(request, asked, (), "format에는 csv만 쓸 수 있습니다.", 400)
    if asked.is_read and asked.typed != asked.numbers and len(asked.numbers) >= FEWEST:
        address = comparison_address(asked.numbers)
        return HttpResponseRedirect(f"{address}&format={CSV}" if output else address)
    if asked.message:
        return _page(request, asked, (), asked.message, 400 if output else 200)
    by_pk = facts_of_entries(asked.entries)
    substances = tuple(by_pk[entry.pk] for entry in asked.entries)
    return _csv(substances) if output else _page(request, asked, substances, "")


def _page(
    request: HttpRequest, asked: ComparisonRequest, substances: Sequence[EntryFacts], message: str, status: int = 200
) -> HttpResponse:
    numbers = asked.numbers
    annotations = annotations_on(each.entry.key for each in substances)
    context = {
        "substances": [(each, _without(numbers, each.entry.slug)) for each in substances],
        "compared": [
            (each, _without(numbers, each.entry.slug), annotations.get(each.entry.key, ())) for each in substances
        ],
        "comparison": comparison(substances) if substances else None,
        "message": message,
        "numbers": numbers,
        "choices": [
            [(choice, comparison_address((*numbers, choice.cas[0]))) for choice in choices] for choices in asked.choices
        ],
        "may_add": len(numbers) < MOST,
        "missing": range(max(1, FEWEST - len(numbers))),
        "has_demo": any(each.has_demo for each in substances),
        "csv_address": f"{comparison_address(numbers)}&format={CSV}",
    }
    return render(request, "portal/compare.html", context, status=status)


def _without(numbers: Sequence[str], number: str) -> str:
    return comparison_address(each for each in numbers if each != number)


def _csv(substances: Sequence[EntryFacts]) -> HttpResponse:
    """The same table: for each substance a column of values and one of their sources, or of the reason for the gap."""
    titles = [_title(each) for each in substances]
    site = () if settings.MASTHEAD else (UNOFFICIAL,)
    header = ["구분", "항목", "다름", *(cell for title in titles for cell in (title, f"{title} 출처")), *site]
    rows: list[Sequence[str]] = [header]
    annotations = annotations_on(each.entry.key for each in substances)
    remarks = [" | ".join(map(_remark, annotations.get(each.entry.key, ()))) for each in substances]
    if any(remarks):
        cells_of_remarks = (cell for remark in remarks for cell in (remark, ""))
        rows.append(("비교한 물질", "담당자 주석", "", *cells_of_remarks))
    for block in comparison(substances).blocks:
        for row in block.rows:
            cells = (cell for each in row.cells for cell in _csv_cells(each))
            rows.append((block.title, row.title, "다름" if row.differs else "", *cells))
    response = HttpResponse(BOM + csv_text(rows), content_type=CSV_TYPE)
    return as_download(response, "물질비교", "csv", demo=any(each.has_demo for each in substances))


def _title(each: EntryFacts) -> str:
    return f"{each.title_ko or each.title_en or each.entry.key} (CAS {each.cas})"


def _remark(annotation: Annotation) -> str:
    return f"{annotation.text} (서명 {annotation.signed_by}, {seoul_day(annotation.signed_at)})"


def _csv_cells(cell: ComparedCell) -> tuple[str, str]:
    if not cell.values:
        return "", cell.gap
    texts = " | ".join(value.text for value in cell.values)
    return texts, " | ".join("; ".join(map(_source, value.facts)) for value in cell.values)


def _source(fact: SourcedFact) -> str:
    parts = (
        *(fact.badge, fact.mark, f"기관 기준일 {fact.source_date_text}", f"확인일 {seoul_day(fact.confirmed)}"),
        *(fact.form_text, *(f"담당자 주석: {_remark(each)}" for each in fact.annotations)),
    )
    return " · ".join(filter(None, parts))
