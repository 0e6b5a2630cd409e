"""The schedule at work on services: beat asks, a worker syncs, publishing follows, and a changed name is found."""

from __future__ import annotations

from pathlib import Path

from tests.services.scheduled import show

FEEDS = ("ncis.safety", "ncis.accidents", "ncis.facilities")


def test_a_name_changed_at_the_agency_is_found_after_the_next_slot_without_anyones_doing(tmp_path: Path) -> None:
    timings = show(tmp_path, FEEDS)
    assert set(timings.runs) == set(FEEDS)
    assert timings.runs["ncis.safety"] > 1
