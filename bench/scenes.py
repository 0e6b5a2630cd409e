"""Thirty scenes of accidents on a phone with a slow line: seconds, taps and bytes from typed text to the danger line.

``python -m bench.scenes http://localhost:8000`` walks them on a portal that is running. Its seconds depend on what else the
machine does, bytes and taps do not.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterable, Sequence

from playwright.sync_api import sync_playwright

from bench.scene_walk import BITS_A_SECOND, DELAY_MS, PLACES, Place, Walked, read_scenes, walk

MOST_SECONDS = 5
MOST_TAPS = 1
HEADINGS = ("scene", "text", "seconds", "taps", "bytes to danger", "bytes in all", *PLACES, "ends")


def main() -> None:
    """Prints a table, and how many scenes met both bounds."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("site", help="address of a running portal")
    arguments.add_argument("scenes", nargs="*", help="names of scenes; all without one")
    chosen = arguments.parse_args()
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        arguments.error("Chromium is not installed.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        scenes = [scene for scene in read_scenes() if not chosen.scenes or scene.name in chosen.scenes]
        print(f"390 × 844, {BITS_A_SECOND:,} bit/s, {DELAY_MS} ms\n")
        print(_row(HEADINGS), _row("---" for _ in HEADINGS), sep="\n")
        walked = []
        for scene in scenes:
            walked.append(walk(browser, chosen.site.rstrip("/"), scene))
            print(_row(_cells(walked[-1])), flush=True)
        browser.close()
    print(f"\n{_verdict(walked)}")


def _cells(walked: Walked) -> Sequence[str]:
    seconds = "–" if walked.seconds is None else f"{walked.seconds:.1f}"
    return (
        walked.scene.name,
        walked.scene.text,
        seconds,
        str(walked.taps),
        f"{walked.bytes_to_danger:,}",
        f"{walked.bytes_in_all:,}",
        *(_place(walked.to_places.get(name)) for name in PLACES),
        f"{walked.last} ({walked.scene.remark})" if walked.scene.remark else walked.last,
    )


def _place(place: Place | None) -> str:
    if place is None:
        return "–"
    return f"{place.taps} taps, screen {place.screen}{', nothing quoted' if place.is_gap else ''}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _verdict(walked: Sequence[Walked]) -> str:
    reached = [each for each in walked if each.seconds is not None]
    within = [each for each in reached if each.seconds is not None and each.seconds <= MOST_SECONDS]
    met = [each for each in within if each.taps <= MOST_TAPS]
    most = max((each.bytes_to_danger for each in walked), default=0)
    in_all = max((each.bytes_in_all for each in walked), default=0)
    return (
        f"{len(walked)} scenes: danger line reached in {len(reached)}, within {MOST_SECONDS} s in {len(within)}, "
        f"of these with at most {MOST_TAPS} tap {len(met)} ({len(met) / max(len(walked), 1):.0%}); "
        f"at most {most:,} bytes to the danger line, {in_all:,} in all"
    )


if __name__ == "__main__":
    main()
