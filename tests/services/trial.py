"""One sync and publish of a list, undisturbed or with a victim killed in the middle of each, and the state that results."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from openpyxl import Workbook

from demo.ncis.spreadsheet import COLUMNS
from tests.services.processes import Process, wait_for
from tests.services.stack import DATABASE, Stack

FEED = "ncis.inventory"
EMPTY = "empty"
DONE = "select count(*) from portal_syncrun where feed = %s and state = 'succeeded' and slot <> ''"
RECEIVED = "select received from portal_syncrun where feed = %s and state = 'running'"
TICKED = "select max(id) from portal_syncrun where feed = 'portal.aliases' and state = 'succeeded'"
PATIENCE = 1_200.0
"""Seconds after which a stage counts as hung; an undisturbed one takes about one, on a loaded machine several minutes."""


class Victim(StrEnum):
    """What is killed."""

    WORKER = "worker"
    BEAT = "beat"
    ELASTICSEARCH = "elasticsearch"
    REDIS = "redis"
    POSTGRES = "postgres"


class Stage(StrEnum):
    """In the middle of what."""

    SYNC = "sync"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class State:
    """What the database and the index hold, line by line, and how many rows and documents went through."""

    records: tuple[str, ...]
    documents: tuple[str, ...]

    @classmethod
    def of(cls, stack: Stack) -> State:
        """The stack's state now."""
        lines = stack.python("-m", "tests.services.dump").splitlines()
        documents = tuple(line for line in lines if line.startswith('["document"'))
        return cls(tuple(line for line in lines if not line.startswith('["document"')), documents)

    def lines(self, stage: Stage) -> tuple[str, ...]:
        """What the stage makes: a sync records and entries, a publish documents."""
        return self.records if stage is Stage.SYNC else self.documents


@dataclass(frozen=True, slots=True)
class Kill:
    """When and for how long something is dead: after which share of the stage's rows, and down for how many seconds."""

    stage: Stage
    share: float
    delay: float
    down: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one kill: the rows at which it struck, seconds until the stage was done, and the first difference or ""."""

    kill: Kill
    at: int
    seconds: float
    difference: str


def draw(stage: Stage, dice: random.Random, longest_down: float) -> Kill:
    """A kill anywhere between the first rows and the last ones."""
    return Kill(stage, dice.uniform(0.02, 0.9), dice.uniform(0, 0.3), dice.choice((0.0, dice.uniform(0, longest_down))))


class Trials:
    """Runs trials one after the other on one stack whose servers stay; everything else begins anew each time."""

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._worker: Process | None = None
        self._beat: Process | None = None
        # The database that was just migrated is what each trial begins with.
        stack.postgres.create(EMPTY, DATABASE)

    def undisturbed(self) -> State:
        """The state that all others are held to."""
        self._begin(live=True)
        self._done(Stage.SYNC)
        self._done(Stage.PUBLISH)
        return State.of(self._stack)

    def killed(self, victim: Victim, kills: Sequence[Kill], expected: State, *, live: bool) -> list[Outcome]:
        """Kills the victim in each stage; ``live`` says whether an empty build answers before, so that publishing goes on in it."""
        self._begin(live=live)
        struck = []
        for kill in kills:
            at = self._strike(victim, kill, len(expected.documents))
            began = time.monotonic()
            self._done(kill.stage)
            struck.append((kill, at, time.monotonic() - began))
        self._done(Stage.PUBLISH)
        held = State.of(self._stack)
        wrong = self._irregular()
        return [
            Outcome(kill, at, seconds, wrong or difference(expected.lines(kill.stage), held.lines(kill.stage)))
            for kill, at, seconds in struck
        ]

    def _begin(self, *, live: bool) -> None:
        stack = self._stack
        for process in (self._worker, self._beat):
            if process is not None:
                process.kill()
        stack.redis.asked(b"FLUSHALL")
        stack.postgres.create(DATABASE, EMPTY)
        stack.elasticsearch.empty()
        if live:
            stack.python("manage.py", "publish")
        self._worker, self._beat = self._worker or stack.worker(), self._beat or stack.beat()
        for process in (self._worker, self._beat):
            if not process.alive():
                process.start()

    def _done(self, stage: Stage) -> None:
        if stage is Stage.PUBLISH:
            self._stack.wait_settled(PATIENCE)
        else:
            wait_for(lambda: self._stack.number(DONE, FEED), PATIENCE, "the sync to succeed")

    def _strike(self, victim: Victim, kill: Kill, total: int) -> int:
        """Waits for the point, kills, and starts the victim again after its time; the rows that had been received."""
        feed, point = (FEED if kill.stage is Stage.SYNC else "index"), kill.share * total
        at = wait_for(
            lambda: (received := self._stack.number(RECEIVED, feed)) is not None and received >= point and received,
            PATIENCE, f"{kill.stage} to reach {point:.0f} rows", every=0.02,
        )  # fmt: skip
        threading.Event().wait(kill.delay)
        self._kill(victim)
        threading.Event().wait(kill.down)
        self._start(victim)
        return int(at)

    def _kill(self, victim: Victim) -> None:
        if victim is Victim.ELASTICSEARCH:
            self._stack.elasticsearch.kill()
        else:
            self._process(victim).kill()

    def _start(self, victim: Victim) -> None:
        """Servers are waited for until they answer."""
        stack = self._stack
        if victim is Victim.ELASTICSEARCH:
            stack.elasticsearch.start()
        elif victim is Victim.REDIS:
            stack.redis.start()
        elif victim is Victim.POSTGRES:
            stack.postgres.start()
        else:
            self._process(victim).start()

    def _process(self, victim: Victim) -> Process:
        found = {
            Victim.WORKER: self._worker,
            Victim.BEAT: self._beat,
            Victim.REDIS: self._stack.redis.process,
            Victim.POSTGRES: self._stack.postgres.process,
        }[victim]
        assert found is not None
        return found

    def _irregular(self) -> str:
        """What no dump shows: a slot that succeeded twice, a run left running, a beat or worker that does no more."""
        last = self._stack.number("select max(id) from portal_syncrun") or 0
        wait_for(
            lambda: self._stack.number(f"{TICKED} and id > %s", last), PATIENCE, "beat and worker to do another tick"
        )
        done = self._stack.number(DONE, FEED)
        if done != 1:
            return f"the slot succeeded {done} times"
        self._stack.wait_settled(PATIENCE)
        return ""


def difference(expected: Sequence[str], held: Sequence[str]) -> str:
    """ "" or how many lines are missing and too many, with one of them."""
    if tuple(expected) == tuple(held):
        return ""
    missing, more = sorted(set(expected) - set(held)), sorted(set(held) - set(expected))
    shown = (missing or more or ["the same lines in another order or number"])[0]
    return f"{len(missing)} lines missing, {len(more)} too many, as {shown[:200]}"


def write_small_list(path: Path, rows: int) -> None:
    """A list of invented substances in the columns of the national one."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("화학물질 목록")
    sheet.append(COLUMNS)
    for number in range(1, rows + 1):
        cells: list[object] = [number, _cas(number), f"Substance {number}", f"시험물질 {number}", f"KE-{number:05d}"]
        sheet.append(cells + [None] * (len(COLUMNS) - len(cells)))
    book.save(path)


def _cas(number: int) -> str:
    digits = f"{number + 100_000}00"
    check = sum(place * int(digit) for place, digit in enumerate(reversed(digits), 1)) % 10
    return f"{digits[:-2]}-{digits[-2:]}-{check}"
