"""What the rules read from the records: substances by number and by position on a list, with their origin."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind, LegalListing
from portal.answers.answer import AnswerKind
from portal.answers.answer_rules import answer_from_results
from portal.answers.known_records import StoredRecords
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import Entry, Identifier
from portal.profile.addresses import WITHHELD
from search.engine_types import Results
from tests.portal.factories import entry, indexed, record_with_facts

pytestmark = pytest.mark.django_db

LIST = "사고대비물질"


def listed(cas: str, name: str, number: str, *, origin: str = "live") -> Entry:
    created = entry(f"cas:{cas}", name)
    facts = [
        Fact(FactKind.NAME, name, lang="ko"),
        Fact(FactKind.CAS, cas),
        Fact(FactKind.LEGAL_LISTING, LIST, LegalListing("화학물질관리법", LIST, number)),
    ]
    record_with_facts(created, "ncis.substances", facts, origin=origin)
    return created


def test_substances_come_in_the_order_of_the_numbers_and_unknown_ones_are_left_out() -> None:
    listed("108-88-3", "톨루엔", "1")
    listed("71-43-2", "벤젠", "2")
    offers = StoredRecords().with_cas_numbers(["71-43-2", "50-00-0", "108-88-3"])
    assert [each.title for each in offers] == ["벤젠", "톨루엔"]
    assert offers[0].url == "/substances/71-43-2"


def test_an_entry_with_demonstration_records_alone_has_the_origin_demo() -> None:
    listed("71-43-2", "벤젠", "2", origin="demo")
    toluene = listed("108-88-3", "톨루엔", "1", origin="demo")
    record_with_facts(toluene, "ncis.safety", [Fact(FactKind.NAME, "톨루엔", lang="ko")], origin="live")
    offers = StoredRecords().with_cas_numbers(["71-43-2", "108-88-3"])
    assert [each.origin for each in offers] == ["demo", "live"]


def test_a_un_number_gives_the_substances_to_which_an_agency_gives_it() -> None:
    benzene = listed("71-43-2", "벤젠", "2")
    listed("108-88-3", "톨루엔", "1")
    Identifier.objects.create(entry=benzene, scheme="un", value="1114")
    assert [each.cas for each in StoredRecords().with_un_number("1114")] == [("71-43-2",)]
    assert StoredRecords().with_un_number("1294") == ()


def test_a_position_counts_for_the_named_list_alone() -> None:
    listed("71-43-2", "벤젠", "44")
    listed("108-88-3", "톨루엔", "4")
    indexed()
    assert [each.title for each in StoredRecords().on_list(LIST, "44")] == ["벤젠"]
    assert StoredRecords().on_list("제한물질", "44") == ()


def test_a_withheld_substance_is_known_to_be_withheld_and_is_offered_nowhere() -> None:
    """Content rule 31."""
    listed("71-43-2", "벤젠", "1")
    records = StoredRecords()
    assert not records.is_withheld("71-43-2")
    decide("withhold", Subject("cas:71-43-2"), Signed("staff", "r"))
    assert records.is_withheld("71-43-2")
    assert records.with_cas_numbers(["71-43-2"]) == ()
    answer = answer_from_results("71-43-2", Results((), 0, {}), records)
    assert (answer.kind, answer.title, answer.lines) == (AnswerKind.NONE, "CAS 71-43-2", (WITHHELD,))
