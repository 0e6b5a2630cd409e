"""Whether the live index can be trusted: its schema, its watermark's commit, and its count against the database."""

from __future__ import annotations

from dataclasses import dataclass

from portal.curation.current import current_visibility
from portal.engine import engine
from portal.models import Commit, Entry
from portal.publish.document import NOT_INDEXED
from portal.publish.index_version import schema_version
from search.engine import Engine
from search.engine_types import Watermark
from search.errors import EngineMismatch, SearchError


@dataclass(frozen=True, slots=True)
class IndexHealth:
    """What /readyz and /sources say about the index; ``trouble`` is "" or one English sentence, ``lag`` counts revisions."""

    build: str
    trouble: str
    lag: int
    watermark: int


def reason_to_rebuild(target: Engine) -> str:
    """Why publishing cannot bring the live build up to date; "" where it can.

    A watermark whose commit is not in the database comes from another database or from before a restored backup.
    """
    build = target.live()
    if build is None:
        return "there is no live build"
    if target.builds().get(build) != schema_version():
        return "the live build was made by other code or other tables"
    watermark = target.watermark(build)
    if watermark.number and not Commit.objects.filter(number=watermark.number, token=watermark.token).exists():
        return "the index comes from another database or from after its backup"
    try:
        return _count_differs(target, build, watermark)
    except EngineMismatch as error:
        return str(error)


def _count_differs(target: Engine, build: str, watermark: Watermark) -> str:
    """Compares counts without a lock; they count only where the watermark equals the last commit before and after."""
    before = _last_commit()
    current = Entry.objects.filter(withdrawn_at=None).exclude(kind__in=NOT_INDEXED)
    expected = current_visibility().of_entries(current).count()
    documents = target.count(build)
    if not watermark.number == before == _last_commit() or target.watermark(build) != watermark:
        return ""
    return f"the index holds {documents} documents, the database {expected} entries" if documents != expected else ""


def _last_commit() -> int:
    return Commit.objects.order_by("-number").values_list("number", flat=True).first() or 0


def index_health() -> IndexHealth:
    """The state of the index now; never raises, because it is asked when things are broken."""
    try:
        target = engine()
        build = target.live()
        if build is None:
            return IndexHealth("", "there is no live build", 0, 0)
        watermark = target.watermark(build)
        return IndexHealth(build, target.check(), _last_commit() - watermark.number, watermark.number)
    except SearchError as error:
        return IndexHealth("", f"{type(error).__name__}: {error}", 0, 0)
