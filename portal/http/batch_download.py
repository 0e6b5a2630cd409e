"""The answers of a batch as a file to download, for the page and for the API."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate

from portal.batch.answer_rows import rows_by_slice
from portal.batch.batch_request import Output, Wish
from portal.batch.export import Sheet, csv_of, xlsx_of
from portal.batch.lines import Line
from portal.store.origins import demo_allowed

TYPES = {
    Output.CSV: "text/csv; charset=utf-8",
    Output.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def batch_download(lines: tuple[Line, ...], wish: Wish) -> HttpResponseBase:
    """The answers as a file; CSV goes out slice by slice."""
    demo = demo_allowed()
    sheet = Sheet(wish.columns, settings.SITE_URL, demo, settings.MASTHEAD)
    slices = rows_by_slice(lines, wish.columns)
    response: HttpResponseBase
    if wish.output is Output.CSV:
        response = StreamingHttpResponse(csv_of(sheet, slices), content_type=TYPES[Output.CSV])
    else:
        response = HttpResponse(xlsx_of(sheet, slices), content_type=TYPES[Output.XLSX])
    name = f"{'시연자료-' if demo else ''}일괄확인-{localdate()}.{wish.output}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["Cache-Control"] = "no-store"
    return response
