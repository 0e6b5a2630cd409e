"""Which entries bear an identifier, as visible records state it."""

from __future__ import annotations

from django.db.models import QuerySet

from portal.curation.current import current_visibility
from portal.models import Entry, Identifier


def entries_with_identifier(scheme: str, value: str) -> QuerySet[Entry]:
    """The standing entries that bear the identifier, by key; several may bear one UN or KE number."""
    visibility = current_visibility()
    identifiers = visibility.of_identifiers(Identifier.objects.filter(scheme=scheme, value=value))
    current = visibility.of_entries(Entry.objects.filter(withdrawn_at=None))
    return current.filter(pk__in=identifiers.values("entry")).order_by("key")
