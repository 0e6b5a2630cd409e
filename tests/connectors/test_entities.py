from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.entities import without_entities


@pytest.mark.parametrize(
    ("sent", "plain"),
    [
        ("&lt;19.6%", "<19.6%"),
        ("&amp;lt;19.6%", "<19.6%"),
        ("&amp;amp;lt;19.6%", "<19.6%"),
        ("&amp;quot;분류되지 않음&amp;quot;", '"분류되지 않음"'),
        ("유해&middot;위험", "유해·위험"),
        ("10 &#181;g, 20 &#xB5;g", "10 µg, 20 µg"),
        ("-5&deg;C &ge; 3", "-5°C ≥ 3"),
    ],
)
def test_entities_become_their_characters_level_by_level(sent: str, plain: str) -> None:
    assert without_entities(sent) == plain


def test_more_than_three_levels_are_not_undone_to_the_end() -> None:
    assert without_entities("&amp;amp;amp;lt;") == "&lt;"


@pytest.mark.parametrize("text", ["R&D", "A & B; C", "&lt 5", "&nosuchname;", "&#31;", "&#0;", "&shy;", "&;", ""])
def test_what_names_no_printed_character_stays_as_sent(text: str) -> None:
    assert without_entities(text) == text


@given(st.text(alphabet="가<>&\"';:ab 1℃", max_size=30), st.integers(0, 3))
def test_what_was_escaped_up_to_three_times_is_the_text_again(text: str, times: int) -> None:
    plain = without_entities(text)
    sent = plain
    for _ in range(times):
        sent = html.escape(sent, quote=False)
    assert without_entities(sent) == plain if without_entities(plain) == plain else True
