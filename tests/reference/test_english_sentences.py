"""The portal's sentences in English: every one that a card can say, alone and joined with others."""

from __future__ import annotations

import csv
import re

import pytest

from portal.profile.attribution import INVENTED_DATE
from portal.profile.data_gaps import DataGap, GapLine, joined_sentence
from portal.profile.forms_of_fact import NOT_IN_TABLE, UNKNOWN, FormsOfFact
from portal.profile.response_card import NO_DISPLAYABLE_TEXT, NO_EQUIPMENT, PICTOGRAM_TITLES
from portal.profile.shown_distances import DISTANCES_ELSEWHERE
from portal.profile.sourced_facts import NOT_STATED
from reference.english_sentences import TABLE, in_english
from reference.forms import every_form
from reference.words.advice import ACTIONS

SENTENCES = (
    *(*DataGap, NO_EQUIPMENT, NO_DISPLAYABLE_TEXT, DISTANCES_ELSEWHERE, *ACTIONS, *PICTOGRAM_TITLES),
    *(NOT_IN_TABLE, UNKNOWN, NOT_STATED, INVENTED_DATE),
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_of_a_card_has_english_of_its_own(sentence: str) -> None:
    english = in_english(sentence)
    assert english
    assert english != sentence
    assert [other for other in SENTENCES if in_english(other) == english] == [sentence]


def test_several_gaps_keep_their_counts() -> None:
    """Content rule 20: none of the sentences replaces another."""
    lines = [
        GapLine("가", DataGap.NO_DATA, None),
        GapLine("나", DataGap.NO_DATA, None),
        GapLine("다", DataGap.FAILED, None),
    ]
    assert in_english(joined_sentence(lines)) == "Could not be fetched (1 source) · No data (2 sources)"


def test_the_forms_after_a_sentence_have_their_english_names() -> None:
    forms = every_form()["7664-39-3"][:2]
    sentence = f"{NO_EQUIPMENT}. {DataGap.OTHER_FORMS}: {' · '.join(form.name_ko for form in forms)}"
    assert in_english(sentence).endswith(f"Only data on another form: {' · '.join(form.name_en for form in forms)}")


def test_what_forms_remain_of_an_untold_one_is_said_in_english() -> None:
    """Content rule 11."""
    forms = every_form()["7664-39-3"][1:]
    assert in_english(FormsOfFact(forms).text) == f"form not told ({forms[0].name_en} or {forms[1].name_en})"


def test_every_form_has_an_english_name() -> None:
    assert [form for forms in every_form().values() for form in forms if not in_english(form.name_ko)] == []


def test_where_something_korean_is_left_there_is_no_english() -> None:
    assert in_english("자료 없음, 그리고 다른 말") == ""


def test_every_row_has_its_source_and_stands_once() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert all(row["source"] and not re.search("[가-힣]", row["english"]) for row in rows)
    assert len({row["korean"] for row in rows}) == len(rows)
