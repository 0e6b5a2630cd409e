"""What somebody types about a substance without a name: whole words, the longest phrase, glued or apart."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.observations import fields, rows_of
from reference.typed_observations import observations_in, says_where


def ticked(text: str) -> set[tuple[str, str]]:
    return set(observations_in(text).ticked)


@pytest.mark.parametrize("text", ["황록색 기체", "황록색기체가", "황록색  기체!", "황록색 기체가 나요"])
def test_words_may_be_glued_and_have_endings(text: str) -> None:
    seen = observations_in(text)
    assert (set(seen.ticked), seen.left) == ({("colour", "yellow-green"), ("state", "gas")}, ())


def test_the_longest_phrase_counts() -> None:
    assert ticked("노란 연기") == {("smoke", "yellow-smoke")}
    assert ticked("yellow green gas") == {("colour", "yellow-green"), ("state", "gas")}
    assert ticked("눈이 따갑고 기침이 나요") == {("symptom", "eyes"), ("symptom", "cough")}


@pytest.mark.parametrize(
    "text", ["물 뿌리니 흰 연기", "물을 부었더니 흰 연기가 나요", "비 맞자 흰연기", "white smoke when wet"]
)
def test_what_comes_after_water_came_of_the_water(text: str) -> None:
    seen = observations_in(text)
    assert (set(seen.ticked), seen.left) == ({("smoke", "cloud"), ("water", "gas")}, ())


@pytest.mark.parametrize(
    "text", ["흰개미", "가스레인지", "녹색당", "두통약", "기침약", "gasoline", "redwood", "황색포도상구균"]
)
def test_a_piece_of_another_word_is_not_seen(text: str) -> None:
    assert (ticked(text), observations_in(text).left) == (set(), (text,))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("도금공장", "plating"), ("페인트공장에서", "paint"), ("단추공장에서", "factory"), ("세척공정", "factory"), ("제2공장", "factory"),
        ("염색공장노란연기", "textile"), ("기름보일러", "heating"), ("실내수영장에서", "pool"),
    ],
)  # fmt: skip
def test_a_place_may_end_a_longer_word(text: str, place: str) -> None:
    seen = observations_in(text)
    assert ("place", place) in seen.ticked
    assert (len(seen.places), seen.left) == (1, ())


@pytest.mark.parametrize("text", ["가득차고", "공장장", "창고형", "공정거래", "결혼축사", "보일러실장"])
def test_what_only_holds_or_sounds_like_a_place_is_none(text: str) -> None:
    assert (ticked(text), observations_in(text).places) == (set(), ())


def test_what_is_not_understood_is_left() -> None:
    assert observations_in("울산 공장에서 흰 연기").left == ("울산",)
    assert says_where("공장에서")
    assert not says_where("공장")


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    seen = observations_in(text)
    assert len(seen.phrases) + len(seen.left) <= len(unicodedata.normalize("NFKC", text).casefold())


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("도금공장", "plating"),
        ("도금 업체에서", "plating"),
        ("반도체 부품 공장에서", "semiconductor"),
        ("염색공장 옆", "textile"),
        ("냉동창고", "cold-store"),
        ("정수장에서", "water-works"),
        ("하수처리장", "sewage-works"),
        ("제철소에", "smelting"),
        ("plating shop", "plating"),
        ("at the semiconductor plant", "semiconductor"),
        ("paint factory", "paint"),
        ("공장에서", "factory"),
    ],
)
def test_a_place_is_read_glued_or_apart_in_both_languages(text: str, place: str) -> None:
    seen = observations_in(text)
    assert (set(seen.ticked), seen.left) == ({("place", place)}, ())


@pytest.mark.parametrize("text", ["도금", "반도체", "화학", "농약", "plating", "비료"])
def test_a_trade_without_a_word_for_its_site_is_no_place(text: str) -> None:
    assert ticked(text) == set()


@given(st.sampled_from(sorted({row["word"] for row in rows_of("typed_words") if row["field"] == "kind_of_place"})))
def test_every_kind_of_place_is_read_with_a_site(word: str) -> None:
    site = "plant" if word.isascii() else "공장"
    for text in (f"{word} {site}", f"{word}{site}".replace(" ", "")):
        seen = observations_in(text)
        assert {field for field, _ in seen.ticked} == {"place"}, text
        assert seen.left == (), text


@given(st.sampled_from(sorted({row["word"] for row in rows_of("typed_words") if row["field"] in fields()})))
def test_every_phrase_of_the_table_is_read_alone_and_without_spaces(phrase: str) -> None:
    for text in (phrase, phrase.replace(" ", "")):
        seen = observations_in(text)
        assert (bool(seen.ticked), seen.left) == (True, ()), text
