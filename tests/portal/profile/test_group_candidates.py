"""Groups without a CAS number that share an identifying word with a substance."""

from __future__ import annotations

from itertools import count

import pytest
from django.utils import timezone

from connectors.schema import Fact, FactKind, LegalListing
from portal.models import Commit, Decision, Entry
from portal.models import Fact as StoredFact
from portal.profile.group_candidates import group_candidates
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

_commits = count(2_000_000)


def family(title_ko: str, title_en: str, list_name: str = "제한물질") -> None:
    number = next(_commits)
    created = entry(f"rec:ncis.inventory/live/{number}", title_ko, title_en=title_en)
    record_with_facts(
        created, "ncis.inventory", [Fact(FactKind.LEGAL_LISTING, list_name, LegalListing("화학물질관리법", list_name))]
    )
    Commit.objects.create(number=number, token="t", at=timezone.now())


def named(title_ko: str, title_en: str) -> list[str]:
    return [row.title for row in group_candidates(entry("cas:301-04-2", title_ko, title_en=title_en))]


def test_an_element_that_both_name_is_a_hint() -> None:
    family("납 및 그 화합물", "Lead and its compounds")
    family("카드뮴 화합물", "Cadmium compounds")
    assert named("아세트산 납", "Lead acetate") == ["납 및 그 화합물"]


def test_very_common_words_do_not_identify_a_group() -> None:
    family("무기 시안화합물", "Inorganic cyanide compounds and salts of hydrogen chloride")
    assert named("염화수소산 염류", "Hydrogen chloride, salts") == []


def test_a_listing_in_a_register_regulates_no_group() -> None:
    family("납 유리", "Lead glass", "기존화학물질")
    assert named("아세트산 납", "Lead acetate") == []


def test_a_new_state_of_the_database_is_read_again() -> None:
    family("납 화합물", "Lead compounds")
    assert len(named("아세트산 납", "Lead acetate")) == 1
    family("알킬 납", "Lead alkyls")
    assert len(named("아세트산 납", "Lead acetate")) == 2


def test_the_first_commit_of_a_database_is_a_new_state_too() -> None:
    assert named("아세트산 납", "Lead acetate") == []
    family("납 화합물", "Lead compounds")
    Commit.objects.update(number=1)
    assert len(named("아세트산 납", "Lead acetate")) == 1


def test_a_hint_has_the_address_of_the_group_and_the_lists_that_name_it_in_order() -> None:
    family("납 화합물", "Lead compounds", "제한물질")
    group = Entry.objects.get(title_ko="납 화합물")
    other_lists = [
        Fact(FactKind.LEGAL_LISTING, name, LegalListing("법", name)) for name in ("금지물질", "기존화학물질")
    ]
    record_with_facts(group, "ncis.inventory", [*other_lists, Fact(FactKind.LEGAL_LISTING, "글자만")])
    (row,) = group_candidates(entry("cas:301-04-2", "아세트산 납", title_en="Lead acetate"))
    assert (row.key, row.address, row.lists) == (group.key, group.address, ("금지물질", "제한물질"))


def test_a_group_with_an_english_name_alone_is_found_by_it() -> None:
    family("", "Lead compounds")
    assert named("아세트산 납", "Lead acetate") == ["Lead compounds"]


def test_a_word_counts_in_whichever_letters_it_is_written() -> None:
    family("화합물", "LEAD compounds")
    assert named("", "Lead acetate") == ["화합물"]


def test_one_korean_letter_and_two_latin_ones_identify_nothing() -> None:
    family("염 X", "Pb ab")
    assert named("염 X", "Pb ab") == []


def test_only_the_first_eight_groups_are_hints() -> None:
    for number in range(10):
        family(f"납 화합물 {number}", "Lead")
    keys = sorted(Entry.objects.filter(key__startswith="rec:").values_list("key", flat=True))
    assert [row.key for row in group_candidates(entry("cas:301-04-2", "", title_en="Lead acetate"))] == keys[:8]


