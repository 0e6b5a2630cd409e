"""Entries that staff decided to keep apart from an entry, as its page names them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from portal.curation.annotations import Annotation
from portal.curation.current import apart_decisions, current_visibility
from portal.models import Entry
from portal.profile.entry_annotations import annotations_on
from portal.profile.titles import titles_of


@dataclass(frozen=True, slots=True)
class KeptApart:
    """One entry that is another substance, with the reason, the signer and the time."""

    title: str
    url: str
    key: str
    reason: str
    signed_by: str
    signed_at: datetime
    annotations: tuple[Annotation, ...] = ()
    """The annotations on the other entry, so also on its name."""


def kept_apart_from(entry: Entry) -> tuple[KeptApart, ...]:
    """The entries that staff keep apart from this one, oldest decision first."""
    decisions = apart_decisions(entry.key)
    if not decisions:
        return ()
    others = list(current_visibility().of_entries(Entry.objects.filter(key__in=decisions, withdrawn_at=None)))
    titles, annotations = titles_of(others), annotations_on(other.key for other in others)
    by_key = {other.key: other for other in others}
    return tuple(
        KeptApart(
            titles[by_key[key].pk],
            by_key[key].address,
            key,
            decision.reason,
            decision.decided_by,
            decision.decided_at,
            annotations.get(key, ()),
        )
        for key, decision in decisions.items()
        if key in by_key
    )
