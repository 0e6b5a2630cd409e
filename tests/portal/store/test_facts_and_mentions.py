"""The facts, mentions and payloads of a batch, field by field; changes of the reader are in ``test_record_contents``."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from connectors.schema import Absence, FactKind, LegalListing, Record, Section
from connectors.schema import Fact as SchemaFact
from connectors.schema import Mention as SchemaMention
from portal.models import Fact, Mention, Payload, SourceRecord
from portal.store.digest import payload_digest, unpacked
from portal.store.record_contents import RecordContent, by_identity, write_contents
from portal.store.withdrawal import withdraw
from tests.portal.clock import Clock
from tests.portal.ingest.sample_feeds import listing
from tests.portal.store.batches import accident, named, record, write

pytestmark = pytest.mark.django_db


def test_a_fact_is_stored_with_everything_that_it_states(clock: Clock) -> None:
    listed = SchemaFact(
        FactKind.LEGAL_LISTING, "사고대비물질", LegalListing("화관법", "사고대비물질", "4"), "원문", "ko", "%",
        Section.NONE, "구분", Absence.NOT_APPLICABLE, 3,
    )  # fmt: skip
    write(record("1", listed))
    fact = Fact.objects.get()
    assert (fact.kind, fact.value, fact.original, fact.lang, fact.unit, fact.section, fact.label) == (
        "legal_listing", "사고대비물질", "원문", "ko", "%", "", "구분",
    )  # fmt: skip
    assert (fact.absence, fact.order, fact.first_seen, fact.ended_at) == ("not_applicable", 3, clock.now, None)
    assert fact.data["number"] == "4"
    assert fact.record == SourceRecord.objects.get()


def test_a_unit_a_label_and_a_mention_are_cut_to_what_their_columns_hold() -> None:
    write(record("1", named("벤젠", unit="u" * 41, label="l" * 201), mentions=["m" * 501]))
    fact, mention = Fact.objects.get(), Mention.objects.get()
    assert (fact.unit, fact.label) == ("u" * 40, "l" * 200)
    assert (mention.text, mention.normalised) == ("m" * 500, "m" * 500)


def test_a_fact_that_a_record_states_twice_is_stored_once_at_its_first_place() -> None:
    facts = (named("벤젠", order=1), named("벤졸", order=2), named("벤젠", order=3))
    assert [fact.order for fact, _ in by_identity(facts).values()] == [1, 2]
    write(record("1", *facts))
    assert list(Fact.objects.order_by("order").values_list("value", "order")) == [("벤젠", 1), ("벤졸", 2)]


def test_each_state_of_a_record_is_kept_as_the_agency_sent_it_then(clock: Clock) -> None:
    first, moment = record("1", named("벤젠")), clock.now
    write(first)
    clock.move(timedelta(days=1))
    second = record("1", named("벤졸"))
    write(second)
    kept = {payload.fetched_at: payload for payload in Payload.objects.all()}
    assert {at: unpacked(bytes(payload.body)) for at, payload in kept.items()} == {
        moment: first.payload, clock.now: second.payload,
    }  # fmt: skip
    assert bytes(kept[moment].digest) == payload_digest(first.payload, ())


def test_a_change_of_the_agency_ends_and_begins_facts_at_that_moment_and_one_that_returns_begins_again(
    clock: Clock,
) -> None:
    moments = []
    for value in ("벤젠", "벤졸", "벤젠"):
        moments.append(clock.now)
        write(record("1", named(value)))
        clock.move(timedelta(days=1))
    assert list(Fact.objects.order_by("first_seen").values_list("value", "first_seen", "ended_at")) == [
        ("벤젠", moments[0], moments[1]), ("벤졸", moments[1], moments[2]), ("벤젠", moments[2], None),
    ]  # fmt: skip


def test_a_mention_that_stays_is_the_same_row_and_others_come_and_go() -> None:
    write(accident("a", "벤젠", "톨루엔"))
    kept = Mention.objects.get(text="벤젠").pk
    write(accident("a", "벤젠", "크실렌"))
    assert dict(Mention.objects.values_list("text", "pk"))["벤젠"] == kept
    assert set(Mention.objects.values_list("text", "normalised", "relation")) == {
        ("벤젠", "벤젠", "involved"), ("크실렌", "크실렌", "involved"),
    }  # fmt: skip


def test_the_relation_of_a_mention_counts_like_its_text() -> None:
    write(accident("a", "벤젠"))
    write(replace(accident("a"), mentions=(SchemaMention("벤젠", "handles"),)))
    assert list(Mention.objects.values_list("text", "relation")) == [("벤젠", "handles")]


def test_records_that_state_something_else_are_told_from_those_whose_links_have_to_be_updated(clock: Clock) -> None:
    write(accident("a", "벤젠"), accident("b", "벤젠"), accident("c"), accident("d", "벤젠"), accident("e", "벤젠"))
    pks = dict(SourceRecord.objects.values_list("key", "pk"))
    withdraw([pks["e"]])
    feed, since = listing([], name="test.accidents"), clock.now.isoformat()

    def content(key: str, new: Record) -> RecordContent:
        stored = SourceRecord.objects.get(pk=pks[key])
        previous = None if stored.withdrawn_at else bytes(stored.digest)
        return RecordContent(stored.pk, new, payload_digest(new.payload, ()), previous, 1, since)

    written = write_contents(
        feed,
        [
            content("a", accident("a", "벤젠")),
            content("b", replace(accident("b", "벤젠"), payload={"id": "b", "new": "1"})),
            content("c", replace(accident("c", "벤젠"), payload=accident("c").payload)),
            content("d", accident("d")),
            content("e", accident("e", "벤젠")),
        ],
        clock.now,
    )
    assert written.changed == {pks[key] for key in "bcde"}
    assert (written.relinked, written.ended) == ({pks[key] for key in "cde"}, 0)
