"""Which parts of a document become tokens."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine_types import Facet
from search.fields import (
    WORD_BREAK,
    Field,
    facet_tokens,
    formula_tokens,
    gram_tokens,
    identifier_key,
    initials_token,
    is_prefix_token,
    jamo_token,
    name_keys,
    name_sort_key,
    prior_tokens,
    sound_token,
    stored_token,
    tokens,
)
from tests.search.documents import DOCUMENTS, SUBSTANCES, event, substance


def test_names_are_in_the_field_of_their_rank() -> None:
    found = tokens(SUBSTANCES[0])
    assert "불화수소" in found[Field.NAME]
    assert found[Field.SYNONYM] == ["플루오르화수소"]
    assert found[Field.ALIAS] == ["불산"]


def test_several_names_in_one_are_names_each() -> None:
    assert name_keys("Methanol ; Methyl alcohol") == ["methanolmethylalcohol", "methanol", "methylalcohol"]
    assert name_keys("톨루엔") == ["톨루엔"]
    assert name_keys(" ; ") == []
    assert name_keys("벤젠;벤젠") == ["벤젠벤젠", "벤젠"]


def test_numbers_are_kept_without_hyphens() -> None:
    found = tokens(SUBSTANCES[0])
    assert found[Field.IDENTIFIER] == ["7664393", "ke20198", "2316348", "971382"]
    assert found[Field.CAS] == ["7664393"]
    assert identifier_key("KE-20198") == identifier_key("ke 20198")


def test_the_signs_that_tell_numbers_apart_are_kept() -> None:
    assert identifier_key("제2020-1호 (가)/3.1") == "제20201호(가)/3.1"
    assert identifier_key("[A], b:c") == "abc"


def test_an_empty_number_is_no_token_and_each_number_is_one_once() -> None:
    document = replace(SUBSTANCES[0], numbers=("", "97-1-382", "97 1 382"), ke=(), ec=())
    assert tokens(document)[Field.IDENTIFIER] == ["7664393", "971382"]


def test_each_un_number_and_each_facet_value_is_kept() -> None:
    assert tokens(SUBSTANCES[0])[Field.UN] == ["1052", "1790"]
    labels = facet_tokens(SUBSTANCES[0])
    assert set(labels) == set(Facet)
    assert (labels[Facet.LEGAL], labels[Facet.REGION]) == (("사고대비물질",), ())


def test_members_of_a_mixture_are_not_its_numbers() -> None:
    mixture = replace(SUBSTANCES[0], cas=(), member_cas=("7664-39-3", "7664-93-9"))
    assert tokens(mixture)[Field.CAS] == []


def test_a_text_that_is_no_formula_gives_no_formula_token() -> None:
    assert tokens(substance("50-00-0", "시험", formulas=("CxHy 혼합", "CH2O")))[Field.FORMULA] == ["CH2O"]
    assert formula_tokens(["?", "H₂SO₄", "O4SH2", "NaCl"]) == ["H2O4S", "ClNa", "H2SO4", "O4SH2", "NaCl"]
    assert formula_tokens(["SO4^2-"]) == ["O4S-2", "SO4^2-"]


def test_initials_are_those_of_the_hangul_of_a_name_without_locants() -> None:
    assert tokens(substance("50-00-0", "1,3-부타디엔", "Butadiene"))[Field.INITIALS] == ["ㅂㅌㄷㅇ"]
    assert tokens(substance("50-00-0", "p-자일렌"))[Field.INITIALS] == ["ㅈㅇㄹ"]
    assert tokens(substance("50-00-0", "(±)-황"))[Field.INITIALS] == []
    assert tokens(substance("50-00-0", "가" * 41))[Field.INITIALS] == []
    assert initials_token("가" * 40) == "ㄱ" * 40
    assert initials_token("가나") == "ㄱㄴ"
    assert initials_token("가") == ""


def test_hangul_names_have_a_sound_token() -> None:
    assert tokens(substance("50-00-0", "암모니아", "Ammonia"))[Field.SOUND] == ["ㅇㅏㅁㅁㅗㄴㅑ"]
    assert sound_token("a산") == "aㅅㅏㄴ"
    assert sound_token("acid") == ""
    assert sound_token("ㄱㅏ") == ""
    assert sound_token("가" * 30) == "ㄱㅏ" * 30
    assert sound_token("가" * 31) == ""


@given(st.text("가힣ab1 -;", max_size=12), st.text("가힣ㄱㅎab1", min_size=1, max_size=5))
def test_a_short_prefix_of_a_name_is_a_token(name: str, typed: str) -> None:
    found = tokens(substance("50-00-0", name))
    prefix = jamo_token(typed)
    has_prefix = any(token.startswith(prefix) for token in found[Field.JAMO])
    if is_prefix_token(Field.JAMO, prefix):
        assert (prefix in found[Field.BEGINNING]) == has_prefix
    assert stored_token(Field.BEGINNING, prefix) == stored_token(Field.JAMO, prefix)


def test_prefixes_of_one_to_eight_letters_are_tokens() -> None:
    assert tokens(substance("50-00-0", "", "abcdefghij"))[Field.BEGINNING] == [
        "abcdefghij"[:end] for end in range(1, 9)
    ]
    assert tokens(substance("50-00-0", "가"))[Field.BEGINNING] == ["ㄱ", "ㄱㅏ"]
    assert is_prefix_token(Field.JAMO, "hydrogen")


def test_the_jamo_of_a_long_name_are_cut() -> None:
    assert jamo_token("가" * 60) == "ㄱㅏ" * 60
    assert jamo_token("가" * 60 + "나") == "ㄱㅏ" * 60


@pytest.mark.parametrize("field", [field for field in Field if field not in (Field.JAMO, Field.BEGINNING)])
def test_only_the_fields_of_fuzzy_and_prefix_clauses_are_stored_in_one_byte_a_jamo(field: Field) -> None:
    assert stored_token(field, "ㄱㅏ1") == "ㄱㅏ1"
    assert stored_token(Field.JAMO, "ㄱㅏ1").isascii()
    assert (
        len(
            {
                stored_token(Field.JAMO, jamo)
                for jamo in "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ"
            }
        )
        == 33
    )


def test_a_long_prefix_and_one_of_another_field_are_searched_in_the_dictionary() -> None:
    assert not is_prefix_token(Field.JAMO, "hydrogenf")
    assert not is_prefix_token(Field.INITIALS, "ㅎㅅ")


def test_two_words_do_not_join_into_one() -> None:
    assert gram_tokens(["수산 산화"]) == ["수산", WORD_BREAK, "산화", WORD_BREAK]
    assert gram_tokens(["수산화"]) == ["수산", "산화", WORD_BREAK]
    assert gram_tokens(["수산 염화"]) == ["수산", "염화", WORD_BREAK]
    assert gram_tokens(["수산", "산화"]) == ["수산", WORD_BREAK, "산화", WORD_BREAK]
    assert gram_tokens([]) == []


def test_names_and_running_text_are_searched_as_text_each_name_once() -> None:
    document = replace(substance("50-00-0", "황산", text=("염소",)), names=SUBSTANCES[6].names * 2)
    assert tokens(document)[Field.GRAM] == ["황", WORD_BREAK, "sulfur", WORD_BREAK, "염소", WORD_BREAK]


@given(st.integers(0, 100))
def test_the_bits_of_a_prior_add_up_to_it(prior: int) -> None:
    assert sum(1 << int(token[1:]) for token in prior_tokens(prior)) == prior


def test_the_order_by_name_is_hangul_then_latin_then_nameless_and_unique() -> None:
    entries = [event("a", "accident", "나"), event("b", "accident", "가"), event("c", "accident", "가")]
    latin = replace(event("d", "accident", ""), title_en="Acetone")
    nameless = event("e", "accident", "")
    ordered = sorted([nameless, latin, *entries], key=name_sort_key)
    assert [entry.key for entry in ordered] == ["b", "c", "a", "d", "e"]
    assert name_sort_key(event("a", "accident", "나" * 90)) == f"0{'나' * 80}\x01a"
    assert [name_sort_key(latin), name_sort_key(nameless)] == ["1acetone\x01d", "2\x01e"]


def test_every_field_of_every_document_is_present() -> None:
    assert all(set(tokens(document)) == set(Field) for document in DOCUMENTS)
