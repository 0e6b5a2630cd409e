"""No key of an agency gets into a log line, an error, a row, a page, a file or an answer, whatever the agency does."""

from __future__ import annotations

import logging
import traceback
import zlib
from base64 import b64encode
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from string import ascii_lowercase
from urllib.parse import quote

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings

from connectors.errors import SourceError
from connectors.feeds import Feed, FeedKind
from connectors.pass_report import PassReport
from connectors.registry import CONNECTOR_OF, CONNECTORS, FEEDS, KEY_SETTINGS, feed_named
from connectors.schema import Origin
from demo.faults import Fault, FaultRule, Faults
from demo.ncis.spreadsheet import write as write_spreadsheet
from demo.server import Demo
from portal.doctor.report_table import json_of, text_of
from portal.doctor.rounds import ask_connector
from portal.ingest.feed_run import run_feed
from portal.ingest.feed_source import open_source
from portal.models import Budget, Question, RunState, SyncRun
from portal.recordings import recording
from tests.portal.ingest.faulty_agencies import live

pytestmark = pytest.mark.django_db

MARK = "qXz7"
"""Occurs in every eight characters of each key, in every encoding, so that a piece of a key is found as well as the whole key."""

KEYS: Mapping[str, str] = {
    name: f"{MARK}+{MARK}/{MARK}={MARK}{letter}{MARK}+{MARK}=="
    for name, letter in zip(KEY_SETTINGS, ascii_lowercase, strict=False)
}
IN_BASE64 = {b64encode(("x" * shift + key).encode()).decode()[4:24] for key in KEYS.values() for shift in range(3)}
"""The part of each key that stays the same inside longer base64 texts, for each of the three offsets."""

FAULTS = (
    *(Fault.HTTP_401_NO_KEY, Fault.HTTP_403_UNREGISTERED, Fault.HTTP_403_FORBIDDEN_TEXT, Fault.HTTP_500),
    *(Fault.RESET, Fault.TIMEOUT, Fault.TRUNCATED, Fault.MAINTENANCE_PAGE, Fault.CODE_30_JSON, Fault.REDIRECT),
    *(Fault.KEY_ECHOED, Fault.CUT_OFF_DOCUMENT, Fault.HTTP_429),
)
ONE_OF_EACH_AGENCY = tuple(
    next(feed.name for feed in connector.feeds if feed.kind is kind)
    for connector in CONNECTORS
    for kind in (FeedKind.LISTING, FeedKind.LOOKUP)
    if kind in {feed.kind for feed in connector.feeds}
)
"""The first listing and the first look-up of each connector."""
BRINGING_KEYS = (
    "ncis.inventory",
    "ncis.safety",
    *sorted({feed.keys_from for feed in FEEDS.values() if feed.keys_from}),
)
"""The feeds to read first, so that every look-up has a question to ask."""
ADDRESSES = (
    *("/", "/sources", "/substances/7664-39-3", "/api/v1/substances/7664-39-3", "/search?q=불산"),
    *("/api/v1/search?q=불산", "/metrics", "/healthz", "/readyz", "/substances/7664-39-4"),
)


