"""A restored database is a whole portal: publishing notices that the index's watermark belongs to another history."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.portal.databases import ON_SERVICES, database
from tests.portal.site import dump, environment, manage, python

pytestmark = pytest.mark.services if ON_SERVICES else []

Backup = Callable[[Path], None]


def _sqlite(data: Path) -> tuple[dict[str, str], Backup, Backup]:
    """Settings, and the steps of docs/operations.md in Python: the online backup, and replacing the file."""
    file = data / "portal.sqlite3"

    def back_up(to: Path) -> None:
        with closing(sqlite3.connect(file)) as live, closing(sqlite3.connect(to)) as kept:
            live.backup(kept)

    def restore(kept: Path) -> None:
        for old in data.glob("portal.sqlite3*"):
            old.unlink()
        file.write_bytes(kept.read_bytes())

    return environment(data), back_up, restore


def _postgresql(data: Path, url: str) -> tuple[dict[str, str], Backup, Backup]:
    """Settings, and the commands of docs/operations.md."""

    def back_up(to: Path) -> None:
        _run("pg_dump", "--format=custom", f"--file={to}", url)

    def restore(kept: Path) -> None:
        _run("pg_restore", "--clean", "--if-exists", "--no-owner", f"--dbname={url}", str(kept))

    settings = environment(
        data, DATABASE_URL=url, SEARCH_URL=os.environ["SEARCH_URL"], SEARCH_NAMESPACE=f"test-{uuid.uuid4().hex[:12]}"
    )
    return settings, back_up, restore


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A portal, how to restore a backup, a backup of its database, and the portal's dump at the time of the backup."""

    settings: dict[str, str]
    restore: Backup
    kept: Path
    then: str


@pytest.fixture(scope="module")
def backed_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BackedUp]:
    folder = tmp_path_factory.mktemp("backed-up")
    with _portal(folder / "data") as (settings, back_up, restore):
        manage(settings, "migrate", "--verbosity", "0")
        manage(settings, "sync", "ncis.accidents")
        back_up(folder / "backup")
        yield BackedUp(settings, restore, folder / "backup", dump(settings))


@contextmanager
def _portal(data: Path) -> Iterator[tuple[dict[str, str], Backup, Backup]]:
    data.mkdir()
    if ON_SERVICES:
        with database() as url:
            yield _postgresql(data, url)
    else:
        yield _sqlite(data)


def test_an_older_backup_put_back_is_noticed_and_published_whole(backed_up: BackedUp) -> None:
    manage(backed_up.settings, "sync", "ncis.inventory")
    backed_up.restore(backed_up.kept)
    reason = python(
        backed_up.settings,
        "from portal.publish.index_health import reason_to_rebuild; from portal.engine import engine\n"
        "print(reason_to_rebuild(engine()))",
    )
    assert "another database or from after its backup" in reason
    manage(backed_up.settings, "publish")
    assert dump(backed_up.settings) == backed_up.then


def test_a_restored_database_and_a_rebuild_are_a_whole_portal_on_an_empty_machine(
    backed_up: BackedUp, tmp_path: Path
) -> None:
    with _portal(tmp_path / "elsewhere") as (settings, _, restore):
        restore(backed_up.kept)
        manage(settings, "rebuild")
        assert dump(settings) == backed_up.then
