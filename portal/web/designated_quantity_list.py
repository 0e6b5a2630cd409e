"""``/lists/designated-quantities``: 지정수량 by class and item as in the annex, each with a link to its substances."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from reference.designated_quantities import SOURCE, rows


def designated_quantities(request: HttpRequest) -> HttpResponse:
    """The whole table; needs no query besides those of the banner."""
    linked_rows = [(row, f"/search?q={quote(f'제{row.class_number}류 {row.item}')}") for row in rows()]
    return render(request, "portal/designated_quantities.html", {"rows": linked_rows, "law": SOURCE})
