"""What staff decided about identity: entries that are the same, and members of groups. Decisions outlast what is derived."""

from __future__ import annotations

from portal.models import Decision


def joined() -> dict[str, str]:
    """Entry keys that staff decided to be the same as another, to the key that stays; chains are followed to their end.

    An undone decision does not count. Decisions in a circle join all to the least of their keys.
    """
    direct = dict(
        Decision.objects.filter(verdict="same", undone_at=None).order_by("pk").values_list("subject", "object")
    )
    return {key: end for key in direct if (end := _end(key, direct)) != key}


def _end(key: str, direct: dict[str, str]) -> str:
    seen = {key}
    while (following := direct.get(key)) is not None:
        if following in seen:
            return min(seen)
        seen.add(following)
        key = following
    return key
