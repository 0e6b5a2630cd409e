"""Labels: one for every value in the code that a page shows."""

from __future__ import annotations

import csv
from collections import Counter

from connectors.schema import MATCHED_ONLY, REFERENCE_KINDS, FactKind, RecordKind, Section
from portal.answers.page_sections import SECTIONS
from portal.batch.columns import Column
from portal.batch.lines import CellRole
from portal.web.listed_kinds import LISTED_KINDS
from portal.web.substance import PROPERTY_KINDS
from reference.labels import TABLE, Group, labels
from reference.product_classes import Role as IngredientRole
from reference.words.intent_words import INTENTS
from search.engine_types import Facet
from substance_lists.roles import Role

IN_BLOCKS_OF_THEIR_OWN = {
    # on a substance's page, under a heading of the template or of the sheet's section
    FactKind.CAS, FactKind.KE, FactKind.UN, FactKind.EC, FactKind.FORMULA, FactKind.STRUCTURE, FactKind.HAZARD_CLASS, FactKind.SIGNAL_WORD,
    FactKind.PICTOGRAM, FactKind.HAZARD_STATEMENT, FactKind.PRECAUTIONARY_STATEMENT, FactKind.M_FACTOR,
    FactKind.LEGAL_LISTING, FactKind.EXPOSURE_LIMIT, FactKind.SHIPPING_NAME, FactKind.TRANSPORT_CLASS,
    FactKind.PACKING_GROUP, FactKind.MARINE_POLLUTANT, FactKind.TEXT, FactKind.EXPOSURE_SYMPTOM,
    FactKind.TREATMENT_GENERAL, FactKind.TREATMENT_SPECIFIC, FactKind.CARCINOGENICITY, FactKind.TOXICITY_VALUE,
    FactKind.REFERENCE, FactKind.USE,
    # on the page of a class of products, by the ingredient's role
    FactKind.INGREDIENT,
    # what reference documents state, after what agencies say
    *REFERENCE_KINDS,
}  # fmt: skip


def test_every_kind_of_fact_has_a_label_or_a_block_of_its_own() -> None:
    labelled = labels(Group.FACT).keys() | labels(Group.PROPERTY).keys()
    assert not labelled & IN_BLOCKS_OF_THEIR_OWN
    assert labelled | IN_BLOCKS_OF_THEIR_OWN == set(FactKind) - MATCHED_ONLY


def test_every_fact_that_a_list_or_a_page_shows_in_a_row_has_a_label() -> None:
    lists = [thing.listed for thing in LISTED_KINDS.values()]
    shown = {kind for each in lists for kind in (*each.row_kinds, *each.text_kinds, *each.day_kinds)}
    assert shown <= labels(Group.FACT).keys()
    assert labels(Group.PROPERTY).keys() == set(PROPERTY_KINDS)


def test_a_group_labels_exactly_the_values_that_the_code_has() -> None:
    assert labels(Group.KIND).keys() == set(RecordKind)
    assert labels(Group.LINKED).keys() == set(RecordKind)
    assert labels(Group.COLUMN).keys() == set(Column)
    assert labels(Group.ROLE).keys() == {*CellRole, Role.ROW, Role.SHEET}
    assert labels(Group.SECTION).keys() == set(Section) - {Section.NONE}
    assert labels(Group.PICTOGRAM).keys() == {f"GHS0{number}" for number in range(1, 10)}
    assert labels(Group.FACET).keys() == set(Facet) - {Facet.KIND}
    assert labels(Group.INGREDIENT).keys() == set(IngredientRole)


def test_every_intent_has_a_part_of_the_page_with_a_title() -> None:
    assert set(INTENTS) <= labels(Group.INTENT).keys() == SECTIONS.keys()


def test_every_group_is_in_the_table_each_key_once_and_no_label_is_blank() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert {row["group"] for row in rows} == set(Group)
    assert max(Counter((row["group"], row["key"]) for row in rows).values()) == 1
    assert all(row["label"] == row["label"].strip() != "" for row in rows)


def test_the_order_of_the_table_is_the_order_of_the_page() -> None:
    assert list(labels(Group.SECTION)) == [str(number) for number in range(1, 17)]
    assert next(iter(labels(Group.LINKED))) == "product_class"
