"""Which entries bear an identifier, as visible records state it."""

from __future__ import annotations

from django.db.models import QuerySet

from portal.curation.current import current_visibility
from portal.models import Entry, Identifier


def bearers_of(scheme: str, value: str) -> QuerySet[Entry]:
    """The standing entries that bear the identifier, by key; several may bear one UN or KE number."""
    shown = current_visibility()
    stated = shown.of_identifiers(Identifier.objects.filter(scheme=scheme, value=value))
    standing = shown.of_entries(Entry.objects.filter(withdrawn_at=None))
    return standing.filter(pk__in=stated.values("entry")).order_by("key")
