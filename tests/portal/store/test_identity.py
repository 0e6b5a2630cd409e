"""Identity: one number joins records, several make a group, a record without one has its own entry; addresses are readable and unique."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.schema import Fact, FactKind, Record, RecordKind
from portal.store.identity import Identity, cas_of, fallback_slug, identify, titles


def _record(*facts: Fact, feed: str = "a.list", key: str = "1", **fields: object) -> Record:
    kind = fields.pop("kind", RecordKind.SUBSTANCE)
    return Record(feed, key, kind, {}, facts, **fields)  # type: ignore[arg-type]


def _cas(*numbers: str) -> tuple[Fact, ...]:
    return tuple(Fact(FactKind.CAS, number) for number in numbers)


def test_one_number_names_the_substance_whatever_feed_and_origin() -> None:
    live = identify(_record(*_cas("71-43-2")), "live", {})
    demo = identify(_record(*_cas("71-43-2"), feed="b.ask", key="x"), "demo", {})
    assert live == demo == Identity("cas:71-43-2", "substance", "71-43-2")


def test_several_numbers_make_one_group_in_whatever_order_they_stand() -> None:
    one = identify(_record(*_cas("71-43-2", "108-88-3")), "live", {})
    other = identify(_record(*_cas("108-88-3", "71-43-2", "71-43-2")), "live", {})
    assert one == other
    assert one.key == "mix:108-88-3+71-43-2"


def test_without_a_number_a_record_has_an_entry_of_its_own_for_each_origin() -> None:
    ke = Fact(FactKind.KE, "KE-12345")
    live, demo = (identify(_record(ke), origin, {}) for origin in ("live", "demo"))
    assert live.key != demo.key
    assert live.slug == "ke-12345"
    assert identify(_record(ke, key="2"), "live", {}).key != live.key


def test_a_ke_number_never_joins() -> None:
    ke = Fact(FactKind.KE, "KE-12345")
    assert identify(_record(ke, *_cas("71-43-2")), "live", {}).key == "cas:71-43-2"
    assert identify(_record(ke), "live", {}).key.startswith("rec:")


def test_uses_of_one_pesticide_share_the_product_and_never_across_origins() -> None:
    uses = [_record(feed="psis.registrations", key=f"7/{n}", entity="7", kind=RecordKind.PESTICIDE) for n in range(2)]
    details = _record(feed="psis.details", key="7", entity="7", kind=RecordKind.PESTICIDE)
    keys = {identify(record, "live", {}).key for record in (*uses, details)}
    assert keys == {"pesticide:psis/live/7"}
    assert identify(details, "demo", {}).key == "pesticide:psis/demo/7"


def test_a_product_class_is_addressed_by_the_word_that_its_table_gives_it() -> None:
    identity = identify(_record(key="chlorine-bleach", kind=RecordKind.PRODUCT_CLASS), "portal", {})
    assert identity == Identity("product_class:chlorine-bleach", "product_class", "chlorine-bleach")


def test_what_staff_joined_is_one() -> None:
    record = _record(Fact(FactKind.KE, "KE-12345"))
    own = identify(record, "live", {}).key
    assert identify(record, "live", {own: "cas:71-43-2"}) == Identity("cas:71-43-2", "substance", "71-43-2")


@given(st.text(min_size=1, max_size=400))
def test_any_key_gives_an_address_without_anything_that_needs_escaping_but_hangul(key: str) -> None:
    identity = identify(_record(key=key, kind=RecordKind.FACILITY), "live", {})
    assert len(identity.key) <= 250
    assert identity.slug
    assert not set(identity.slug) & set("/?#% \n\0")
    assert fallback_slug(identity) != identity.slug


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_title_is_the_first_feeds_name_and_a_real_one_before_a_demonstrations(order: tuple[int, int]) -> None:
    names = [("live", "kosha_msds.sheets", 0, "ko", "실제"), ("demo", "ncis.inventory", 0, "ko", "시연")]
    assert titles([names[i] for i in order]) == ("실제", "")
    names = [("live", "kosha_msds.sheets", 0, "en", "second"), ("live", "ncis.inventory", 5, "en", "first")]
    assert titles([names[i] for i in order]) == ("", "first")


@pytest.mark.parametrize(
    ("key", "number"),
    [("cas:71-43-2", "71-43-2"), ("mix:50-00-0+71-43-2", ""), ("rec:ncis.inventory/live/x", ""), ("facility:x", "")],
)
def test_only_the_key_of_one_substance_has_a_cas_number(key: str, number: str) -> None:
    assert cas_of(key) == number
