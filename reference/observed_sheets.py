"""Colour, odour, state and behaviour in water from the data sheets of the US Coast Guard (CHRIS, 1999), word for word.

The sheets are an old foreign edition: each value bears ``SOURCE`` (content rule 29). Their treatment, "no reaction" and
NFPA figures are not in the table and never shown (content rule 4). Sheets without one CAS number and mixtures are left out; a misprinted
number is mended where one valid number one edit away bears the sheet's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reference.observations import Reading, Stated, read_text, read_vapour_density, rows_of

SOURCE = "USCG CHRIS 1999(미국), 국내 기준 아님"
FEED = "uscg.chris"
"""The feed whose records are these sheets, by their code; what staff withhold of them is withheld here too."""

EDITION = "1999"

WARMEST_FREEZING = 45.0
"""A substance that freezes between 0 °C and this may be found as a liquid or as a solid."""


@dataclass(frozen=True, slots=True)
class ChrisSheet:
    """The observable part of one sheet; "" where it says nothing. ``vapour_gravity`` is that of the vapour, air = 1."""

    code: str
    name: str
    cas: str
    state: str
    appearance: str
    colour: str
    odour: str
    water: str
    vapour_gravity: float | None
    freezing_c: float | None

    @property
    def statements(self) -> tuple[tuple[str, str, Reading], ...]:
        """Each printed text with the name of its property and what it states; one that states nothing is left out."""
        read = (
            ("appearance", self.appearance or self.state, self._state()),
            ("colour", self.colour, read_text(self.colour, "en", "colour").joined(self._smoke())),
            ("odour", self.odour, read_text(self.odour, "en", "odour")),
            ("behaviour_in_water", self.water, self._in_water()),
            ("vapour_density", self._gravity_text(), self._gravity()),
        )
        return tuple((name, text, reading) for name, text, reading in read if reading.stated or reading.possible)

    def _state(self) -> Reading:
        reading = read_text(f"{self.state} {self.appearance}", "en", "state", "container")
        if self.freezing_c is not None and 0 <= self.freezing_c <= WARMEST_FREEZING:
            reading = reading.joined(Reading(possible=frozenset({("state", "liquid"), ("state", "solid")})))
        if ("water", "mixes") in read_text(self.water, "en", "water").stated:
            # A spilt solution of a solid is a liquid.
            reading = reading.joined(Reading(possible=frozenset({("state", "liquid")})))
        return reading

    def _in_water(self) -> Reading:
        """What happens on water, and what the sheet's sentences on vapour say."""
        vapour = read_text(self.water, "en", "state", "smoke", "air")
        seen = frozenset(pair for pair in vapour.stated if pair[0] != "state")
        coloured = frozenset({("colour", _colour_of_cloud(seen, self.colour))} - {("colour", "")})
        gas = Reading(seen | coloured, vapour.possible)
        return read_text(self.water, "en", "water").joined(gas)

    def _smoke(self) -> Reading:
        """A coloured gas is seen as coloured smoke."""
        if ("state", "gas") not in read_text(f"{self.state} {self.appearance}", "en", "state").stated:
            return Reading()
        return smoke_of_gas(read_text(self.colour, "en", "colour"))

    def _gravity(self) -> Reading:
        return Reading() if self.vapour_gravity is None else read_vapour_density(self.vapour_gravity)

    def _gravity_text(self) -> str:
        return "" if self.vapour_gravity is None else f"{self.vapour_gravity:g} (공기=1)"


def _colour_of_cloud(seen: Stated, colour: str) -> str:
    """The colour as which the cloud of a vapour is seen: white where the substance has none of its own."""
    if ("smoke", "brown-smoke") in seen:
        return "brown"
    is_colourless = ("colour", "colourless") in read_text(colour, "en", "colour").stated
    return "white" if is_colourless and ("smoke", "cloud") in seen else ""


def smoke_of_gas(colour: Reading) -> Reading:
    """The smoke as which a gas of this colour is seen."""
    seen = {SMOKE_OF_COLOUR[value] for field, value in colour.stated if field == "colour" and value in SMOKE_OF_COLOUR}
    return Reading(frozenset(("smoke", value) for value in seen))


SMOKE_OF_COLOUR: Mapping[str, str] = {
    "yellow": "yellow-smoke",
    "yellow-green": "yellow-smoke",
    "brown": "brown-smoke",
    "red": "brown-smoke",
}


def sheets_of(cas: str) -> tuple[ChrisSheet, ...]:
    """The sheets of a CAS number; several where the sheets tell forms apart (hydrogen chloride, hydrochloric acid)."""
    return chris_sheets().get(cas, ())


@cache
def chris_sheets() -> Mapping[str, tuple[ChrisSheet, ...]]:
    """All sheets by CAS number."""
    found: dict[str, tuple[ChrisSheet, ...]] = {}
    for row in rows_of("chris_sheets"):
        gravity, freezing = _number(row.pop("vapour_gravity")), _number(row.pop("freezing_c"))
        sheet = ChrisSheet(**row, vapour_gravity=gravity, freezing_c=freezing)
        found[sheet.cas] = (*found.get(sheet.cas, ()), sheet)
    return found


def _number(text: str) -> float | None:
    return float(text) if text else None
