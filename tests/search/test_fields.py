"""Which parts of a document become tokens."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from search.fields import (
    WORD_BREAK,
    Field,
    gram_tokens,
    identifier_key,
    is_prefix_token,
    jamo_token,
    name_keys,
    name_sort_key,
    prior_tokens,
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


def test_numbers_are_kept_without_hyphens() -> None:
    found = tokens(SUBSTANCES[0])
    assert found[Field.IDENTIFIER] == ["7664393", "ke20198", "2316348", "971382"]
    assert found[Field.CAS] == ["7664393"]
    assert identifier_key("KE-20198") == identifier_key("ke 20198")


def test_members_of_a_mixture_are_not_its_numbers() -> None:
    mixture = replace(SUBSTANCES[0], cas=(), member_cas=("7664-39-3", "7664-93-9"))
    assert tokens(mixture)[Field.CAS] == []


def test_a_text_that_is_no_formula_gives_no_formula_token() -> None:
    assert tokens(substance("50-00-0", "시험", formulas=("CxHy 혼합", "CH2O")))[Field.FORMULA] == ["CH2O"]


def test_initials_are_those_of_the_hangul_of_a_name_without_locants() -> None:
    assert tokens(substance("50-00-0", "1,3-부타디엔", "Butadiene"))[Field.INITIALS] == ["ㅂㅌㄷㅇ"]
    assert tokens(substance("50-00-0", "p-자일렌"))[Field.INITIALS] == ["ㅈㅇㄹ"]
    assert tokens(substance("50-00-0", "(±)-황"))[Field.INITIALS] == []
    assert tokens(substance("50-00-0", "가" * 41))[Field.INITIALS] == []


def test_hangul_names_have_a_sound_token() -> None:
    assert tokens(substance("50-00-0", "암모니아", "Ammonia"))[Field.SOUND] == ["ㅇㅏㅁㅁㅗㄴㅑ"]


@given(st.text("가힣ab1 -;", max_size=12), st.text("가힣ㄱㅎab1", min_size=1, max_size=5))
def test_a_short_prefix_of_a_name_is_a_token(name: str, typed: str) -> None:
    found = tokens(substance("50-00-0", name))
    prefix = jamo_token(typed)
    has_prefix = any(token.startswith(prefix) for token in found[Field.JAMO])
    if is_prefix_token(Field.JAMO, prefix):
        assert (prefix in found[Field.BEGINNING]) == has_prefix
    assert stored_token(Field.BEGINNING, prefix) == stored_token(Field.JAMO, prefix)


def test_a_long_prefix_and_one_of_another_field_are_searched_in_the_dictionary() -> None:
    assert not is_prefix_token(Field.JAMO, "hydrogenf")
    assert not is_prefix_token(Field.INITIALS, "ㅎㅅ")


def test_two_words_do_not_join_into_one() -> None:
    assert gram_tokens(["수산 산화"]) == ["수산", WORD_BREAK, "산화", WORD_BREAK]
    assert gram_tokens(["수산화"]) == ["수산", "산화", WORD_BREAK]


@given(st.integers(0, 100))
def test_the_bits_of_a_prior_add_up_to_it(prior: int) -> None:
    assert sum(1 << int(token[1:]) for token in prior_tokens(prior)) == prior


def test_the_order_by_name_is_hangul_then_latin_then_nameless_and_unique() -> None:
    entries = [event("a", "accident", "나"), event("b", "accident", "가"), event("c", "accident", "가")]
    latin = replace(event("d", "accident", ""), title_en="Acetone")
    nameless = event("e", "accident", "")
    ordered = sorted([nameless, latin, *entries], key=name_sort_key)
    assert [entry.key for entry in ordered] == ["b", "c", "a", "d", "e"]


def test_every_field_of_every_document_is_present() -> None:
    assert all(set(tokens(document)) == set(Field) for document in DOCUMENTS)
