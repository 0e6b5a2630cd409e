"""Names that records mention and that several substances have; such a name links to none of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from portal.curation.current import current_visibility
from portal.models import Identifier, Mention
from portal.store.bulk_rows import chunks


def ambiguous_names() -> Iterable[tuple[str, int]]:
    """Each name with the number of current substances that have it, by name; withheld records and values do not count."""
    visibility = current_visibility()
    mentions = Mention.objects.filter(record__withdrawn_at=None).exclude(record__in=visibility.records)
    for group in chunks(mentions.order_by("normalised").values_list("normalised", flat=True).distinct()):
        entries_by_name: dict[str, set[int]] = defaultdict(set)
        names = visibility.of_identifiers(Identifier.objects.filter(scheme="name", value__in=group))
        current = names.filter(entry__kind="substance", entry__withdrawn_at=None)
        for name, entry in current.values_list("value", "entry"):
            entries_by_name[name].add(entry)
        yield from ((name, len(entries)) for name, entries in sorted(entries_by_name.items()) if len(entries) > 1)
