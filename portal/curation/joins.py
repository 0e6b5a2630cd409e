"""Which entries staff joined and which they keep apart."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

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


def kept_apart() -> frozenset[Pair]:
    """The pairs of entry keys that staff decided to be different substances."""
    different = Decision.objects.filter(verdict="different", undone_at=None)
    return frozenset(frozenset(pair) for pair in different.values_list("subject", "object"))


def apart_decisions(key: str) -> dict[str, Decision]:
    """The decisions that keep other entries apart from this one, by the other entry's key, the oldest first."""
    about = Decision.objects.filter(verdict="different", undone_at=None)
    found = about.filter(Q(subject=key) | Q(object=key)).order_by("pk")
    return {each.object if each.subject == key else each.subject: each for each in found}


def apart_from(key: str) -> frozenset[str]:
    """The keys of the entries that staff keep apart from this one."""
    return frozenset(other for pair in kept_apart() if key in pair for other in pair - {key})


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
