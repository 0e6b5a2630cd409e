"""Which form a record speaks of, and which form each of its facts is of (content rule 11): only the record is evidence.

A record's name, numbers and classes of gases speak for all its facts; a pictogram of a gas cylinder and a condition
("38% 수용액") speak for the one fact. Without evidence nothing is concluded: every form stays possible, 형태 미상.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import reduce
from typing import Any, Protocol

from reference.form_words import WordClass, words_of
from reference.forms import Form, State
from reference.forms_in_text import (
    forms_in_names,
    forms_in_phrase,
    forms_in_states,
    forms_with_content,
    in_states,
    states_in,
)
from reference.un_numbers import shipping_names

CONTENT_LABEL = "함유량"
"""The label of the item of a sheet's section 3 that states the content; it comes as running text."""

_ROOM_TEMPERATURE = Decimal(20)
_CODE = re.compile(r"\s*(H\d{3})")
_TRANSPORT_CLASS = re.compile(r"\s*(\d(?:\.\d)?)(?![\d.])")
_BRACKETS = re.compile(r"\([^()]*\)")
_CELSIUS = re.compile(r"[-−]?\d+(?:\.\d+)?(?=\s*(?:℃|°C))")


class EvidenceKind(StrEnum):
    """What told the form."""

    UN = "un"
    HAZARD = "hazard"
    PICTOGRAM = "pictogram"
    NAME = "name"
    SHIPPING_NAME = "shipping_name"
    TRANSPORT_CLASS = "transport_class"
    APPEARANCE = "appearance"
    CONTENT = "content"
    BOILING_POINT = "boiling_point"
    CONDITION = "condition"
    JOINED = "joined"
    """The row of a reference document was joined to this form of the table."""


RECORD_KINDS = frozenset(
    {
        *("un", "hazard_class", "hazard_statement", "name", "shipping_name", "transport_class", "appearance"),
        "boiling_point",
    }
)
"""Kinds of facts that can tell the form of a whole record, beside the content of section 3."""

CONDITIONAL_KINDS = frozenset(
    {
        *("boiling_point", "melting_point", "flash_point", "vapour_pressure", "relative_density", "vapour_density"),
        *("viscosity", "autoignition_temperature", "evaporation_rate"),
    }
)
"""Properties whose text may name the form that was measured; a pH or a solubility is that of a solution for every form."""

_NAMING_KINDS: Mapping[str, EvidenceKind] = {
    "name": EvidenceKind.NAME,
    "shipping_name": EvidenceKind.SHIPPING_NAME,
}
"""Kinds that name what the record is about. A synonym is none: agencies list names of every form under one record."""


