"""Documents: which facts of an entry the index has, and which it must never have."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from connectors.schema import Absence, Fact, FactKind, LegalListing, Relation
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import Entry, Identifier, Link, SourceRecord
from portal.models import Fact as FactRow
from portal.publish import document as document_module
from portal.publish.document import DAY_KINDS, ENTRIES_PER_READ, LONGEST_TEXT, documents
from reference.aliases import FEED as ALIAS_FEED
from search.engine_types import Document, DocumentName, Facet, NameRank
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

SHEETS = "kosha_msds.sheets"
FEED_OF_ORIGIN = {"portal": ALIAS_FEED, "demo": "toxinfo.material", "live": SHEETS}


def document_of(found: Entry) -> Document:
    (document,) = documents([found])
    return document


def document_of_facts(facts: Sequence[Fact]) -> Document:
    benzene = entry("cas:71-43-2", "벤젠")
    record_with_facts(benzene, SHEETS, facts)
    return document_of(benzene)


@pytest.mark.parametrize(
    "kind", [FactKind.TOXICITY_VALUE, *(kind for kind in FactKind if kind.name.startswith("TREATMENT_"))]
)
def test_lethal_doses_and_treatments_are_nowhere_in_a_document(kind: FactKind) -> None:
    document = document_of_facts([Fact(kind, "경구 LD50 930 mg/kg"), Fact(FactKind.TEXT, "달콤한 냄새")])
    assert "LD50" not in repr(document)
    assert document.text == ("달콤한 냄새",)


@pytest.mark.parametrize(
    "kind",
    [FactKind.EXPOSURE_SYMPTOM, FactKind.SUMMARY, FactKind.DEFECT, FactKind.ADDRESS, FactKind.INGREDIENT, FactKind.USE],
)
def test_symptoms_accidents_defects_places_and_ingredients_find_their_entry(kind: FactKind) -> None:
    assert document_of_facts([Fact(kind, "달콤한 냄새")]).text == ("달콤한 냄새",)


def test_what_ended_what_is_missing_and_what_was_withdrawn_is_left_out() -> None:
    benzene = entry("cas:71-43-2", "벤젠")
    ended = record_with_facts(benzene, SHEETS, [Fact(FactKind.TEXT, "지난 말")])
    FactRow.objects.filter(record=ended).update(ended_at=timezone.now())
    record_with_facts(benzene, SHEETS, [Fact(FactKind.TEXT, "자료없음", absence=Absence.NO_DATA)])
    gone = record_with_facts(benzene, "toxinfo.material", [])
    SourceRecord.objects.filter(pk=gone.pk).update(withdrawn_at=timezone.now())
    document = document_of(benzene)
    assert document.text == ()
    assert document.facets[Facet.AGENCY] == ("고용노동부 산업안전보건공단",)


def test_running_text_is_cut_where_it_is_longer_than_any_sheet() -> None:
    first, second, third = "가" * (LONGEST_TEXT - 1), "나나", "다"
    text = document_of_facts([Fact(FactKind.TEXT, words) for words in (first, second, third)]).text
    assert text == (first, "나")


def test_a_substance_is_found_by_its_own_number_and_a_mixture_by_those_of_its_members() -> None:
    benzene, mixture = entry("cas:71-43-2", "벤젠"), entry("ncis.inventory/live/x", "혼합물")
    for number in ("71-43-2", "108-88-3"):
        Identifier.objects.create(entry=mixture, scheme="cas", value=number)
    accident = entry("accident:1", "누출 사고", kind="accident")
    Identifier.objects.create(entry=accident, scheme="cas", value="71-43-2")
    numbers = [(one.cas, one.member_cas) for one in documents([benzene, mixture, accident])]
    assert numbers == [(("71-43-2",), ()), ((), ("108-88-3", "71-43-2")), ((), ("71-43-2",))]


def test_an_agencys_name_outranks_its_synonym_and_both_outrank_a_name_that_only_the_portal_knows() -> None:
    benzene = entry("cas:71-43-2", "벤젠")
    record_with_facts(benzene, ALIAS_FEED, [Fact(FactKind.SYNONYM, "벤진", lang="ko")], origin="portal")
    record_with_facts(benzene, SHEETS, [Fact(FactKind.SYNONYM, "벤졸", lang="ko"), Fact(FactKind.NAME, "방향족 벤젠")])
    assert {(name.text, name.rank) for name in document_of(benzene).names} == {
        ("벤젠", NameRank.TITLE),
        ("방향족 벤젠", NameRank.TITLE),
        ("벤졸", NameRank.SYNONYM),
        ("벤진", NameRank.ALIAS),
    }


def test_a_title_that_an_agency_states_again_is_one_name() -> None:
    assert document_of_facts([Fact(FactKind.SYNONYM, "벤젠", lang="ko")]).names == (
        DocumentName("벤젠", "ko", NameRank.TITLE),
    )


def test_list_numbers_and_codes_are_numbers_and_a_statement_without_a_code_is_none() -> None:
    document = document_of_facts(
        [
            Fact(FactKind.LEGAL_LISTING, "사고대비물질 7", LegalListing("화학물질관리법", "사고대비물질", "7")),
            Fact(FactKind.HAZARD_STATEMENT, "H350 : 암을 일으킬 수 있음"),
            Fact(FactKind.PRECAUTIONARY_STATEMENT, "취급 후 손을 씻으시오"),
        ]
    )
    assert document.numbers == ("7", "H350")
    assert document.facets[Facet.LEGAL] == ("사고대비물질",)


@pytest.mark.parametrize(
    ("origins", "expected"),
    [
        ((), "live"),
        (("portal",), "live"),
        (("demo",), "demo"),
        (("demo", "portal"), "demo"),
        (("demo", "live"), "live"),
    ],
)
def test_an_entry_is_live_where_any_agencys_record_is(origins: tuple[str, ...], expected: str) -> None:
    benzene = entry("cas:71-43-2", "벤젠")
    for origin in origins:
        record_with_facts(benzene, FEED_OF_ORIGIN[origin], [], origin=origin)
    assert document_of(benzene).origin == expected


def test_accidents_count_once_each_and_only_while_the_link_stands() -> None:
    benzene = entry("cas:71-43-2", "벤젠")
    record = record_with_facts(benzene, SHEETS, [])
    before = document_of(benzene).prior
    for number, ended in ((1, None), (2, timezone.now())):
        accident = entry(f"accident:{number}", "누출 사고", kind="accident")
        for mention in ("벤젠", "benzene"):
            Link.objects.create(
                from_entry=accident, to_entry=benzene, relation=Relation.INVOLVED, record=record, mention=mention,
                first_seen=timezone.now(), ended_at=ended,
            )  # fmt: skip
    assert document_of(benzene).prior == before + 5


def test_entries_come_in_their_order_with_their_own_facts_however_many_pages_they_fill() -> None:
    made = [entry(f"facility:{number}", f"공장 {number}", kind="facility") for number in range(ENTRIES_PER_READ + 1)]
    for each in (made[0], made[-1]):
        record_with_facts(each, "ncis.facilities_gyeonggi", [Fact(FactKind.HANDLED, each.title_ko)])
    read = list(documents(reversed(made)))
    assert [document.key for document in read] == [each.key for each in reversed(made)]
    assert {document.key: document.text for document in read if document.text} == {
        made[0].key: ("공장 0",),
        made[-1].key: (f"공장 {ENTRIES_PER_READ}",),
    }


@pytest.mark.parametrize("kind", DAY_KINDS)
def test_each_kind_of_day_gives_the_year(kind: FactKind) -> None:
    found = entry("product:any/live/1", "제품", kind="product", slug="p-1")
    record_with_facts(found, "ecolife.violations", [Fact(kind, "2024-03-03")])
    (document,) = documents([found])
    assert document.facets[Facet.YEAR] == ("2024",)


@pytest.mark.parametrize(("text", "years"), [("20991231", ()), ("2019년 봄", ("2019",)), ("미상", ())])
def test_a_day_that_nobody_could_read_gives_no_rank_and_no_year_ahead(text: str, years: tuple[str, ...]) -> None:
    found = entry("accident:ncis.accidents/live/1", "사고", kind="accident", slug="a-1")
    record_with_facts(found, "ncis.accidents", [Fact(FactKind.OCCURRED_ON, text)])
    (document,) = documents([found])
    assert document.facets[Facet.YEAR] == years
    undated = entry("accident:ncis.accidents/live/2", "사고", kind="accident", slug="a-2")
    record_with_facts(undated, "ncis.accidents", [Fact(FactKind.SUMMARY, "글")])
    assert document.prior == next(iter(documents([undated]))).prior


def test_the_agency_facet_names_who_publishes_each_feed_and_never_the_portal() -> None:
    benzene = entry("cas:71-43-2", "벤젠")
    for feed in ("ncis.ghs", "ncis.safety", "portal.aliases", "former.feed"):
        record_with_facts(benzene, feed, [Fact(FactKind.NAME, "벤젠", lang="ko")])
    (document,) = documents([benzene])
    assert document.facets[Facet.AGENCY] == ("기후에너지환경부 한국환경공단", "기후에너지환경부 화학물질안전원")


@pytest.mark.parametrize(
    ("feed", "kind", "rank"),
    [
        ("ncis.safety", FactKind.SYNONYM, NameRank.SYNONYM),
        ("portal.aliases", FactKind.SYNONYM, NameRank.ALIAS),
        ("portal.nomenclature", FactKind.SYNONYM, NameRank.ALIAS),
        ("portal.product_classes", FactKind.NAME, NameRank.TITLE),
    ],
)
def test_a_name_that_the_portal_adds_stands_behind_what_agencies_state(
    feed: str, kind: FactKind, rank: NameRank
) -> None:
    found = entry("cas:71-43-2", "벤젠")
    record_with_facts(found, feed, [Fact(kind, "벤졸", lang="ko")])
    (document,) = documents([found])
    assert {name.text: name.rank for name in document.names}["벤졸"] is rank


def test_decisions_are_read_once_for_each_group_of_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Content rule 31: a decision made while publishing goes on counts from the next group on."""
    monkeypatch.setattr(document_module, "ENTRIES_PER_READ", 2)
    for number in range(5):
        record_with_facts(entry(f"cas:{number}"), SHEETS, [])
    with CaptureQueriesContext(connection) as queries:
        assert len(list(documents(Entry.objects.order_by("pk")))) == 5
    assert sum("portal_decision" in query["sql"] for query in queries.captured_queries) == 3


