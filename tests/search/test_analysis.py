"""Spellings of one name have one key, and different substances have different keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import analysis
from tests.search.test_folding import ANY_TEXT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("시안화 나트륨", "시안화나트륨"),
        ("1,3-부타디엔", "1,3 부타디엔"),
        ("1,3-부타디엔", "1.3 부타디엔"),
        ("N,N-Dimethylformamide", "n,n-dimethyl formamide"),
        ("α-Pinene", "alpha-pinene"),
        ("（２，４－Ｄ）", "2,4-D"),
        ("Sulfuric acid", "SULFURIC-ACID"),
        ("d'Arcy", "darcy"),
        ("(±)-시스-클로르단", "±시스 클로르단"),
        ("2'-데옥시", "2' 데옥시"),
        ("O'2", "o 2"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert analysis.name_key(one) == analysis.name_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1,3-부타디엔", "13-부타디엔"),
        ("N,N'-다이메틸", "N,N-다이메틸"),
        ("(+)-Pinene", "(-)-Pinene"),
        ("4,4'-MDI", "4,4-MDI"),
        ("4,4''-MDI", "4,4'-MDI"),
        ("4' 4", "4'4"),
        ("2' 3", "2'3"),
        ("염화제일철", "염화제이철"),
        ("메탄올", "에탄올"),
    ],
)
def test_names_of_different_substances_have_different_keys(one: str, other: str) -> None:
    assert analysis.name_key(one) != analysis.name_key(other)


@pytest.mark.parametrize("text", ["", "   ", "!?-,", "\x00", "\ud800", "🧪", "''", "±", "(+)"])
def test_a_text_without_letters_and_digits_has_no_key(text: str) -> None:
    assert analysis.name_key(text) == ""


@given(ANY_TEXT, ANY_TEXT)
def test_white_space_between_letters_makes_no_difference(one: str, other: str) -> None:
    if not (one[-1:].isdigit() or other[:1].isdigit() or "'" in one + other):
        assert analysis.name_key(f"{one} {other}") in {
            analysis.name_key(f"{one}  {other}"),
            analysis.name_key(f"{one}\t{other}"),
        }


@given(st.text(max_size=500))
def test_tokens_are_bounded(text: str) -> None:
    assert len(analysis.token(analysis.name_key(text))) <= analysis.MAX_TOKEN_LENGTH


def test_long_keys_that_differ_have_different_tokens() -> None:
    assert analysis.token("가" * 200) != analysis.token("가" * 201)
    assert analysis.token("가" * 120) == "가" * 120
    assert analysis.token("가" * 121)[:1] == "#"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1 2 3", "1,2,3"),
        ("a1 b2", "a1b2"),
        ("4,4'-메틸렌", "4,4'메틸렌"),
        ("N,N'-디", "nn'디"),
        ("an'", "an"),
        ("2'2", "2'2"),
        ("2' 2", "2',2"),
        ("(+)-1", "+1"),
        ("a_b", "ab"),
    ],
)
def test_a_key_keeps_breaks_between_digits_primes_of_locants_and_the_sign_of_rotation(text: str, key: str) -> None:
    assert analysis.name_key(text) == key


@pytest.mark.parametrize(
    ("word", "grams"),
    [("황", ["황"]), ("황산", ["황산"]), ("황산은", ["황산", "산은"]), ("ㄱㅏ", ["ㄱㅏ"]), ("toluene", ["toluene"])],
)
def test_a_hangul_word_is_in_pairs_and_a_lone_syllable_itself(word: str, grams: list[str]) -> None:
    assert analysis.word_bigrams(word) == grams


def test_words_end_where_the_script_changes() -> None:
    assert analysis.words("가힣ㄱㅣ n헥산_2가") == ["가힣ㄱㅣ", "n", "헥산", "2", "가"]


def test_bigrams_keep_latin_and_digits_whole() -> None:
    assert analysis.bigrams("톨루엔 2,4-diisocyanate 황") == ["톨루", "루엔", "2", "4", "diisocyanate", "황"]


@given(ANY_TEXT)
def test_any_text_has_bigrams_without_white_space(text: str) -> None:
    assert all(gram and not any(map(str.isspace, gram)) for gram in analysis.bigrams(text))


@pytest.mark.parametrize(("text", "initials"), [("과산화수소", "ㄱㅅㅎㅅㅅ"), ("1,3-부타디엔", "ㅂㅌㄷㅇ"), ("HF", "")])
def test_chosung_are_the_initials_of_the_syllables(text: str, initials: str) -> None:
    assert analysis.chosung(text) == initials


def test_jamo_of_a_half_syllable_begin_the_whole() -> None:
    assert analysis.jamo_key("불화수소").startswith(analysis.jamo_key("불화ㅅ"))
    assert analysis.jamo_key("과산화수소").startswith(analysis.jamo_key("과사"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ghkdtks", "황산"),
        ("새ㅣㅕ둗", "toluene"),
        ("ㅁㅊㄷ새ㅜㄷ", "acetone"),
        ("123", ""),
        ("", ""),
        ("a", "ㅁ"),
        ("z", "ㅋ"),
        ("A", "ㅁ"),
        ("Z", "ㅋ"),
        ("1 ㅋ", "1 z"),
        ("{[`@", ""),
        ("1;k", "1;ㅏ"),
    ],
)
def test_the_other_layout_is_read_both_ways(typed: str, meant: str) -> None:
    assert analysis.layout_swap(typed) == meant
