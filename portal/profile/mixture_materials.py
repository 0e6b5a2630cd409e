"""The materials of a mixture's sides: their names, formulas and codes as agencies state them, and the law's where none does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from connectors.schema import FactKind
from portal.curation.annotations import Annotation
from portal.curation.current import current_visibility
from portal.models import Entry
from portal.profile.entry_annotations import annotations_on
from portal.profile.entry_facts import facts_of_entries
from portal.profile.sourced_facts import EntryFacts, SourcedFact
from portal.profile.titles import titles_of
from reference.forms import Form, State, forms_of
from reference.reactivity.group_rules import KnownSubstance, groups_of, table_name
from reference.reactivity.materials import Dissolved, Material
from reference.reactivity.reactivity_codes import clp_codes, codes_in

_KINDS = frozenset(
    {
        FactKind.NAME,
        FactKind.SYNONYM,
        FactKind.FORMULA,
        FactKind.STRUCTURE,
        FactKind.HAZARD_STATEMENT,
        FactKind.HAZARD_CLASS,
        FactKind.REACTIVITY_STATEMENT,
        FactKind.INGREDIENT,
    }
)
_CODE_KINDS = (FactKind.HAZARD_STATEMENT, FactKind.HAZARD_CLASS, FactKind.REACTIVITY_STATEMENT)


@dataclass(frozen=True, slots=True)
class HeldEntries:
    """The entries and facts that the sides need, read at once."""

    entries: Mapping[str, Entry]
    facts: Mapping[str, EntryFacts]
    titles: Mapping[int, str]
    hidden: frozenset[str]
    annotations: Mapping[str, tuple[Annotation, ...]]


def read_held(keys: Iterable[str], numbers: Iterable[str]) -> HeldEntries:
    """The entries with these CAS numbers and the product classes with these slugs, without what staff withhold."""
    visibility = current_visibility()
    entry_keys = {f"cas:{number}" for number in numbers}
    named = Entry.objects.filter(key__in=entry_keys) | Entry.objects.filter(kind="product_class", slug__in=list(keys))
    entries = {
        entry.key: entry for entry in visibility.of_entries(named.filter(kind__in=("substance", "product_class")))
    }
    current = [entry for entry in entries.values() if entry.withdrawn_at is None]
    facts = facts_of_entries(current, _KINDS)
    return HeldEntries(
        entries,
        {entry.key: facts[entry.pk] for entry in current},
        titles_of(current),
        frozenset(visibility.hidden_keys),
        annotations_on(entry.key for entry in current),
    )


Stated = Mapping[tuple[str, str], tuple[SourcedFact, ...]]
"""The facts that state a code, by CAS number and code."""


def material_of(
    number: str, title: str, form: Form | None, held: HeldEntries
) -> tuple[Material, Stated, Mapping[tuple[str, str], str]]:
    """The material with the facts that state its codes, and the law's source of those that no fact states."""
    facts = held.facts.get(f"cas:{number}")
    stated = _stated_codes(facts, form) if facts else {}
    names, formulas = _names(facts), _formulas(facts)
    kinds = groups_of(KnownSubstance(number, names, formulas)).kinds
    law = {} if _law_is_known(number, facts, held) else clp_codes(number, kinds)
    codes = frozenset(stated) | frozenset(law)
    entry = held.entries.get(f"cas:{number}")
    own_title = title or (held.titles.get(entry.pk, "") if entry else "") or table_name(number) or number
    groups = groups_of(KnownSubstance(number, names, formulas, codes))
    return (
        Material(number, own_title, groups, codes, _dissolved(number, form)),
        {(number, code): of_code for code, of_code in stated.items()},
        {(number, code): source for code, source in law.items() if code not in stated},
    )


def _stated_codes(facts: EntryFacts, form: Form | None) -> dict[str, tuple[SourcedFact, ...]]:
    """The facts by the code that they state, of this form only where one is chosen."""
    found: dict[str, list[SourcedFact]] = {}
    for fact in facts.of(*_CODE_KINDS):
        if fact.absence or (form is not None and not fact.forms.may_be(form)):
            continue
        texts = [fact.value, *(str((fact.data or {}).get(name) or "") for name in ("h_code", "code"))]
        for code in codes_in(texts if fact.kind != FactKind.HAZARD_CLASS else texts[1:]):
            found.setdefault(code, []).append(fact)
    return {code: tuple(of_code) for code, of_code in found.items()}


def _law_is_known(number: str, facts: EntryFacts | None, held: HeldEntries) -> bool:
    """Whether the law's codes come as facts, or staff withhold one: then the table of the law says nothing beside them."""
    if f"cas:{number}" in held.hidden:
        return True
    if facts is None:
        return False
    withheld = any(FactKind.REACTIVITY_STATEMENT in kinds for kinds in facts.withheld_kinds.values())
    return withheld or bool(facts.of(FactKind.REACTIVITY_STATEMENT))


def _names(facts: EntryFacts | None) -> tuple[str, ...]:
    return tuple(fact.value for fact in facts.of(FactKind.NAME, FactKind.SYNONYM)) if facts else ()


def _formulas(facts: EntryFacts | None) -> tuple[str, ...]:
    if facts is None:
        return ()
    stated = [fact.value for fact in facts.of(FactKind.FORMULA) if not fact.absence]
    drawn = [str((fact.data or {}).get("formula") or "") for fact in facts.of(FactKind.STRUCTURE)]
    return tuple(formula for formula in (*stated, *drawn) if formula)


def _dissolved(number: str, form: Form | None) -> Dissolved:
    if form is not None:
        return Dissolved.YES if form.state is State.SOLUTION else Dissolved.NO
    several = forms_of(number)
    return Dissolved.POSSIBLY if any(each.state is State.SOLUTION for each in several) else Dissolved.NO