def test_a_row_of_several_numbers_is_found_by_each_and_called_none_of_them() -> None:
    row = entry("mix:14913-33-8+26035-31-4")
    numbers = ("14913-33-8", "26035-31-4")
    for number in numbers:
        Identifier.objects.create(entry=row, scheme="cas", value=number)
    record_with_facts(row, SHEETS, [Fact(FactKind.CAS, number) for number in numbers])
    document = document_of(row)
    assert (document.cas, document.member_cas, document.numbers) == ((), numbers, numbers)


def test_what_is_withheld_is_in_no_document() -> None:
    """Content rule 31."""
    benzene = entry("cas:71-43-2", "벤젠")
    listing = Fact(FactKind.LEGAL_LISTING, "금지물질", LegalListing("법", "금지물질", "13"))
    facts = [
        Fact(FactKind.NAME, "가림이름", lang="ko"),
        Fact(FactKind.TEXT, "가림글"),
        Fact(FactKind.UN, "1114"),
        listing,
    ]
    record_with_facts(benzene, SHEETS, facts, key="sheet")
    record_with_facts(benzene, "ncis.safety", [Fact(FactKind.NAME, "벤젠", lang="ko")])
    decide("withhold", Subject(f"{SHEETS}/sheet"), Signed("staff", "r"))
    document = document_of(benzene)
    assert (document.title_ko, document.text, document.un, document.numbers) == ("벤젠", (), (), ())
    assert "금지물질" not in repr(document)
    decide("withhold", Subject("cas:71-43-2"), Signed("staff", "r"))
    assert list(documents([benzene])) == []
