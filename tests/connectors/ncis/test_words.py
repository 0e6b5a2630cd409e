from __future__ import annotations

import pytest

from connectors.ncis.words import worded
from connectors.schema import Absence, FactKind


@pytest.mark.parametrize(
    ("text", "value", "original", "absence"),
    [
        ("조사 중", "조사 중", "", Absence.NONE),
        ("-", "자료없음", "-", Absence.NO_DATA),
        ("자료없음", "자료없음", "", Absence.NO_DATA),
        ("해당 없음", "해당없음", "해당 없음", Absence.NOT_APPLICABLE),
    ],
)
def test_the_agencys_word_for_nothing_is_a_fact_of_absence(
    text: str, value: str, original: str, absence: Absence
) -> None:
    (fact,) = worded(FactKind.CAUSE, text, "원인")
    assert (fact.value, fact.original, fact.absence) == (value, original, absence)


def test_a_field_that_was_not_sent_is_no_fact() -> None:
    assert list(worded(FactKind.CAUSE, "", "원인")) == []
