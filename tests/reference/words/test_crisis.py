"""Words of a crisis: measures of a dose, abbreviations, and sentences whose classes exist."""

from __future__ import annotations

from reference.words.crisis import LETHAL_DOSES, MEDIAN_LETHAL_DOSES, TABLE, WHOLE_TEXTS
from reference.words.sentences import words_of


def test_doses_are_told_from_their_medians_by_name() -> None:
    assert "치사" in LETHAL_DOSES
    assert all("반수" in name for name in MEDIAN_LETHAL_DOSES)


def test_an_abbreviation_counts_as_the_whole_text_only() -> None:
    assert {"kms"} == WHOLE_TEXTS
    assert not WHOLE_TEXTS & {word.text for word in words_of(TABLE)["asks"]}
