"""Every answer in ``tests/connectors/recorded``, as ``manage.py record`` kept it: read by its feed, it must give the outcome of its row.

A new recording needs no new code: its files and its rows in ``manifest.csv`` are enough.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from connectors.privacy import without_personal_numbers
from connectors.registry import FEEDS
from portal.recordings.manifest import NAME, Answer, read_manifest, recordings_of, write_manifest
from portal.recordings.replay import outcome_of, replay

FOLDER = Path(__file__).parent / "recorded"
ANSWERS = read_manifest(FOLDER)
RECORDINGS = recordings_of(ANSWERS)
ORIGINS = ("live", "demo")
_KEY_PARAMETERS = re.compile(r"(?i)(servicekey|authkey|accesskey|apikey|(?<![a-z])key)=")


def test_there_is_a_recording_of_the_demonstration_and_each_says_whose_it_is() -> None:
    assert {answer.origin for answer in ANSWERS} <= set(ORIGINS)
    assert any(answer.origin == "demo" for answer in ANSWERS)


def test_every_file_has_its_row_and_every_row_its_file() -> None:
    files = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()} - {NAME}
    assert {f"{answer.recording}/{answer.file}" for answer in ANSWERS} == files
    assert len(ANSWERS) == len(files)


@pytest.mark.parametrize("name", RECORDINGS)
def test_the_feed_makes_of_the_recording_what_its_row_says(name: str) -> None:
    answers = RECORDINGS[name]
    assert {answer.outcome for answer in answers} == {outcome_of(replay(answers, FOLDER))}


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: f"{answer.recording}/{answer.file}")
def test_a_row_names_a_feed_its_operation_and_a_day_and_no_key(answer: Answer) -> None:
    assert answer.operation in FEEDS[answer.feed].budgets
    assert answer.recording.startswith(f"{answer.feed}/{date.fromisoformat(answer.date).isoformat()}")
    assert answer.outcome
    assert not _KEY_PARAMETERS.search(answer.params + answer.headers)


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: f"{answer.recording}/{answer.file}")
def test_a_file_holds_no_personal_number_and_no_field_that_its_feed_drops(answer: Answer) -> None:
    text = (FOLDER / answer.recording / answer.file).read_bytes().decode("utf-8", "replace")
    assert without_personal_numbers(text) == text
    assert not any(re.search(rf'[<"]{re.escape(name)}[>"]', text) for name in FEEDS[answer.feed].redacted)


def test_the_manifest_is_written_as_it_is_read(tmp_path: Path) -> None:
    write_manifest(tmp_path, ANSWERS)
    assert (tmp_path / NAME).read_bytes() == (FOLDER / NAME).read_bytes()


@pytest.mark.parametrize("name", [name for name, answers in RECORDINGS.items() if answers[0].origin == "demo"])
def test_a_recording_that_is_read_otherwise_fails(name: str, tmp_path: Path) -> None:
    answers = RECORDINGS[name]
    for answer in answers:
        place = tmp_path / answer.recording / answer.file
        place.parent.mkdir(parents=True, exist_ok=True)
        body = (FOLDER / answer.recording / answer.file).read_bytes()
        place.write_bytes(body.replace(b'"casNo"', b'"casNumber"').replace(b'"BIZPLC_NM"', b'"NAME"'))
    assert outcome_of(replay(answers, tmp_path)) != answers[0].outcome
