"""Which entries staff joined and which they keep apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from portal.models import Decision

Pair = frozenset[str]
"""Two entry keys, in no order."""


def joined() -> dict[str, str]:
    """Maps each entry key that staff joined to the key that stays; chains are followed to their end.

    An undone decision does not count. Decisions in a circle join all to the least of their keys. A decision that would
    bring together two entries that staff keep apart has no effect, whichever of the two decisions came first.
    """
    same = Decision.objects.filter(verdict="same", undone_at=None).order_by("pk")
    direct: dict[str, str] = {}
    apart = kept_apart()
    for subject, stays in same.values_list("subject", "object"):
        tried = {**direct, subject: stays}
        if not _brings_together(tried, apart):
            direct = tried
    return {key: end for key in direct if (end := _end(key, direct)) != key}


def joined_with(keys: Iterable[str]) -> frozenset[str]:
    """These entry keys and the keys that staff joined with any of them."""
    some = set(keys)
    if not some:
        return frozenset()
    ends = joined()
    wanted = {ends.get(key, key) for key in some}
    return frozenset(some | wanted | {key for key, end in ends.items() if end in wanted})


def kept_apart() -> frozenset[Pair]:
    """The pairs of entry keys that staff decided to be different substances."""
    different = Decision.objects.filter(verdict="different", undone_at=None)
    return frozenset(frozenset(pair) for pair in different.values_list("subject", "object"))


def members() -> frozenset[tuple[str, str]]:
    """The pairs of entry keys of which staff decided that the first belongs to the group of the second."""
    member_of = Decision.objects.filter(verdict="member_of", undone_at=None)
    return frozenset(member_of.values_list("subject", "object"))


def apart_by_key(decisions: Iterable[Decision]) -> dict[str, dict[str, Decision]]:
    """The decisions that keep two entries apart, by the key of either entry and then of the other, in the order given."""
    found: dict[str, dict[str, Decision]] = defaultdict(dict)
    for decision in decisions:
        found[decision.subject][decision.object] = decision
        found[decision.object][decision.subject] = decision
    return dict(found)


def _brings_together(direct: dict[str, str], apart: Iterable[Pair]) -> bool:
    return any(len({_end(key, direct) for key in pair}) == 1 for pair in apart)


def _end(key: str, direct: dict[str, str]) -> str:
    seen = {key}
    while (following := direct.get(key)) is not None:
        if following in seen:
            return min(seen)
        seen.add(following)
        key = following
    return key


def connected(keys: Iterable[str]) -> frozenset[str]:
    """These keys and all keys that a decision ever joined to them, also one undone since: their records may have to move."""
    found = set(keys) - {""}
    pairs = list(Decision.objects.filter(verdict="same").values_list("subject", "object"))
    while more := {key for pair in pairs if found & set(pair) for key in pair} - found:
        found |= more
    return frozenset(found)
