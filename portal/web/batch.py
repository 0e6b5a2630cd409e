"""``/batch``: up to 5,000 names and numbers at once, answered on the page or as a file; nothing of it is kept.

The answer is streamed, so that a long list tells its progress in a browser without JavaScript (docs/decisions/0004).
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from portal.answers.crisis_queries import is_crisis
from portal.batch.answer_rows import rows_of
from portal.batch.batch_request import Output, Wish, wish_of
from portal.batch.columns import COLUMN_TITLES, Column, columns_of
from portal.batch.line_answers import OUTCOME_TITLES, Answer, Outcome, counted
from portal.batch.lines import MOST_CHARACTERS, MOST_LINES, BadInput, Lines, as_text, lines_of_text
from portal.batch.resolve import resolve
from portal.batch.similar import Similar
from portal.batch.uploads import MOST_BYTES, TOO_LARGE, lines_of_file
from portal.http.batch_download import batch_download
from portal.web.middleware import UNREACHABLE

log = logging.getLogger(__name__)

PER_PAGE = 500
RESULTS = "<!--results-->"
"""Where the streamed answer goes in the page; it stands before anything that a visitor typed."""
OUTPUTS = (Output.PAGE, Output.CSV, Output.XLSX)
EVERY, ATTENTION = "all", "attention"


@dataclass(frozen=True, slots=True)
class View:
    """Which answers are on the page: all, or those that a person must look at; by ``PER_PAGE``."""

    show: str = EVERY
    page: int = 1

    def of(self, answers: list[Answer]) -> list[Answer]:
        """The answers that belong to this view."""
        return answers if self.show == EVERY else [each for each in answers if each.outcome is not Outcome.FOUND]


def batch(request: HttpRequest) -> HttpResponseBase:
    """The empty form, or the answers to what was sent; what cannot be answered comes back in the form with the reason."""
    if request.method != "POST":
        return _form(request, "", request.GET.getlist("columns"))
    text = request.POST.get("text", "")
    columns = request.POST.getlist("columns")
    try:
        wish = wish_of(columns, request.POST.get("column", ""), request.POST.get("output", ""), OUTPUTS)
        lines, text = _lines(request, text, wish)
    except BadInput as error:
        return _form(request, text, columns, str(error))
    if wish.output is Output.PAGE:
        return _page(request, text, lines, wish, _view(request.POST.get("view", "")))
    return batch_download(lines.lines, wish)


def _lines(request: HttpRequest, text: str, wish: Wish) -> tuple[Lines, str]:
    """The lines, and the text that stands for them in the form; a file comes before what is typed."""
    file = request.FILES.get("file")
    if file is not None:
        lines = lines_of_file(file.read(), wish.column)
        return lines, as_text(lines.lines)
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        # The upload handler lets no larger file into memory, and puts none on the disk.
        raise BadInput(TOO_LARGE)
    return lines_of_text(text), text


def _form(request: HttpRequest, text: str, columns: list[str], error: str = "") -> HttpResponse:
    values = _values(text, columns)
    return render(request, "portal/batch.html", {**values, "error": error}, status=400 if error else 200)


def _values(text: str, columns: list[str]) -> dict[str, Any]:
    try:
        chosen = columns_of(columns)
    except BadInput:
        chosen = columns_of([])
    return {
        "text": text,
        "columns": [{"name": each, "title": COLUMN_TITLES[each], "on": each in chosen} for each in Column],
        "most_lines": f"{MOST_LINES:,}",
        "most_characters": MOST_CHARACTERS,
        "most_megabytes": MOST_BYTES // 1024 // 1024,
    }


def _view(text: str) -> View:
    show, _, page = text.partition(":")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 5 else 1
    return View(ATTENTION if show == ATTENTION else EVERY, max(number, 1))


def _page(request: HttpRequest, text: str, lines: Lines, wish: Wish, view: View) -> StreamingHttpResponse:
    values = _values(text, list(wish.columns))
    page = render_to_string("portal/batch.html", {**values, "answered": True}, request)
    head, _, tail = page.partition(RESULTS)
    response = StreamingHttpResponse(chain([head], _told(lines, wish, view), [tail]))
    # The middleware's compressor would hold the progress back until the end.
    response["Content-Encoding"] = "identity"
    response["Cache-Control"] = "no-store"
    return response


def _told(lines: Lines, wish: Wish, view: View) -> Iterator[str]:
    """Progress after each slice, then the results; a database lost on the way is said on the page, which has begun."""
    answers: list[Answer] = []
    total = len(lines.lines)
    yield _progress(0, total)
    try:
        for some in resolve(lines.lines, Similar()):
            answers += some
            yield _progress(len(answers), total)
        yield _results(answers, lines.remark, wish, view)
    except UNREACHABLE as error:
        log.warning("the database does not answer in the middle of a batch: %s", type(error).__name__)
        yield render_to_string("portal/batch_broken.html", {"done": len(answers), "total": total})


def _progress(done: int, total: int) -> str:
    return render_to_string("portal/batch_progress.html", {"done": done, "total": total})


def _results(answers: list[Answer], remark: str, wish: Wish, view: View) -> str:
    shown = view.of(answers)
    pages = -(-len(shown) // PER_PAGE)
    page = min(view.page, max(pages, 1))
    first = (page - 1) * PER_PAGE
    counts = counted(answers)
    return render_to_string(
        "portal/batch_results.html",
        {
            "total": len(answers),
            "counts": [
                {"outcome": outcome, "title": OUTCOME_TITLES[outcome], "count": count}
                for outcome, count in counts.items()
            ],
            "attention": len(answers) - counts[Outcome.FOUND],
            "view": view,
            "page": page,
            "pages": range(1, pages + 1) if pages > 1 else (),
            "rows": rows_of(shown[first : first + PER_PAGE], wish.columns),
            "remark": remark,
            "crisis": any(is_crisis(answer.line.text) for answer in answers),
        },
    )
