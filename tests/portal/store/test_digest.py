"""Digests and stored payloads: the same bytes for the same content, whatever its order and size."""

from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.schema import Absence, Fact, FactKind, LegalListing, Section
from portal.store.digest import (
    canonical,
    canonical_text,
    data_text,
    fact_identity,
    packed,
    payload_digest,
    short,
    unpacked,
)

ROWS = st.dictionaries(
    st.text(max_size=20), st.none() | st.text(max_size=300) | st.integers() | st.lists(st.text()), max_size=8
)


@given(ROWS)
def test_a_payload_comes_back_as_it_was_sent(row: dict[str, object]) -> None:
    assert unpacked(packed(row)) == row


def test_a_long_payload_comes_back_too() -> None:
    row = {"text": "".join(chr(0xAC00 + number % 11_000) for number in range(60_000))}
    assert unpacked(packed(row)) == row


@given(ROWS)
def test_the_order_of_fields_does_not_matter(row: dict[str, object]) -> None:
    reordered = dict(reversed(row.items()))
    assert payload_digest(row, ()) == payload_digest(reordered, ())
    assert packed(row) == packed(reordered)


def test_ignored_fields_do_not_tell_payloads_apart_and_all_others_do() -> None:
    row = {"번호": "1", "국문명": "벤젠"}
    assert payload_digest(row, {"번호"}) == payload_digest({**row, "번호": "2"}, {"번호"})
    assert payload_digest(row, {"번호"}) != payload_digest({**row, "국문명": "벤졸"}, {"번호"})


def test_a_facts_identity_is_everything_but_its_order() -> None:
    fact = Fact(FactKind.LEGAL_LISTING, "사고대비물질 4", LegalListing("화관법", "사고대비물질", "4"), order=1)
    same = Fact(FactKind.LEGAL_LISTING, "사고대비물질 4", LegalListing("화관법", "사고대비물질", "4"), order=7)
    other = Fact(
        FactKind.LEGAL_LISTING, "사고대비물질 4", LegalListing("화관법", "사고대비물질", "4", notice_date="2026-01-01")
    )
    identities = [fact_identity(each, data_text(each)) for each in (fact, same, other)]
    assert identities[0] == identities[1] != identities[2]


def test_canonical_text_is_sorted_without_spaces_or_escapes_and_writes_what_json_does_not_know() -> None:
    value = {"나": [1, Decimal("1.50")], "가": date(2026, 1, 2), "b": None}
    assert canonical_text(value) == '{"b":null,"가":"2026-01-02","나":[1,"1.50"]}'
    assert canonical(value) == canonical_text(value).encode()


def test_half_of_a_letter_that_an_agency_sent_is_kept() -> None:
    row = {"이름": "\ud800"}
    assert unpacked(packed(row)) == row
    assert payload_digest(row, ()) != payload_digest({"이름": "\ud801"}, ())
    assert short("\ud800") != short("\ud801")
    assert _identity(Fact(FactKind.NAME, "\ud800")) != _identity(Fact(FactKind.NAME, "\ud801"))


def test_digests_have_the_length_of_their_columns_and_short_ones_twelve_digits() -> None:
    assert len(payload_digest({"a": 1}, ())) == len(_identity(Fact(FactKind.NAME, "벤젠"))) == 16
    assert len(short("벤젠")) == 12
    assert set(short("벤젠")) <= set("0123456789abcdef")
    assert short("벤젠") != short("벤졸")


def _identity(fact: Fact) -> bytes:
    return fact_identity(fact, data_text(fact))


@pytest.mark.parametrize(
    "change",
    [
        {"kind": FactKind.SYNONYM}, {"value": "벤졸"}, {"original": "BENZENE"}, {"lang": "ko"}, {"unit": "%"},
        {"section": next(section for section in Section if section)}, {"label": "국문명"}, {"absence": Absence.NO_DATA},
        {"data": LegalListing("화관법", "사고대비물질", "4")},
    ],
)  # fmt: skip
def test_each_field_of_a_fact_is_part_of_its_identity(change: dict[str, Any]) -> None:
    fact = Fact(FactKind.NAME, "벤젠")
    assert _identity(replace(fact, **change)) != _identity(fact)


def test_letters_that_move_from_one_field_to_the_next_make_another_fact() -> None:
    assert _identity(Fact(FactKind.NAME, "ab", original="c")) != _identity(Fact(FactKind.NAME, "a", original="bc"))


def test_a_fact_without_data_has_no_text_of_it_and_one_with_data_has_canonical_json() -> None:
    assert data_text(Fact(FactKind.NAME, "벤젠")) is None
    text = data_text(Fact(FactKind.LEGAL_LISTING, "x", LegalListing("화관법", "사고대비물질", "4")))
    assert text is not None
    assert text.startswith('{"')
    assert ": " not in text
    assert '"number":"4"' in text


@pytest.mark.parametrize(("length", "window"), [(8192, 13), (8193, 15)])
def test_a_row_of_at_most_8_kb_is_packed_with_a_window_of_its_size_and_a_longer_one_with_zlibs_own(
    length: int, window: int
) -> None:
    row = {"a": "x" * (length - len('{"a":""}'))}
    body = packed(row)
    assert zlib.decompress(body) == canonical(row)
    assert body[0] >> 4 == window - 8
    assert len(body) < length / 50


def test_rows_are_packed_by_zlibs_fastest_method_that_makes_them_smaller() -> None:
    body = packed({"a": "벤젠" * 200})
    assert body[1] >> 6 == 0
    assert len(body) < 100
