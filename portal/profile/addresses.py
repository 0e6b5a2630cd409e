"""The entry that an address leads to, if it may be shown."""

from __future__ import annotations

from collections.abc import Collection

from portal.curation.current import current_visibility
from portal.models import Entry, Redirect

WITHHELD = (
    "담당자가 확인을 위해 표시를 보류한 자료입니다. 위험하지 않다는 뜻이 아닙니다. "
    "급한 경우 119에 신고하고, 물질안전보건자료는 공급자에게 요청해 주십시오."
)
"""What stands where an entry is withheld: that it is, and nothing of what it says."""


class EntryWithheld(Exception):
    """Staff withhold the entry at this address; ``WITHHELD`` is the sentence for the visitor."""


def entry_at(kind: str, slugs: Collection[str]) -> Entry | None:
    """The entry of that kind at one of these addresses; ``None`` for none. Raises ``EntryWithheld``."""
    entry = Entry.objects.filter(kind=kind, slug__in=slugs).first()
    if entry is not None and entry.pk in current_visibility().entries:
        raise EntryWithheld
    return entry


def moved_to(kind: str, slug: str) -> Entry | None:
    """The entry that once had this address; ``None`` for none. Raises ``EntryWithheld``."""
    moved = Redirect.objects.filter(kind=kind, slug=slug).select_related("entry").first()
    if moved is None:
        return None
    if moved.entry.pk in current_visibility().entries:
        raise EntryWithheld
    return moved.entry
