"""``manage.py offline_pack``."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from portal.publish import offline_pack
from tests.portal.faces.packed import small_book

pytestmark = pytest.mark.django_db
COLLECTED = "whitenoise.storage.CompressedManifestStaticFilesStorage"


def test_it_prints_version_pages_and_size(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    told = io.StringIO()
    with small_book():
        call_command("offline_pack", stdout=told)
    assert re.search(r"Offline pack \w{12}: [\d,]+ pages, [\d,]+ of at most 3,145,728 bytes", told.getvalue())


def test_a_pack_that_is_too_large_is_an_error(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(offline_pack, "LARGEST", 10)
    with small_book(), pytest.raises(CommandError, match="more than 10"):
        call_command("offline_pack")


def test_without_collected_static_files_it_says_what_to_run(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "collected"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": COLLECTED}}
    with small_book(), pytest.raises(CommandError, match="collectstatic --no-input"):
        call_command("offline_pack")
    call_command("collectstatic", "--no-input", verbosity=0)
    with small_book():
        call_command("offline_pack", stdout=io.StringIO())


def test_a_collected_file_that_is_gone_is_told_too(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "collected"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": COLLECTED}}
    call_command("collectstatic", "--no-input", verbosity=0)
    for path in (tmp_path / "collected" / "offline").glob("offline.*.css"):
        path.unlink()
    with small_book(), pytest.raises(CommandError, match="collectstatic --no-input"):
        call_command("offline_pack")
