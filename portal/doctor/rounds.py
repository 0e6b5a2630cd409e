"""A round of trials over the feeds of one connector, as a run: its row keeps the reports until the next round."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from connectors.feeds import Feed, FeedKind
from connectors.registry import CONNECTORS
from portal.doctor.feed_report import FeedReport, from_json
from portal.doctor.findings import Finding
from portal.doctor.questions import question_for, with_listings
from portal.doctor.reporting import not_asked, report_on
from portal.doctor.trial import Trial, ask
from portal.models import RunState, SyncRun
from portal.runs.claim import claim, close_dead_runs, failed_on_error, finish, heartbeat
from portal.store.origins import origin_of

TASK = "doctor"
Progress = Callable[[str], None]


def run_name(connector: str) -> str:
    """The name under which a connector's rounds are claimed: no feed's, so that a round and a pass never wait for each other."""
    return f"{TASK}.{connector}"


def ask_connector(
    connector: str,
    feeds: Sequence[Feed],
    *,
    question: str = "",
    pages: int = 1,
    progress: Progress = lambda feed: None,
) -> list[FeedReport] | None:
    """Asks these feeds of one connector and keeps the reports; ``None`` while another process does."""
    run = claim(run_name(connector), task=TASK)
    if run is None:
        return None
    kept = _kept(connector)
    with failed_on_error(run):
        reports: list[FeedReport] = []
        for report in _reports(run, with_listings(list(feeds)), question, pages, progress):
            reports.append(report)
            kept[report.feed] = report.as_json()
            heartbeat(run, counts={"feeds": kept}, received=run.received + report.rows)
        finish(run, RunState.SUCCEEDED, counts={"feeds": kept})
    return reports


def latest_reports() -> list[FeedReport]:
    """The newest report on each feed that was ever asked, in the registry's order."""
    reports: list[FeedReport] = []
    for connector in CONNECTORS:
        kept = _kept(connector.name)
        reports.extend(from_json(kept[feed.name]) for feed in connector.feeds if feed.name in kept)
    return reports


def latest_rounds() -> list[SyncRun]:
    """The newest round of each connector, running ones too."""
    newest = (_rounds(connector.name).first() for connector in CONNECTORS)
    return [run for run in newest if run is not None]


def close_dead_rounds() -> None:
    """Closes the rounds whose process has gone."""
    for connector in CONNECTORS:
        close_dead_runs(run_name(connector.name))


def _reports(
    run: SyncRun, feeds: Sequence[Feed], question: str, pages: int, progress: Progress
) -> Iterator[FeedReport]:
    trials: dict[str, Trial] = {}
    for feed in feeds:
        progress(feed.name)
        yield _report(run, feed, trials, question, pages)


def _report(run: SyncRun, feed: Feed, trials: dict[str, Trial], question: str, pages: int) -> FeedReport:
    origin = origin_of(feed)
    if origin is None:
        return not_asked(feed, Finding.NO_FILE if feed.kind is FeedKind.FILE else Finding.NO_KEY)
    asked = ""
    if feed.kind is FeedKind.LOOKUP:
        asked = question or question_for(feed, origin, trials)
        if not asked:
            return not_asked(feed, Finding.NO_QUESTION, origin)
    trials[feed.name] = ask(feed, origin, asked, pages=pages, on_progress=lambda: heartbeat(run))
    return report_on(trials[feed.name])


def _rounds(connector: str) -> Any:
    return SyncRun.objects.filter(feed=run_name(connector), task=TASK).order_by("-started_at", "-pk")


def _kept(connector: str) -> dict[str, Any]:
    """The reports in the newest row that has any: a round keeps those of the feeds that it did not ask."""
    for counts in _rounds(connector).values_list("counts", flat=True)[:20]:
        if counts.get("feeds"):
            return dict(counts["feeds"])
    return {}
