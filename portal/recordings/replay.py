"""Reads recorded answers as the agency's: the feed asks over a loopback socket, and each request gets its recorded answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import parse_qsl

from django.utils import timezone

from connectors.http import Client
from connectors.registry import feed_named
from connectors.schema import Origin
from connectors.source import Source
from demo.server import serve
from demo.wire import Agency, Reply, Request
from portal.doctor.trial import Trial, read_into
from portal.recordings.manifest import Answer

MOST_KEYS = 6


def replay(answers: Sequence[Answer], folder: Path) -> Trial:
    """The trial that the recording gives now; a request that was not recorded is answered as one that nobody knows."""
    first = answers[0]
    feed = feed_named(first.feed)
    trial = Trial(feed, Origin(first.origin), first.question, timezone.now())
    with serve([_agency(answers, folder)]) as demo:
        client = Client(reroute=demo.reroute, attempts=1, sleep=lambda seconds: None, observe=trial.exchanges.append)
        try:
            read_into(trial, Source(trial.origin, client, "replay", dict(feed.options)), most_rows=None)
        finally:
            client.close()
    return trial


def outcome_of(trial: Trial) -> str:
    """What a trial gave, in one line that is compared letter by letter: records, kinds of facts, and what was not read."""
    refused = trial.error or (trial.passed_over if not trial.rows else None)
    if refused is not None:
        return f"{type(refused).__name__} {refused.code}".strip()
    report = trial.report
    keys = [record.key for record in trial.records]
    shown = keys if len(keys) <= MOST_KEYS else [*keys[: MOST_KEYS // 2], "…", *keys[-MOST_KEYS // 2 :]]
    kinds = sorted({fact.kind.value for record in trial.records for fact in record.facts})
    parts = [
        f"records {len(keys)}: {' '.join(shown)}".rstrip(": "),
        f"kinds {' '.join(kinds)}" if kinds else "",
        f"unknown {', '.join(sorted(trial.drift))}" if trial.drift else "",
        f"rejected {', '.join(sorted(report.rejected))}" if report.rejected else "",
        f"bad rows {report.bad_rows}" if report.bad_rows else "",
        f"reader failed {', '.join(sorted(trial.reader_errors))}" if trial.reader_errors else "",
    ]
    return " | ".join(part for part in parts if part)


def _agency(answers: Sequence[Answer], folder: Path) -> Agency:
    def reply_to(request: Request) -> Reply | None:
        for answer in answers:
            if request.host + request.path == answer.path and _has(request, answer):
                return _reply(answer, folder)
        return None

    return reply_to


def _has(request: Request, answer: Answer) -> bool:
    wanted = dict(parse_qsl(answer.params, keep_blank_values=True))
    return all(request.params.get(name) == value for name, value in wanted.items())


def _reply(answer: Answer, folder: Path) -> Reply:
    headers = dict(line.split(": ", 1) for line in answer.headers.splitlines() if ": " in line)
    body = (folder / answer.recording / answer.file).read_bytes()
    return Reply(body, answer.content_type or "application/octet-stream", answer.status, headers=headers)