@pytest.fixture(params=["decoded", "encoded"])
def agencies(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[tuple[Demo, Faults]]:
    """Keys for all agencies, in one of the two forms that data.go.kr shows, and the agencies in miniature."""
    encoded = request.param == "encoded"
    keys = {name: quote(key, safe="") if encoded else key for name, key in KEYS.items()}
    sheet = tmp_path / "inventory.xlsx"
    write_spreadsheet(sheet)
    files = {"NCIS_INVENTORY_FILE": sheet}
    with override_settings(AGENCY_KEYS=keys, FEED_FILES=files, METRICS=True), live(monkeypatch) as (demo, faults):
        yield demo, faults


def _betrays(text: str) -> str:
    """The text around a piece of a key; "" where there is none."""
    for needle in (MARK, *IN_BASE64):
        place = text.find(needle)
        if place >= 0:
            return text[max(place - 80, 0) : place + 80]
    return ""


def _rows() -> Iterator[tuple[str, str]]:
    """Every value of every row of every table, as text; payloads unpacked."""
    for model in apps.get_models():
        names = [field.attname for field in model._meta.concrete_fields]
        for values in model._default_manager.values_list(*names).iterator():
            for name, value in zip(names, values, strict=True):
                yield f"{model.__name__}.{name}", _text(value)


def _text(value: object) -> str:
    if not isinstance(value, bytes | memoryview):
        return str(value)
    packed = bytes(value)
    try:
        return zlib.decompress(packed).decode()
    except zlib.error:
        return packed.decode("latin-1")


def _log_lines(caplog: pytest.LogCaptureFixture) -> Iterator[str]:
    shown = logging.Formatter()
    for record in caplog.records:
        yield f"{record.name}: {shown.format(record)} {record.args!r} {record.__dict__!r}"


def _run_all(names: Iterator[str] | tuple[str, ...]) -> list[SyncRun]:
    runs = [run_feed(feed_named(name), limit=2) for name in names]
    return [run for run in runs if run is not None]


def _assert_kept(caplog: pytest.LogCaptureFixture) -> None:
    assert [line for line in _log_lines(caplog) if _betrays(line)] == []
    assert [(column, _betrays(text)) for column, text in _rows() if _betrays(text)] == []
    browser = Client(headers={"host": "localhost"}, raise_request_exception=False)
    for address in ADDRESSES:
        answer = browser.get(address)
        assert _betrays(answer.content.decode() + str(dict(answer.headers))) == "", address
    status = StringIO()
    call_command("status", stdout=status)
    assert "ncis.safety" in status.getvalue()
    assert _betrays(status.getvalue()) == ""
    for path in Path(settings.DATA_DIR).rglob("*"):
        assert not path.is_file() or MARK.encode() not in path.read_bytes(), path


def test_keys_reach_the_agencies_whole_and_nothing_else(
    agencies: tuple[Demo, Faults], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="elastic_transport.transport")
    runs = _run_all(tuple(FEEDS))
    assert len(runs) == len(FEEDS)
    assert {run.state for run in runs} == {RunState.SUCCEEDED}
    assert {run.origin for run in runs} == {Origin.LIVE}
    sent = {
        value for request in agencies[0].requests for value in (*request.params.values(), *request.headers.values())
    }
    assert {value for value in sent if MARK in value} == set(KEYS.values())
    _assert_kept(caplog)


@pytest.mark.parametrize("agencies", ["encoded"], indirect=True)
def test_no_fault_makes_a_key_known(agencies: tuple[Demo, Faults], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="elastic_transport.transport")
    _run_all(BRINGING_KEYS)
    for fault in FAULTS:
        agencies[1].rules[:] = [FaultRule(fault)]
        runs = _run_all(ONE_OF_EACH_AGENCY)
        assert [run.feed for run in runs if run.concluded] == []
        texts = [f"{run.error} {run.withheld}" for run in runs] + list(Question.objects.values_list("error", flat=True))
        assert [_betrays(text) for text in texts if _betrays(text)] == [], fault
        Budget.objects.all().delete()
        Question.objects.all().delete()
    _assert_kept(caplog)


@pytest.mark.parametrize("agencies", ["encoded"], indirect=True)
@pytest.mark.parametrize("name", ONE_OF_EACH_AGENCY)
def test_an_error_shows_no_key_in_its_words_its_causes_or_its_traceback(
    name: str, agencies: tuple[Demo, Faults]
) -> None:
    feed = feed_named(name)
    for fault in FAULTS:
        agencies[1].rules[:] = [FaultRule(fault)]
        Budget.objects.all().delete()
        with open_source(feed, Origin.LIVE, lambda: None) as source:
            assert _betrays(repr(source)) == ""
            with pytest.raises(SourceError) as raised:
                _read(feed, source)
        shown = "".join(traceback.format_exception(raised.value))
        assert _betrays(f"{raised.value} {raised.value!r} {shown} {_chain(raised.value)}") == "", fault


@pytest.mark.parametrize("agencies", ["encoded"], indirect=True)
def test_neither_a_report_of_doctor_nor_a_recorded_answer_holds_a_key(
    agencies: tuple[Demo, Faults], caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    into = tmp_path / "recorded"
    for fault in (None, Fault.KEY_ECHOED, Fault.HTTP_403_UNREGISTERED):
        agencies[1].rules[:] = [FaultRule(fault)] if fault else []
        for name in ONE_OF_EACH_AGENCY:
            reports = ask_connector(CONNECTOR_OF[name].name, [feed_named(name)])
            assert reports
            assert _betrays(text_of(reports) + repr(json_of(reports))) == "", (fault, name)
            Budget.objects.all().delete()
            recording.record(feed_named(name), Origin.LIVE, reports[-1].question, into)
            Budget.objects.all().delete()
    kept = [path for path in into.rglob("*") if path.is_file()]
    assert len(kept) > len(ONE_OF_EACH_AGENCY)
    assert [path for path in kept if _betrays(path.read_bytes().decode("utf-8", "replace"))] == []
    _assert_kept(caplog)


def _read(feed: Feed, source: object) -> None:
    if feed.rows is not None:
        list(feed.rows(source, PassReport()))  # type: ignore[arg-type]
    elif feed.lookup is not None:
        feed.lookup(source, "7664-39-3", PassReport())  # type: ignore[arg-type]


def _chain(error: BaseException | None) -> str:
    """The text of an error and of all its causes, also of those that a traceback does not show."""
    return "" if error is None else f"{error!r} {error.args!r} {_chain(error.__cause__ or error.__context__)}"