class FormEvidence(Protocol):
    """A fact with kind, value and typed data; model rows and schema facts match."""

    @property
    def kind(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def data(self) -> Any: ...
    @property
    def label(self) -> str: ...
    @property
    def absence(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Evidence:
    """The forms that one fact leaves possible.

    ``for_record`` where it speaks for the whole record; ``soft`` where the record goes before it: a class of liquids on a
    sheet of a gas that boils at 17 ℃ does not make it the sheet of a solution.
    """

    kind: EvidenceKind
    forms: frozenset[Form]
    for_record: bool = True
    soft: bool = False


def forms_of_record(forms: Sequence[Form], facts: Sequence[FormEvidence]) -> frozenset[Form]:
    """The forms of which a record may speak by all its evidence; all of them without evidence or with a contradiction.

    Two numbers of two forms contradict each other: such a record speaks of several forms, and each fact for itself.
    """
    possible = reduce(frozenset.__and__, (each.forms for each in record_evidence(forms, facts)), frozenset(forms))
    return possible or frozenset(forms)


def record_evidence(forms: Sequence[Form], facts: Sequence[FormEvidence]) -> tuple[Evidence, ...]:
    """All evidence of a record for its form as a whole, in the order of its facts."""
    found = [each for fact in facts for each in evidence_in(fact, forms) if each.for_record]
    if gas := _gas_number_and_boiling_point(forms, facts):
        # The number stands for no form of the table; with the boiling point it tells the gas, and not a contradiction.
        found = [each for each in found if each.kind is not EvidenceKind.UN or each.forms]
        found.append(gas)
    return tuple(found)


def forms_of_fact(fact: FormEvidence, forms: Sequence[Form], of_record: frozenset[Form]) -> frozenset[Form]:
    """The forms of which one fact may be; none where it is of a form that the table does not hold.

    Its own evidence goes before the record's where the two leave nothing in common.
    """
    own = tuple(evidence_in(fact, forms))
    possible = reduce(frozenset.__and__, (each.forms for each in own), frozenset(forms))
    if possible & of_record or all(each.soft for each in own):
        return possible & of_record or of_record
    return possible


def evidence_in(fact: FormEvidence, forms: Sequence[Form]) -> Iterator[Evidence]:
    """What one fact tells of the form; nothing for a stated absence and for other kinds."""
    if fact.absence:
        return
    if joined := _field(fact.data, "form"):
        yield Evidence(EvidenceKind.JOINED, frozenset(form for form in forms if form.key == joined), False)
    elif fact.kind == "un":
        yield Evidence(EvidenceKind.UN, frozenset(form for form in forms if fact.value in form.un))
    elif fact.kind in ("hazard_class", "hazard_statement"):
        yield from _by_hazard(fact, forms)
    elif fact.kind == "pictogram":
        yield from _by_pictogram(fact.value, forms)
    elif fact.kind == "transport_class":
        yield from _by_transport_class(fact.value, forms)
    else:
        yield from _by_text(fact, forms)


def _by_text(fact: FormEvidence, forms: Sequence[Form]) -> Iterator[Evidence]:
    kind, possible = None, None
    if fact.kind in _NAMING_KINDS:
        kind, possible = _NAMING_KINDS[fact.kind], forms_in_names(fact.value, forms)
    elif fact.kind == "appearance":
        kind, possible = EvidenceKind.APPEARANCE, forms_in_phrase(fact.value, forms)
    elif fact.kind in CONDITIONAL_KINDS:
        kind, possible = EvidenceKind.CONDITION, forms_in_states(fact.value, forms)
    elif fact.kind == "text" and CONTENT_LABEL in fact.label:
        kind, possible = EvidenceKind.CONTENT, forms_with_content(fact.value, forms)
    if kind and possible is not None:
        yield Evidence(kind, possible, for_record=kind is not EvidenceKind.CONDITION)


def _by_hazard(fact: FormEvidence, forms: Sequence[Form]) -> Iterator[Evidence]:
    """By H code and by the state that the class is named after; only classes of gases speak for the record."""
    states = _states_of_code(fact)
    if fact.kind == "hazard_class":
        of_class = _states_of_class(fact)
        states = (states & of_class) or states or of_class
    if states:
        is_gas = State.GAS in states or State.REFRIGERATED in states
        yield Evidence(EvidenceKind.HAZARD, in_states(forms, states), for_record=is_gas, soft=not is_gas)


def _states_of_code(fact: FormEvidence) -> frozenset[str]:
    code = _field(fact.data, "h_code") if fact.kind == "hazard_class" else fact.value
    match = _CODE.match(code)
    return frozenset(words_of(WordClass.HAZARD_CODE).get(match.group(1), ())) if match else frozenset()


def _states_of_class(fact: FormEvidence) -> frozenset[str]:
    """By the class's last word (고압가스), narrowed by its group (냉동액화가스); a route in brackets is no class: 급성 독성(흡입: 가스)."""
    name = _BRACKETS.sub(" ", _field(fact.data, "name") or fact.value.partition(":")[0]).strip().lower()
    words = words_of(WordClass.HAZARD_CLASS)
    states = next((frozenset(words[word]) for word in words if name.endswith(word)), frozenset[str]())
    return states & states_in(_BRACKETS.sub(" ", _field(fact.data, "category"))) or states


def _by_pictogram(code: str, forms: Sequence[Form]) -> Iterator[Evidence]:
    if states := words_of(WordClass.PICTOGRAM).get(code):
        yield Evidence(EvidenceKind.PICTOGRAM, in_states(forms, states), for_record=False)


def _by_transport_class(value: str, forms: Sequence[Form]) -> Iterator[Evidence]:
    """Forms whose UN number has this class; a class that no form has is that of another edition and tells nothing."""
    match = _TRANSPORT_CLASS.match(value)
    by_class = frozenset(form for form in forms if match and match.group(1) in _transport_classes(form))
    if by_class:
        yield Evidence(EvidenceKind.TRANSPORT_CLASS, by_class)


def _transport_classes(form: Form) -> frozenset[str]:
    return frozenset(name.hazard_class for number in form.un for name in shipping_names(number))


def _gas_number_and_boiling_point(forms: Sequence[Form], facts: Sequence[FormEvidence]) -> Evidence | None:
    """A number of class 2 that is of no form of the table, with a boiling point under 20 ℃ in the same record."""
    known = {number for form in forms for number in form.un}
    others = [fact.value for fact in facts if fact.kind == "un" and not fact.absence and fact.value not in known]
    if not others or not all(_is_gas_number(number) for number in others):
        return None
    if not any(fact.kind == "boiling_point" and not fact.absence and _boils_below_room(fact) for fact in facts):
        return None
    gases = in_states(forms, (State.GAS, State.REFRIGERATED))
    return Evidence(EvidenceKind.BOILING_POINT, gases) if gases else None


def _is_gas_number(number: str) -> bool:
    names = shipping_names(number)
    return bool(names) and all(name.hazard_class.startswith("2.") for name in names)


def _boils_below_room(fact: FormEvidence) -> bool:
    """By the figure that was read, else by the only figure in ℃ of the text."""
    high = _field(fact.data, "high") if _field(fact.data, "unit") in ("℃", "°C") else ""
    if high:
        return Decimal(high) < _ROOM_TEMPERATURE
    figures = {Decimal(each.replace("−", "-")) for each in _CELSIUS.findall(fact.value)}
    return len(figures) == 1 and figures.pop() < _ROOM_TEMPERATURE


def _field(data: Any, name: str) -> str:
    """A field of typed data, of a row (a dict) or of the schema (a dataclass), as text."""
    value = data.get(name) if isinstance(data, Mapping) else getattr(data, name, None)
    return "" if value is None else str(value)
