from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.registry import feed_named
from connectors.secrets import without_secrets
from portal.recordings.redaction import MOST_BYTES, MOST_ROWS, CannotKeep, kept_body

KEY = "MARKER+key/with=signs=="
MOBILE, RESIDENT = "010-1234-5678", "900101-1234567"


def hide(text: str) -> str:
    return without_secrets(text, [KEY])


def kept(body: str | bytes, feed: str = "ncis.safety") -> str:
    sent = body.encode() if isinstance(body, str) else body
    return kept_body(sent, feed_named(feed), hide)[0].decode()


@pytest.mark.parametrize(
    "spelling", [KEY, quote(KEY, safe=""), quote(KEY, safe="").lower().replace("marker", "MARKER")]
)
@pytest.mark.parametrize("around", ["<response><note>{}</note></response>", '{{"note": "{}"}}', "Bad request: {}"])
def test_a_key_is_gone_in_every_spelling_and_kind_of_answer(spelling: str, around: str) -> None:
    assert "MARKER" not in kept(around.format(spelling))


def test_a_key_with_the_escapes_of_json_is_gone() -> None:
    assert "MARKER" not in kept(json.dumps({"note": KEY}).replace("/", "\\/"))


def test_a_key_in_a_spelling_that_cannot_be_removed_keeps_nothing() -> None:
    with pytest.raises(CannotKeep):
        kept(f"<response><note>{KEY.replace('+', '&#43;').replace('M', '&#77;')}</note></response>")


@pytest.mark.parametrize("body", ["<r><a>연락처 {}</a></r>", '{{"a": "연락처 {}"}}', "연락처 {}"])
@pytest.mark.parametrize("number", [MOBILE, RESIDENT])
def test_personal_numbers_are_gone(body: str, number: str) -> None:
    told = kept(body.format(number))
    assert number not in told
    assert "(개인정보 삭제)" in told


def test_fields_that_the_feed_drops_are_gone_in_json_and_xml() -> None:
    recalls = {
        "resultCode": "2000",
        "resultData": [{"recallUid": "1", "recallCmpnySsn": "123-45-67890", "recallInqryTel": "홍길동 02-123-4567"}],
    }
    told = kept(json.dumps(recalls, ensure_ascii=False), "safetykorea.recalls")
    assert "recallCmpnySsn" not in told
    assert "홍길동" not in told
    assert "02-123-4567" in told
    told = kept(
        "<rows><row><prdt_nm>가</prdt_nm><mnfctur_addr><![CDATA[서울]]></mnfctur_addr></row></rows>",
        "ecolife.violation_details",
    )
    assert told == "<rows><row><prdt_nm>가</prdt_nm></row></rows>"


def test_what_holds_nothing_of_the_kind_keeps_its_bytes() -> None:
    for body in (
        b'{ "a" :1,  "b": "x\\u0041" }',
        "<r>\n <a>1</a></r>".encode("cp949"),
        "물질".encode("cp949"),
        b"\xff\x00broken",
    ):
        assert kept_body(body, feed_named("ncis.safety"), hide) == (body, False)


def test_a_list_of_megabytes_is_kept_as_its_first_rows_and_says_so() -> None:
    rows = [{"recallUid": str(number), "text": "x" * 1000} for number in range(MOST_BYTES // 1000 + 10)]
    body, is_abridged = kept_body(json.dumps({"resultData": rows}).encode(), feed_named("safetykorea.recalls"), hide)
    assert (is_abridged, len(json.loads(body)["resultData"])) == (True, MOST_ROWS)


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_around_a_key_brings_it_back(before: str, after: str) -> None:
    body = json.dumps({"a": f"{before}{KEY}{after}", f"{before}b": [KEY]}).encode()
    try:
        told = kept_body(body, feed_named("ncis.safety"), hide)[0].decode("utf-8", "replace")
    except CannotKeep:
        return
    assert KEY not in told
    assert KEY not in json.dumps(json.loads(told), ensure_ascii=False)
