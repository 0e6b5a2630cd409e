"""A small list with each part killed in the middle of a sync and of a publish; ``make survive`` does it with the national one."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from tests.services.kill_trial import FEED, RECEIVED, Stage, State, Trials, Victim, draw, write_small_list
from tests.services.processes import wait_for
from tests.services.stack import Stack
from tests.services.survive import settings_for

ROWS = 3_000
SEED = 20261124


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    small = tmp_path_factory.mktemp("list") / "list.xlsx"
    write_small_list(small, ROWS)
    with Stack(settings_for(small, tick=5)) as started:
        yield started


@pytest.fixture(scope="module")
def trials(stack: Stack) -> Trials:
    return Trials(stack)


@pytest.fixture(scope="module")
def expected(trials: Trials) -> State:
    state = trials.undisturbed()
    assert len(state.documents) >= ROWS
    return state


@pytest.mark.parametrize("victim", Victim)
def test_whatever_is_killed_in_the_middle_the_state_becomes_that_of_an_undisturbed_run(
    victim: Victim, trials: Trials, expected: State
) -> None:
    dice = random.Random(f"{SEED}/{victim}")  # noqa: S311  (a seed of the test's own)
    # The last batch of a small list is over before it can be observed.
    kills = draw([victim], dice, longest_down=1, latest=0.6)
    outcomes = trials.killed(kills, expected, live=victim is not Victim.WORKER)
    assert [outcome.difference for outcome in outcomes] == ["", ""]


def test_a_worker_that_is_asked_to_end_in_the_middle_writes_its_batch_and_the_next_one_takes_the_slot_up(
    stack: Stack, trials: Trials, expected: State
) -> None:
    trials.begin(live=True)
    wait_for(lambda: stack.number(RECEIVED, FEED), 300, "the sync to have begun", every=0.02)
    assert trials.worker.end(60) == 0
    assert stack.rows("select state, received > 0, received < %s from portal_syncrun where feed = %s", ROWS, FEED) == [
        ("interrupted", True, True)
    ]
    trials.worker.start()
    trials.done(Stage.SYNC)
    trials.done(Stage.PUBLISH)
    assert State.of(stack) == expected
