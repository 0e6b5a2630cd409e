"""Builds of the tantivy engine on disk: one folder for each, complete or absent, and one pointer to the live build."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from search.engine_types import Watermark
from search.errors import EngineUnavailable

_DESCRIPTION = "portal.json"
_WATERMARK = "watermark.json"
_LIVE_POINTER = "LIVE"
_UNFINISHED_PREFIX = ".making-"


class BuildFolders:
    """The folders under one root. Every change is a rename, so a killed process leaves the old or the new state."""

    def __init__(self, root: Path, lock_timeout: float) -> None:
        self.root = root
        self._lock_timeout = lock_timeout

    def path(self, build: str) -> Path:
        """The folder of the build's index; raises ``EngineUnavailable`` if there is none."""
        path = self.root / build
        if not (path / _DESCRIPTION).is_file():
            raise EngineUnavailable(f"there is no build named {build}")
        return path

    @contextmanager
    def creating(self, build: str, schema: str) -> Iterator[Path]:
        """A folder to fill; it becomes the build if the block ends without an error, and is removed otherwise."""
        self.root.mkdir(parents=True, exist_ok=True)
        if (self.root / build).exists():
            raise EngineUnavailable(f"a build named {build} stands already")
        folder = self.root / f"{_UNFINISHED_PREFIX}{build}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        try:
            yield folder
            _write(folder / _DESCRIPTION, {"schema": schema})
            _write(folder / _WATERMARK, {"number": 0, "token": ""})
            folder.rename(self.root / build)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def builds(self) -> dict[str, str]:
        """The schema of each complete build, "" if it cannot be read; unfinished builds of a killed process are removed."""
        schemas: dict[str, str] = {}
        for folder in sorted(self.root.iterdir()) if self.root.is_dir() else []:
            if folder.name.startswith(_UNFINISHED_PREFIX):
                shutil.rmtree(folder, ignore_errors=True)
            elif (folder / _DESCRIPTION).is_file():
                schemas[folder.name] = str(_read(folder / _DESCRIPTION).get("schema", ""))
        return schemas

    def live(self) -> str | None:
        """The build that the pointer names, if it exists."""
        try:
            name = (self.root / _LIVE_POINTER).read_text(encoding="utf-8").strip()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError) as error:
            raise EngineUnavailable(f"the pointer to the live build cannot be read: {error}") from error
        return name if name and (self.root / name / _DESCRIPTION).is_file() else None

    def set_live(self, build: str) -> None:
        """Makes the build live in one atomic step."""
        self.path(build)
        _replace(self.root / _LIVE_POINTER, build)

    def drop(self, build: str) -> None:
        """Removes a build. It is renamed first, so that a killed removal leaves no partial build under its name."""
        folder = self.root / build
        if folder.exists():
            removed = self.root / f"{_UNFINISHED_PREFIX}{build}"
            folder.rename(removed)
            shutil.rmtree(removed, ignore_errors=True)

    def watermark(self, build: str) -> Watermark:
        """The watermark last set; zero if it cannot be read, so that everything is applied again."""
        stored = _read(self.path(build) / _WATERMARK)
        number, token = stored.get("number"), stored.get("token")
        return Watermark(number, token) if isinstance(number, int) and isinstance(token, str) else Watermark(0, "")

    def set_watermark(self, build: str, watermark: Watermark) -> None:
        """Moves the watermark; call it after the commit that the watermark describes."""
        _write(self.path(build) / _WATERMARK, {"number": watermark.number, "token": watermark.token})

    @contextmanager
    def writing(self, build: str) -> Iterator[Path]:
        """The build's folder, locked against other writers on this machine until the block or the process ends.

        Waits ``lock_timeout`` seconds for another writer, then raises ``EngineUnavailable``.
        """
        path = self.path(build)
        # No fallback to a lock file, because a lock file would outlive a killed process.
        lock = FileLock(path / "writer.lock", timeout=self._lock_timeout, fallback_to_soft=False)
        try:
            lock.acquire()
        except Timeout as error:
            raise EngineUnavailable(f"another process is writing to {build}") from error
        except OSError as error:
            raise EngineUnavailable(f"the build {build} cannot be written: {error}") from error
        try:
            yield path
        finally:
            lock.release()


def _read(path: Path) -> dict[str, object]:
    """What ``_write`` wrote; an empty dict if somebody or a full disk has damaged it."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stored if isinstance(stored, dict) else {}


def _write(path: Path, value: dict[str, object]) -> None:
    _replace(path, json.dumps(value))


def _replace(path: Path, text: str) -> None:
    new_file = path.with_name(f"{path.name}.new")
    with new_file.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new_file.replace(path)
