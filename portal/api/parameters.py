"""Types of parameters: what the published schema says of them is what is accepted, and nothing is guessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

from portal.http.search_parameters import storable_text

MOST_DIGITS = 9


class Parameters(BaseModel):
    """The query parameters of one address; the middleware has refused all others before."""

    model_config = ConfigDict(frozen=True)


def _whole_number(given: Any) -> Any:
    """Digits alone: Python reads 1_000 and a number of another script as numbers too."""
    if isinstance(given, str) and not (given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS):
        raise ValueError(given)
    return given


DIGITS = BeforeValidator(_whole_number)
"""Stands behind the bounds of a number, so that the description has them."""


def _split(given: Any) -> Any:
    """Names with commas between them, or one by one."""
    if isinstance(given, list):
        return [name for names in given for name in str(names).split(",") if name]
    return given


SEPARATED = BeforeValidator(_split)
"""Stands behind the bounds of a list whose names may be written with commas."""

Text = Annotated[str, AfterValidator(storable_text)]
"""Any text, without characters that database and engine refuse."""


_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def _day(given: str) -> str:
    """One spelling alone: Python reads 20261129 and weeks as days too."""
    if date.fromisoformat(given).isoformat() != given:
        raise ValueError(given)
    return given


Day = Annotated[str, AfterValidator(_day), WithJsonSchema({"type": "string", "format": "date", "pattern": _DAY})]
"""A day of the calendar, as 2026-11-29."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """The values of a closed list; an annotation of a parameter."""

    values: tuple[str, ...]

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        """The schema of exactly these values."""
        return core_schema.literal_schema(list(self.values))
