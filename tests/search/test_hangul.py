"""Hangul is split into the keys that typed it, and composed as a keyboard composes it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import hangul

SYLLABLES = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=30)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("톨루엔", "ㅌㅗㄹㄹㅜㅇㅔㄴ"),
        ("과", "ㄱㅗㅏ"),
        ("값", "ㄱㅏㅂㅅ"),
        ("ㄳ", "ㄱㅅ"),
        ("까", "ㄲㅏ"),
        ("1,3부", "1,3ㅂㅜ"),
        ("\u1109", "ㅅ"),
    ],
)
def test_syllables_are_split_into_the_keys_that_type_them(text: str, keys: str) -> None:
    assert hangul.to_jamo(text) == keys


@given(SYLLABLES)
def test_composed_syllables_are_split_into_the_same_keys(text: str) -> None:
    assert hangul.to_jamo(hangul.compose(hangul.to_jamo(text))) == hangul.to_jamo(text)


@given(SYLLABLES)
def test_the_keys_of_whole_syllables_compose_to_these_syllables(text: str) -> None:
    assert hangul.compose(hangul.to_jamo(text)) == text


def test_every_syllable_is_split_alike_whether_it_is_composed_or_in_pieces() -> None:
    syllables = [chr(point) for point in range(0xAC00, 0xD7A4)]
    keys = [hangul.to_jamo(syllable) for syllable in syllables]
    assert keys == [hangul.to_jamo(unicodedata.normalize("NFD", syllable)) for syllable in syllables]
    assert set("".join(keys)) == set(hangul.KEYS)


@pytest.mark.parametrize("letter", ["\u1113", "\u1160", "\u1176", "\u11a7", "\u11c3", "\uabff", "\ud7a4"])
def test_letters_just_outside_the_modern_jamo_and_syllables_are_unchanged(letter: str) -> None:
    assert hangul.to_jamo(letter) == letter


@pytest.mark.parametrize(
    ("letter", "is_syllable", "is_hangul"),
    [
        ("가", True, True),
        ("힣", True, True),
        ("ㄱ", False, True),
        ("ㅣ", False, True),
        ("\uabff", False, False),
        ("\ud7a4", False, False),
        ("\u3130", False, False),
        ("\u3164", False, False),
        ("a", False, False),
    ],
)
def test_hangul_is_every_syllable_and_every_jamo_of_the_keyboard(
    letter: str, is_syllable: bool, is_hangul: bool
) -> None:
    assert (hangul.is_syllable(letter), hangul.is_hangul(letter)) == (is_syllable, is_hangul)


@given(SYLLABLES, st.integers(0, 200))
def test_a_text_being_typed_is_a_prefix_of_the_whole(text: str, keys: int) -> None:
    typed = hangul.compose(hangul.to_jamo(text)[:keys])
    assert hangul.to_jamo(text).startswith(hangul.to_jamo(typed))


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("ㄱㅏㅂㅅㅣ", "갑시"),
        ("ㄷㅏㄹㄱㅣ", "달기"),
        ("ㅇㅣㅅㅅㅏ", "잇사"),
        ("ㄱㅗㅏㄴ", "관"),
        ("ㅗㅏ", "ㅘ"),
        ("ㅅㅅㅏ", "ㅅ사"),
        ("ㅏㄱ", "ㅏㄱ"),
        ("ㄸㅏㄸ", "따ㄸ"),
        ("ㄱㅏaㄴ", "가aㄴ"),
        ("ㄱㄴㄷ", "ㄱㄴㄷ"),
        ("ㄱㅏㅏ", "가ㅏ"),
        ("ㄱㅗㅏㅗㅏ", "과ㅘ"),
        ("ㅏㅗ", "ㅏㅗ"),
        ("ㄱㅏㄹㅁㅂ", "갊ㅂ"),
    ],
)
def test_keys_compose_as_on_the_two_set_keyboard(keys: str, text: str) -> None:
    assert hangul.compose(keys) == text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dkaahsldk", "암모니아"),
        ("ghkdtks", "황산"),
        ("rhktksghktnth", "과산화수소"),
        ("qpswps", "벤젠"),
        ("DKAAHSLDK", "암모니아"),
    ],
)
def test_korean_typed_with_the_latin_layout_is_read_back(typed: str, meant: str) -> None:
    assert hangul.to_hangul_layout(typed) == meant


@pytest.mark.parametrize(
    ("keys", "jamo"),
    [("QWERT", "ㅃㅉㄸㄲㅆ"), ("OP", "ㅒㅖ"), ("op", "ㅐㅔ"), ("qwert", "ㅂㅈㄷㄱㅅ"), ("QKQK", "빠빠")],
)
def test_the_shift_key_doubles_a_jamo_where_the_keyboard_has_a_double(keys: str, jamo: str) -> None:
    assert hangul.to_hangul_layout(keys) == jamo


@pytest.mark.parametrize("key", "asdfghjklzxcvbnmyui")
def test_the_shift_key_makes_no_difference_on_the_other_keys(key: str) -> None:
    assert hangul.to_hangul_layout(key.upper()) == hangul.to_hangul_layout(key) != key


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=40))
def test_latin_typed_with_the_korean_layout_is_read_back(text: str) -> None:
    assert hangul.to_latin_layout(hangul.to_hangul_layout(text)) == text


def test_initials_are_those_of_the_syllables_only() -> None:
    assert hangul.initials("1,3-부타디엔") == "ㅂㅌㄷㅇ"
    assert hangul.initials("가끼ㄴ나힣") == "ㄱㄲㄴㅎ"


@pytest.mark.parametrize(
    ("typed", "initials"),
    [("ㅂㅅ", "ㅂㅅ"), ("ㅄ", "ㅂㅅ"), ("ㄲㅎ", "ㄲㅎ"), ("ㅏㅂ", ""), ("황ㅅ", ""), ("", ""), ("HF", "")],
)
def test_only_consonants_are_typed_initials(typed: str, initials: str) -> None:
    assert hangul.typed_initials(typed) == initials


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("암모냐", "암모니아"),
        ("싸이클로헥산", "사이클로헥산"),
        ("벤잰", "벤젠"),
        ("겨", "기어"),
        ("뵤", "비오"),
        ("슈", "시우"),
        ("얘", "예"),
        ("까띠뻐쪼", "가디버조"),
    ],
)
def test_what_sounds_alike_is_written_alike(heard: str, written: str) -> None:
    assert hangul.sound(hangul.to_jamo(heard)) == hangul.sound(hangul.to_jamo(written))


def test_different_sounds_stay_apart() -> None:
    assert hangul.sound(hangul.to_jamo("메탄")) != hangul.sound(hangul.to_jamo("에탄"))
    assert len({hangul.sound(hangul.to_jamo(syllable)) for syllable in "가나다라마바사아자차카타파하"}) == 14
    assert len({hangul.sound(hangul.to_jamo(syllable)) for syllable in "가갸거겨고교구규그기게계"}) == 12
