"""Typed data of facts from reference documents: response guides, distances, emergency limits, reactivity (content rule 29).

No Korean agency states them, so they have kinds of their own and never stand among what agencies state. ``form`` is the key
of the form in ``reference/tables/forms.csv`` to which the row was joined, "" where the substance has one form only.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ResponseGuide:
    """The guide that the Emergency Response Guidebook gives for a UN number under one of its names (yellow and blue pages)."""

    un: str
    name: str
    guide: str
    may_polymerize: bool = False
    form: str = ""


@dataclass(frozen=True, slots=True)
class ProtectiveDistance:
    """One row of the guidebook's table 1, every cell letter for letter: "11.0+" is text, "T3" refers to table 3.

    Isolation in metres, protection downwind in kilometres by day and by night; ``spilled_in_water`` tells the rows of
    substances that make the gas only in water.
    """

    un: str
    guide: str
    name: str
    small_isolate_m: str
    small_day_km: str
    small_night_km: str
    large_isolate_m: str
    large_day_km: str
    large_night_km: str
    check: str
    spilled_in_water: bool = False
    form: str = ""


@dataclass(frozen=True, slots=True)
class WaterGases:
    """A row of the guidebook's table 2: the toxic gases that a substance makes when it is spilled in water, as formulas."""

    un: str
    guide: str
    name: str
    gases: tuple[str, ...]
    form: str = ""


@dataclass(frozen=True, slots=True)
class EmergencyLimit:
    """A concentration in air for emergencies: ``standard`` is IDLH or AEGL-1 to AEGL-3; ``minutes`` is the averaging time."""

    standard: str
    minutes: int
    amount: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class ReferenceProperty:
    """A property from a reference document; ``name`` is the kind of fact that an agency would state it under, or a word.

    Words beside kinds: ``state``, ``behaviour_in_water``, ``reaction_with_water``, ``polymerization``, ``behaviour_in_fire``.
    A figure has its unit and its condition as printed (closed cup); a text has neither figure.
    """

    name: str
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    condition: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class ReactivityStatement:
    """A statement of EU CLP annex VI on reactivity by its code: EUH014, EUH029, EUH031, H260."""

    code: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class PlaceOfUse:
    """A place in which a public document says that the substance is used or arises; ``place`` is a class of ``classes.csv``."""

    place: str
    document: str
    publisher: str
    section: str = ""


ReferenceData = (
    ResponseGuide
    | ProtectiveDistance
    | WaterGases
    | EmergencyLimit
    | ReferenceProperty
    | ReactivityStatement
    | PlaceOfUse
)
