"""Kills each part in the middle of a sync and of a publish of the national list: ``python -m tests.services.survive``.

One trial syncs and publishes the list from nothing with one victim, killed once in each stage. Each line says at which row
the kill struck, how long the stage took from there, and whether the state equals that of an undisturbed run.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.services.stack import ROOT, Stack
from tests.services.trial import FEED, Outcome, Stage, Trials, Victim, draw, write_small_list

LIST = ROOT.parent / "shared" / "data" / "ncis" / "ncis_2026-01.xlsx"
LONGEST_DOWN = 8.0


def settings_for(list_file: Path, *, tick: float) -> dict[str, str]:
    """A portal that reads one list, asked for every two seconds in the portal's own weekly slots."""
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
    parser.add_argument("--victims", nargs="*", type=Victim, default=list(Victim))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="survive-") as name:
        folder = Path(name)
        if asked.rows:
            asked.list = folder / "list.xlsx"
            write_small_list(asked.list, asked.rows)
        with Stack(folder, settings_for(asked.list, tick=10)) as stack:
            return _table(Trials(stack), asked)


def _table(trials: Trials, asked: argparse.Namespace) -> int:
    began = time.monotonic()
    expected = trials.undisturbed()
    print(
        f"seed {asked.seed}; undisturbed: {time.monotonic() - began:.0f} s, "
        f"{len(expected.records):,} lines of records, {len(expected.documents):,} documents"
    )
    print(f"{'kill':>4}  {'victim':<14}{'stage':<9}{'at row':>8}{'down s':>8}{'done s':>8}  state", flush=True)
    differing = 0
    for number in range(1, asked.kills + 1):
        for victim in asked.victims:
            dice = random.Random(f"{asked.seed}/{victim}/{number}")  # noqa: S311  (a printed seed, not a secret)
            kills = [draw(stage, dice, LONGEST_DOWN) for stage in Stage]
            for outcome in trials.killed(victim, kills, expected, live=number % 2 == 1):
                print(_line(number, victim, outcome), flush=True)
                differing += bool(outcome.difference)
    print(f"{2 * asked.kills * len(asked.victims)} kills, {differing} differ, {time.monotonic() - began:.0f} s")
    return 1 if differing else 0


def _line(number: int, victim: Victim, outcome: Outcome) -> str:
    return (
        f"{number:>4}  {victim:<14}{outcome.kill.stage:<9}{outcome.at:>8,}{outcome.kill.down:>8.1f}"
        f"{outcome.seconds:>8.1f}  {outcome.difference or 'equal'}"
    )


if __name__ == "__main__":
    sys.exit(main())
