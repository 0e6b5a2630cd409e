from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.privacy import REMOVED_MARK
from connectors.safetykorea.redaction import CONSUMER_LINE, redacted


def test_the_number_of_a_business_is_dropped_at_every_depth() -> None:
    row = {"recallUid": "1", "recallCmpnySsn": "000-00-00000", "a": [{"recallCmpnySsn": "1", "b": 2}]}
    assert redacted(row) == {"recallUid": "1", "a": [{"b": 2}]}


def test_numbers_of_persons_leave_a_mark_in_every_text() -> None:
    assert redacted({"a": [{"harmDscr": "문의 010-0000-0000로"}]}) == {"a": [{"harmDscr": f"문의 {REMOVED_MARK}로"}]}


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("080-000-0000", "080-000-0000"),
        ("1588-0000", "1588-0000"),
        ("고객센터 02-000-0000 (담당 홍길동)", "02-000-0000"),
        ("홍길동 010-0000-0000", ""),
        ("02-000-0000, 031-000-0000", "02-000-0000, 031-000-0000"),
        ("02-000-0000~3", "02-000-0000~3"),
        ("", ""),
    ],
)
def test_of_a_consumer_line_only_the_companys_numbers_stay(sent: str, kept: str) -> None:
    assert redacted({CONSUMER_LINE: sent}) == {CONSUMER_LINE: kept}


def test_barcodes_model_and_certificate_numbers_stay_whole() -> None:
    row = {
        "barcodeNum": "8801234567890",
        "modelName": "A0101234567890",
        "certNum": "CB123A123-1234",
        "n": 10,
        "x": None,
    }
    assert redacted(row) == row


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=20)
    | st.from_regex(r"010-\d{4}-\d{4}", fullmatch=True),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)


@given(st.dictionaries(st.sampled_from(["recallCmpnySsn", CONSUMER_LINE, "harmDscr"]), JSON_VALUES))
def test_redacting_twice_is_redacting_once(row: dict[str, object]) -> None:
    once = redacted(row)
    assert redacted(once) == once
    assert "recallCmpnySsn" not in json.dumps(once)
