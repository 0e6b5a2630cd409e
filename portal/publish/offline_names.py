"""The names by which an offline reader searches the pack, as the page's script reads them; they are folded there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from connectors.schema import FactKind
from portal.models import Entry
from portal.profile.entry_facts import facts_of_entries
from portal.profile.guide_quotations import SubstanceGuide
from portal.profile.mixture_sides import Side
from portal.profile.sourced_facts import EntryFacts
from portal.publish.offline_addresses import HouseholdMixture
from reference.product_classes import product_classes
from reference.reactivity.household_things import thing_of_class, thing_of_key

_NAMES = (FactKind.NAME, FactKind.SYNONYM, FactKind.CAS, FactKind.UN, FactKind.FORMULA)
LONGEST_NAME = 60
"""Letters of a name that somebody types without a connection; longer ones are systematic."""


def searched_names(
    entries: Sequence[Entry],
    classes: Sequence[Entry],
    guides: Iterable[SubstanceGuide],
    mixtures: Sequence[HouseholdMixture],
    held: Collection[str],
) -> dict[str, Any]:
    """Rows of substances, classes, UN numbers and mixtures; only what the pack holds (``held``) has an address."""
    facts = facts_of_entries([*entries, *classes], _NAMES)
    pages = [_row(facts[entry.pk], f"{entry.address}/card") for entry in entries]
    pages += [_row(facts[entry.pk], entry.address) for entry in classes]
    sides = {side.key: side for mixture in mixtures for side in (mixture.a, mixture.b)}
    return {
        "pages": [row for row in pages if row["address"] in held],
        "numbers": [
            {"un": each.un, "guide": each.guide, "names": list(dict.fromkeys(each.names))}
            for each in guides
            if f"/un/{each.un}" in held
        ],
        "sides": [
            {"key": key, "title": side.title, "names": _names_of_side(side, facts, entries), "demo": side.has_demo}
            for key, side in sides.items()
        ],
        "mixtures": [
            {"keys": [each.a.key, each.b.key], "address": each.address, "suggested": each.suggested}
            for each in mixtures
            if each.address in held
        ],
    }


def _row(facts: EntryFacts, address: str) -> dict[str, Any]:
    title = facts.title_ko or facts.title_en or facts.entry.key
    return {"title": title, "address": address, "names": _names(facts), "demo": facts.has_demo}


def _names(facts: EntryFacts) -> list[str]:
    values = (fact.value for kind in _NAMES for fact in facts.of(kind) if not fact.absence)
    given = [facts.title_ko, facts.title_en, *values]
    return list(dict.fromkeys(name for name in given if name and len(name) <= LONGEST_NAME))


def _names_of_side(side: Side, facts: dict[int, EntryFacts], entries: Sequence[Entry]) -> list[str]:
    """The names of a substance, or the words for a household thing or a class of products."""
    entry = next((each for each in entries if each.key == f"cas:{side.key}"), None)
    if entry is not None:
        return _names(facts[entry.pk])
    thing = thing_of_key(side.key) or thing_of_class(side.key)
    words = list(thing.words) if thing else []
    words += [name.text for each in product_classes() if each.slug == side.key for name in each.names]
    return list(dict.fromkeys([side.title, *words]))
