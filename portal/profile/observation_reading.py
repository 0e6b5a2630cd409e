"""The statements on look, smell and behaviour of many substances, read out of their facts and of the CHRIS sheets."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet

from connectors.schema import FactKind, RecordKind
from portal.models import Entry, Fact
from portal.store.bulk_rows import chunks
from portal.store.identity import cas_of
from reference.legal_lists import PRIOR_WEIGHTS, REGISTERS
from reference.observations import (
    NOTHING_STATED,
    Reading,
    Stated,
    classes_in_places,
    read_hazard_codes,
    read_place,
    read_text,
    read_vapour_density,
)
from reference.observed_sheets import chris_sheets, sheets_of, smoke_of_gas

STATED_KINDS = (FactKind.COLOUR, FactKind.ODOUR, FactKind.APPEARANCE)
"""Kinds of which a stated value makes a regulated substance one of those that are sought among."""

READ_KINDS = (
    *(*STATED_KINDS, FactKind.VAPOUR_DENSITY, FactKind.SOLUBILITY, FactKind.HAZARD_CLASS, FactKind.HAZARD_STATEMENT),
    *(FactKind.TRANSPORT_CLASS, FactKind.UN, FactKind.EXPOSURE_SYMPTOM, FactKind.PLACE_OF_USE),
)
PREPARED_FOR = "사고대비물질"
"""The list of which every substance is sought among, whatever is stated of it."""


@dataclass(frozen=True, slots=True)
class Observation:
    """What one statement says. ``fact`` and ``record`` are its rows, 0 for a sheet of the table; ``sheet`` is its code.

    ``of`` is the kind of fact or the property of the sheet, ``text`` its words as stated.
    """

    of: str
    text: str
    reading: Reading
    fact: int = 0
    record: int = 0
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A row of a list of the law on which the substance stands, with the weight of that list."""

    weight: int
    fact: int
    record: int
    prepared_for: bool = False
    """Whether it is the list of 사고대비물질."""


@dataclass(frozen=True, slots=True)
class ObservedSubstance:
    """A substance with all that is stated of it, and the number of its accidents in live records of NICS."""

    entry: int
    key: str
    title_ko: str
    title_en: str
    listings: tuple[Listing, ...]
    observations: tuple[Observation, ...]
    accidents: int = 0

    @property
    def is_sought(self) -> bool:
        """Whether an unknown substance may be this one: all 사고대비물질, a CHRIS sheet or a place, or a regulated one with a look."""
        documented = any(each.sheet or each.of == FactKind.PLACE_OF_USE for each in self.observations)
        if documented or any(each.prepared_for for each in self.listings):
            return True
        return bool(self.listings) and any(each.of in STATED_KINDS for each in self.observations)

    @property
    def weight(self) -> int:
        """The weight of the gravest list; 사고대비물질 weigh most."""
        return max((each.weight for each in self.listings), default=0)

    @property
    def stated(self) -> Stated:
        """All stated values."""
        return frozenset(pair for each in self.observations for pair in each.reading.stated)

    @property
    def possible(self) -> Stated:
        """All values that the statements leave possible beside those stated."""
        return frozenset(pair for each in self.observations for pair in each.reading.possible)


def read_substances(entries: Collection[int] | None = None) -> dict[int, ObservedSubstance]:
    """Those of the entries that an unknown substance may be, by primary key; ``None`` reads all entries.

    These are all 사고대비물질, the substances of a CHRIS sheet or with a stated place, and every other regulated substance with a
    stated look or smell.
    """
    found: dict[int, ObservedSubstance] = {}
    listings, looks = _listings_and_looks(entries)
    prepared_for = {pk for pk, rows in listings.items() if any(each.prepared_for for each in rows)}
    wanted = prepared_for | _with_sheets(entries) | _with_places(entries) | (looks & set(listings))
    places = _observations_in_places()
    for pks in chunks(wanted):
        facts = _observations_of_facts(pks)
        current = Entry.objects.filter(pk__in=pks, kind=RecordKind.SUBSTANCE, withdrawn_at=None)
        for pk, key, title_ko, title_en in current.values_list("pk", "key", "title_ko", "title_en"):
            cas = cas_of(key)
            observations = (*facts[pk], *_observations_of_sheets(cas), *places.get(cas, ()))
            of_law = tuple(listings.get(pk, ()))
            found[pk] = ObservedSubstance(pk, key, title_ko, title_en, of_law, observations)
    return found


def _listings_and_looks(entries: Collection[int] | None) -> tuple[Mapping[int, list[Listing]], set[int]]:
    """The listings of each entry, and the entries with a stated look or smell; both in one pass over all facts.

    Registers of everything that exists regulate nothing.
    """
    rows = _current_facts(entries).filter(kind__in=(*STATED_KINDS, FactKind.LEGAL_LISTING), absence="")
    for register in REGISTERS:
        rows = rows.exclude(value__startswith=f"{register} ")
    listings: dict[int, list[Listing]] = defaultdict(list)
    looks: set[int] = set()
    for entry, record, fact, kind, value in rows.values_list("record__entry", "record", "pk", "kind", "value"):
        if kind != FactKind.LEGAL_LISTING:
            looks.add(entry)
            continue
        weight = max((weight for word, weight in PRIOR_WEIGHTS if word in value), default=0)
        listings[entry].append(Listing(weight, fact, record, value.startswith(PREPARED_FOR)))
    return listings, looks


