"""Substances whose CAS numbers are one edit away from a number with a wrong check digit (content rule 23)."""

from __future__ import annotations

from identifiers import cas
from portal.curation.current import current_visibility
from portal.models import Entry
from portal.profile.containing_entries import entries_naming


def entries_near(number: str) -> list[Entry]:
    """The visible entries with such a number, and those of several numbers that name one; [] unless only the check digit is wrong."""
    try:
        cas.parse(number)
    except cas.CheckDigitError:
        numbers = cas.one_edit_away(number)
    except cas.CasError:
        return []
    else:
        return []
    keys = [f"cas:{each}" for each in numbers]
    current = Entry.objects.filter(kind="substance", key__in=keys, withdrawn_at=None)
    return [*current_visibility().of_entries(current).order_by("slug"), *entries_naming(numbers)]
