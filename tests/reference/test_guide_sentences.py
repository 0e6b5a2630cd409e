"""Sentences of the guides: each has its Korean or a reason to be left out, and stands only where it holds (content rule 30)."""

from __future__ import annotations

import re

import pytest

from reference.guide_index import guide_index
from reference.guide_sentences import GuideSentence, LeftOut, sentences_of
from reference.guide_texts import guides

ALL = [
    (number, item, sentence)
    for number, guide in guides().items()
    for item in guide.items
    for sentence in sentences_of(item.text)
]
GLUCONATE = "if calcium gluconate gel is available, rinse 5 minutes, then apply gel."


def _shown(un: str) -> list[GuideSentence]:
    names = guide_index()[un]
    may_polymerize = any(name.may_polymerize for name in names)
    return [
        sentence
        for number, _, sentence in ALL
        if number == names[0].guide and not sentence.left_out and sentence.speaks_of(un, may_polymerize=may_polymerize)
    ]


def _sentence(un: str, beginning: str) -> GuideSentence | None:
    return next((each for each in _shown(un) if each.english.startswith(beginning)), None)


def test_every_sentence_has_korean_or_a_reason_to_be_left_out() -> None:
    assert [sentence.english for _, _, sentence in ALL if not sentence.left_out and not sentence.korean] == []


def test_nothing_of_an_item_is_lost_when_it_is_cut() -> None:
    for _, item, _ in ALL:
        pieces = " ".join(sentence.english for sentence in sentences_of(item.text))
        assert len(item.text) - len(pieces) <= len("Adsorbed Gases - Toxic* GUIDE") + 1


def _figures(text: str) -> set[str]:
    spelled = text.replace(",", "").replace("one meter", "1 meter").replace("(ERG 2024)", "")
    return set(re.findall(r"\d+", spelled))


def test_a_figure_of_the_english_stands_in_the_korean_too() -> None:
    """Metres, feet, degrees, UN numbers and times: a translated distance that differs could hurt somebody."""
    differing = [
        sentence.english
        for _, _, sentence in ALL
        if not sentence.left_out and _figures(sentence.english) != _figures(sentence.korean)
    ]
    assert differing == []


@pytest.mark.parametrize(("un", "other"), [("1052", "1790"), ("1790", "1052")])
def test_the_gluconate_sentence_stands_on_its_own_number_and_what_follows_goes_with_it(un: str, other: str) -> None:
    first_aid = [each.english for each in _shown(un)]
    (gluconate,) = [text for text in first_aid if text.endswith(GLUCONATE)]
    assert un in gluconate
    assert other not in gluconate
    assert "Otherwise, continue rinsing until medical treatment is available." in first_aid


def test_a_number_of_the_same_guide_that_is_not_named_gets_neither() -> None:
    assert guide_index()["1005"][0].guide == guide_index()["1052"][0].guide
    assert _sentence("1005", "In case of skin contact with hydrogen fluoride") is None
    assert _sentence("1005", "Otherwise, continue rinsing") is None
    assert _sentence("1005", "For UN1005: Anhydrous ammonia") is not None


def test_a_sentence_with_except_stands_on_all_other_numbers() -> None:
    assert _sentence("1384", "Dry chemical, soda ash, lime or DRY sand, EXCEPT") is None
    assert _sentence("1382", "Dry chemical, soda ash, lime or DRY sand, EXCEPT") is not None
    assert _sentence("1384", "Smothering will not work") is not None
    assert _sentence("1382", "Smothering will not work") is None


def test_advice_for_liquefied_natural_gas_stands_on_no_other_gas() -> None:
    assert _sentence("1972", "Use dry chemical or high-expansion foam") is not None
    assert _sentence("1978", "Use dry chemical or high-expansion foam") is None


def test_a_family_sentence_stands_on_no_number() -> None:
    family = [sentence for _, _, sentence in ALL if re.match(r"(?:CAUTION: )?(?:Some|Many|Most)\b", sentence.english)]
    of_substances = [each for each in family if not each.english.startswith("Some effects")]
    assert of_substances
    assert all(each.is_family for each in of_substances)
    assert not any(each.speaks_of("1017") for each in of_substances)


def test_what_foams_do_with_the_material_is_no_family_sentence() -> None:
    assert _sentence("1717", "Note: Most foams will react with the material") is not None


def test_only_a_number_marked_p_gets_the_sentence_on_polymerization() -> None:
    assert guide_index()["1093"][0].guide == guide_index()["1230"][0].guide == "131"
    assert _sentence("1093", "Those substances designated with a (P)") is not None
    assert _sentence("1230", "Those substances designated with a (P)") is None


def test_only_the_sentence_that_holds_abroad_is_left_out_of_an_item() -> None:
    sentences = sentences_of(
        "Clothing frozen to the skin should be thawed before being removed. In Canada, an Emergency Response Assistance Plan "
        '(ERAP) may be required for this product. Please consult the shipping paper and/or the "ERAP" section.'
    )
    assert [each.left_out for each in sentences] == [LeftOut.NO, LeftOut.ABROAD, LeftOut.ABROAD]


def test_a_piece_that_is_no_text_of_the_guide_is_cut() -> None:
    shown = {sentence.english for _, _, sentence in ALL if not sentence.left_out}
    titles = {guide.title for guide in guides().values()}
    assert not [text for text in shown for title in titles if f"{title} GUIDE" in text or text == title]
    assert not [text for text in shown if text.startswith("(") and text.endswith(")") and "FOAM" not in text]
