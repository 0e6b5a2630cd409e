"""Whole files of the feeds whose licence allows it, made after publishing, with checksum, commit and date.

A file is given out only while every decision of staff is the one under which it was made: a value that is withheld since
must not leave the portal once more (content rule 31).
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import logging
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from connectors.feeds import Feed
from portal.curation.current import read_once
from portal.curation.decision_state import decision_state
from portal.models import Commit
from portal.own_feeds.catalogue import ALL_FEEDS
from portal.profile.spreadsheet_cells import BOM, runs_as_formula
from portal.publish.bulk_lines import BulkLine, bulk_lines
from portal.publish.made_alone import StateChanges, made_alone, write_whole
from portal.store.origins import demo_allowed

log = logging.getLogger(__name__)

TRIES = 3
JSON_LINES, CSV = "jsonl", "csv"
OF_RECORD = (
    *("feed", "key", "origin", "mark", "withdrawn", "revision", "entry", "kind", "url", "cas", "title_ko", "title_en"),
    *("agency", "document", "record_url", "confirmed_on", "remarks"),
)
OF_FACT = (
    *("kind", "section", "label", "value", "data", "original", "unit", "lang", "absence", "note", "first_seen"),
    *("source_date", "form", "form_unknown", "form_name", "possible_forms", "annotations"),
)
CSV_COLUMNS = (*OF_RECORD, *(f"fact_{name}" for name in OF_FACT))


@dataclass(frozen=True, slots=True)
class BulkState:
    """What files are made of: the last commit with its token, all decisions, those that hide, demonstration or not."""

    commit: int
    token: str
    decisions: str
    hiding: str
    demo: bool


@dataclass(frozen=True, slots=True)
class BulkFile:
    """One file; ``sha256`` and ``size`` are of the content as it is read, ``packed`` is its size on disk."""

    feed: str
    format: str
    records: int
    sha256: str
    size: int
    packed: int

    @property
    def name(self) -> str:
        """The last part of its address."""
        return f"{self.feed}.{self.format}"


@dataclass(frozen=True, slots=True)
class BulkFiles:
    """All files of one state."""

    state: BulkState
    folder: str
    made_at: str
    files: tuple[BulkFile, ...]

    @property
    def may_be_given_out(self) -> bool:
        """Whether no decision was made or undone since, the database is the same, and the demonstration is as it was."""
        now = bulk_state()
        unchanged = (now.decisions, now.hiding, now.demo) == (self.state.decisions, self.state.hiding, self.state.demo)
        return unchanged and (
            not self.state.token or Commit.objects.filter(number=self.state.commit, token=self.state.token).exists()
        )

    def file_named(self, name: str) -> BulkFile | None:
        """The file of that name, unless the feed's licence does not allow it any more."""
        allowed = {feed.name for feed in bulk_feeds()}
        return next((each for each in self.files if each.name == name and each.feed in allowed), None)


def bulk_feeds() -> tuple[Feed, ...]:
    """The feeds of which whole files may be given out, by what their publishers declare."""
    return tuple(feed for feed in ALL_FEEDS.values() if feed.publisher.redistribution.is_allowed)


def bulk_state() -> BulkState:
    """The state now, in two queries."""
    commit, token = Commit.objects.order_by("-number").values_list("number", "token").first() or (0, "")
    decisions = decision_state()
    return BulkState(commit, token, decisions.every, decisions.hiding, demo_allowed())


def made_files() -> BulkFiles | None:
    """The files that were made last; ``None`` before the first time."""
    try:
        made = json.loads((_folder() / "files.json").read_text("utf-8"))
    except FileNotFoundError:
        return None
    files = tuple(BulkFile(**each) for each in made["files"])
    return BulkFiles(BulkState(**made["state"]), made["folder"], made["made_at"], files)


def packed_file(files: BulkFiles, file: BulkFile) -> Path:
    """The compressed file on disk."""
    return _folder() / files.folder / f"{file.name}.gz"


def make_bulk_files() -> BulkFiles:
    """The files of the present state, made now unless they are there; older ones are deleted.

    Raises ``BeingMade`` or ``StateChanges``; what was made before then stays, and is given out only where it may be.
    """
    with made_alone(_folder()):
        for _ in range(TRIES):
            state = bulk_state()
            found = made_files()
            if found and found.state == state:
                return found
            with read_once():
                files = _written(state)
            if bulk_state() == state:
                return _kept(files)
            log.info("the state changed while bulk files of commit %d were made", state.commit)
            shutil.rmtree(_folder() / files.folder)
    raise StateChanges(f"The state changed {TRIES} times while bulk files were made.")


def _folder() -> Path:
    folder: Path = settings.DATA_DIR / "bulk"
    folder.mkdir(exist_ok=True)
    return folder


def _written(state: BulkState) -> BulkFiles:
    name = hashlib.sha256(repr(state).encode()).hexdigest()[:16]
    folder = _folder() / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    files = tuple(file for feed in bulk_feeds() for file in _files_of(feed.name, folder))
    return BulkFiles(state, name, timezone.now().isoformat(), files)


def _kept(files: BulkFiles) -> BulkFiles:
    """Names the new files, then deletes what is not among them."""
    made = {
        "state": asdict(files.state),
        "folder": files.folder,
        "made_at": files.made_at,
        "files": [asdict(file) for file in files.files],
    }
    write_whole(_folder() / "files.json", json.dumps(made).encode())
    for path in _folder().iterdir():
        if path.is_dir() and path.name != files.folder:
            shutil.rmtree(path)
    return files


def _files_of(feed: str, folder: Path) -> Iterator[BulkFile]:
    """Both files of a feed, written side by side in one reading of the database."""
    with ExitStack() as stack:
        outputs = {form: stack.enter_context(_Output(folder / f"{feed}.{form}.gz")) for form in (JSON_LINES, CSV)}
        outputs[CSV].write(BOM + csv_text([CSV_COLUMNS]))
        records = 0
        for line in bulk_lines(feed):
            records += 1
            for form, output in outputs.items():
                output.write(_WRITERS[form](line))
    for form, output in outputs.items():
        yield BulkFile(feed, form, records, output.sha256, output.size, output.path.stat().st_size)


class _Output:
    """A compressed file that knows checksum and size of what went into it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = 0
        self._digest = hashlib.sha256()

    def __enter__(self) -> _Output:
        self._file = gzip.GzipFile(self.path, "wb", 6, mtime=0)
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()

    def write(self, text: str) -> None:
        content = text.encode()
        self.size += len(content)
        self._digest.update(content)
        self._file.write(content)

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()


def json_text(line: BulkLine) -> str:
    """One line of a JSON Lines file."""
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"


def csv_rows(line: BulkLine) -> str:
    """A row for each fact of a record, or one row without a fact; lists and typed values are JSON."""
    of_record = [line[name] for name in OF_RECORD]
    facts = [[fact[name] for name in OF_FACT] for fact in line["facts"]] or [[""] * len(OF_FACT)]
    return csv_text([*of_record, *of_fact] for of_fact in facts)


def csv_text(rows: Iterable[Iterable[Any]]) -> str:
    """The rows as CSV; a cell that a spreadsheet would run has an apostrophe before it, as has one that begins with one."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue()


def _cell(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{text}" if text.startswith("'") or runs_as_formula(text) else text


_WRITERS: dict[str, Callable[[BulkLine], str]] = {JSON_LINES: json_text, CSV: csv_rows}
