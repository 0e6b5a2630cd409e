"""Whether the live index can be trusted: its schema, its watermark's commit, and its count against the database."""

from __future__ import annotations

from dataclasses import dataclass

from portal.curation.current import current_visibility
from portal.engine import engine
from portal.models import Commit, Entry
from portal.publish.index_version import schema_version
from search.engine import Engine
from search.engine_types import Watermark
from search.errors import EngineMismatch, SearchError


@dataclass(frozen=True, slots=True)
class IndexHealth:
    """What /readyz and /sources say of the index; ``trouble`` is "" or one English sentence, ``lag`` counts revisions."""

    build: str
    trouble: str
    lag: int
    watermark: int


def reason_to_rebuild(target: Engine) -> str:
    """ "" where the live build can be brought up to date by publishing; else why it cannot.

    A watermark whose commit the database does not hold comes from another database or from before a restored backup.
    """
    build = target.live()
    if build is None:
        return "there is no live build"
    if target.builds().get(build) != schema_version():
        return "the live build was made by other code or other tables"
    mark = target.watermark(build)
    if mark.number and not Commit.objects.filter(number=mark.number, token=mark.token).exists():
        return "the index comes from another database or from after its backup"
    try:
        return _count_differs(target, build, mark)
    except EngineMismatch as error:
        return str(error)


def _count_differs(target: Engine, build: str, mark: Watermark) -> str:
    """Compares counts without a lock; judged only where the watermark equals the last commit before and after."""
    before = _last_commit()
    expected = current_visibility().of_entries(Entry.objects.filter(withdrawn_at=None)).count()
    held = target.count(build)
    if not mark.number == before == _last_commit() or target.watermark(build) != mark:
        return ""
    return f"the index holds {held} documents, the database {expected} entries" if held != expected else ""


def _last_commit() -> int:
    return Commit.objects.order_by("-number").values_list("number", flat=True).first() or 0


def index_health() -> IndexHealth:
    """How the index stands now; never raises, for it is asked when things are broken."""
    try:
        target = engine()
        build = target.live()
        if build is None:
            return IndexHealth("", "there is no live build", 0, 0)
        mark = target.watermark(build)
        return IndexHealth(build, target.check(), _last_commit() - mark.number, mark.number)
    except SearchError as error:
        return IndexHealth("", f"{type(error).__name__}: {error}", 0, 0)
