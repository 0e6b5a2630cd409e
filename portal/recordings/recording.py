"""Records one trial of a feed: its answers as files, one folder for feed, day and question, and their rows in the manifest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from django.conf import settings

from connectors.exchange import Exchange
from connectors.feeds import Feed
from connectors.schema import Origin
from connectors.secrets import without_secrets
from portal.doctor.answer_shape import BodyKind, shape_of
from portal.doctor.trial import Trial, ask
from portal.ingest.feed_source import decoded_key
from portal.recordings.manifest import Answer, read_manifest, recordings_of, write_manifest
from portal.recordings.redaction import Hide, kept_body
from portal.recordings.replay import outcome_of, replay
from portal.seoul_time import seoul_date

FOLDER = Path("tests") / "connectors" / "recorded"
"""Below the checkout, where the tests of connectors read them."""
ENDING = {BodyKind.XML: "xml", BodyKind.JSON: "json", BodyKind.WEB_PAGE: "html"}
KEPT_HEADERS = ("retry-after", "location")
_UNSAFE = re.compile(r"[^0-9A-Za-z가-힣.-]+")


class NothingToKeep(Exception):
    """No answer came, so there is nothing to keep."""


def record(feed: Feed, origin: Origin, question: str, folder: Path) -> tuple[Answer, ...]:
    """Asks the feed's operations once each and keeps the answers, refusals too; the same day and question are written anew.

    The outcome in the manifest is that of the files as they are kept. Raises ``NothingToKeep`` where no answer came, and
    ``CannotKeep`` where a key or a personal number could not be removed; then nothing is written.
    """
    trial = ask(feed, origin, question, most_rows=None)
    exchanges = _answered(trial)
    if not exchanges:
        raise NothingToKeep(f"{feed.name}: no answer came ({trial.error})")
    kept = list(_kept(trial, exchanges))
    recording = kept[0][0].recording
    others = {name: answers for name, answers in recordings_of(read_manifest(folder)).items() if name != recording}
    _write_files(folder, recording, kept)
    outcome = outcome_of(replay([answer for answer, _ in kept], folder))
    answers = tuple(replace(answer, outcome=outcome) for answer, _ in kept)
    write_manifest(folder, [*(answer for group in others.values() for answer in group), *answers])
    return answers


def _answered(trial: Trial) -> list[Exchange]:
    """The last answer to each request: an attempt that broke off before it is no answer."""
    last: dict[tuple[str, str], Exchange] = {}
    for exchange in trial.exchanges:
        if exchange.status and not exchange.failure:
            last[exchange.call.url, urlencode(exchange.call.params)] = exchange
    return list(last.values())


def _kept(trial: Trial, exchanges: Sequence[Exchange]) -> Iterator[tuple[Answer, bytes]]:
    day = seoul_date(trial.asked_at).isoformat()
    question = _UNSAFE.sub("-", trial.question).strip("-.")
    recording = f"{trial.feed.name}/{day}" + (f"_{question}" if question else "")
    taken: dict[str, int] = {}
    for exchange in exchanges:
        hide = _hider(exchange)
        body, is_abridged = kept_body(exchange.body, trial.feed, hide)
        place = urlsplit(exchange.call.url)
        yield (
            Answer(
                recording=recording,
                feed=trial.feed.name,
                operation=exchange.call.operation,
                date=day,
                origin=trial.origin.value,
                question=trial.question,
                path=place.netloc + place.path,
                params=hide(urlencode(exchange.call.params)),
                status=exchange.status,
                content_type=exchange.content_type,
                headers=_headers(exchange, hide),
                file=_file_name(exchange, taken),
                abridged="yes" if is_abridged else "",
                outcome="",
            ),
            body,
        )


def _hider(exchange: Exchange) -> Hide:
    keys = [key for key in settings.AGENCY_KEYS.values() if key]
    secrets = {*keys, *map(decoded_key, keys)} - {""}
    return lambda text: without_secrets(exchange.call.hide(text), secrets)


def _file_name(exchange: Exchange, taken: dict[str, int]) -> str:
    operation = exchange.call.operation
    taken[operation] = taken.get(operation, 0) + 1
    number = f"_{taken[operation]}" if taken[operation] > 1 else ""
    return f"{operation}{number}.{ENDING.get(shape_of(exchange.body).kind, 'txt')}"


def _headers(exchange: Exchange, hide: Hide) -> str:
    """The headers that a reader may need, a redirect's place without its parameters."""
    values = {name: exchange.headers[name] for name in KEPT_HEADERS if name in exchange.headers}
    if "location" in values:
        place = urlsplit(values["location"])
        values["location"] = f"{place.scheme}://{place.netloc}{place.path}" if place.netloc else place.path
    return hide("\n".join(f"{name}: {value}" for name, value in values.items()))


def _write_files(folder: Path, recording: str, kept: Sequence[tuple[Answer, bytes]]) -> None:
    place = folder / recording
    place.mkdir(parents=True, exist_ok=True)
    for old in place.iterdir():
        old.unlink()
    for answer, body in kept:
        (place / answer.file).write_bytes(body)
