"""The reports as a table for a terminal and as JSON for scripts; both with the steps that follow from all reports together."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from connectors.registry import feed_named
from portal.doctor.feed_report import NOT_SAID, FeedReport, OperationReport
from portal.doctor.findings import EXIT_CODE, Finding, worst
from portal.doctor.what_to_do import Case, what_to_do

HEADINGS = (
    "자료 · 오퍼레이션",
    "닿음",
    "인증키",
    "답의 모양",
    "총건수",
    "행",
    "항목 읽음/무시/모름",
    "거부",
    "형식",
    "결과",
)
YES_NO: Mapping[bool | None, str] = {True: "예", False: "아니오", None: "모름"}
MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One operation of one feed as cells of the table; the feed's own cells stand on its first line alone."""

    cells: tuple[str, ...]
    feed: FeedReport
    operation: OperationReport | None


def lines_of(reports: Sequence[FeedReport]) -> list[Line]:
    """A line for each operation of each feed."""
    return [line for report in reports for line in _lines(report)]


def steps_for(report: FeedReport, reports: Sequence[FeedReport]) -> tuple[str, ...]:
    """What is to be done about a feed: with a key that another feed of the same setting reads, the key itself is right."""
    working = {each.setting for each in reports if each.key_accepted and each.feed != report.feed}
    return tuple(
        dict.fromkeys(
            step
            for finding in report.findings
            for step in what_to_do(Case(feed_named(report.feed), finding, report.details, report.setting in working))
        )
    )


def notes_on(report: FeedReport) -> Iterator[str]:
    """What the table has no room for: names, counts and samples, and the agency's or our own error."""
    if report.question:
        yield f"물은 것: {report.question}"
    if report.unknown:
        yield f"모르는 항목: {_counted(report.unknown)}"
    if report.ignored:
        yield f"무시한 항목: {_listed(report.ignored)}"
    if report.absent:
        yield f"기다렸으나 오지 않은 항목: {_listed(report.absent)}"
    if report.rejected:
        yield f"거부된 값: {_counted(report.rejected)}"
    for name, sample in list(report.samples.items())[:MOST_NAMES]:
        yield f"표본 {name}: {' '.join(sample.split())[:120]}"
    if report.error:
        yield f"오류 원문: {report.error}"
    if report.unverified and not report.form_confirmed:
        yield f"아직 확인되지 않은 것: {report.unverified}"


def text_of(reports: Sequence[FeedReport]) -> str:
    """The table with the notes and steps of each feed under its lines."""
    lines = lines_of(reports)
    widths = [
        max(_width(row[column]) for row in [HEADINGS, *(line.cells for line in lines)])
        for column in range(len(HEADINGS))
    ]
    printed = [_row(HEADINGS, widths)]
    for report in reports:
        printed.extend(_row(line.cells, widths) for line in lines if line.feed is report)
        printed.extend(f"    {note}" for note in notes_on(report))
        printed.extend(f"    → {step}" for step in steps_for(report, reports))
    return "\n".join(printed)


def json_of(reports: Sequence[FeedReport]) -> list[dict[str, Any]]:
    """Each report as JSON with its steps."""
    return [{**report.as_json(), "what_to_do": list(steps_for(report, reports))} for report in reports]


def exit_code(reports: Sequence[FeedReport], named: bool) -> int:
    """The exit code of the worst standing; where no feed was named, one without a key or file counts as left out."""
    left_out = () if named else (Finding.NO_KEY, Finding.NO_FILE)
    standings = {report.standing for report in reports if report.findings[0] not in left_out}
    return EXIT_CODE[worst(standings)]


def _lines(report: FeedReport) -> Iterator[Line]:
    operations: Sequence[OperationReport | None] = report.operations or (None,)
    for place, operation in enumerate(operations):
        label = operation.label if operation is not None and len(operations) > 1 else report.label
        yield Line((*_of_operation(report, operation), *_of_feed(report, place == 0), label), report, operation)


def _of_operation(report: FeedReport, operation: OperationReport | None) -> tuple[str, ...]:
    if operation is None:
        return report.feed, "묻지 않음", YES_NO[None], "", ""
    if not operation.operation:
        return report.feed, "파일", "필요 없음", "", ""
    name = f"{report.feed} · {operation.operation}"
    if not operation.calls:
        return name, "묻지 않음", YES_NO[None], "", ""
    total = NOT_SAID if operation.total is None else f"{operation.total:,}"
    accepted = YES_NO[operation.key_accepted] if report.origin == "live" else "시연"
    return name, YES_NO[operation.reached], accepted, operation.shape, total if operation.reached else ""


def _of_feed(report: FeedReport, is_first: bool) -> tuple[str, ...]:
    if not is_first:
        return "", "", "", ""
    fields = f"{len(report.read)}/{len(report.ignored)}/{len(report.unknown)}"
    return f"{report.rows:,}", fields, f"{sum(report.rejected.values()):,}", report.form_text


def _counted(counts: Mapping[str, int]) -> str:
    return _listed([f"{name} ({count:,})" for name, count in counts.items()])


def _listed(names: Sequence[str]) -> str:
    more = f" 외 {len(names) - MOST_NAMES}가지" if len(names) > MOST_NAMES else ""
    return ", ".join(names[:MOST_NAMES]) + more


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _width(text: str) -> int:
    """Columns on a terminal: Hangul takes two."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)
