"""USCG CHRIS 1999 as a feed of the portal's own: properties by CAS number and form, for the substances that agencies know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from decimal import Decimal

from connectors.feeds import Feed, FeedKind, Publisher, Redistribution
from connectors.pass_report import PassReport
from connectors.reference_data import ReferenceProperty
from connectors.schema import Fact, FactKind, Record, RecordKind, Row
from portal.models import SyncRun
from portal.own_feeds.table_sync import known_substances, sync_table_after_changes
from reference.chris_sheets import chris_sheets, table_version

FEED = "uscg.chris"
EDITION_YEAR = "1999"
PUBLISHER = Publisher(
    "미국 해안경비대(USCG)",
    "",
    "CHRIS 1999, 국내 기준 아님",
    "미국 연방 자료, 저작권 없음",
    "https://cameochemicals.noaa.gov/",
    is_portal=True,
    document="USCG CHRIS 1999",
    short_name="CHRIS",
    redistribution=Redistribution.ALLOWED,
)

TEXTS = (
    ("state", "state"),
    ("colour", FactKind.COLOUR),
    ("odour", FactKind.ODOUR),
    ("behaviour_in_water", "behaviour_in_water"),
    ("reaction_with_water", "reaction_with_water"),
    ("polymerization", "polymerization"),
    ("behaviour_in_fire", "behaviour_in_fire"),
)
"""Columns that are texts, with the name of their property."""

_METHODS = {"CC": "closed cup", "OC": "open cup"}


def _record(row: Row, tally: PassReport) -> Record:
    facts = [Fact(FactKind.CAS, row["cas"])]
    for order, (value, found) in enumerate(_properties(row), start=1):
        facts.append(Fact(FactKind.REFERENCE_PROPERTY, value, found, lang="en", label=found.name, order=order))
    return Record(FEED, row["chris"], RecordKind.SUBSTANCE, row, tuple(facts), source_date=EDITION_YEAR)


def _properties(row: Row) -> Iterator[tuple[str, ReferenceProperty]]:
    """Every property of the sheet as printed, with its figures and their condition."""
    form = row["form"]
    for column, name in TEXTS:
        if row[column]:
            yield row[column], ReferenceProperty(str(name), form=form)
    if row["flash_c"]:
        method = _METHODS.get(row["flash_method"], "")
        value = f"{row['flash_c']} ℃" + (f" ({method})" if method else "")
        yield value, _figure(FactKind.FLASH_POINT, row["flash_c"], row["flash_c"], "℃", method, form)
    if row["boiling_c"]:
        value = f"{row['boiling_c']} ℃"
        yield value, _figure(FactKind.BOILING_POINT, row["boiling_c"], row["boiling_c"], "℃", "", form)
    if row["lel"] and row["uel"]:
        value = f"{row['lel']}–{row['uel']} %"
        yield value, _figure(FactKind.EXPLOSION_LIMITS, row["lel"], row["uel"], "%", "", form)
    if row["vapour_gravity"]:
        value = f"{row['vapour_gravity']} (air = 1)"
        yield value, _figure(FactKind.VAPOUR_DENSITY, row["vapour_gravity"], row["vapour_gravity"], "", "air = 1", form)


def _figure(name: str, low: str, high: str, unit: str, condition: str, form: str) -> ReferenceProperty:
    return ReferenceProperty(str(name), Decimal(low), Decimal(high), unit, condition, form)


CHRIS = Feed(
    name=FEED,
    title="물성(USCG CHRIS 1999, 물질과 형태별)",
    publisher=PUBLISHER,
    kind=FeedKind.FILE,
    record_kind=RecordKind.SUBSTANCE,
    record=_record,
)


def sync_chris() -> SyncRun | None:
    """Syncs the sheets with the table, for the substances that agencies know; ``None`` where nothing changed since."""
    return sync_table_after_changes(CHRIS, _rows, table_version())


def _rows() -> dict[str, Row]:
    rows = {sheet.chris: asdict(sheet) for sheet in chris_sheets()}
    known = known_substances({row["cas"] for row in rows.values()})
    return {key: row for key, row in rows.items() if row["cas"] in known}
