"""``/batch``: up to 5,000 names and numbers at once, answered on the page or as a file; nothing is stored.

Choices are accepted on the page and sent along, signed, when the lines are asked again.

The page is streamed, so that it shows the progress of a long list without JavaScript (docs/decisions/0004).
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from portal.answers.crisis_queries import is_crisis
from portal.batch.accepted_choices import (
    Accepted,
    offer_of,
    picked,
    read_accepted,
    signed_accepted,
    signed_offers,
    with_picks,
)
from portal.batch.answer_rows import rows_of
from portal.batch.batch_options import BatchOptions, OutputFormat, parse_batch_options
from portal.batch.columns import COLUMN_TITLES, Column, columns_of
from portal.batch.held_names import held_names
from portal.batch.line_answers import LINE_OUTCOME_TITLES, LineAnswer, LineOutcome, count_by_outcome
from portal.batch.line_resolution import resolve_lines
from portal.batch.lines import MOST_CHARACTERS, MOST_LINES, BadInput, BatchLines, as_text, lines_of_text
from portal.batch.similar_names import SimilarNames
from portal.batch.uploads import MOST_BYTES, TOO_LARGE, lines_of_upload
from portal.curation.current import Moment
from portal.http.batch_download import batch_download
from portal.http.compressed_stream import streamed_page
from portal.web.middleware import UNREACHABLE
from portal.web.watched_substances import watched_addresses

log = logging.getLogger(__name__)

PER_PAGE = 50
"""Lines of a page: with the values of all, and five thousand lines in the form, under 100 KB compressed."""
NEAR = 2
"""Pages before and behind the one shown that have a button."""
RESULTS = "<!--results-->"
"""Marks the place of the streamed results in the page; it stands before all text from the visitor."""
OUTPUTS = (OutputFormat.PAGE, OutputFormat.CSV, OutputFormat.XLSX)
EVERY, ATTENTION = "all", "attention"
PICK = "pick-"
"""Before the place of an offer, the name of the field in which its choice is picked."""


@dataclass(frozen=True, slots=True)
class View:
    """The answers on the page: all, or those that need attention; ``page`` counts from 1."""

    show: str = EVERY
    page: int = 1

    def of(self, answers: list[LineAnswer]) -> list[LineAnswer]:
        """The answers of this view, on all its pages."""
        return answers if self.show == EVERY else [each for each in answers if each.needs_attention]


def batch(request: HttpRequest) -> HttpResponseBase:
    """The empty form, or the answers to the lines of the request; bad input comes back in the form with the reason."""
    if request.method != "POST":
        return _form(request, "", request.GET.getlist("columns"))
    text = request.POST.get("text", "")
    columns = request.POST.getlist("columns")
    try:
        options = parse_batch_options(columns, request.POST.get("column", ""), request.POST.get("output", ""), OUTPUTS)
        lines, text = _lines(request, text, options)
        accepted = _accepted(request)
    except BadInput as error:
        return _form(request, text, columns, str(error))
    if options.output is OutputFormat.PAGE:
        return _page(request, text, lines, options, _view(request.POST.get("view", "")), accepted)
    return batch_download(lines.lines, options, accepted)


def _accepted(request: HttpRequest) -> Accepted:
    """What was accepted on earlier pages, with the picks of the page that was sent."""
    picks = {name.removeprefix(PICK): str(value) for name, value in request.POST.items() if name.startswith(PICK)}
    offers = request.POST.get("offers", "")
    return with_picks(read_accepted(request.POST.get("accepted", "")), picked(offers, picks))


def _lines(request: HttpRequest, text: str, options: BatchOptions) -> tuple[BatchLines, str]:
    """The lines, and their text for the form; a file comes before typed text."""
    file = request.FILES.get("file")
    if file is not None:
        lines = lines_of_upload(file.read(), options.column, held_names)
        return lines, as_text(lines.lines)
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        # The upload handler keeps no larger file in memory, and none on disk.
        raise BadInput(TOO_LARGE)
    return lines_of_text(text, held_names), text


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


def _page(
    request: HttpRequest, text: str, lines: BatchLines, options: BatchOptions, view: View, accepted: Accepted
) -> StreamingHttpResponse:
    values = _values(text, list(options.columns))
    page = render_to_string("portal/batch.html", {**values, "answered": True}, request)
    head, _, tail = page.partition(RESULTS)
    return streamed_page(request, chain([head], _streamed_results(lines, options, view, accepted), [tail]))


def _streamed_results(lines: BatchLines, options: BatchOptions, view: View, accepted: Accepted) -> Iterator[str]:
    """The progress after each slice, then the results. The page has begun, so a lost database is reported on it."""
    answers: list[LineAnswer] = []
    total = len(lines.lines)
    yield _progress(0, total)
    moment = Moment()
    try:
        for slice_answers in resolve_lines(lines.lines, SimilarNames(), moment, accepted):
            answers += slice_answers
            yield _progress(len(answers), total)
        yield _results(answers, lines.remarks, options, view, moment, accepted)
    except UNREACHABLE as error:
        log.warning("the database does not answer in the middle of a batch: %s", type(error).__name__)
        yield render_to_string("portal/batch_broken.html", {"done": len(answers), "total": total})


def _progress(done: int, total: int) -> str:
    return render_to_string("portal/batch_progress.html", {"done": done, "total": total})


def _results(
    answers: list[LineAnswer],
    remarks: tuple[str, ...],
    options: BatchOptions,
    view: View,
    moment: Moment,
    accepted: Accepted,
) -> str:
    visible = view.of(answers)
    pages = -(-len(visible) // PER_PAGE)
    page = min(view.page, max(pages, 1))
    first = (page - 1) * PER_PAGE
    counts = count_by_outcome(answers)
    shown = visible[first : first + PER_PAGE]
    offers = [offer_of(answer) for answer in shown]
    numbers = count()
    places = [str(next(numbers)) if offer else "" for offer in offers]
    return render_to_string(
        "portal/batch_results.html",
        {
            "total": len(answers),
            "counts": [
                {"outcome": outcome, "title": LINE_OUTCOME_TITLES[outcome], "count": count}
                for outcome, count in counts.items()
            ],
            "attention": sum(answer.needs_attention for answer in answers),
            "view": view,
            "page": page,
            "pages": _pages_with_buttons(page, pages),
            "rows": list(zip(rows_of(shown, options.columns, moment), places, strict=True)),
            "offers": signed_offers([offer for offer in offers if offer]),
            "accepted": signed_accepted(accepted),
            "accepted_count": counts[LineOutcome.CHOSEN],
            "remarks": remarks,
            "watched": watched_addresses(answers),
            "crisis": any(is_crisis(answer.line.text) for answer in answers),
        },
    )


def _pages_with_buttons(page: int, pages: int) -> list[int]:
    """The first and last page and those near the one shown; [] where there is only one."""
    near = range(page - NEAR, page + NEAR + 1)
    return [number for number in range(1, pages + 1) if number in (1, pages) or number in near] if pages > 1 else []
