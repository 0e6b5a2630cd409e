"""The command: where it writes, what it asks, and what it refuses."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from portal.management.commands import record as command
from portal.recordings.manifest import read_manifest

pytestmark = pytest.mark.django_db


def told(*words: str) -> str:
    printed = io.StringIO()
    call_command("record", *words, stdout=printed)
    return printed.getvalue()


@override_settings(DEMO="on")
def test_it_keeps_a_look_up_with_a_question_of_its_listing_and_says_where(tmp_path: Path) -> None:
    printed = told("ecolife.violation_details", "--into", str(tmp_path))
    (answer,) = read_manifest(tmp_path)
    assert (answer.question, answer.recording.rpartition("_")[2]) == ("07/900001", "07-900001")
    assert str(tmp_path / answer.recording / answer.file) in printed
    assert "Read the files before you commit them" in printed


@override_settings(DEMO="on")
def test_without_a_checkout_it_writes_under_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with override_settings(DATA_DIR=tmp_path, BASE_DIR=tmp_path):
        told("ncis.facilities_gyeonggi")
    assert read_manifest(tmp_path / "recorded")
    assert command.FOLDER.as_posix() == "tests/connectors/recorded"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("nobody",), "no feed 'nobody'"),
        (("ncis.inventory",), "read from a file and not from an agency"),
        (("psis.cancelled",), r"has no key \(PSIS_KEY\)"),
    ],
)
@override_settings(DEMO="off", AGENCY_KEYS={})
def test_what_cannot_be_recorded_is_said(words: tuple[str, ...], says: str) -> None:
    with pytest.raises(CommandError, match=says):
        told(*words)
