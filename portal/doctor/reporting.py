"""Turns a trial into the report on its feed, and feeds that cannot be asked into theirs."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.utils import timezone

from connectors.errors import SourceError
from connectors.exchange import Exchange
from connectors.feeds import Feed
from connectors.schema import Origin
from portal.doctor.answer_shape import shape_of
from portal.doctor.diagnosis import finding_of_error, findings_of_answer, stated_total, unreadable_values
from portal.doctor.feed_report import FeedReport, OperationReport
from portal.doctor.findings import WORST_FIRST, Finding, standing_of
from portal.doctor.trial import Trial


def report_on(trial: Trial) -> FeedReport:
    """The report on the feed of a trial."""
    findings = tuple(sorted(_findings(trial), key=lambda finding: WORST_FIRST.index(standing_of(finding))))
    use, report = trial.use, trial.report
    return FeedReport(
        feed=trial.feed.name,
        title=trial.feed.title,
        setting=_setting(trial.feed),
        origin=trial.origin.value,
        asked_at=trial.asked_at.isoformat(),
        question=trial.question,
        findings=findings,
        operations=tuple(_operations(trial, findings[0])),
        rows=len(trial.rows),
        records=len(trial.records),
        read=use.read,
        ignored=use.ignored,
        absent=use.absent,
        unknown=trial.drift,
        rejected={**unreadable_values(report), **trial.reader_errors, **_bad_rows(trial)},
        samples={name: sample.text for name, sample in report.samples.items()},
        error=str(trial.error or trial.passed_over or ""),
        details=_details(trial),
        unverified=trial.feed.unverified,
    )


def not_asked(feed: Feed, finding: Finding, origin: Origin | None = None) -> FeedReport:
    """The report on a feed that cannot be asked: it has no key, no file or no question."""
    return FeedReport(
        feed=feed.name,
        title=feed.title,
        setting=_setting(feed),
        origin=origin.value if origin else "",
        asked_at=timezone.now().isoformat(),
        question="",
        findings=(finding,),
        unverified=feed.unverified,
    )


def _setting(feed: Feed) -> str:
    return feed.key_setting or feed.file_setting


def _findings(trial: Trial) -> tuple[Finding, ...]:
    refused = trial.error or trial.passed_over
    if refused is None:
        return tuple(findings_of_answer(trial)) or (Finding.READ,)
    finding = finding_of_error(refused, _refused_exchange(trial, refused))
    return (finding,) if trial.error or not trial.rows else (finding, *findings_of_answer(trial))


def _refused_exchange(trial: Trial, error: SourceError) -> Exchange | None:
    """The exchange whose answer the error refuses; for errors about several answers the last one of the operation."""
    own = [exchange for exchange in trial.exchanges if exchange.error is error]
    return own[-1] if own else _last(trial, error.operation)


def _last(trial: Trial, operation: str) -> Exchange | None:
    made = [exchange for exchange in trial.exchanges if operation in ("", exchange.call.operation)]
    return made[-1] if made else None


def _operations(trial: Trial, worst: Finding) -> Iterator[OperationReport]:
    """Each operation that the feed declares; those behind the one that failed were not asked."""
    failed = trial.error.operation if trial.error is not None else ""
    for operation in trial.feed.budgets or {"": 0}:
        exchange = _last(trial, operation) if operation else None
        calls = sum(each.call.operation == operation for each in trial.exchanges)
        shape = shape_of(exchange.body) if exchange is not None and exchange.status else None
        yield OperationReport(
            operation=operation,
            calls=calls,
            status=exchange.status if exchange is not None else 0,
            shape=shape.text if shape else "",
            total=stated_total(trial) if len(trial.feed.budgets) < 2 else shape.total if shape else None,
            finding=_finding_of(trial, operation, failed, calls, worst),
        )


def _finding_of(trial: Trial, operation: str, failed: str, calls: int, worst: Finding) -> Finding:
    if not operation or operation == failed or (trial.error is not None and not failed):
        return worst
    if not calls:
        return Finding.NOT_ASKED
    return Finding.READ if trial.error is not None else worst


def _bad_rows(trial: Trial) -> dict[str, int]:
    return {"읽지 못한 행": trial.report.bad_rows} if trial.report.bad_rows else {}


def _details(trial: Trial) -> str:
    """The host that was called, or the place that a redirect names, both without parameters."""
    last = trial.exchanges[-1] if trial.exchanges else None
    if last is None:
        return ""
    place = urlsplit(last.headers.get("location", "") or last.call.url)
    return f"{place.netloc}{place.path}" if "location" in last.headers else place.netloc
