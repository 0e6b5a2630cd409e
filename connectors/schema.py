"""The normalised schema for the responses of all agencies.

A fact belongs to the source record that states it, never to a substance: the portal decides later, from identifiers,
which substance a record describes. A statement without its own kind is kept as ``FactKind.OTHER`` with the agency's
label, so that nothing sent is lost and nothing is invented.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from connectors.reference_data import (
    EmergencyLimit,
    PlaceOfUse,
    ProtectiveDistance,
    ReactivityStatement,
    ReferenceData,
    ReferenceProperty,
    ResponseGuide,
    WaterGases,
)

JSON = Any
"""A value as ``json`` knows it (text, number, flag, null, list, object); payloads hold nothing else."""

Row = dict[str, JSON]
"""One row as the agency sent it, redacted; the unit that is digested, stored and read again."""


class Origin(StrEnum):
    """Where a record came from; part of every record's key, so that demonstration records never mix with live ones."""

    LIVE = "live"
    DEMO = "demo"
    PORTAL = "portal"
    """The portal's own tables (names that people use); marked as such, and neither live nor a demonstration."""


class RecordKind(StrEnum):
    """What a source record is about."""

    SUBSTANCE = "substance"
    PESTICIDE = "pesticide"
    PRODUCT = "product"
    FACILITY = "facility"
    ACCIDENT = "accident"
    PRODUCT_CLASS = "product_class"
    GUIDE = "guide"
    """A response guide of a reference document; no substance, and not found by search."""


class Absence(StrEnum):
    """An agency's own statement that a value is missing; this differs from a question that was not asked (content rule 20)."""

    NONE = ""
    NO_DATA = "no_data"
    NOT_APPLICABLE = "not_applicable"


class Section(StrEnum):
    """The sixteen sections of a safety data sheet (GHS annex 4, 화학물질의 분류·표시 및 물질안전보건자료에 관한 기준)."""

    NONE = ""
    IDENTIFICATION = "1"
    HAZARDS = "2"
    COMPOSITION = "3"
    FIRST_AID = "4"
    FIRE = "5"
    RELEASE = "6"
    HANDLING = "7"
    EXPOSURE = "8"
    PROPERTIES = "9"
    STABILITY = "10"
    TOXICOLOGY = "11"
    ECOLOGY = "12"
    DISPOSAL = "13"
    TRANSPORT = "14"
    REGULATION = "15"
    OTHER = "16"


