"""All classes of products by name, each with what it typically is made of."""

from __future__ import annotations

from dataclasses import dataclass

from connectors.schema import FactKind
from portal.curation.annotations import Annotation
from portal.curation.current import current_visibility
from portal.models import Entry, Fact
from portal.profile.entry_annotations import annotations_on


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One class with its visible titles in Korean and English and the names of its ingredients."""

    entry: Entry
    titles: tuple[str, str]
    ingredients: tuple[str, ...]
    annotations: tuple[Annotation, ...]


def class_rows() -> list[ClassRow]:
    """The classes that may be shown, in a fixed number of queries."""
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
    return [
        ClassRow(
            entry,
            visibility.title_of(entry),
            tuple(dict.fromkeys(names[entry.pk])),
            annotations.get(entry.key, ()),
        )
        for entry in entries
    ]
