from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from connectors.registry import FEEDS, feed_named
from connectors.schema import Origin
from demo.faults import Fault, FaultRule
from portal.models import Budget, Fact, SourceRecord
from portal.recordings.manifest import NAME, Answer, read_manifest
from portal.recordings.recording import NothingToKeep, record
from portal.recordings.replay import outcome_of, replay
from tests.portal.ingest.faulty_agencies import faulty, live

pytestmark = pytest.mark.django_db
KEY = "MARKER+key/with=signs=="
KEYS = dict.fromkeys(("DATA_GO_KR_KEY", "SAFETYKOREA_KEY"), KEY)


@pytest.fixture
def with_keys() -> Iterator[None]:
    with override_settings(AGENCY_KEYS=KEYS):
        yield


def kept(feed: str, folder: Path, question: str = "71-43-2", origin: Origin = Origin.LIVE) -> tuple[Answer, ...]:
    return record(feed_named(feed), origin, question if FEEDS[feed].lookup else "", folder)


def written(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_sheet_is_seventeen_files_that_give_the_sheet_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_keys: None
) -> None:
    with live(monkeypatch):
        answers = kept("kosha_msds.sheets", tmp_path)
    assert len(answers) == 17
    assert read_manifest(tmp_path) == answers
    assert answers[0].outcome == outcome_of(replay(answers, tmp_path))
    assert answers[0].outcome.startswith("records 1: 900009 | kinds ")
    assert set(Budget.objects.values_list("spent", flat=True)) == {1}
    assert not SourceRecord.objects.exists()
    assert not Fact.objects.exists()
    assert b"MARKER" not in written(tmp_path)


def test_a_key_that_travels_in_a_header_is_kept_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_keys: None
) -> None:
    with live(monkeypatch):
        kept("safetykorea.recalls", tmp_path)
    assert b"MARKER" not in written(tmp_path)
    assert b"recallCmpnySsn" not in written(tmp_path)


@pytest.mark.parametrize(
    ("fault", "status", "outcome"),
    [
        (Fault.HTTP_403_UNREGISTERED, 403, "Refused 30"),
        (Fault.CODE_31, 200, "Refused 31"),
        (Fault.HTTP_429, 429, "QuotaSpent 429"),
        (Fault.CODE_12, 400, "Refused 12"),
        (Fault.MAINTENANCE_PAGE, 200, "Unexpected"),
        (Fault.HTTP_500, 500, "Unreachable 500"),
        (Fault.REDIRECT, 302, "Unexpected 302"),
        (Fault.KEY_ECHOED, 200, "Unexpected"),
        (Fault.BYTE_LOST, 200, "records 0 | bad rows 1"),
        (Fault.EMPTY_BODY, 200, "Unexpected"),
    ],
)
def test_a_refusal_is_kept_as_the_agency_sent_it(
    fault: Fault, status: int, outcome: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_keys: None
) -> None:
    with live(monkeypatch) as (_, faults):
        faults.rules.append(FaultRule(fault, "ghsList"))
        (answer,) = kept("ncis.ghs", tmp_path)
    assert (answer.status, answer.outcome, answer.origin) == (status, outcome, "live")
    assert b"MARKER" not in written(tmp_path)


def test_rows_with_something_unknown_say_so_in_their_outcome(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faulty(monkeypatch).rules.append(FaultRule(Fault.UNKNOWN_FIELD))
    (answer,) = kept("ncis.facilities_gyeonggi", tmp_path, origin=Origin.DEMO)
    assert "unknown newlyAdded" in answer.outcome
    assert answer.origin == "demo"


def test_where_no_answer_came_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faulty(monkeypatch).rules.append(FaultRule(Fault.RESET))
    with pytest.raises(NothingToKeep, match="no answer came"):
        kept("ncis.accidents", tmp_path, origin=Origin.DEMO)
    assert not list(tmp_path.iterdir())


def test_recording_again_on_the_same_day_takes_the_place_of_the_first_and_leaves_other_recordings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults = faulty(monkeypatch)
    kept("ncis.ghs", tmp_path, "108-88-3", Origin.DEMO)
    kept("ncis.accidents", tmp_path, origin=Origin.DEMO)
    faults.rules.append(FaultRule(Fault.CODE_30_JSON, "csclist"))
    kept("ncis.accidents", tmp_path, origin=Origin.DEMO)
    answers = read_manifest(tmp_path)
    assert [(answer.feed, answer.outcome.partition(":")[0]) for answer in answers] == [
        ("ncis.accidents", "Refused 30"),
        ("ncis.ghs", "records 1"),
    ]
    files = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert files == {NAME, "csclist.json", "ghsList.json"}


def test_a_request_that_was_not_recorded_is_no_success(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faulty(monkeypatch)
    (answer,) = kept("ncis.ghs", tmp_path, origin=Origin.DEMO)
    other = Answer(**{**{name: getattr(answer, name) for name in answer.__dataclass_fields__}, "params": "pageNo=9"})
    assert outcome_of(replay([other], tmp_path)) == "Refused 12"
