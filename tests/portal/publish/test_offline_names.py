"""The names by which an offline reader searches the pack."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.publish.offline_addresses import indexed_guides
from portal.publish.offline_names import LONGEST_NAME, searched_names
from tests.portal.factories import entry, record_with_facts
from tests.portal.guidebook import guidebook

pytestmark = pytest.mark.django_db
CARD = "/substances/98001-01-5/card"


def names_of(*facts: Fact) -> list[str]:
    created = entry("cas:98001-01-5", "물질")
    record_with_facts(created, "ncis.inventory", facts, key="a")
    [row] = searched_names([created], [], (), [], {CARD})["pages"]
    return [*row["names"]]


def test_names_and_numbers_are_found_and_systematic_names_are_not() -> None:
    long = "x" * (LONGEST_NAME + 1)
    facts = [Fact(FactKind.SYNONYM, "다른 이름"), Fact(FactKind.UN, "1017"), Fact(FactKind.SYNONYM, long)]
    found = names_of(*facts)
    assert {"다른 이름", "1017"} <= {*found}
    assert long not in found


def test_a_withheld_name_is_not_found() -> None:
    """Content rule 31."""
    created = entry("cas:98001-01-5", "물질")
    record_with_facts(created, "ncis.inventory", [Fact(FactKind.SYNONYM, "가린 이름")], key="a")
    decide("withhold", Subject("ncis.inventory/a", "synonym", "가린 이름"), Signed("담당자", "확인 중"))
    [row] = searched_names([created], [], (), [], {CARD})["pages"]
    assert "가린 이름" not in row["names"]


def test_only_what_the_pack_holds_is_found() -> None:
    guidebook("1017")
    created = entry("cas:98001-01-5", "물질")
    held = searched_names([created], [], indexed_guides(), [], {"/un/1017"})
    assert held["pages"] == []
    assert {each["un"] for each in held["numbers"]} == {"1017"}
    assert searched_names([created], [], indexed_guides(), [], set())["numbers"] == []
