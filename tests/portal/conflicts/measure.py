"""The four real classifications loaded whole: conflicts by type and pair, and some drawn at random to be judged by hand.

``python -m tests.portal.conflicts.measure [--draw 60] [--seed 13] [--each 6]`` makes a database of its own and takes two
minutes; ``--each`` draws so many of each type besides, because most conflicts are one-sided classes.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

SHARED_DATA = Path(__file__).resolve().parents[4] / "shared" / "data"


def main() -> None:
    """Prints the counts, then the drawn conflicts with the rows of both sources."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--draw", type=int, default=60)
    options.add_argument("--seed", type=int, default=13)
    options.add_argument("--each", type=int, default=0)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="conflicts-") as folder:
        os.environ.update(DATA_DIR=folder, DJANGO_SETTINGS_MODULE="portal.settings", DEMO="off")
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        _measure(given.draw, given.seed, given.each)


def _measure(draw: int, seed: int, each_type: int) -> None:
    from portal.models import Conflict
    from tests.portal.conflicts.brute_force import expected
    from tests.portal.conflicts.loading import load, publish_conflicts
    from tests.portal.conflicts.real_feeds import AGENCIES, read_all

    started = time.perf_counter()
    rows = read_all(SHARED_DATA)
    print("rows", dict(Counter(row.feed for row in rows)))
    load(rows)
    loaded = time.perf_counter()
    publish_conflicts()
    print(f"loaded in {loaded - started:.0f} s, compared in {time.perf_counter() - loaded:.0f} s")
    found = list(Conflict.objects.select_related("entry").order_by("pk"))
    print("conflicts", len(found), "of", len({each.entry_id for each in found}), "substances")
    pairs = Counter((each.type, f"{AGENCIES[each.one]} – {AGENCIES[each.other]}") for each in found)
    for (kind, pair), count in sorted(pairs.items()):
        print(f"{kind:12} {pair:24} {count:6}")
    stored = {(each.entry.slug, each.type, each.subject, each.form, each.one, each.other) for each in found}
    wanted_by_force = expected(rows)
    print(
        "brute force",
        len(wanted_by_force),
        "missing",
        len(wanted_by_force - stored),
        "more",
        len(stored - wanted_by_force),
    )
    for each in [*sorted(wanted_by_force - stored)[:20], "--", *sorted(stored - wanted_by_force)[:20]]:
        print("  ", each)
    by_place: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        by_place.setdefault((row.feed, row.cas), []).append(f"{row.key}: {row.source}")
    chance = random.Random(seed)  # noqa: S311
    drawn = chance.sample(found, min(draw, len(found)))
    for kind in sorted({each.type for each in found}):
        of_type = [each for each in found if each.type == kind]
        drawn += chance.sample(of_type, min(each_type, len(of_type)))
    for number, each in enumerate(drawn, 1):
        print(
            f"\n{number}. {each.entry.slug} {each.entry.title_en or each.entry.title_ko} {each.type} {each.name} {each.form}"
        )
        for side in each.sides:
            print(f"   {'–' if side['silent'] else '+'} {AGENCIES[side['voice']]}: {side['text']}")
        for voice in (each.one, each.other):
            for source in by_place[voice, each.entry.slug]:
                print(f"   {AGENCIES[voice]} ROW {source[:700]}")


if __name__ == "__main__":
    sys.exit(main())
