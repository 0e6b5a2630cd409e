"""Builds of the embedded engine on disk: a folder each, whole or not there, and one pointer to the live one."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from search.errors import EngineUnavailable
from search.values import Watermark

_ABOUT = "portal.json"
_MARK = "watermark.json"
_LIVE = "LIVE"
_MAKING = ".making-"


class Folders:
    """The folders under one root; every change is a rename, so a killed process leaves the old state or the new."""

    def __init__(self, root: Path, patience: float) -> None:
        self.root = root
        self._patience = patience

    def path(self, build: str) -> Path:
        """Where the build's index lies; raises ``EngineUnavailable`` where there is none."""
        path = self.root / build
        if not (path / _ABOUT).is_file():
            raise EngineUnavailable(f"there is no build named {build}")
        return path

    @contextmanager
    def making(self, build: str, schema: str) -> Iterator[Path]:
        """A folder to fill; it becomes the build when the block ends well and disappears otherwise."""
        self.root.mkdir(parents=True, exist_ok=True)
        if (self.root / build).exists():
            raise EngineUnavailable(f"a build named {build} stands already")
        folder = self.root / f"{_MAKING}{build}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        try:
            yield folder
            _write(folder / _ABOUT, {"schema": schema})
            _write(folder / _MARK, {"number": 0, "token": ""})
            folder.rename(self.root / build)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def builds(self) -> dict[str, str]:
        """The schema of each whole build, "" where it cannot be read; what a killed process left half made is removed."""
        found: dict[str, str] = {}
        for folder in sorted(self.root.iterdir()) if self.root.is_dir() else []:
            if folder.name.startswith(_MAKING):
                shutil.rmtree(folder, ignore_errors=True)
            elif (folder / _ABOUT).is_file():
                found[folder.name] = str(_read(folder / _ABOUT).get("schema", ""))
        return found

    def live(self) -> str | None:
        """The build that the pointer names, if it is there."""
        try:
            name = (self.root / _LIVE).read_text(encoding="utf-8").strip()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError) as error:
            raise EngineUnavailable(f"the pointer to the live build cannot be read: {error}") from error
        return name if name and (self.root / name / _ABOUT).is_file() else None

    def point_to(self, build: str) -> None:
        """Makes the build live at one stroke."""
        self.path(build)
        _replace(self.root / _LIVE, build)

    def drop(self, build: str) -> None:
        """Removes a build; its name goes first, so that a killed removal leaves debris and no half build."""
        folder = self.root / build
        if folder.exists():
            dying = self.root / f"{_MAKING}{build}"
            folder.rename(dying)
            shutil.rmtree(dying, ignore_errors=True)

    def watermark(self, build: str) -> Watermark:
        """The watermark last set; one that cannot be read is none, and everything is applied again."""
        kept = _read(self.path(build) / _MARK)
        number, token = kept.get("number"), kept.get("token")
        return Watermark(number, token) if isinstance(number, int) and isinstance(token, str) else Watermark(0, "")

    def set_watermark(self, build: str, mark: Watermark) -> None:
        """Moves the watermark; to be called after the commit that it speaks of."""
        _write(self.path(build) / _MARK, {"number": mark.number, "token": mark.token})

    @contextmanager
    def writing(self, build: str) -> Iterator[Path]:
        """The build's folder, held against other writers of this machine until the block ends or the process dies.

        Waits ``patience`` seconds for another writer, then raises ``EngineUnavailable``.
        """
        path = self.path(build)
        # Without the fallback: a file that stands for a lock would outlive a killed process.
        lock = FileLock(path / "writer.lock", timeout=self._patience, fallback_to_soft=False)
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
    """What ``_write`` wrote; nothing where hands or a full disk have spoiled it."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(path: Path, value: dict[str, object]) -> None:
    _replace(path, json.dumps(value))


def _replace(path: Path, text: str) -> None:
    beside = path.with_name(f"{path.name}.new")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
