"""H codes: suffixes that differ, codes that are left out, and none that only says a class again."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from connectors.schema import Fact, FactKind, HazardClass
from tests.portal.profile.agencies import differing, texts

pytestmark = pytest.mark.django_db


def codes(given: Sequence[str]) -> list[Fact]:
    return [Fact(FactKind.HAZARD_STATEMENT, f"{code} : 문구") for code in given]


@pytest.mark.parametrize(
    ("ours", "theirs", "sides"),
    [
        (["H360D"], ["H360F"], [("h_code", "H360D", "H360F")]),
        (["H360"], ["H360F"], []),
        (["H301"], ["H302"], [("h_code", "H301", "H302")]),
        (["H301", "H350"], ["H301"], [("h_code", "H350", "이 분류의 H 코드를 밝히지 않음")]),
        (["H400", "H410"], ["H410"], []),
        (["H314", "H318"], ["H314"], []),
        (["H335", "H336"], ["H335"], [("h_code", "H336", "이 분류의 H 코드를 밝히지 않음")]),
        (["H301", "H303"], ["H301"], []),
        (["H301", "EUH029"], ["H301"], []),
        (["H300+H310"], ["H300", "H310"], []),
        (["H301"], [], []),
    ],
)
def test_codes_by_class(ours: list[str], theirs: list[str], sides: list[tuple[str, ...]]) -> None:
    assert texts(differing(codes(ours), codes(theirs))) == sides


def test_a_code_that_only_says_the_class_again_is_no_second_conflict() -> None:
    def said(category: str, code: str) -> list[Fact]:
        return [
            Fact(FactKind.HAZARD_CLASS, f"급성 독성(경구) {category}", HazardClass("급성 독성(경구)", category, code))
        ]

    assert [each.type for each in differing(said("3", "H301"), said("4", "H302"))] == ["category"]
