"""The forms of a fact in words, and on which card it stands."""

from __future__ import annotations

import pytest

from portal.profile.forms_of_fact import SINGLE_FORM, FormsOfFact
from reference.forms import forms_of

GAS, OVER, UP_TO = forms_of("7664-39-3")


@pytest.mark.parametrize(
    ("forms", "text", "unknown", "cards"),
    [
        (FormsOfFact((GAS,)), "불화수소(무수)", False, (True, False, False)),
        (
            FormsOfFact((OVER, UP_TO)),
            "형태 미상(불화수소산(60% 초과) 또는 불화수소산(60% 이하))",
            True,
            (False, True, True),
        ),
        (FormsOfFact((GAS, OVER, UP_TO), are_all=True), "형태 미상", True, (True, True, True)),
        (FormsOfFact(()), "고를 수 있는 형태에 없음", True, (False, False, False)),
        (FormsOfFact((GAS,), holds_for_all=True), "", False, (True, True, True)),
        (SINGLE_FORM, "", False, (True, True, True)),
    ],
)
def test_a_fact_says_its_form_and_stands_on_the_cards_of_the_forms_that_it_may_be(
    forms: FormsOfFact, text: str, unknown: bool, cards: tuple[bool, ...]
) -> None:
    assert (forms.text, forms.are_unknown) == (text, unknown)
    assert tuple(forms.may_be(form) for form in (GAS, OVER, UP_TO)) == cards


def test_the_names_of_the_possible_forms_stand_in_a_sentence_without_the_word_unknown() -> None:
    assert FormsOfFact((OVER, UP_TO)).names == "불화수소산(60% 초과) 또는 불화수소산(60% 이하)"
    assert FormsOfFact(()).names == "고를 수 있는 형태에 없음"
