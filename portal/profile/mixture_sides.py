"""The sides of a mixture by their keys: substances with form or percent, product classes, household things, water, air.

What staff withhold is not read; a side that cannot be read says why and has no title, so that nobody's own words stand on a page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from connectors.schema import FactKind
from identifiers import cas as cas_numbers
from portal.curation.annotations import Annotation
from portal.models import Entry
from portal.profile.mixture_materials import HeldEntries, material_of, read_held
from portal.profile.sourced_facts import SourcedFact
from reference.contents import Content
from reference.forms import Form, forms_of
from reference.product_classes import Role
from reference.reactivity.household_things import HouseholdThing, thing_of_class, thing_of_key
from reference.reactivity.materials import Dissolved, Groups, Material, MixtureItem

FORM_MARK = "~"
"""Stands between a CAS number and the form or percent of it: 7664-93-9~over-51, 7722-84-1~35%."""
CONTENT_MARK = "_"
"""Stands between the CAS numbers of things that one item holds together: 1305-78-8_7429-90-5."""
MOST_CONTENTS = 4
CONTAINED_ROLES = (Role.MAIN, Role.SOME)
"""Roles of ingredients that a product of the class may hold; what was found in one or is released by fire is none."""


class SideProblem(StrEnum):
    """Why a side cannot be judged, as a sentence for the reader."""

    UNKNOWN = "이 이름이나 번호의 물질이 이 포털에 없습니다. 위험하지 않다는 뜻이 아닙니다."
    WITHHELD = "담당자가 확인을 위해 표시를 보류한 물질입니다. 위험하지 않다는 뜻이 아닙니다."
    WITHDRAWN = "기관 자료에서 내려간 물질이라 판정하지 않습니다. 위험하지 않다는 뜻이 아닙니다."
    NO_FORM = "이 물질에는 그런 형태가 없어 판정하지 않습니다. 형태 없이 다시 넣거나 있는 형태를 고르십시오."


@dataclass(frozen=True, slots=True)
class Side:
    """One side as a page shows it; ``item`` is ``None`` where ``problem`` says why it cannot be judged."""

    key: str
    title: str = ""
    """The name of the chosen form, or ``plain_title``; "" where nothing may be named."""
    plain_title: str = ""
    """The name without a form, and so without amounts."""
    item: MixtureItem | None = None
    problem: SideProblem | None = None
    address: str = ""
    cas: tuple[str, ...] = ()
    forms: tuple[Form, ...] = ()
    form: Form | None = None
    of_product: bool = False
    has_demo: bool = False
    statements: Mapping[tuple[str, str], tuple[SourcedFact, ...]] = field(default_factory=dict)
    """The facts that state a code, by CAS number and code."""
    law_sources: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Where the law states a code that no fact states, by CAS number and code."""
    annotations: tuple[Annotation, ...] = ()


def sides_of(keys: Sequence[str]) -> tuple[Side, ...]:
    """The side of each key in its order, in a number of queries that does not depend on how many there are."""
    numbers = {number for key in keys for number in _cas_of_key(key)}
    held = read_held(keys, numbers)
    ingredients = {
        str(fact.data["cas"]) for facts in held.facts.values() for fact in facts.of(FactKind.INGREDIENT) if fact.data
    }
    if ingredients - numbers:
        held = read_held(keys, numbers | ingredients)
    return tuple(_side(key, held) for key in keys)


def _cas_of_key(key: str) -> tuple[str, ...]:
    number = key.partition(FORM_MARK)[0]
    if cas_numbers.is_valid(number):
        return (cas_numbers.parse(number),)
    if contents := _contents(key):
        return contents
    thing = thing_of_key(key) or thing_of_class(key)
    return thing.cas if thing else ()


def is_key_of_contents(key: str) -> bool:
    """Whether the key names several contents of one item."""
    return bool(_contents(key))


def _contents(key: str) -> tuple[str, ...]:
    """The CAS numbers of an item of several contents; () where the key is none."""
    numbers = key.split(CONTENT_MARK)
    if not 1 < len(numbers) <= MOST_CONTENTS or not all(map(cas_numbers.is_valid, numbers)):
        return ()
    return tuple(map(cas_numbers.parse, numbers))


def _side(key: str, held: HeldEntries) -> Side:
    number, _, form_text = key.partition(FORM_MARK)
    if cas_numbers.is_valid(number):
        return _substance_side(key, cas_numbers.parse(number), form_text, held)
    if contents := _contents(key):
        return _side_of_contents(key, [_substance_side(each, each, "", held) for each in contents])
    if thing := thing_of_key(key):
        return _thing_side(key, thing, held)
    entry = next((each for each in held.entries.values() if each.kind == "product_class" and each.slug == key), None)
    if entry is None:
        return _class_without_entry(key, held)
    if entry.withdrawn_at is not None:
        return Side(key, problem=SideProblem.WITHDRAWN)
    return _class_side(entry, held)


def _class_without_entry(key: str, held: HeldEntries) -> Side:
    """A class that staff withhold, or that this database does not have yet: then the portal's own table speaks."""
    if f"product_class:{key}" in held.hidden:
        return Side(key, problem=SideProblem.WITHHELD)
    thing = thing_of_class(key)
    return _thing_side(key, thing, held) if thing else Side(key, problem=SideProblem.UNKNOWN)


