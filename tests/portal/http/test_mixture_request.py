"""The items of a request: how many, unknown and ambiguous ones, and sentences that do not repeat what was typed."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from portal.answers.mixture_items import Choice, ReadItem
from portal.http import mixture_request
from portal.http.mixture_request import NOTHING, TOO_FEW, TWICE, BadItems, MixtureRequest, read_mixture

KNOWN = {
    "락스": ReadItem("chlorine-bleach"),
    "물": ReadItem("water"),
    "둘": ReadItem(choices=(Choice("1", "가", (), ""), Choice("2", "나", (), ""))),
}


@pytest.fixture(autouse=True)
def _items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mixture_request, "read_item", lambda text: KNOWN.get(text, ReadItem()))


def read(*items: str) -> MixtureRequest:
    return read_mixture(RequestFactory().get("/mix", {"item": [*items]}))


def test_known_items_have_their_keys_in_order() -> None:
    asked = read(" 락스 ", "물", "")
    assert (asked.keys, asked.typed, asked.is_read, asked.message) == (
        ("chlorine-bleach", "water"),
        ("락스", "물"),
        True,
        "",
    )


def test_too_few_say_what_to_do_and_the_same_twice_says_so() -> None:
    assert read().message == NOTHING
    assert read("락스").message == TOO_FEW
    assert read("락스", "락스").message == TWICE


def test_an_unknown_item_is_told_by_its_place_and_not_by_its_words() -> None:
    asked = read("락스", "어떤 말")
    assert asked.message.startswith("2번째로 넣은 이름을 찾지 못했습니다.")
    assert "어떤 말" not in asked.message
    assert (asked.keys, asked.is_read, asked.is_unread) == (("chlorine-bleach",), False, True)


def test_an_ambiguous_item_is_a_choice() -> None:
    asked = read("둘", "물")
    assert [len(choices) for choices in asked.choices] == [2]
    assert asked.message.startswith("1번째로 넣은 이름은 여러 물질을 뜻합니다.")


def test_more_than_five_items_are_refused_with_a_sentence() -> None:
    assert len(read("락스", "물", "a", "b", "c").typed) == 5
    with pytest.raises(BadItems, match="5가지"):
        read(*map(str, range(10)))
    assert len(read(*["물"] * 30).keys) == 20
