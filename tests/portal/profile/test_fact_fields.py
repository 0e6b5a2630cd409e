"""The fields of a fact for programs and files: what may be misread has its note, and the form its uncertainty."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind, Section
from portal.profile.entry_facts import facts_of
from portal.profile.fact_fields import fact_fields
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


def fields_of(fact: Fact, cas: str = "71-43-2") -> dict[str, object]:
    made = entry(f"cas:{cas}")
    record_with_facts(made, "kosha_msds.sheets", [fact])
    (found,) = facts_of(made).facts
    return fact_fields(found)


@pytest.mark.parametrize(
    ("fact", "note"),
    [
        (Fact(FactKind.TEXT, "일부는 물과 격렬히 반응함", section=Section.STABILITY), "물질군 공통 문구"),
        (Fact(FactKind.TEXT, "보호장갑", section=Section.EXPOSURE), "평상시 작업용, 사고 대응용 아님"),
        (Fact(FactKind.TREATMENT_SPECIFIC, "해독제"), "의료진용"),
        (Fact(FactKind.EXPOSURE_SYMPTOM, "두통"), "노출 증상"),
        (Fact(FactKind.TEXT, "물을 뿌리시오", section=Section.RELEASE), ""),
    ],
)
def test_a_line_that_may_be_misread_has_its_note(fact: Fact, note: str) -> None:
    """Content rules 2 to 4."""
    assert fields_of(fact)["note"] == note


def test_a_form_that_is_not_told_has_those_that_remain_and_a_name_holds_for_all() -> None:
    """Content rule 11."""
    untold = fields_of(Fact(FactKind.TEXT, "누출", section=Section.RELEASE), "7664-39-3")
    assert (untold["form"], untold["form_unknown"]) == ("", True)
    assert "anhydrous" in list(untold["possible_forms"])  # type: ignore[call-overload]


def test_a_name_is_of_every_form() -> None:
    name = fields_of(Fact(FactKind.NAME, "불화수소"), "7664-39-3")
    assert (name["form"], name["form_unknown"], name["possible_forms"]) == ("", False, [])
