from __future__ import annotations

import pytest

from portal.doctor.answer_shape import AnswerShape, BodyKind, is_login_address, shape_of

XML = (
    '<?xml version="1.0" encoding="UTF-8"?><response><header><resultCode>00</resultCode></header>'
    "<body><totalCount>1,143</totalCount></body></response>"
)


@pytest.mark.parametrize(
    ("body", "shape"),
    [
        (XML, AnswerShape(BodyKind.XML, "<response>", "00", 1143)),
        ('\ufeff {"header":{"resultCode":"200"},"body":{"totalCount":3}}', AnswerShape(BodyKind.JSON, "{header, body}", "200", 3)),
        ("<service><errorCode>ERR_101</errorCode></service>", AnswerShape(BodyKind.XML, "<service>", "ERR_101")),
        ("<rows><count><![CDATA[ 42 ]]></count><resultcode>0000</resultcode></rows>", AnswerShape(BodyKind.XML, "<rows>", "0000", 42)),
        ('{"RESULT":{"CODE":"ERROR-290"}}', AnswerShape(BodyKind.JSON, "{RESULT}", "ERROR-290")),
        ("[1, 2]", AnswerShape(BodyKind.JSON, "[…]")),
        ('{"cut": "of', AnswerShape(BodyKind.JSON)),
        ("<!DOCTYPE html><html>점검</html>", AnswerShape(BodyKind.WEB_PAGE)),
        ("<HTML><input type=password></HTML>", AnswerShape(BodyKind.WEB_PAGE, is_login=True)),
        ("API not found", AnswerShape(BodyKind.TEXT)),
        (" \n", AnswerShape(BodyKind.EMPTY)),
        ("<totalCount>1</totalCount><totalCount>,</totalCount>", AnswerShape(BodyKind.XML, "<totalCount>", "", 1)),
    ],
)  # fmt: skip
def test_the_shape_is_read_from_the_bytes(body: str, shape: AnswerShape) -> None:
    assert shape_of(body.encode()) == shape


def test_counters_behind_a_megabyte_of_rows_are_seen() -> None:
    body = f"<response><items>{'<item><a>1</a></item>' * 60_000}</items><totalCount>7</totalCount></response>"
    assert shape_of(body.encode()).total == 7


def test_bytes_that_are_no_text_have_a_shape_too() -> None:
    assert shape_of(b"\xff\xfe\x00<a>").kind is BodyKind.TEXT


@pytest.mark.parametrize(
    ("address", "is_login"),
    [
        ("https://www.data.go.kr/uim/login/loginView.do", True),
        ("/sign-in", True),
        ("/bloginfo", False),
        ("/api/v2", False),
    ],
)
def test_the_address_of_a_login_page_is_known_by_its_words(address: str, is_login: bool) -> None:
    assert is_login_address(address) is is_login
