"""UN numbers: a conflict only where nothing is common and no shipping name tells another state."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from connectors.schema import Fact, FactKind
from tests.portal.profile.agencies import differing, texts

pytestmark = pytest.mark.django_db


def numbers(given: Sequence[str]) -> list[Fact]:
    return [Fact(FactKind.UN, number) for number in given]


def test_two_numbers_of_one_form_conflict() -> None:
    assert texts(differing(numbers(["1114"]), numbers(["1294"]))) == [("un", "UN1114", "UN1294")]


@pytest.mark.parametrize(
    ("ours", "theirs"), [(["1198", "2209"], ["1198"]), (["1334"], ["2304"]), (["1114"], ["1114"]), (["1114"], [])]
)
def test_more_numbers_other_states_and_equal_ones_do_not(ours: list[str], theirs: list[str]) -> None:
    """1198^2209 against 1198 (content rule 11); naphthalene, refined, and naphthalene, molten."""
    assert differing(numbers(ours), numbers(theirs)) == []
