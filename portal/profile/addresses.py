"""The entry at the address of a page, unless staff withhold it."""

from __future__ import annotations

from collections.abc import Collection

from portal.curation.current import current_visibility
from portal.curation.joins import joined
from portal.models import Entry, Redirect

WITHHELD = (
    "담당자가 확인을 위해 표시를 보류한 자료입니다. 위험하지 않다는 뜻이 아닙니다. "
    "급한 경우 119에 신고하고, 물질안전보건자료는 공급자에게 요청해 주십시오."
)
"""The sentence on the page of a withheld entry; it tells nothing of the content."""


class EntryWithheld(Exception):
    """Staff withhold the entry at this address; the visitor gets the sentence ``WITHHELD``."""


def entry_at(kind: str, slugs: Collection[str]) -> Entry | None:
    """The entry of this kind at one of these addresses, or ``None``; raises ``EntryWithheld``."""
    entry = Entry.objects.filter(kind=kind, slug__in=slugs).first()
    if entry is not None and entry.pk in current_visibility().entries:
        raise EntryWithheld
    return entry


def moved_to(kind: str, slug: str) -> Entry | None:
    """The entry that had this address in the past, or ``None``; raises ``EntryWithheld``."""
    moved = Redirect.objects.filter(kind=kind, slug=slug).select_related("entry").first()
    if moved is None:
        return None
    if moved.entry.pk in current_visibility().entries:
        raise EntryWithheld
    return moved.entry


def joined_to(entry: Entry) -> Entry | None:
    """The entry to which staff joined this one, once the join has taken effect."""
    key = joined().get(entry.key)
    current = current_visibility().of_entries(Entry.objects.filter(withdrawn_at=None))
    return current.filter(key=key).first() if key else None
