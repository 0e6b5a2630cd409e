from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.errors import Unexpected
from connectors.text_body import EXCERPT_LENGTH, decoded, decoded_xml, excerpt

TEXT = "염화수소(무수물) · 벤젠 – 톨루엔"
CP949_TEXT = st.text(alphabet=st.characters(codec="cp949", exclude_characters="\ufeff"))


@pytest.mark.parametrize("charset", ["euc-kr", "cp949", "EUC_KR", "utf-8", "", "no-such-charset"])
def test_cp949_is_read_whatever_was_declared(charset: str) -> None:
    assert decoded("염화수소 똠방각하".encode("cp949"), charset, "op") == "염화수소 똠방각하"


@pytest.mark.parametrize("charset", ["utf-8", "", "iso-2022-kr", "no-such-charset"])
def test_utf8_is_read_without_its_mark(charset: str) -> None:
    assert decoded(b"\xef\xbb\xbf" + TEXT.encode(), charset, "op") == TEXT


@pytest.mark.parametrize("charset", ["utf-8", "", "euc-kr-unknown"])
@pytest.mark.parametrize("lost", [0, 1])
def test_damaged_utf8_is_refused_though_it_reads_as_other_words(charset: str, lost: int) -> None:
    body = "톨루엔".encode()
    damaged = body[:lost] + body[lost + 1 :]
    assert len(damaged.decode("cp949")) == 4
    with pytest.raises(Unexpected, match="op: the answer is neither whole UTF-8 nor CP949"):
        decoded(damaged, charset, "op")


@pytest.mark.parametrize("charset", ["utf-8", ""])
def test_few_broken_bytes_are_half_characters_and_the_rest_is_read(charset: str) -> None:
    sent = "벤젠 톨루엔 " * 100
    text = decoded(sent.encode()[:1] + sent.encode()[2:], charset, "op")
    assert text[2:] == sent[1:]
    assert all("\udc80" <= letter <= "\udcff" for letter in text[:2])


def test_bytes_of_no_charset_are_refused() -> None:
    with pytest.raises(Unexpected):
        decoded(b"\xff\xff\xff", "", "op")


def test_what_an_xml_document_declares_counts_before_the_header() -> None:
    body = '<?xml version="1.0" encoding="EUC-KR"?><a>염소</a>'.encode("cp949")
    assert decoded_xml(body, "utf-8", "op") == "<a>염소</a>"


def test_a_document_that_declares_utf8_and_is_cp949_is_read() -> None:
    body = '<?xml version="1.0" encoding="UTF-8"?><a>염소</a>'.encode("cp949")
    assert decoded_xml(body, "", "op") == "<a>염소</a>"


def test_an_excerpt_is_short_and_takes_any_bytes() -> None:
    assert excerpt("가".encode() * 1000) == "가" * EXCERPT_LENGTH
    assert excerpt(b"\xff\xfe") == "\ufffd\ufffd"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\ufeff")))
def test_utf8_is_read_back_as_it_was(text: str) -> None:
    assert decoded(text.encode(), "utf-8", "op") == text


@given(CP949_TEXT)
def test_declared_cp949_is_read_back_as_it_was(text: str) -> None:
    assert decoded(text.encode("cp949"), "euc-kr", "op") == text