class FactKind(StrEnum):
    """The closed list of kinds of facts; a new kind is a change of schema and is added here."""

    # identifiers and names
    CAS = "cas"
    KE = "ke"
    UN = "un"
    EC = "ec"
    AGENCY_ID = "agency_id"
    NAME = "name"
    SYNONYM = "synonym"
    FORMULA = "formula"
    STRUCTURE = "structure"
    MOLAR_MASS = "molar_mass"
    # hazards
    HAZARD_CLASS = "hazard_class"
    SIGNAL_WORD = "signal_word"
    PICTOGRAM = "pictogram"
    HAZARD_STATEMENT = "hazard_statement"
    PRECAUTIONARY_STATEMENT = "precautionary_statement"
    M_FACTOR = "m_factor"
    # law and limits
    LEGAL_LISTING = "legal_listing"
    EXPOSURE_LIMIT = "exposure_limit"
    # physical properties, in the order of SDS section 9
    APPEARANCE = "appearance"
    COLOUR = "colour"
    ODOUR = "odour"
    ODOUR_THRESHOLD = "odour_threshold"
    PH = "ph"
    MELTING_POINT = "melting_point"
    BOILING_POINT = "boiling_point"
    FLASH_POINT = "flash_point"
    EVAPORATION_RATE = "evaporation_rate"
    FLAMMABILITY = "flammability"
    EXPLOSION_LIMITS = "explosion_limits"
    VAPOUR_PRESSURE = "vapour_pressure"
    SOLUBILITY = "solubility"
    VAPOUR_DENSITY = "vapour_density"
    RELATIVE_DENSITY = "relative_density"
    PARTITION_COEFFICIENT = "partition_coefficient"
    AUTOIGNITION_TEMPERATURE = "autoignition_temperature"
    DECOMPOSITION_TEMPERATURE = "decomposition_temperature"
    VISCOSITY = "viscosity"
    # transport
    SHIPPING_NAME = "shipping_name"
    TRANSPORT_CLASS = "transport_class"
    PACKING_GROUP = "packing_group"
    MARINE_POLLUTANT = "marine_pollutant"
    # running text under one of the sixteen sections
    TEXT = "text"
    EXPOSURE_SYMPTOM = "exposure_symptom"
    TREATMENT_GENERAL = "treatment_general"
    TREATMENT_SPECIFIC = "treatment_specific"
    CARCINOGENICITY = "carcinogenicity"
    TOXICITY_VALUE = "toxicity_value"
    REFERENCE = "reference"
    USE = "use"
    # products
    BRAND = "brand"
    MODEL = "model"
    MAKER = "maker"
    IMPORTER = "importer"
    COUNTRY = "country"
    CATEGORY = "category"
    BARCODE = "barcode"
    CERTIFICATE_NUMBER = "certificate_number"
    CERTIFICATE_STATE = "certificate_state"
    RECALL_TYPE = "recall_type"
    RECALL_MEASURE = "recall_measure"
    DEFECT = "defect"
    CONSUMER_ADVICE = "consumer_advice"
    CONSUMER_LINE = "consumer_line"
    PUBLISHED_ON = "published_on"
    ACTED_ON = "acted_on"
    INGREDIENT = "ingredient"
    # pesticides
    ACTIVE_INGREDIENT = "active_ingredient"
    COMPANY = "company"
    PESTICIDE_TYPE = "pesticide_type"
    PESTICIDE_USE = "pesticide_use"
    MODE_OF_ACTION = "mode_of_action"
    HUMAN_TOXICITY = "human_toxicity"
    FISH_TOXICITY = "fish_toxicity"
    CONTENT = "content"
    REGISTERED_ON = "registered_on"
    CANCELLED_ON = "cancelled_on"
    REGISTRATION_NUMBER = "registration_number"
    # facilities and accidents
    INDUSTRY = "industry"
    ADDRESS = "address"
    REGION = "region"
    COORDINATES = "coordinates"
    HANDLED = "handled"
    OCCURRED_ON = "occurred_on"
    ACCIDENT_TYPE = "accident_type"
    CAUSE = "cause"
    PLACE = "place"
    SUMMARY = "summary"
    INVOLVED = "involved"
    # what reference documents state, never among what agencies state (content rule 29)
    RESPONSE_GUIDE = "response_guide"
    PROTECTIVE_DISTANCE = "protective_distance"
    WATER_GASES = "water_gases"
    EMERGENCY_LIMIT = "emergency_limit"
    REFERENCE_PROPERTY = "reference_property"
    REACTIVITY_STATEMENT = "reactivity_statement"
    PLACE_OF_USE = "place_of_use"
    # what names are matched by; never shown (MATCHED_ONLY)
    NAME_KEYS = "name_keys"
    MADE_SPELLINGS = "made_spellings"
    # statements without their own kind
    OTHER = "other"


MATCHED_ONLY = frozenset({FactKind.NAME_KEYS, FactKind.MADE_SPELLINGS})
"""Kinds that only search reads. They say nothing that an agency said, so no page, file, list or history shows them."""


