"""The answers of a batch as a file to download, for the page and for the API."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

from portal.batch.accepted_choices import Accepted
from portal.batch.answer_rows import rows_by_slice
from portal.batch.batch_options import BatchOptions, OutputFormat
from portal.batch.export import ExportLayout, csv_chunks, xlsx_bytes
from portal.batch.lines import Line
from portal.http.file_download import as_download
from portal.store.origins import demo_allowed

CONTENT_TYPES = {
    OutputFormat.CSV: "text/csv; charset=utf-8",
    OutputFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def batch_download(
    lines: tuple[Line, ...], options: BatchOptions, accepted: Accepted | None = None
) -> HttpResponseBase:
    """The answers as a file; CSV is streamed slice by slice."""
    demo = demo_allowed()
    layout = ExportLayout(options.columns, settings.SITE_URL, demo, settings.MASTHEAD)
    slices = rows_by_slice(lines, options.columns, accepted)
    response: HttpResponseBase
    if options.output is OutputFormat.CSV:
        response = StreamingHttpResponse(csv_chunks(layout, slices), content_type=CONTENT_TYPES[OutputFormat.CSV])
    else:
        response = HttpResponse(xlsx_bytes(layout, slices), content_type=CONTENT_TYPES[OutputFormat.XLSX])
    return as_download(response, "일괄확인", options.output, demo=demo)
