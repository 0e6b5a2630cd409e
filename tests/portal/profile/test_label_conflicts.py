"""Signal words and pictograms, as a label shows them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from connectors.schema import Fact, FactKind
from tests.portal.profile.agencies import differing, texts

pytestmark = pytest.mark.django_db


def label(kind: FactKind, values: Sequence[str]) -> list[Fact]:
    return [Fact(kind, value) for value in values]


def test_danger_and_warning_conflict_with_danger_first() -> None:
    found = differing(label(FactKind.SIGNAL_WORD, ["경고"]), label(FactKind.SIGNAL_WORD, ["위험"]))
    assert texts(found) == [("signal_word", "위험", "경고")]


@pytest.mark.parametrize(("ours", "theirs"), [(["위험"], ["위험"]), (["위험", "경고"], ["경고"]), (["위험"], ["주의"])])
def test_a_common_or_an_unknown_word_is_no_conflict(ours: list[str], theirs: list[str]) -> None:
    assert differing(label(FactKind.SIGNAL_WORD, ours), label(FactKind.SIGNAL_WORD, theirs)) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "differ"),
    [
        (["GHS06"], ["GHS06"], False),
        (["GHS06"], ["GHS06", "GHS08"], True),
        (["GHS07"], ["GHS06", "GHS07"], True),
        (["GHS06", "GHS07"], ["GHS06"], False),
        (["GHS07", "GHS09"], ["GHS09"], True),
        (["GHS06"], [], False),
    ],
)
def test_a_pictogram_that_one_does_not_show_unless_a_stronger_one_stands_for_it(
    ours: list[str], theirs: list[str], differ: bool
) -> None:
    found = differing(label(FactKind.PICTOGRAM, ours), label(FactKind.PICTOGRAM, theirs))
    assert bool(found) is differ
