"""Names that records mention and that several substances have; such a name links to none of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from portal.curation.current import apart_decisions, current_visibility
from portal.curation.joins import joined
from portal.models import Identifier, Mention
from portal.store.bulk_rows import chunks


@dataclass(frozen=True, slots=True)
class AmbiguousName:
    """A name with the keys of the current substances that have it, and those pairs of them that staff neither joined nor keep apart."""

    name: str
    keys: tuple[str, ...]
    undecided_pairs: tuple[tuple[str, str], ...]


def ambiguous_names() -> Iterable[tuple[str, int]]:
    """Each name with the number of current substances that have it, by name; withheld records and values do not count."""
    return ((name, len(keys)) for name, keys in _keys_by_name())


def undecided_names() -> Iterator[AmbiguousName]:
    """The names with a pair of substances about which staff decided nothing."""
    ends = joined()
    for name, keys in _keys_by_name():
        pairs = tuple(
            (one, other)
            for one, other in combinations(keys, 2)
            if other not in apart_decisions(one) and ends.get(one, one) != ends.get(other, other)
        )
        if pairs:
            yield AmbiguousName(name, keys, pairs)


def _keys_by_name() -> Iterator[tuple[str, tuple[str, ...]]]:
    visibility = current_visibility()
    mentions = Mention.objects.filter(record__withdrawn_at=None).exclude(record__in=visibility.records)
    for group in chunks(mentions.order_by("normalised").values_list("normalised", flat=True).distinct()):
        keys_by_name: dict[str, set[str]] = defaultdict(set)
        names = visibility.of_identifiers(Identifier.objects.filter(scheme="name", value__in=group))
        current = names.filter(entry__kind="substance", entry__withdrawn_at=None)
        for name, key in current.values_list("value", "entry__key"):
            keys_by_name[name].add(key)
        yield from ((name, tuple(sorted(keys))) for name, keys in sorted(keys_by_name.items()) if len(keys) > 1)
