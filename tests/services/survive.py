"""Kills each part in the middle of a sync and of a publish of the national list: ``python -m tests.services.survive``.

One trial syncs and publishes the list from nothing, and kills some victims once each in both stages. Each line says at
which row the kill happened and whether the final state of the stage equals that of an undisturbed run.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from tests.services.kill_trial import FEED, KillOutcome, Trials, Victim, draw, write_small_list
from tests.services.stack import ROOT, Stack

LIST = ROOT.parent / "shared" / "data" / "ncis" / "ncis_2026-01.xlsx"
LONGEST_DOWN = 8.0
TOGETHER = ((Victim.BEAT, Victim.REDIS, Victim.WORKER), (Victim.POSTGRES, Victim.ELASTICSEARCH))
"""Who is killed in one trial, one after the other; Elasticsearch, which takes longest to come back, is last."""


def settings_for(list_file: Path, *, tick: float) -> dict[str, str]:
    """A portal that reads one list, which is queued every two seconds in the portal's own weekly slots."""
    return {
        "NCIS_INVENTORY_FILE": str(list_file), "DEMO": "off",
        "QUICK_FEEDS": FEED, "QUICK_SECONDS": "2", "QUICK_SLOT": "0", "QUICK_TICK": str(tick),
    }  # fmt: skip


def main() -> int:
    """Prints the table as it grows; 1 where any state differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=5, help="of each victim in each stage")
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--list", type=Path, default=LIST, help="the national list as .xlsx")
    parser.add_argument("--rows", type=int, default=0, help="an invented list of so many rows instead")
    parser.add_argument("--alone", action="store_true", help="a trial for each victim: more than twice as long")
    options = parser.parse_args()
    # SIGTERM ends the program like Ctrl-C, so that the servers end too.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    with tempfile.TemporaryDirectory(prefix="survive-") as folder:
        if options.rows:
            options.list = Path(folder) / "list.xlsx"
            write_small_list(options.list, options.rows)
        with Stack(settings_for(options.list, tick=10)) as stack:
            return _table(Trials(stack), options)


def _table(trials: Trials, options: argparse.Namespace) -> int:
    began = time.monotonic()
    expected = trials.undisturbed()
    print(
        f"seed {options.seed}; undisturbed: {time.monotonic() - began:.0f} s, "
        f"{len(expected.records):,} lines of records, {len(expected.documents):,} documents"
    )
    print(f"{'kill':>4}  {'victim':<14}{'stage':<9}{'at row':>8}{'down s':>8}  state", flush=True)
    outcomes: list[KillOutcome] = []
    for number in range(1, options.kills + 1):
        for victims in [(victim,) for victim in Victim] if options.alone else TOGETHER:
            dice = random.Random(f"{options.seed}/{victims}/{number}")  # noqa: S311  (a printed seed, not a secret)
            outcomes_of_trial = trials.killed(draw(victims, dice, LONGEST_DOWN), expected, live=number % 2 == 1)
            print("\n".join(_line(number, outcome) for outcome in outcomes_of_trial), flush=True)
            outcomes += outcomes_of_trial
    differing = sum(bool(outcome.difference) for outcome in outcomes)
    print(f"{len(outcomes)} kills, {differing} differ, {time.monotonic() - began:.0f} s")
    return 1 if differing else 0


def _line(number: int, outcome: KillOutcome) -> str:
    kill = outcome.kill
    return f"{number:>4}  {kill.victim:<14}{kill.stage:<9}{outcome.at:>8,}{kill.down:>8.1f}  {outcome.difference or 'equal'}"


if __name__ == "__main__":
    sys.exit(main())
