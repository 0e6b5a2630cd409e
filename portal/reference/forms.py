"""Forms of a substance (content rule 10): CAS set, physical state, concentration range and UN number, from a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol


class Stated(Protocol):
    """A fact as a form needs it: kind and value. Model rows and schema facts both are."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Form:
    """One form. ``key`` goes in addresses and JSON; ``cas`` are all numbers it stands under; percents are by weight or ``None``."""

    key: str
    cas: tuple[str, ...]
    name_ko: str
    name_en: str
    state: str
    un: tuple[str, ...]
    least_percent: Decimal | None
    most_percent: Decimal | None
    source: str


def forms_of(cas: str) -> tuple[Form, ...]:
    """The forms of the substance under ``cas`` in the order the picker shows them; () where it has one form only."""
    return ()


def form_of(cas: str, facts: Sequence[Stated]) -> Form | None:
    """The form that a record's own facts speak for, or ``None`` (형태 미상): evidence is in the record or there is none."""
    return None
