"""Digests and stored payloads: the same bytes for the same content, whatever its order and size."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from connectors.schema import Fact, FactKind, LegalListing
from portal.store.digest import data_text, fact_identity, packed, payload_digest, unpacked

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
