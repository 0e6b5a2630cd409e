"""Staff's remarks on whole entries and on anything stated of them, for faces that show an entry on one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db import DatabaseError, InterfaceError

from portal.curation.annotations import Annotation
from portal.curation.current import Curation, last_known_curation
from portal.curation.subjects import entries_of
from portal.models import Entry, Fact


def remarks_on(keys: Iterable[str]) -> dict[str, tuple[Annotation, ...]]:
    """The remarks by entry key: on the entry, on its records and on its visible values, each once; few queries.

    Where the database does not answer, those on whole entries that this process knew last.
    """
    known = last_known_curation()
    remarks = known.annotations
    wanted = list(keys)
    if not remarks.subjects or not wanted:
        return {}
    try:
        return _read(wanted, known)
    except (DatabaseError, InterfaceError):
        return {key: remarks.of_entry(key) for key in wanted}


def _read(wanted: list[str], known: Curation) -> dict[str, tuple[Annotation, ...]]:
    remarks = known.annotations
    about = entries_of(remarks.subjects)
    found: dict[str, dict[Annotation, None]] = defaultdict(dict)
    for key in Entry.objects.filter(key__in=wanted, pk__in=about).values_list("key", flat=True):
        found[key].update(dict.fromkeys(remarks.of_entry(key)))
    facts = known.visibility.of_facts(Fact.objects.filter(record__entry__key__in=list(found), ended_at=None))
    for key, feed, record, kind, value in facts.order_by("order", "pk").values_list(
        "record__entry__key", "record__feed", "record__key", "kind", "value"
    ):
        found[key].update(dict.fromkeys(remarks.of_value(feed, record, kind, value)))
    return {key: tuple(each) for key, each in found.items()}
