"""Pages of product classes with their typical ingredients; a class never leads straight to a substance (content rule 24)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from connectors.schema import FactKind
from portal.answers.crisis_queries import is_crisis
from portal.answers.guidance_topics import TOPICS
from portal.curation.annotations import Annotation
from portal.curation.current import current_visibility
from portal.http.error_pages import not_found, withheld
from portal.models import Entry, Fact
from portal.own_feeds.product_class_feed import NOTE_LABEL
from portal.profile.addresses import EntryWithheld, entry_at, moved_to
from portal.profile.data_gaps import DataGap
from portal.profile.entry_annotations import annotations_on
from portal.profile.entry_facts import facts_of
from portal.profile.judged_mixtures import mixture_address
from portal.profile.sourced_facts import EntryFacts, SourcedFact, agreed_values
from portal.profile.titles import title_of
from portal.web.entry_page import entry_page
from reference.labels import Group, labels

NO_SUBSTANCE = "이 포털에 이 물질의 자료 없음"
INGREDIENT_ROLE_TITLES = labels(Group.INGREDIENT)


@dataclass(frozen=True, slots=True)
class IngredientLine:
    """One typical ingredient: its name, its source, and the entry of the pure substance, or ``None`` and why (``gap``)."""

    name: str
    cas: str
    source: str
    substance: Entry | None
    gap: str
    annotations: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class IngredientGroup:
    """The ingredients of one role, such as main or released."""

    title: str
    lines: tuple[IngredientLine, ...]


def product_classes(request: HttpRequest) -> HttpResponse:
    """``/classes``: every class by name, with its typical ingredients."""
    visibility = current_visibility()
    classes = visibility.of_entries(Entry.objects.filter(kind="product_class", withdrawn_at=None))
    entries = list(classes.order_by("title_ko", "key"))
    ingredients = visibility.of_facts(
        Fact.objects.filter(record__entry__in=entries, kind=FactKind.INGREDIENT, ended_at=None)
    )
    names: dict[int, list[str]] = {entry.pk: [] for entry in entries}
    for entry_id, name in ingredients.order_by("order").values_list("record__entry", "value"):
        names[entry_id].append(name)
    annotations = annotations_on(entry.key for entry in entries)
    rows = [
        (entry, visibility.title_of(entry), list(dict.fromkeys(names[entry.pk])), annotations.get(entry.key, ()))
        for entry in entries
    ]
    return render(request, "portal/product_classes.html", {"rows": rows})


def product_class(request: HttpRequest, slug: str) -> HttpResponse:
    """``/classes/chlorine-bleach``; old addresses redirect."""
    try:
        entry = entry_at("product_class", [slug])
        moved = moved_to("product_class", slug) if entry is None else None
    except EntryWithheld:
        return withheld(request)
    if entry is None:
        if moved is not None:
            return HttpResponsePermanentRedirect(moved.address)
        return not_found(request, "이 주소의 제품군이 없습니다. 제품군 목록(/classes)에서 다시 찾아 주십시오.")
    entry_facts = facts_of(entry)
    names = agreed_values(entry_facts.of(FactKind.NAME))
    return entry_page(
        request,
        "portal/product_class.html",
        {
            "entry": entry,
            "title": title_of(entry),
            "entry_facts": entry_facts,
            "names": [name for name in names if name.text not in (entry_facts.title_ko, entry_facts.title_en)],
            "annotated": [fact for fact in entry_facts.of(FactKind.NAME, FactKind.OTHER) if fact.annotations],
            "groups": _groups(entry_facts),
            "mix_address": mixture_address([entry.slug]),
            "notes": [fact.text for fact in entry_facts.of(FactKind.OTHER) if fact.label == NOTE_LABEL],
            "first_fact": entry_facts.facts[:1],
            "topics": [topic for topic in TOPICS.values() if slug in topic.classes],
            "crisis": any(is_crisis(name.text) for name in names),
        },
        entry,
    )


def _groups(entry_facts: EntryFacts) -> list[IngredientGroup]:
    facts = entry_facts.of(FactKind.INGREDIENT)
    substances = _substances(facts)
    groups = []
    for role, title in INGREDIENT_ROLE_TITLES.items():
        lines = tuple(_line(fact, substances) for fact in facts if fact.data["role"] == role)
        if lines:
            groups.append(IngredientGroup(title, lines))
    return groups


def _substances(facts: list[SourcedFact]) -> dict[str, Entry]:
    keys = {f"cas:{fact.data['cas']}" for fact in facts}
    entries = current_visibility().of_entries(Entry.objects.filter(key__in=keys, withdrawn_at=None))
    return {entry.key: entry for entry in entries}


def _line(fact: SourcedFact, substances: Mapping[str, Entry]) -> IngredientLine:
    key = f"cas:{fact.data['cas']}"
    gap = DataGap.WITHHELD if key in current_visibility().hidden_keys else NO_SUBSTANCE
    return IngredientLine(fact.value, fact.data["cas"], fact.data["source"], substances.get(key), gap, fact.annotations)
