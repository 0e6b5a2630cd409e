"""The manifest of recorded answers: one row for each file, with the request that it answers and the outcome that is awaited."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields
from itertools import groupby
from pathlib import Path
from typing import Any

NAME = "manifest.csv"


@dataclass(frozen=True, slots=True)
class Answer:
    """One recorded answer. ``recording`` is its folder; answers of one recording were asked for by one trial.

    ``origin`` is live, or demo for an answer of the demonstration. ``params`` are those of the request without the key,
    as a query. ``outcome`` is what the feed makes of the whole recording. ``abridged`` says that rows were left out.
    """

    recording: str
    feed: str
    operation: str
    date: str
    origin: str
    question: str
    path: str
    params: str
    status: int
    content_type: str
    headers: str
    file: str
    abridged: str
    outcome: str


COLUMNS = tuple(each.name for each in fields(Answer))


def read_manifest(folder: Path) -> tuple[Answer, ...]:
    """All answers of the folder, in the order of the file; none where there is no manifest."""
    path = folder / NAME
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_answer(row) for row in csv.DictReader(file))


def write_manifest(folder: Path, answers: Iterable[Answer]) -> None:
    """Writes the manifest anew, sorted by recording, each recording's answers in the order in which they were asked for."""
    with (folder / NAME).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(astuple(answer) for answer in sorted(answers, key=lambda answer: answer.recording))


def recordings_of(answers: Iterable[Answer]) -> dict[str, tuple[Answer, ...]]:
    """The answers by recording."""
    ordered = sorted(answers, key=lambda answer: answer.recording)
    return {name: tuple(group) for name, group in groupby(ordered, key=lambda answer: answer.recording)}


def _answer(row: Mapping[str, str]) -> Answer:
    status: dict[str, Any] = {"status": int(row["status"])}
    return Answer(**{**row, **status})