def test_substances_withdrawn_groups_and_ended_listings_are_no_hints() -> None:
    lead = entry("cas:7439-92-1", "납", title_en="Lead")
    record_with_facts(
        lead, "ncis.inventory", [Fact(FactKind.LEGAL_LISTING, "제한물질", LegalListing("법", "제한물질"))]
    )
    family("납 가", "Lead a")
    family("납 나", "Lead b")
    Entry.objects.filter(title_ko="납 가").update(withdrawn_at=timezone.now())
    StoredFact.objects.filter(record__entry__title_ko="납 나").update(ended_at=timezone.now())
    Commit.objects.create(number=next(_commits), token="t", at=timezone.now())
    assert named("아세트산 납", "Lead acetate") == []


def test_a_group_that_staff_keep_apart_from_the_substance_is_no_hint() -> None:
    family("납 화합물", "Lead compounds")
    group = Entry.objects.get(title_ko="납 화합물")
    Decision.objects.create(
        verdict="different", subject="cas:301-04-2", object=group.key, reason="다른 물질", decided_by="담당",
        decided_at=timezone.now(),
    )  # fmt: skip
    assert named("아세트산 납", "Lead acetate") == []


@pytest.mark.parametrize(
    ("number", "title", "excluded"),
    [
        ("1191-80-6", "Mercuric oleate", True),
        ("628-86-4", "Mercury fulminate", True),
        ("1344-48-5", "Cinnabar", True),
        ("7487-94-7", "Mercury dichloride", False),
    ],
)
def test_a_group_whose_name_takes_the_substance_out_says_so(number: str, title: str, excluded: bool) -> None:
    family(
        "수은 화합물(황화제이수은, 오레인산 수은은 제외). 다만, 본 고시에서 별도로 규정한 것은 제외",
        "Mercury compounds(excluding mercuric sulfide(1344-48-5), mercuric oleate(1191-80-6), "
        "mercury(II) fulminate(628-86-4)), with the exception of those specified elsewhere in this notice.",
    )
    family("크롬산 염류", "Chromates")
    rows = group_candidates(entry(f"cas:{number}", title_en=title))
    assert [row.excludes_substance for row in rows] == [excluded]


@pytest.mark.parametrize(
    ("title", "formulas", "hinted"),
    [
        ("Methylarsonic acid", (), True),
        ("Lewisite", ("C2H2AsCl3",), True),
        ("Arsenic trioxide", ("As2O3",), False),
        ("Coumarin", ("C9H6O2",), False),
        ("Lead arsenate-like pigment", ("C2H4O",), False),
    ],
)
def test_a_group_of_an_element_holds_what_has_the_element_and_carbon_where_it_is_organic(
    title: str, formulas: tuple[str, ...], hinted: bool
) -> None:
    family("유기비소 화합물", "Organic arsenic compounds")
    found = group_candidates(entry("cas:301-04-2", title_en=title), formulas)
    assert [row.title for row in found] == (["유기비소 화합물"] if hinted else [])


@pytest.mark.parametrize(
    "title", ["Zinc hexafluorosilicate", "Silicate(2-), hexafluoro-, zinc (1:1)", "Zinc fluosilicate"]
)
def test_a_group_of_salts_holds_the_salts_of_its_acid(title: str) -> None:
    family("헥사플루오로규산 염류", "Hexafluorosilicic acid salts")
    assert named("", title) == ["헥사플루오로규산 염류"]


def test_a_word_of_what_a_group_leaves_out_does_not_make_it_known() -> None:
    family("수은 화합물", "Mercury compounds(excluding mercuric sulfide(1344-48-5), phenylmercuric borate)")
    assert named("", "Aluminium borate, phenyl") == []


def test_what_a_mixture_is_made_of_does_not_fall_under_it() -> None:
    family("벤지딘과 톨루이딘의 혼합물", "Mixture of benzidine and toluidine")
    assert named("벤지딘", "Benzidine") == []


def test_a_group_keeps_what_its_name_leaves_out_for_the_reader() -> None:
    family("납 화합물(다만, 유리는 제외)", "Lead compounds")
    (row,) = group_candidates(entry("cas:301-04-2", "아세트산 납", title_en="Lead acetate"))
    assert "유리는 제외" in row.leaves_out
