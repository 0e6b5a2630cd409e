"""Files that publishing makes for others to load: one process makes them at a time, and nobody reads half of one."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StateChanges(Exception):
    """Commits or decisions came faster than the files could be made; the publishing after them makes them."""


class BeingMade(Exception):
    """Another process makes the files just now; it looks at the state again before it ends."""


@contextmanager
def made_alone(folder: Path) -> Iterator[None]:
    """Only one process is within the block; the lock ends with its process, however that ends. Raises ``BeingMade``."""
    with (folder / "making.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BeingMade(
                f"Another process makes {folder.name} files just now; ask again when they are there."
            ) from error
        yield


def write_whole(path: Path, content: bytes) -> None:
    """Writes the whole file at once, so that no process reads half of one."""
    unfinished = path.with_name(f"{path.name}.{hashlib.sha256(content).hexdigest()[:8]}.part")
    unfinished.write_bytes(content)
    unfinished.replace(path)
