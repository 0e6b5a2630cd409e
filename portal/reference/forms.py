"""Forms of a substance (content rule 10): CAS set, physical state, concentration range and UN number, from a table."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Protocol

TABLE = Path(__file__).parent / "tables" / "forms.csv"
COMPRESSED_GAS = "H280"


class Stated(Protocol):
    """A fact as a form needs it: kind, value and typed data. Model rows and schema facts both are."""

    @property
    def kind(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def data(self) -> Any: ...


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
    return _table().get(cas, ())


def form_of(cas: str, facts: Sequence[Stated]) -> Form | None:
    """The form that a record's own facts speak for, or ``None`` (형태 미상): evidence is in the record or there is none.

    Evidence is a UN number that one form alone bears, or H280 (gas under pressure) where one form alone is a gas. Two
    pieces of evidence that disagree, and UN numbers of several forms, are none.
    """
    forms = forms_of(cas)
    if not forms:
        return None
    numbers = {fact.value for fact in facts if fact.kind == "un"}
    by_number = [form for form in forms if numbers and numbers <= set(form.un)]
    compressed = any(fact.kind == "hazard_class" and _h_code(fact.data) == COMPRESSED_GAS for fact in facts)
    gases = [form for form in forms if form.state == "gas"] if compressed else []
    found = {forms_found[0].key for forms_found in (by_number, gases) if len(forms_found) == 1}
    if (
        len(found) != 1
        or (numbers and not by_number)
        or (compressed and by_number and len(by_number) > 1 and not gases)
    ):
        return None
    return next(form for form in forms if form.key in found)


def _h_code(data: Any) -> str:
    if isinstance(data, Mapping):
        return str(data.get("h_code", ""))
    return str(getattr(data, "h_code", ""))


@cache
def _table() -> Mapping[str, tuple[Form, ...]]:
    found: dict[str, list[Form]] = defaultdict(list)
    for form in _rows():
        for cas in form.cas:
            found[cas].append(form)
    return {cas: tuple(forms) for cas, forms in found.items()}


def _rows() -> Iterator[Form]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            yield Form(
                key=row["key"],
                cas=tuple(row["cas"].split()),
                name_ko=row["name_ko"],
                name_en=row["name_en"],
                state=row["state"],
                un=tuple(row["un"].split()),
                least_percent=Decimal(row["least_percent"]) if row["least_percent"] else None,
                most_percent=Decimal(row["most_percent"]) if row["most_percent"] else None,
                source=row["source"],
            )
