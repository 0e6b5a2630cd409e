"""Staff's annotations on entries and on their records and values, for lists that show an entry on one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db import DatabaseError, InterfaceError

from portal.curation.annotations import Annotation
from portal.curation.current import Curation, last_known_curation
from portal.curation.subjects import entries_of
from portal.models import Entry, Fact


def annotations_on(keys: Iterable[str]) -> dict[str, tuple[Annotation, ...]]:
    """The annotations by entry key: on the entry, its records and its visible values, each once, in a few queries.

    When the database does not answer, the annotations on whole entries that this process read last.
    """
    curation = last_known_curation()
    annotations = curation.annotations
    key_list = list(keys)
    try:
        return _read(key_list, curation)
    except (DatabaseError, InterfaceError):
        return {key: annotations.of_entry(key) for key in key_list}


def _read(key_list: list[str], curation: Curation) -> dict[str, tuple[Annotation, ...]]:
    annotations = curation.annotations
    annotated_entries = entries_of(annotations.subjects)
    by_key: dict[str, dict[Annotation, None]] = defaultdict(dict)
    for key in Entry.objects.filter(key__in=key_list, pk__in=annotated_entries).values_list("key", flat=True):
        by_key[key].update(dict.fromkeys(annotations.of_entry(key)))
    facts = curation.visibility.of_facts(Fact.objects.filter(record__entry__key__in=list(by_key), ended_at=None))
    for key, feed, record, kind, value in facts.order_by("order", "pk").values_list(
        "record__entry__key", "record__feed", "record__key", "kind", "value"
    ):
        by_key[key].update(dict.fromkeys(annotations.of_value(feed, record, kind, value)))
    return {key: tuple(each) for key, each in by_key.items()}
