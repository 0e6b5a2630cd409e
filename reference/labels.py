"""Labels on pages for kinds, facts, columns, sections and similar values, by group and key."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "tables" / "labels.csv"


class Group(StrEnum):
    """Groups of labels; the keys of a group are the values in the code."""

    KIND = "kind"
    """Kinds of entries. They are part of documents, so a changed label needs a rebuild of the index."""
    LINKED = "linked"
    """Kinds of entries that are linked to a substance, in the order of the page."""
    FACT = "fact"
    """Kinds of facts of products, pesticides, facilities and accidents."""
    STATED = "stated"
    """Kinds of facts in the sentence that says what a pass would end; all kinds that have no other label."""
    PROPERTY = "property"
    """Physical and chemical properties, by kind of fact."""
    DOCUMENT = "document"
    """Properties as reference documents state them, by ``ReferenceProperty.name``."""
    COLUMN = "column"
    """Columns of the result of a batch."""
    ROLE = "role"
    """Roles of the columns of a typed or uploaded list."""
    SECTION = "section"
    """Sections of a safety data sheet, by number."""
    INTENT = "intent"
    """Parts of a substance's page, by the intent of the query."""
    PICTOGRAM = "pictogram"
    ROUTE = "route"
    """Routes by which a substance endangers, water first (content rule 5)."""
    FACET = "facet"
    INGREDIENT = "ingredient"
    """Roles of a substance in a class of products."""
    CONSEQUENCE = "consequence"
    """What comes of a mixture, the gravest first."""
    REACTION_LEVEL = "reaction_level"
    """How firmly a source says what comes of a mixture."""
    CONFLICT = "conflict"
    """Types of conflicts between agencies, the gravest first where no hazard tells it."""


def labels(group: Group) -> Mapping[str, str]:
    """The labels of a group by key, in the order in which a page shows them; raises ``KeyError`` for an empty group."""
    return _table()[group]


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            found.setdefault(row["group"], {})[row["key"]] = row["label"]
    return found