@dataclass(frozen=True, slots=True)
class HazardClass:
    """A GHS class with its category and the H code that goes with it; category and H code may be missing ("")."""

    name: str
    category: str = ""
    h_code: str = ""
    p_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Threshold:
    """A content from which a listing applies: percent by weight as the notice prints it, and the effect.

    ``exclusive`` where the notice says 초과 (more than) and not 이상 (from): lead at exactly 0.009 % is not listed.
    """

    percent: Decimal
    effect: str = ""
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class LegalListing:
    """A row of a law's list. ``notice_date`` is ISO or "" where missing; thresholds are () where there are none.

    ``contents`` is the text on contents as sent where thresholds and exception do not say all of it. ``restriction`` is what
    is forbidden or needs a permit, ``reason`` why the substance is listed, ``period`` a term that the list sets (고시일로부터 3년).
    """

    law: str
    list_name: str
    number: str = ""
    thresholds: tuple[Threshold, ...] = ()
    exception: str = ""
    condition: str = dataclasses.field(default="", kw_only=True)
    """What bounds the row itself, apart from contents: 입자지름<1mm."""
    notice: str = ""
    notice_date: str = ""
    contents: str = ""
    restriction: str = ""
    reason: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class ExposureLimit:
    """An occupational limit; ``None`` where that figure is not set. ppm by volume, mg/m3 by mass, under the source's conditions."""

    standard: str
    twa_ppm: Decimal | None = None
    twa_mg_m3: Decimal | None = None
    stel_ppm: Decimal | None = None
    stel_mg_m3: Decimal | None = None
    ceiling_ppm: Decimal | None = None
    ceiling_mg_m3: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure or range read out of a property text; ``low == high`` for a single figure, ``None`` for an open end."""

    low: Decimal | None
    high: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class PesticideUse:
    """One registered use of a pesticide product, every cell as registered."""

    crop: str
    target: str
    timing: str = ""
    dilution: str = ""
    pre_harvest: str = ""
    max_applications: str = ""


@dataclass(frozen=True, slots=True)
class Coordinates:
    """WGS 84 degrees, with the numbers as sent and their reference system, recognised by range."""

    latitude: float
    longitude: float
    sent_x: str
    sent_y: str
    system: str


@dataclass(frozen=True, slots=True)
class Ingredient:
    """A substance typical of a kind of product: its number, its role in the products, and the source."""

    cas: str
    role: str
    source: str


@dataclass(frozen=True, slots=True)
class Structure:
    """A structure by the identifiers of a reference document, "" where it gives none; ``skeleton`` is the key of the SMILES.

    It has a kind of its own: its formula never stands among those that agencies state (content rule 29).
    """

    formula: str
    smiles: str = ""
    inchikey: str = ""
    cid: str = ""
    skeleton: str = ""


REFERENCE_KINDS = frozenset(
    {
        *(FactKind.RESPONSE_GUIDE, FactKind.PROTECTIVE_DISTANCE, FactKind.WATER_GASES, FactKind.EMERGENCY_LIMIT),
        *(FactKind.REFERENCE_PROPERTY, FactKind.REACTIVITY_STATEMENT, FactKind.PLACE_OF_USE),
    }
)
"""Kinds that only reference documents state: they never count as an agency's word, in conflicts or in search."""


FactData = (
    HazardClass
    | LegalListing
    | ExposureLimit
    | Measure
    | PesticideUse
    | Coordinates
    | Ingredient
    | Structure
    | ReferenceData
)

