"""The demonstration's facts as typed rows; each names its public source, and a cell stays empty where the source states nothing.

Tables are CSV files in ``demo/tables/`` with a header of exactly these field names. An empty cell means "no data".
Facts about substances are real; facilities, accidents, recalls, certificates and brands are invented and recognisably so.
"""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

FOLDER = Path(__file__).parent / "tables"


@dataclass(frozen=True, slots=True)
class Substance:
    """One substance of the miniature; ``number`` is its position in the table; agencies' own ids are made from it."""

    number: str
    cas: str
    ke: str
    ec: str
    name_ko: str
    name_en: str
    formula: str
    molar_mass: str
    source: str


@dataclass(frozen=True, slots=True)
class Name:
    """A further name in use (old, new, trade); ``lang`` is ko or en."""

    cas: str
    lang: str
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Transport:
    """A UN entry of one form; ``form`` is a short English key (anhydrous, solution, …) or empty where there is only one form.

    ``subsidiary`` are the subsidiary hazards, separated by commas.
    """

    cas: str
    form: str
    un: str
    shipping_name: str
    transport_class: str
    subsidiary: str
    packing_group: str
    source: str


@dataclass(frozen=True, slots=True)
class Hazard:
    """One GHS classification; ``class_name`` and ``category`` are official Korean terms as KECO prints them (급성독성-경피, 3)."""

    cas: str
    form: str
    class_name: str
    category: str
    h_code: str
    p_codes: str
    source: str


@dataclass(frozen=True, slots=True)
class Listing:
    """One legal listing as KECO prints it: ``contents`` is the threshold text, ``notice_date`` YYYYMMDD or empty."""

    cas: str
    list_name: str
    number: str
    contents: str
    exception: str
    notice: str
    notice_date: str
    source: str


@dataclass(frozen=True, slots=True)
class FurtherListRow:
    """A further row of the national list, cells as printed: a second row of one CAS number, or a row of several numbers."""

    cas: str
    name_en: str
    name_ko: str
    ke: str
    hazardous: str
    accident: str
    restricted: str
    priority: str
    persistent: str
    contents: str
    registered: str
    existing: str
    source: str


@dataclass(frozen=True, slots=True)
class Limit:
    """고용노동부 exposure limits; figures as printed, empty where not set.

    ``applies_to`` is the name of the notice's row where that row is a group (시안화합물) or bounds the limit (글리세린미스트).
    A note that ends in … is cut off in the copy of the notice at hand.
    """

    cas: str
    applies_to: str
    twa_ppm: str
    twa_mg_m3: str
    stel_ppm: str
    stel_mg_m3: str
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class DangerousSubstance:
    """The class under 위험물안전관리법 with its designated quantity as printed (제4류 인화성액체 알코올류; 400L)."""

    cas: str
    form: str
    class_text: str
    designated_quantity: str
    source: str


@dataclass(frozen=True, slots=True)
class Property:
    """A physical property; ``kind`` is a value of the field list of SDS section 9 (boiling_point, flash_point, …)."""

    cas: str
    form: str
    kind: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """An official H or P phrase in Korean."""

    code: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Pesticide:
    """A pesticide product: the ingredient is real, brand and company are invented."""

    code: str
    ingredient_ko: str
    ingredient_en: str
    cas: str
    formulation_ko: str
    formulation_code: str
    content: str
    type_ko: str
    brand: str
    company: str
    mode_of_action: str
    toxicity_class: str
    toxicity: str
    fish_toxicity: str
    registered: str
    cancelled: str
    registration_number: str
    source: str


@dataclass(frozen=True, slots=True)
class PesticideUse:
    """One registered use; crop and pest are real words; doses are left out, because no figure is invented."""

    code: str
    sequence: str
    crop: str
    crop_group: str
    pest: str
    source: str


@dataclass(frozen=True, slots=True)
class Recall:
    """An invented recall; ``scope`` is domestic or foreign; ``chemical`` is the name that its prose mentions."""

    uid: str
    scope: str
    product: str
    brand: str
    model: str
    maker: str
    country: str
    category: str
    certificate: str
    defect: str
    advice: str
    chemical: str
    published: str
    consumer_line: str


@dataclass(frozen=True, slots=True)
class Violation:
    """An invented household chemical product that violates the rules; ``acted`` is the day of the measure, YYYYMMDD."""

    number: str
    product: str
    model: str
    company: str
    product_kind: str
    acted: str
    violation: str
    measure: str
    country: str
    note: str


@dataclass(frozen=True, slots=True)
class Facility:
    """An invented facility on a district's centroid; ``handled`` is filled only for 경기도, as in the real source."""

    number: str
    name: str
    industry: str
    sido: str
    sigungu: str
    latitude: str
    longitude: str
    handled: str


@dataclass(frozen=True, slots=True)
class Accident:
    """An invented accident; ``chemical`` is free text as an agency would write it, ``date`` YYYY-MM-DD."""

    number: str
    date: str
    kind: str
    sido: str
    sigungu: str
    place: str
    cause: str
    chemical: str
    summary: str


T = TypeVar("T")


@cache
def rows(cls: type[T], file_name: str) -> tuple[T, ...]:
    """Every row of one table; raises ``ValueError`` with both where the header differs from the dataclass's fields."""
    fields = [field.name for field in dataclasses.fields(cls)]  # type: ignore[arg-type]
    return tuple(_read(cls, fields, FOLDER / file_name))


def _read(cls: type[T], fields: list[str], path: Path) -> Iterator[T]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        if reader.fieldnames != fields:
            raise ValueError(f"{path.name}: columns are {reader.fieldnames}, expected {fields}")
        for row in reader:
            yield cls(**row)


def substances() -> tuple[Substance, ...]:
    """All substances, in the table's order."""
    return rows(Substance, "substances.csv")


def names() -> tuple[Name, ...]:
    """Further names of the substances."""
    return rows(Name, "names.csv")


def transports() -> tuple[Transport, ...]:
    """UN entries by form."""
    return rows(Transport, "transport.csv")


def hazards() -> tuple[Hazard, ...]:
    """GHS classifications by form."""
    return rows(Hazard, "hazards.csv")


def listings() -> tuple[Listing, ...]:
    """Legal listings."""
    return rows(Listing, "listings.csv")


def further_list_rows() -> tuple[FurtherListRow, ...]:
    """Rows of the national list beside the one that each substance has."""
    return rows(FurtherListRow, "further_list_rows.csv")


def limits() -> tuple[Limit, ...]:
    """Exposure limits."""
    return rows(Limit, "limits.csv")


def dangerous_substances() -> tuple[DangerousSubstance, ...]:
    """Classes under 위험물안전관리법."""
    return rows(DangerousSubstance, "dangerous.csv")


def properties() -> tuple[Property, ...]:
    """Physical properties, few on purpose: only values that a named source prints."""
    return rows(Property, "properties.csv")


def phrases() -> dict[str, str]:
    """H and P phrases by code."""
    return {phrase.code: phrase.text for phrase in rows(Phrase, "phrases.csv")}
