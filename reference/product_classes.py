"""Kinds of products that people name (락스, 휘발유, 부동액) with their typical ingredients, each with its source.

A product is not a substance (content rule 24): contents differ from product to product, so there is no percentage here, and
no ingredient without a source.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

from identifiers import cas

T = TypeVar("T")

FEED = "portal.product_classes"
TABLES = Path(__file__).parent / "tables"
CLASSES = "product_classes.csv"
NAMES = "product_class_names.csv"
INGREDIENTS = "product_class_ingredients.csv"


class Role(StrEnum):
    """The role of an ingredient in the products of its class."""

    MAIN = "main"
    SOME = "some"
    RELEASED = "released"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class ClassName:
    """One name of a class; ``lang`` is "ko" or "en"."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class TypicalIngredient:
    """One substance that the source names for products of this kind."""

    cas: str
    name: str
    role: Role
    source: str


@dataclass(frozen=True, slots=True)
class ProductClass:
    """One kind of product. The first Korean and the first English name are its titles; no ingredients mean no known source."""

    slug: str
    note: str
    names: tuple[ClassName, ...]
    ingredients: tuple[TypicalIngredient, ...]


@cache
def product_classes() -> tuple[ProductClass, ...]:
    """All classes in the order of the table; raises ``ValueError`` with the line for an invalid row."""
    names: dict[str, list[ClassName]] = defaultdict(list)
    ingredients: dict[str, list[TypicalIngredient]] = defaultdict(list)
    classes = dict(_rows_by_slug(CLASSES, lambda row: row))
    for slug, name in _rows_by_slug(NAMES, lambda row: ClassName(row["name"], row["lang"])):
        names[slug].append(name)
    for slug, ingredient in _rows_by_slug(INGREDIENTS, _ingredient):
        ingredients[slug].append(ingredient)
    unknown = (names.keys() | ingredients.keys()) - classes.keys()
    if unknown:
        raise ValueError(f"{NAMES} or {INGREDIENTS} names classes that {CLASSES} does not have: {sorted(unknown)}")
    return tuple(
        ProductClass(
            slug,
            row["note"],
            (ClassName(row["name_ko"], "ko"), ClassName(row["name_en"], "en"), *names[slug]),
            tuple(ingredients[slug]),
        )
        for slug, row in classes.items()
    )


def _ingredient(row: dict[str, str]) -> TypicalIngredient:
    if not row["source"]:
        raise ValueError("an ingredient without a source is no fact")
    return TypicalIngredient(cas.parse(row["cas"]), row["name"], Role(row["role"]), row["source"])


def _rows_by_slug(table: str, parse_row: Callable[[dict[str, str]], T]) -> Iterator[tuple[str, T]]:
    with (TABLES / table).open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, strict=True), 2):
            try:
                yield row["slug"], parse_row(row)
            except (KeyError, ValueError) as error:
                raise ValueError(f"{table}, line {number}: {error}") from error