DATA_OF_KIND: Mapping[FactKind, type[FactData]] = {
    FactKind.HAZARD_CLASS: HazardClass,
    FactKind.LEGAL_LISTING: LegalListing,
    FactKind.EXPOSURE_LIMIT: ExposureLimit,
    FactKind.PESTICIDE_USE: PesticideUse,
    FactKind.COORDINATES: Coordinates,
    FactKind.INGREDIENT: Ingredient,
    FactKind.STRUCTURE: Structure,
    FactKind.RESPONSE_GUIDE: ResponseGuide,
    FactKind.PROTECTIVE_DISTANCE: ProtectiveDistance,
    FactKind.WATER_GASES: WaterGases,
    FactKind.EMERGENCY_LIMIT: EmergencyLimit,
    FactKind.REFERENCE_PROPERTY: ReferenceProperty,
    FactKind.REACTIVITY_STATEMENT: ReactivityStatement,
    FactKind.PLACE_OF_USE: PlaceOfUse,
    **dict.fromkeys(
        (
            FactKind.MOLAR_MASS,
            FactKind.PH,
            FactKind.MELTING_POINT,
            FactKind.BOILING_POINT,
            FactKind.FLASH_POINT,
            FactKind.EXPLOSION_LIMITS,
            FactKind.VAPOUR_PRESSURE,
            FactKind.VAPOUR_DENSITY,
            FactKind.RELATIVE_DENSITY,
            FactKind.PARTITION_COEFFICIENT,
            FactKind.AUTOIGNITION_TEMPERATURE,
            FactKind.DECOMPOSITION_TEMPERATURE,
        ),
        Measure,
    ),
}
"""The dataclass of a fact's ``data``, by kind; other kinds have no data."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of one record.

    ``value`` is one line of readable text; ``original`` is the text as sent where reading changed it;
    ``lang`` is a code of two letters ("ko", "en", "zh") or ""; ``label`` is the agency's own field name. Identity is
    everything but ``order``.
    """

    kind: FactKind
    value: str
    data: FactData | None = None
    original: str = ""
    lang: str = ""
    unit: str = ""
    section: Section = Section.NONE
    label: str = ""
    absence: Absence = Absence.NONE
    order: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or CAS number by which a record refers to a substance that it is not about; ``relation`` is a ``Relation`` value."""

    text: str
    relation: str = "mentions"


class Relation(StrEnum):
    """The relation of a record to the substance that it mentions."""

    CONTAINS = "contains"
    MEMBER_OF = "member_of"
    ACTIVE_INGREDIENT = "active_ingredient"
    HANDLES = "handles"
    INVOLVED = "involved"
    MENTIONS = "mentions"


@dataclass(frozen=True, slots=True)
class Record:
    """One source record with its facts.

    ``key`` is raw and unique in its feed. ``entity`` names the thing that several records are about
    (a pesticide product with all its uses); records of feeds of one connector with equal ``entity`` share an entry.
    It is "" where the key itself names the thing. ``question`` is the key that a look-up asked about. ``source_date`` is the
    agency's own date (ISO) or "". Several CAS facts mean a mixture or a group, none means an entry of its own.
    """

    feed: str
    key: str
    kind: RecordKind
    payload: Row
    facts: tuple[Fact, ...]
    mentions: tuple[Mention, ...] = ()
    entity: str = ""
    url: str = ""
    source_date: str = ""
    question: str = ""


def data_to_json(data: FactData | None) -> dict[str, Any] | None:
    """Typed data as a plain dict that ``data_from_json`` reads back equal; decimals become text, never floats."""
    if data is None:
        return None
    return {name: _json_value(getattr(data, name)) for name in _FIELDS[type(data)]}


def data_from_json(kind: FactKind, stored: Mapping[str, Any] | None) -> FactData | None:
    """The inverse of ``data_to_json`` for a fact of ``kind``; raises ``KeyError`` for a kind that carries no data."""
    if stored is None:
        return None
    return _typed(DATA_OF_KIND[kind], stored)


def _json_value(value: Any) -> Any:
    if value is None or isinstance(value, str | float | int):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [_json_value(item) for item in value]
    return {name: _json_value(getattr(value, name)) for name in _FIELDS[type(value)]}


_FIELDS: Mapping[type[Any], tuple[str, ...]] = {
    cls: tuple(field.name for field in dataclasses.fields(cls)) for cls in (*DATA_OF_KIND.values(), Threshold)
}
"""Field names by dataclass, looked up once: a list of regulated substances has fifty thousand typed values."""


_DECIMALS: Mapping[type[Any], frozenset[str]] = {
    ExposureLimit: frozenset(_FIELDS[ExposureLimit]) - {"standard", "note"},
    Measure: frozenset({"low", "high"}),
    EmergencyLimit: frozenset({"amount"}),
    ReferenceProperty: frozenset({"low", "high"}),
}
"""The fields that hold decimals, by dataclass; they are stored as text."""


def _typed(cls: type[FactData], stored: Mapping[str, Any]) -> FactData:
    values = dict(stored)
    if cls is LegalListing:
        values["thresholds"] = tuple(
            Threshold(Decimal(item["percent"]), item.get("effect", ""), item.get("exclusive", False))
            for item in values.get("thresholds", ())
        )
    elif cls is HazardClass:
        values["p_codes"] = tuple(values.get("p_codes", ()))
    elif cls is WaterGases:
        values["gases"] = tuple(values["gases"])
    elif cls in _DECIMALS:
        for name in _DECIMALS[cls].intersection(values):
            values[name] = None if values[name] is None else Decimal(values[name])
    return cls(**values)
