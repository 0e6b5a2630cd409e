"""Forms of a substance (content rule 10): CAS set, physical state, concentration range and UN number, from a table."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path

from reference.contents import Content

TABLE = Path(__file__).parent / "tables" / "forms.csv"
PURE_FROM = Decimal(85)
"""From this percent a content may be the purity of the substance itself: flakes of potassium hydroxide begin at 85 %."""


class State(StrEnum):
    """The physical state in which a form is handled; ``REFRIGERATED`` is a gas kept liquid by cold."""

    GAS = "gas"
    LIQUID = "liquid"
    SOLUTION = "solution"
    SOLID = "solid"
    MOLTEN = "molten"
    REFRIGERATED = "refrigerated"


@dataclass(frozen=True, slots=True)
class Form:
    """One form. ``key`` is used in addresses and JSON; ``cas`` are all its CAS numbers; percents are by weight or ``None``.

    A bound belongs to the range unless its flag excludes it: 질산 70% 초과 begins above 70, 65% 이상 at 65.
    """

    key: str
    cas: tuple[str, ...]
    name_ko: str
    name_en: str
    state: State
    un: tuple[str, ...]
    min_percent: Decimal | None
    max_percent: Decimal | None
    source: str
    min_excluded: bool = False
    max_excluded: bool = False
    words: tuple[str, ...] = ()
    """Words that name this form beside those of its state: 무수, 발연, 적린."""
    only_by_word: bool = False
    """Whether a text names the form only by one of its words: a percent alone does not tell red fuming nitric acid."""

    @property
    def has_range(self) -> bool:
        """Whether the form is one range of concentration among others."""
        return self.min_percent is not None or self.max_percent is not None

    @property
    def is_diluted(self) -> bool:
        """Whether the form is a solution, or the upper range of one (황산 51% 초과 is a liquid and still a solution)."""
        return self.state is State.SOLUTION or self.min_percent is not None

    def includes(self, content: Content) -> bool:
        """Whether a content may be that of the form; without bounds a solution takes every content below 100.

        Red fuming nitric acid and spent sulfuric acid are never told by a percent alone.
        """
        if not self.has_range and not self.is_diluted:
            return not self.only_by_word and content.low is not None and content.low >= PURE_FROM
        if self.state is State.SOLUTION and content.low == 100:
            return False
        return content.overlaps(Content(self.min_percent, self.max_percent, self.min_excluded, self.max_excluded))


def forms_of(cas: str) -> tuple[Form, ...]:
    """The forms of the substance under ``cas`` in the order the picker shows them; () where it has only one form."""
    return _table().get(cas, ())


def every_form() -> Mapping[str, tuple[Form, ...]]:
    """The forms of every substance that has several, by CAS number."""
    return _table()


@cache
def _table() -> Mapping[str, tuple[Form, ...]]:
    found: dict[str, list[Form]] = defaultdict(list)
    for form in _rows():
        for cas in form.cas:
            found[cas].append(form)
    return {cas: tuple(forms) for cas, forms in found.items() if len(forms) > 1}


def _rows() -> Iterator[Form]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            yield Form(
                key=row["key"],
                cas=tuple(row["cas"].split()),
                name_ko=row["name_ko"],
                name_en=row["name_en"],
                state=State(row["state"]),
                un=tuple(row["un"].split()),
                min_percent=Decimal(row["least_percent"]) if row["least_percent"] else None,
                max_percent=Decimal(row["most_percent"]) if row["most_percent"] else None,
                source=row["source"],
                min_excluded="least" in row["excluded"].split(),
                max_excluded="most" in row["excluded"].split(),
                words=tuple(word for each in row["words"].split(";") if (word := each.strip())),
                only_by_word=row["only_by_word"] == "yes",
            )
