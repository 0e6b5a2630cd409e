"""What a conflict is: its types, its sides, and how grave it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from portal.profile.sourced_facts import SourcedFact
from portal.store.digest import short
from reference.hazard_codes import severity as code_severity
from reference.labels import Group, labels


class ConflictType(StrEnum):
    """On what two agencies differ; the order is that of gravity where no hazard tells it."""

    CLASS = "class"
    """One states a hazard class and the other, which classifies the same form, does not."""
    CATEGORY = "category"
    H_CODE = "h_code"
    SIGNAL_WORD = "signal_word"
    PICTOGRAM = "pictogram"
    UN = "un"
    LIMIT = "limit"
    THRESHOLD = "threshold"
    DESIGNATED_ITEM = "item"
    """품명 of 위험물안전관리법."""
    DESIGNATED_QUANTITY = "quantity"
    FORMULA = "formula"
    MOLAR_MASS = "molar_mass"
    NAME = "name"
    """An agency gives the entry a name that is another substance's."""
    EDITION = "edition"


LABELS: Mapping[str, str] = labels(Group.CONFLICT)
HAZARD_TYPES = frozenset(
    {
        *(ConflictType.CLASS, ConflictType.CATEGORY, ConflictType.H_CODE),
        *(ConflictType.SIGNAL_WORD, ConflictType.PICTOGRAM),
    }
)
_TYPES = tuple(ConflictType)
LONGEST_SUBJECT = 300
"""Letters of the column; a row of a list may be told apart by a name of any length."""
_AFTER_ALL_HAZARDS = 1_000
_STEP = len(_TYPES)


@dataclass(frozen=True, slots=True)
class Side:
    """What one agency states, with the fact that is the evidence.

    Where it states nothing (``is_silent``), the fact is one that shows that it speaks of the same thing: a class of the form.
    """

    voice: str
    text: str
    fact: SourcedFact
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing on which two agencies differ within one form; the graver side comes first.

    ``subject`` is the key of the thing (a class, a limit), ``name`` the same as pages show it. ``basis`` says what the
    comparison rests on besides the two values (a molar mass), with the facts that state it.
    """

    type: ConflictType
    subject: str
    name: str
    sides: tuple[Side, ...]
    severity: int
    basis: str = ""
    basis_facts: tuple[SourcedFact, ...] = ()
    class_key: str = ""
    """The hazard class that it is about, whatever medium or code; "" for other things."""

    @property
    def pair(self) -> tuple[str, str]:
        """The two voices, in the order of their names."""
        first, *_, last = sorted({side.voice for side in self.sides})
        return first, last

    @property
    def form(self) -> str:
        """The key of the form; "" for a substance of one form and for what holds in every form."""
        fact = self.sides[0].fact
        return "" if fact.forms.holds_for_all else fact.form_key

    @property
    def form_name(self) -> str:
        """The Korean name of that form."""
        return self.sides[0].fact.form_name

    @property
    def origin(self) -> str:
        """Live or demo: the two never meet in one conflict (content rule 27)."""
        return self.sides[0].fact.origin

    @property
    def identity(self) -> tuple[str, ...]:
        """What tells it from every other conflict of its entry, whatever values the sides have."""
        subject = self.subject
        if len(subject) > LONGEST_SUBJECT:
            subject = f"{subject[: LONGEST_SUBJECT - 40]}…{short(subject)}"
        return (self.type, subject, self.form, *self.pair, self.origin)

    @property
    def label(self) -> str:
        """The type in Korean."""
        return LABELS[self.type]


def severity_of(conflict_type: ConflictType, codes: Iterable[str] = ()) -> int:
    """The rank among all conflicts, the gravest first: by the gravest H code at stake, then by the type."""
    gravest = min(map(code_severity, codes), default=_AFTER_ALL_HAZARDS)
    return gravest * _STEP + _TYPES.index(conflict_type)


def in_order(found: Iterable[Conflict]) -> list[Conflict]:
    """The gravest first; equally grave ones by name, form and agencies, so that the order is always the same."""
    return sorted(found, key=lambda each: (each.severity, each.name, each.form, each.pair))
