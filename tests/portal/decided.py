"""A decision made in the staff pages of a running portal, followed into the index and out of it again."""

from __future__ import annotations

from collections.abc import Callable

from tests.portal.staff import Staff

CAS, KEY = "71-43-2", "cas:71-43-2"
READY = " ready."
"""What a worker's log holds once it takes tasks."""
IN_THE_INDEX = f"""
from portal.engine import engine
from portal.models import SyncRun
held = engine().stored(engine().live(), "{KEY}") is not None
print(held, SyncRun.objects.filter(feed="index").latest("pk").pid)
"""
"""Prints whether the index holds the document, and the number of the process that published last."""


def follow_a_decision(staff: Staff, run: Callable[[str], str], stack: str) -> set[int]:
    """Withholds a substance and undoes that, prints the seconds of both, and returns which processes published.

    ``run`` gives what some lines of Python in the portal print.
    """
    staff.seconds_until_published()
    assert f"/substances/{CAS}" in _found(staff)
    staff.withhold(KEY)
    # The next request, whatever the index still holds.
    assert staff.get(f"/substances/{CAS}")[0] == 404
    assert f"/substances/{CAS}" not in _found(staff)
    withheld = staff.seconds_until_published()
    held, first = run(IN_THE_INDEX).split()
    assert held == "False"
    staff.undo_last()
    assert staff.get(f"/substances/{CAS}")[0] == 200
    undone = staff.seconds_until_published()
    held, second = run(IN_THE_INDEX).split()
    assert held == "True"
    assert f"/substances/{CAS}" in _found(staff)
    print(f"{stack}: a decision was in the index after {withheld:.1f} s, its undoing after {undone:.1f} s")
    return {int(first), int(second)}


def _found(staff: Staff) -> str:
    return staff.get(f"/api/v1/suggest?q={CAS}")[1]
