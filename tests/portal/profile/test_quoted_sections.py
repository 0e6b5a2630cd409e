"""Sentences of one section, quoted with their source; none with a blank, of a family, or of an untold form."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind, Section
from portal.profile.quoted_sections import quoted_sections
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


def first_aid(text: str, section: Section = Section.FIRST_AID) -> Fact:
    return Fact(FactKind.TEXT, text, lang="ko", section=section)


def test_the_sentences_of_the_section_are_quoted_and_those_with_a_blank_are_not() -> None:
    facts = [
        first_aid("신선한 공기가 있는 곳으로 옮기시오."),
        first_aid("P321 : …처치를 하시오."),
        first_aid("모으시오.", Section.RELEASE),
    ]
    record_with_facts(entry("cas:630-08-0", "일산화탄소"), "kosha_msds.sheets", facts)
    (section,) = quoted_sections(["630-08-0", "71-43-2"], (Section.FIRST_AID,))
    assert (section.substance, [value.text.strip() for value in section.values]) == (
        "일산화탄소", ["신선한 공기가 있는 곳으로 옮기시오."],
    )  # fmt: skip


def test_a_substance_of_several_forms_is_not_quoted() -> None:
    record_with_facts(entry("cas:7664-39-3", "불화수소"), "kosha_msds.sheets", [first_aid("씻으시오.")])
    assert quoted_sections(["7664-39-3"], (Section.FIRST_AID,)) == ()
