"""What every file that a visitor takes away has in common: its name with the mark of a demonstration, and cells that run nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TypeVar

from django.http import HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate

from portal.batch.export import escape_formula

CSV_TYPE = "text/csv; charset=utf-8"
Response = TypeVar("Response", bound=HttpResponseBase)


def as_download(response: Response, title: str, extension: str, *, demo: bool) -> Response:
    """The response as a file named after its title and today; a browser keeps no copy of it beside the file."""
    name = f"{'시연자료-' if demo else ''}{title}-{localdate()}.{extension}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["Cache-Control"] = "no-store"
    return response


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """The rows as CSV, without the byte order mark that a whole file begins with; no cell runs as a formula."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([escape_formula(cell) for cell in row] for row in rows)
    return text.getvalue()
