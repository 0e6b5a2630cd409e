"""The entries that have an identifier, by visible records."""

from __future__ import annotations

from django.db.models import QuerySet

from portal.curation.current import current_visibility
from portal.models import Entry, Identifier


def entries_with_identifier(scheme: str, value: str) -> QuerySet[Entry]:
    """The current entries with this identifier, by key; several may share one UN or KE number."""
    visibility = current_visibility()
    identifiers = visibility.of_identifiers(Identifier.objects.filter(scheme=scheme, value=value))
    current = visibility.of_entries(Entry.objects.filter(withdrawn_at=None))
    return current.filter(pk__in=identifiers.values("entry")).order_by("key")
