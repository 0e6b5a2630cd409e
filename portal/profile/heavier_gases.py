"""Gases that are stated to be heavier than air: only with such a gas may a sentence send people to high places (content rule 7)."""

from __future__ import annotations

from dataclasses import dataclass

from portal.curation.current import current_visibility
from portal.models import Entry
from portal.profile.observed_substances import observed_substances
from portal.profile.titles import title_of

_GAS, _HEAVIER = ("state", "gas"), ("air", "heavier")


@dataclass(frozen=True, slots=True)
class HeavierGas:
    """A gas by its title and address."""

    title: str
    url: str


def heavier_gas(number: str) -> HeavierGas | None:
    """The substance with this CAS number, if it is stated to be a gas and its vapour to be heavier than air, and never lighter."""
    key = f"cas:{number.strip()}"
    found = next((each for each in observed_substances() if each.key == key), None) if number else None
    if found is None or not {_GAS, _HEAVIER} <= found.stated or ("air", "lighter") in found.stated | found.possible:
        return None
    entry = current_visibility().of_entries(Entry.objects.filter(pk=found.entry)).first()
    return HeavierGas(title_of(entry), entry.address) if entry else None
