"""Bytes of unknown encoding: Korean and Western texts are told apart, and what is no text is refused."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from substance_lists.encodings import decoded
from substance_lists.errors import UnreadableList

KOREAN = "물질명,CAS\n불화수소,7664-39-3\n1,2-디클로로에탄,107-06-2\n"
WESTERN = "Substance,CAS\nÄthanol,64-17-5\nacétone,67-64-1\nMéthanol,67-56-1\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_korean_list_is_read_in_every_encoding_that_programs_write(encoding: str) -> None:
    assert decoded(KOREAN.encode(encoding)) == KOREAN


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_a_western_list_is_not_taken_for_korean(encoding: str) -> None:
    assert decoded(WESTERN.encode(encoding)) == WESTERN


@pytest.mark.parametrize("word", ["Äpfelsäure", "Kohlenstoffdioxid µg", "é", "Chlorure d'éthyle", "Überchlorsäure"])
def test_single_western_words_are_western(word: str) -> None:
    assert decoded(word.encode("cp1252")) == word


def _is_in_euc_kr(syllable: str) -> bool:
    return len(syllable.encode("euc-kr", "ignore")) == 2


COMMON_SYLLABLES = [*filter(_is_in_euc_kr, map(chr, range(0xAC00, 0xD7A4)))]


@given(st.text(st.sampled_from(COMMON_SYLLABLES), min_size=1, max_size=30))
def test_hangul_in_cp949_is_hangul_where_its_syllables_are_common(text: str) -> None:
    """A few pairs of bytes are UTF-8 as well (화 is ȭ), and UTF-8 goes first."""
    content = text.encode("cp949")
    assume("\ufffd" in content.decode("utf-8", "replace"))
    assert decoded(content) == text


def test_a_control_character_that_slipped_in_costs_nothing() -> None:
    assert decoded((KOREAN * 2 + "\x1f").encode()) == KOREAN * 2 + "\x1f"


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"%PDF-1.7\n\0\xb5", b"\x01\x02\x03", b"\xff\xfea"]
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableList, match="읽을 수 없는 파일"):
        decoded(content)
