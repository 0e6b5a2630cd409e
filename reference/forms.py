"""Forms of a substance (content rule 10): CAS set, physical state, concentration range and UN number, from a table."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, reduce
from pathlib import Path
from typing import Any, Protocol

TABLE = Path(__file__).parent / "tables" / "forms.csv"
COMPRESSED_GAS = "H280"
GAS = "gas"
SOLUTION = "solution"

_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|％|percent)")
_RANGE_WORDS = re.compile(r"이상|이하|초과|미만|함유|or more|less than|more than")
"""A name with one of these words describes a rule or a range, so its figures are not the record's own content."""


EVIDENCE_KINDS = frozenset({"un", "hazard_class", "name"})
"""Kinds of facts that can identify the form that a record describes."""


class FormEvidence(Protocol):
    """A fact with kind, value and typed data; both model rows and schema facts match."""

    @property
    def kind(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def data(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Form:
    """One form. ``key`` is used in addresses and JSON; ``cas`` are all its CAS numbers; percents are by weight or ``None``.

    A bound belongs to the range unless its flag excludes it: 질산 70% 초과 begins above 70, 65% 이상 at 65.
    """

    key: str
    cas: tuple[str, ...]
    name_ko: str
    name_en: str
    state: str
    un: tuple[str, ...]
    min_percent: Decimal | None
    max_percent: Decimal | None
    source: str
    min_excluded: bool = False
    max_excluded: bool = False

    def includes(self, percent: Decimal) -> bool:
        """Whether a content lies in the form's range; a form without bounds includes every content of a solution."""
        if self.state == GAS:
            return False
        if self.min_percent is not None and (
            percent < self.min_percent or (self.min_excluded and percent == self.min_percent)
        ):
            return False
        return self.max_percent is None or (
            percent < self.max_percent or (not self.max_excluded and percent == self.max_percent)
        )


def forms_of(cas: str) -> tuple[Form, ...]:
    """The forms of the substance under ``cas`` in the order the picker shows them; () where it has only one form."""
    return _table().get(cas, ())


def form_of(cas: str, facts: Sequence[FormEvidence]) -> Form | None:
    """The form that a record's own facts show, or ``None`` (형태 미상); no evidence comes from outside the record.

    Evidence is each UN number, H280 (gas under pressure), and the words 수용액 or "30 %" in the record's name. All
    evidence together must leave one form: a contradiction, a number of no form, or numbers of several forms give ``None``.
    """
    forms = forms_of(cas)
    possible_sets = [evidence for fact in facts for evidence in _evidence(fact, forms)]
    if not possible_sets:
        return None
    possible: frozenset[Form] = reduce(frozenset.__and__, possible_sets)
    return next(iter(possible)) if len(possible) == 1 else None


def _evidence(fact: FormEvidence, forms: Sequence[Form]) -> Iterator[frozenset[Form]]:
    """The possible forms for each piece of evidence in a fact."""
    if fact.kind == "un":
        yield frozenset(form for form in forms if fact.value in form.un)
    elif fact.kind == "hazard_class" and _h_code(fact.data) == COMPRESSED_GAS:
        yield frozenset(form for form in forms if form.state == GAS)
    elif fact.kind == "name":
        yield from _evidence_in_name(fact.value, forms)


def _evidence_in_name(name: str, forms: Sequence[Form]) -> Iterator[frozenset[Form]]:
    """The possible forms by a record's name.

    A synonym is no evidence: agencies list names of every form under one record (포름알데히드용액 beside 포름알데히드).
    """
    if "수용액" in name:
        yield frozenset(form for form in forms if form.state == SOLUTION)
    if not _RANGE_WORDS.search(name):
        for percent in _PERCENT.findall(name):
            yield frozenset(form for form in forms if form.includes(Decimal(percent)))


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
                min_percent=Decimal(row["least_percent"]) if row["least_percent"] else None,
                max_percent=Decimal(row["most_percent"]) if row["most_percent"] else None,
                source=row["source"],
                min_excluded="least" in row["excluded"].split(),
                max_excluded="most" in row["excluded"].split(),
            )