def _substance_side(key: str, number: str, form_text: str, held: HeldEntries) -> Side:
    entry_key = f"cas:{number}"
    if entry_key in held.hidden:
        return Side(key, problem=SideProblem.WITHHELD)
    entry = held.entries.get(entry_key)
    if entry is not None and entry.withdrawn_at is not None:
        return Side(key, problem=SideProblem.WITHDRAWN)
    forms = forms_of(number)
    form = _form_of(forms, form_text)
    title = held.titles[entry.pk] if entry else number
    if form_text and form is None and (forms or _percent_of(form_text) is None):
        return Side(key, title, title, problem=SideProblem.NO_FORM, cas=(number,), forms=forms)
    material, statements, law = material_of(number, title, form, held)
    if entry is None and material.groups.is_empty and not material.codes:
        return Side(key, problem=SideProblem.UNKNOWN)
    facts = held.facts.get(entry_key)
    return Side(
        key,
        form.name_ko if form else title,
        title,
        MixtureItem(key, form.name_ko if form else title, (material,)),
        address=entry.address if entry else "",
        cas=(number,),
        forms=forms,
        form=form,
        has_demo=facts.has_demo if facts else False,
        statements=statements,
        law_sources=law,
        annotations=held.annotations.get(entry_key, ()),
    )


def _side_of_contents(key: str, sides: Sequence[Side]) -> Side:
    """One item that holds several substances; it cannot be judged where one of them cannot."""
    problem = next((side.problem for side in sides if side.problem), None)
    if problem:
        return Side(key, problem=problem)
    title = " · ".join(side.plain_title for side in sides)
    materials = tuple(material for side in sides if side.item for material in side.item.materials)
    return Side(
        key,
        title,
        title,
        MixtureItem(key, title, materials),
        cas=tuple(number for side in sides for number in side.cas),
        has_demo=any(side.has_demo for side in sides),
        statements={code: facts for side in sides for code, facts in side.statements.items()},
        law_sources={code: source for side in sides for code, source in side.law_sources.items()},
        annotations=tuple(dict.fromkeys(each for side in sides for each in side.annotations)),
    )


def _form_of(forms: Sequence[Form], text: str) -> Form | None:
    """The form with this key, or the only one that takes this percent."""
    percent = _percent_of(text)
    if percent is None:
        return next((form for form in forms if form.key == text), None)
    fitting = [form for form in forms if not form.only_by_word and form.includes(Content(percent, percent))]
    return fitting[0] if len(fitting) == 1 else None


def _percent_of(text: str) -> Decimal | None:
    try:
        percent = Decimal(text.removesuffix("%"))
    except InvalidOperation:
        return None
    return percent if percent.is_finite() and 0 < percent <= 100 else None


def _thing_side(
    key: str, thing: HouseholdThing, held: HeldEntries, title: str = "", entry: Entry | None = None
) -> Side:
    materials = [material_of(number, "", None, held) for number in thing.cas]
    dissolved = [_of_thing(material, thing) for material, _, _ in materials]
    itself = Material("", thing.title, Groups(kinds=thing.kinds), dissolved=thing.dissolved)
    return Side(
        key,
        title or thing.title,
        title or thing.title,
        MixtureItem(key, title or thing.title, tuple(dissolved or [itself]), several=len(thing.cas) > 1),
        address=entry.address if entry else "",
        of_product=not thing.kinds & {"water", "air"},
        has_demo=any(facts.has_demo for number in thing.cas if (facts := held.facts.get(f"cas:{number}"))),
        statements={code: facts for _, stated, _ in materials for code, facts in stated.items()},
        law_sources={code: source for _, _, law in materials for code, source in law.items()},
        annotations=held.annotations.get(entry.key, ()) if entry else (),
    )


def _of_thing(material: Material, thing: HouseholdThing) -> Material:
    """A substance as the thing holds it; a thing of one substance lends it its kinds (vinegar its acid)."""
    groups = material.groups.joined_with(Groups(kinds=thing.kinds)) if len(thing.cas) == 1 else material.groups
    dissolved = Dissolved.YES if thing.dissolved is Dissolved.YES else material.dissolved
    return Material(material.cas, material.title, groups, material.codes, dissolved)


def _class_side(entry: Entry, held: HeldEntries) -> Side:
    title = held.titles[entry.pk]
    if thing := thing_of_class(entry.slug):
        return _thing_side(entry.slug, thing, held, title, entry)
    ingredients = held.facts[entry.key].of(FactKind.INGREDIENT)
    contained = dict.fromkeys(
        (str(fact.data["cas"]), fact.value) for fact in ingredients if fact.data["role"] in CONTAINED_ROLES
    )
    materials = [material_of(number, name, None, held) for number, name in contained]
    return Side(
        entry.slug,
        title,
        title,
        MixtureItem(entry.slug, title, tuple(material for material, _, _ in materials), several=True),
        address=entry.address,
        of_product=True,
        has_demo=held.facts[entry.key].has_demo,
        statements={code: facts for _, stated, _ in materials for code, facts in stated.items()},
        law_sources={code: source for _, _, law in materials for code, source in law.items()},
        annotations=held.annotations.get(entry.key, ()),
    )
