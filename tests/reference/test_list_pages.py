"""The lists that have pages: names that exist, columns that have titles."""

from __future__ import annotations

from reference.legal_lists import lists
from reference.list_pages import ListKind, column_titles, list_pages, page_of_list
from reference.words.list_names import PAGE_BY_WORD
from reference.workplace_safety_law import workplace_listings


def test_every_list_of_an_agency_is_known_and_bears_its_law() -> None:
    for page in list_pages().values():
        if page.kind is ListKind.LISTING:
            assert lists()[page.list_name].term.law == page.law


def test_every_list_of_the_copies_has_a_page() -> None:
    assert {row.list_name for row in workplace_listings()} == {
        page.list_name for page in list_pages().values() if page.kind is ListKind.WORKPLACE
    }


def test_every_column_has_a_title_and_every_row_its_source() -> None:
    for page in list_pages().values():
        assert set(page.columns) <= column_titles().keys()
        assert {"agency", "document"} & set(page.columns)


def test_every_word_for_a_page_leads_to_one() -> None:
    assert set(PAGE_BY_WORD.values()) <= list_pages().keys()


def test_a_list_is_found_by_its_whole_name() -> None:
    page = page_of_list("제한물질")
    assert page is not None
    assert page.address == "/lists/restricted"
    assert page_of_list("유독물") is None
