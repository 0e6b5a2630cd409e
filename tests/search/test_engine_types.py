"""What a value is where nothing was said: the first page of twenty by relevance, and an entry without a prior."""

from __future__ import annotations

from search.engine_types import Document, NameRank, Query, Results, Sort


def test_a_query_asks_for_the_first_page_of_twenty_by_relevance_in_either_layout() -> None:
    assert Query("황산") == Query(
        "황산", kind="", filters={}, page=1, size=20, sort=Sort.RELEVANCE, after="", layout=True
    )


def test_a_document_has_no_prior_and_no_facets_unless_they_are_given() -> None:
    document = Document("k", "substance", 1, "", "", "/k", "live")
    assert (document.prior, document.facets, document.names, document.text) == (0, {}, (), ())


def test_results_are_those_of_the_text_as_typed_unless_they_say_otherwise() -> None:
    results = Results((), 0, {})
    assert (results.after, results.read_as, results.layout_from, results.intent) == ("", "", "", "")


def test_titles_come_before_synonyms_and_synonyms_before_aliases() -> None:
    assert sorted([NameRank.ALIAS, NameRank.TITLE, NameRank.SYNONYM]) == [
        NameRank.TITLE, NameRank.SYNONYM, NameRank.ALIAS,
    ]  # fmt: skip
    # Builds store the numbers.
    assert [int(rank) for rank in (NameRank.TITLE, NameRank.SYNONYM, NameRank.ALIAS)] == [0, 1, 2]
