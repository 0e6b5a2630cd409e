"""One sync and publish of a list, undisturbed or with a victim killed in the middle of each, and the state that results."""

from __future__ import annotations

import random
import threading
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
MISSED = -1
"""Stands for the row of a kill where the stage was over before it."""
TICKED = "select max(id) from portal_syncrun where feed = 'portal.aliases' and state = 'succeeded'"
TIMEOUT_SECONDS = 1_200.0
"""Seconds after which a stage counts as hung; an undisturbed one takes about one, on a loaded machine several minutes."""


class Victim(StrEnum):
    """What is killed."""

    WORKER = "worker"
    BEAT = "beat"
    ELASTICSEARCH = "elasticsearch"
    REDIS = "redis"
    POSTGRES = "postgres"


class Stage(StrEnum):
    """The stage in which it is killed."""

    SYNC = "sync"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class State:
    """The contents of the database and of the index, line by line."""

    records: tuple[str, ...]
    documents: tuple[str, ...]

    @classmethod
    def of(cls, stack: Stack) -> State:
        """The stack's state now."""
        lines = stack.python("-m", "tests.services.state_dump").splitlines()
        documents = tuple(line for line in lines if line.startswith('["document"'))
        return cls(tuple(line for line in lines if not line.startswith('["document"')), documents)

    def lines(self, stage: Stage) -> tuple[str, ...]:
        """The lines that the stage writes: a sync records and entries, a publish documents."""
        return self.records if stage is Stage.SYNC else self.documents


@dataclass(frozen=True, slots=True)
class Kill:
    """Which victim is killed, after which share of the stage's rows, and for how many seconds it stays down."""

    victim: Victim
    stage: Stage
    share: float
    delay: float
    down: float


@dataclass(frozen=True, slots=True)
class KillOutcome:
    """The result of one kill: the row at which it happened, and the difference of the stage's final state, or ""."""

    kill: Kill
    at: int
    difference: str


def draw(victims: Sequence[Victim], dice: random.Random, longest_down: float, *, latest: float = 0.95) -> list[Kill]:
    """A kill of each victim in each stage, anywhere in it up to the share ``latest`` of its rows.

    A stage continues while a victim is down, and a publish that was cut continues with what is left. Where several victims
    are killed one after the other, all are killed in the first half.
    """
    kills = []
    for stage in Stage:
        last = 0.45 if len(victims) > 1 else latest
        for victim in victims:
            down = dice.choice((0.0, dice.uniform(0, longest_down)))
            kills.append(Kill(victim, stage, dice.uniform(0.02, last), dice.uniform(0, 0.3), down))
    return kills


class Trials:
    """Runs trials one after the other on one stack; the servers stay, everything else starts again for each trial."""

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self.worker, self.beat = stack.worker(), stack.beat()
        # The database that was just migrated is what each trial begins with.
        stack.postgres.create(EMPTY, DATABASE)

    def undisturbed(self) -> State:
        """The state with which all others are compared."""
        self.begin(live=True)
        self.done(Stage.SYNC)
        self.done(Stage.PUBLISH)
        return State.of(self._stack)

    def killed(self, kills: Sequence[Kill], expected: State, *, live: bool) -> list[KillOutcome]:
        """Kills one after the other in each stage; ``live``: an empty build is live already, and publishing continues in it."""
        self.begin(live=live)
        kills_done = []
        for stage in Stage:
            for kill in kills:
                if kill.stage is stage:
                    kills_done.append((kill, self._strike(kill, len(expected.documents))))
            self.done(stage)
        actual = State.of(self._stack)
        wrong = self._irregular()
        return [
            KillOutcome(kill, at, wrong or _difference_at(at, expected.lines(kill.stage), actual.lines(kill.stage)))
            for kill, at in kills_done
        ]

    def begin(self, *, live: bool) -> None:
        stack = self._stack
        for process in (self.worker, self.beat):
            process.kill()
        stack.redis.send(b"FLUSHALL")
        stack.postgres.create(DATABASE, EMPTY)
        stack.elasticsearch.empty()
        if live:
            stack.python("manage.py", "publish")
        for process in (self.worker, self.beat):
            process.start()

    def done(self, stage: Stage) -> None:
        """Waits until the stage is over."""
        wait_for(lambda: self._over(stage), TIMEOUT_SECONDS, f"the {stage} to succeed", every=0.3)

    def _over(self, stage: Stage) -> bool:
        return self._stack.settled() if stage is Stage.PUBLISH else bool(self._stack.number(DONE, FEED))

    def _strike(self, kill: Kill, total: int) -> int:
        """Waits for the point, kills, and starts the victim again after its time; the rows that had been received."""
        feed, left = FEED, total
        if kill.stage is Stage.PUBLISH:
            # A tick may already have published what an interrupted sync had written.
            feed, left = "index", total - self._stack.elasticsearch.documents()
        point = kill.share * left

        def reached() -> int | None:
            if self._over(kill.stage):
                return MISSED
            received = self._stack.number(RECEIVED, feed)
            return received if received is not None and received >= point else None

        at = wait_for(reached, TIMEOUT_SECONDS, f"{kill.stage} to reach {point:.0f} rows", every=0.02) or 0
        if at == MISSED:
            return at
        threading.Event().wait(kill.delay)
        self._kill(kill.victim)
        threading.Event().wait(kill.down)
        self._start(kill.victim)
        return at

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
        return {
            Victim.WORKER: self.worker,
            Victim.BEAT: self.beat,
            Victim.REDIS: self._stack.redis.process,
            Victim.POSTGRES: self._stack.postgres.process,
        }[victim]

    def _irregular(self) -> str:
        """Faults that no dump shows: a slot that succeeded twice, a run left running, a beat or worker that does nothing."""
        last = self._stack.number("select max(id) from portal_syncrun") or 0
        wait_for(
            lambda: self._stack.number(f"{TICKED} and id > %s", last),
            TIMEOUT_SECONDS,
            "beat and worker to do another tick",
        )
        done = self._stack.number(DONE, FEED)
        if done != 1:
            return f"the slot succeeded {done} times"
        self._stack.wait_settled(TIMEOUT_SECONDS)
        return ""


def _difference_at(at: int, expected: Sequence[str], actual: Sequence[str]) -> str:
    return "the stage was over before the kill" if at == MISSED else difference(expected, actual)


def difference(expected: Sequence[str], actual: Sequence[str]) -> str:
    """ "" or how many lines are missing and too many, with one of them."""
    if tuple(expected) == tuple(actual):
        return ""
    missing, more = sorted(set(expected) - set(actual)), sorted(set(actual) - set(expected))
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
