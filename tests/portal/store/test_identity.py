"""Identity: one number joins records, several make a group, a record without one has its own entry; addresses are readable and unique."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.schema import Fact, FactKind, Record, RecordKind
from portal.store.digest import short
from portal.store.identity import Identity, cas_of, fallback_slug, identify, title_rank, titles


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


def test_a_group_is_addressed_by_a_short_digest_of_its_numbers() -> None:
    group = identify(_record(*_cas("71-43-2", "108-88-3")), "live", {})
    assert group == Identity(group.key, "substance", f"mix-{short('mix:108-88-3+71-43-2')}")


@pytest.mark.parametrize("numbers", [(), ("KE-12345", "KE-12346")])
def test_a_record_without_one_ke_number_is_addressed_by_its_feed_and_a_short_digest(numbers: tuple[str, ...]) -> None:
    identity = identify(_record(*(Fact(FactKind.KE, number) for number in numbers), feed="a.b.list"), "demo", {})
    assert identity == Identity(f"rec:a.b.list/demo/{short('1')}", "substance", f"a-b-list-{short('1')}")


def test_an_entry_that_staff_joined_to_a_record_without_a_number_keeps_its_own_address() -> None:
    record = _record(Fact(FactKind.KE, "KE-12345"))
    assert identify(record, "live", {identify(record, "live", {}).key: "rec:x"}) == Identity(
        "rec:x", "substance", "ke-12345"
    )


def test_a_join_of_another_entry_changes_nothing() -> None:
    record = _record(*_cas("71-43-2"))
    assert identify(record, "live", {"cas:108-88-3": "cas:50-00-0"}).key == "cas:71-43-2"


def test_a_thing_is_addressed_by_its_feed_and_key_or_by_its_system_and_its_name_and_a_demonstration_says_so() -> None:
    plant, product = _record(key="가 나/1.", kind=RecordKind.FACILITY), _record(entity="7", kind=RecordKind.PESTICIDE)
    assert identify(plant, "live", {}) == Identity("facility:a.list/live/가 나/1.", "facility", "a-list-가-나-1")
    assert identify(plant, "demo", {}) == Identity("facility:a.list/demo/가 나/1.", "facility", "demo-a-list-가-나-1")
    assert identify(product, "live", {}) == Identity("pesticide:a/live/7", "pesticide", "a-7")


def test_the_number_of_a_substance_that_a_thing_states_does_not_join_it() -> None:
    assert identify(_record(*_cas("71-43-2"), kind=RecordKind.PRODUCT), "live", {}).key == "product:a.list/live/1"


@pytest.mark.parametrize(("letters", "whole"), [(60, True), (61, False)])
def test_a_name_of_more_than_sixty_letters_is_a_digest_in_an_address(letters: int, whole: bool) -> None:
    key = "k" * letters
    slug = identify(_record(key=key, kind=RecordKind.FACILITY), "live", {}).slug
    assert slug == f"a-list-{key if whole else short(key)}"


def test_a_name_without_a_readable_letter_is_a_digest_in_an_address() -> None:
    assert identify(_record(key="../?", kind=RecordKind.FACILITY), "live", {}).slug == f"a-list-{short('../?')}"


@pytest.mark.parametrize(("letters", "whole"), [(250, True), (251, False)])
def test_a_key_of_more_than_250_letters_is_a_digest(letters: int, whole: bool) -> None:
    key = "k" * (letters - len("facility:a.list/live/"))
    found = identify(_record(key=key, kind=RecordKind.FACILITY), "live", {}).key
    assert found == f"facility:a.list/live/{key if whole else short(key)}"


def test_where_an_address_is_taken_a_substance_is_addressed_by_its_feed_and_anything_else_by_its_key() -> None:
    assert fallback_slug(Identity("rec:a.list/live/x", "substance", "ke-1")) == f"a-list-{short('live/x')}"
    assert fallback_slug(Identity("facility:a/1", "facility", "a-1")) == f"a-1-{short('facility:a/1')}"


def test_live_names_come_before_a_demonstrations_and_these_before_the_portals_own() -> None:
    ranks = [title_rank(origin, "ncis.inventory") for origin in ("live", "demo", "portal")]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == 3
    assert title_rank("live", "ncis.inventory") < title_rank("live", "unknown.feed") < title_rank("live", "unknown.g")


def test_of_a_feeds_names_the_first_in_order_is_the_title_and_of_one_order_the_first_in_the_alphabet() -> None:
    names = [("live", "a.list", 1, "ko", "가"), ("live", "a.list", 0, "ko", "다"), ("live", "a.list", 0, "ko", "나")]
    assert titles(names) == ("나", "")


def test_titles_are_in_their_languages_and_cut_to_what_their_columns_hold() -> None:
    names = [("live", "a.list", 0, "ko", "가" * 1001), ("live", "a.list", 0, "en", "a" * 2001)]
    assert titles(names) == ("가" * 1000, "a" * 2000)
    assert titles(names[1:]) == ("", "a" * 2000)
    assert titles([("live", "a.list", 0, "", "x")]) == ("", "") == titles([])