def _with_sheets(entries: Collection[int] | None) -> set[int]:
    found: set[int] = set()
    for keys in chunks(f"cas:{cas}" for cas in chris_sheets()):
        rows = Entry.objects.filter(key__in=keys)
        found |= set(rows.values_list("pk", flat=True))
    return found if entries is None else found & set(entries)


def _with_places(entries: Collection[int] | None) -> set[int]:
    facts = _current_facts(entries).filter(kind=FactKind.PLACE_OF_USE)
    return set(facts.values_list("record__entry", flat=True))


def _current_facts(entries: Collection[int] | None) -> QuerySet[Fact]:
    rows = Fact.objects.filter(ended_at=None, record__withdrawn_at=None, record__kind=RecordKind.SUBSTANCE)
    return rows if entries is None else rows.filter(record__entry__in=entries)


def _observations_of_facts(entries: Collection[int]) -> Mapping[int, list[Observation]]:
    """What the facts of each entry state; a gas that is coloured is seen as coloured smoke."""
    found: dict[int, list[Observation]] = defaultdict(list)
    rows = _current_facts(entries).filter(kind__in=READ_KINDS, absence="").order_by("record", "order", "pk")
    for entry, record, fact, kind, value, data in rows.values_list(
        "record__entry", "record", "pk", "kind", "value", "data"
    ):
        reading = reading_of_fact(kind, value, data)
        if reading != NOTHING_STATED:
            found[entry].append(Observation(kind, value, reading, fact, record))
    for entry, observations in found.items():
        if any(("state", "gas") in each.reading.stated for each in observations):
            found[entry] = [
                replace(each, reading=each.reading.joined(smoke_of_gas(each.reading))) for each in observations
            ]
    return found


def reading_of_fact(kind: str, value: str, data: Any) -> Reading:
    """What a fact of this kind states; nothing where the table knows none of its words."""
    if kind in _FIELDS_OF_TEXT:
        return read_text(value, "ko", *_FIELDS_OF_TEXT[kind])
    if kind == FactKind.VAPOUR_DENSITY:
        return _reading_of_density(data)
    if kind == FactKind.HAZARD_CLASS:
        return read_hazard_codes([str((data or {}).get("h_code", ""))])
    if kind == FactKind.HAZARD_STATEMENT:
        return read_hazard_codes(_HAZARD_CODES.findall(value))
    if kind == FactKind.TRANSPORT_CLASS:
        return _reading_of_transport_class(value)
    if kind == FactKind.PLACE_OF_USE:
        return read_place(str((data or {}).get("place", "")))
    return Reading(frozenset({("un", value)})) if kind == FactKind.UN else NOTHING_STATED


_FIELDS_OF_TEXT: Mapping[str, tuple[str, ...]] = {
    FactKind.COLOUR: ("colour",),
    FactKind.ODOUR: ("odour",),
    FactKind.APPEARANCE: ("state", "colour", "container"),
    FactKind.SOLUBILITY: ("water",),
    FactKind.EXPOSURE_SYMPTOM: ("symptom",),
}
_HAZARD_CODES = re.compile(r"(?:EU)?H[0-9]{3}")
_TRANSPORT_CLASSES = re.compile(r"(?<![0-9.])[1-9](?:\.[1-6])?(?![0-9.])")


def _reading_of_density(data: Any) -> Reading:
    """The vapour density where the statement is one figure; a range says too little."""
    low, high = (data or {}).get("low"), (data or {}).get("high")
    return read_vapour_density(float(low)) if low is not None and low == high else NOTHING_STATED


def _reading_of_transport_class(value: str) -> Reading:
    """The classes of the label; class 2 is gases, which travel under pressure."""
    classes = _TRANSPORT_CLASSES.findall(value)
    stated = {("label", each) for each in classes}
    if any(each.startswith("2") for each in classes):
        stated |= {("state", "gas"), ("container", "cylinder")}
    return Reading(frozenset(stated))


def _observations_of_sheets(cas: str) -> Iterator[Observation]:
    for sheet in sheets_of(cas):
        for of, text, reading in sheet.statements:
            yield Observation(of, text, reading, sheet=sheet.code)


def _observations_in_places() -> Mapping[str, list[Observation]]:
    """For each substance the places in which products are kept that it is a typical ingredient of."""
    found: dict[str, list[Observation]] = defaultdict(list)
    places = classes_in_places()
    rows = Fact.objects.filter(
        ended_at=None,
        record__withdrawn_at=None,
        kind=FactKind.INGREDIENT,
        record__entry__kind=RecordKind.PRODUCT_CLASS,
        record__entry__slug__in=places,
    )
    for slug, record, fact, value, data in rows.values_list("record__entry__slug", "record", "pk", "value", "data"):
        stated = frozenset(("place", place) for place in places[slug])
        found[str((data or {}).get("cas", ""))].append(
            Observation(FactKind.INGREDIENT, value, Reading(stated), fact, record)
        )
    return found
