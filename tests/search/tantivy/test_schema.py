"""Rows and queries of the embedded engine: what is stored, what a clause finds, and what it scores."""

from __future__ import annotations

import pytest
import tantivy
from hypothesis import given
from hypothesis import strategies as st

from search.clauses import Clause, Match
from search.engine_types import Document, Facet, Query, Why
from search.errors import QueryError
from search.fields import Field, name_sort_key
from search.plan import Plan, build_plan
from search.query_parsing import parse_query, resolve_names
from search.tantivy.schema import (
    MAX_KEY_LENGTH,
    SCHEMA,
    _prefix_numbers,
    all_of,
    any_of,
    at_or_after,
    filtered,
    has_fuzzy_clause,
    key_hash,
    matching_query,
    scored_query,
    stored_document,
    term,
    text_prefix,
    unscored,
    with_key_hashes,
)
from tests.search.documents import event, substance

DOCUMENTS = (
    substance("50-00-0", "황산", "Sulfuric acid", prior=100, legal=("사고대비물질",), text=("염소와 물",)),
    substance("51-00-0", "황산나트륨", aliases=("망초",), prior=1, text=("물과 염소",)),
    substance("52-00-0", "수산화나트륨나트륨", un=("1824",), prior=64),
    event("acc:1", "accident", "염소 사고", text="염소가 물에 샜다", region="경기도"),
)


def _searcher(documents: tuple[Document, ...]) -> tantivy.Searcher:
    index = tantivy.Index(SCHEMA)
    writer = index.writer(15_000_000, 1)
    for document in documents:
        writer.add_document(stored_document(document))
    writer.commit()
    index.reload()
    return index.searcher()


SEARCHER = _searcher(DOCUMENTS)


def found(query: tantivy.Query, searcher: tantivy.Searcher = SEARCHER) -> dict[str, float]:
    """The keys of the documents that match → their scores."""
    hits = searcher.search(query, limit=100).hits
    return {str(searcher.doc(address).get_first("key")): score for score, address in hits}


def _plan(*clauses: Clause) -> Plan:
    return Plan(parse_query(""), None, clauses)


@pytest.mark.parametrize(
    ("field", "match", "tokens", "keys"),
    [
        (Field.NAME, Match.TERM, ("황산",), {"cas:50-00-0"}),
        (Field.UN, Match.TERM, ("1824",), {"cas:52-00-0"}),
        (Field.CAS, Match.ANY, ("50000", "52000", "53000"), {"cas:50-00-0", "cas:52-00-0"}),
        (Field.CAS, Match.PREFIX, ("5",), {"cas:50-00-0", "cas:51-00-0", "cas:52-00-0"}),
        (Field.CAS, Match.PREFIX, ("500",), {"cas:50-00-0"}),
        (Field.JAMO, Match.PREFIX, ("ㅎㅗㅏㅇㅅ",), {"cas:50-00-0", "cas:51-00-0"}),
        (Field.JAMO, Match.PREFIX, ("ㅎㅗㅏㅇㅅㅏㄴㄴㅏㅌ",), {"cas:51-00-0"}),
        (Field.JAMO, Match.FUZZY_1, ("ㅎㅗㅏㅇㅅㅏㅁ",), {"cas:50-00-0"}),
        (Field.JAMO, Match.FUZZY_1, ("ㅎㅗㅏㅇㅅㅗㅁ",), set()),
        (Field.JAMO, Match.FUZZY_1, ("ㅎㅏㅗㅇㅅㅏㄴ",), {"cas:50-00-0"}),
        (Field.JAMO, Match.FUZZY_2, ("ㅎㅗㅏㅇㅅㅗㅁ",), {"cas:50-00-0"}),
        (Field.JAMO, Match.FUZZY_2, ("ㅎㅗㅏㅇㅊㅗㅁ",), set()),
        (Field.GRAM, Match.PHRASES, ("염소",), {"cas:50-00-0", "cas:51-00-0", "acc:1"}),
        (Field.GRAM, Match.PHRASES, ("나트 트륨",), {"cas:51-00-0", "cas:52-00-0"}),
        (Field.GRAM, Match.PHRASES, ("트륨 나트",), set()),
        (Field.GRAM, Match.PHRASES, ("황산", "물"), {"cas:50-00-0"}),
        (Field.GRAM, Match.PHRASES, ("황산", "사고"), set()),
    ],
)
def test_a_clause_finds_the_documents_whose_tokens_match_and_scores_its_tier(
    field: Field, match: Match, tokens: tuple[str, ...], keys: set[str]
) -> None:
    assert found(matching_query(_plan(Clause(field, match, tokens, 7, Why.NAME)))) == dict.fromkeys(keys, 7.0 * 128)


def test_the_tiers_of_all_matching_clauses_and_the_prior_are_added_up() -> None:
    name = Clause(Field.NAME, Match.TERM, ("황산",), 500, Why.NAME)
    prefix = Clause(Field.JAMO, Match.PREFIX, ("ㅎㅗㅏㅇㅅㅏㄴ",), 60, Why.PREFIX)
    assert found(scored_query(_plan(name, prefix))) == {"cas:50-00-0": 560 * 128 + 100, "cas:51-00-0": 60 * 128 + 1}
    assert found(matching_query(_plan(name, prefix))) == {"cas:50-00-0": 560 * 128, "cas:51-00-0": 60 * 128}


@pytest.mark.parametrize("prior", [0, 1, 2, 4, 8, 16, 32, 64, 99, 100])
def test_every_prior_is_added_exactly(prior: int) -> None:
    searcher = _searcher((substance("50-00-0", "황산", prior=prior),))
    clause = Clause(Field.NAME, Match.TERM, ("황산",), 1, Why.NAME)
    assert found(scored_query(_plan(clause)), searcher) == {"cas:50-00-0": 128 + prior}


def test_a_plan_without_clauses_finds_everything_with_the_score_zero() -> None:
    everything = {document.key for document in DOCUMENTS}
    assert found(scored_query(_plan())) == dict.fromkeys(everything, 0)
    assert set(found(matching_query(_plan()))) == everything


@pytest.mark.parametrize(
    ("text", "is_fuzzy"), [("황산", True), ("dmf", False), ("수산화나트름", True), ("7664-39-3", False), ("", False)]
)
def test_a_plan_that_compares_by_edit_distance_is_known(text: str, is_fuzzy: bool) -> None:
    assert has_fuzzy_clause(build_plan(resolve_names(parse_query(text), frozenset()))) == is_fuzzy


@pytest.mark.parametrize("match", [Match.FUZZY_1, Match.FUZZY_2])
def test_either_edit_distance_makes_a_plan_fuzzy(match: Match) -> None:
    assert has_fuzzy_clause(_plan(Clause(Field.JAMO, match, ("ㅎ",), 1, Why.TYPO)))


@pytest.mark.parametrize(
    ("query", "without", "keys"),
    [
        (Query(""), None, {"cas:50-00-0", "cas:51-00-0", "cas:52-00-0", "acc:1"}),
        (Query("", kind="accident"), None, {"acc:1"}),
        (Query("", kind="accident"), Facet.KIND, {"cas:50-00-0", "cas:51-00-0", "cas:52-00-0", "acc:1"}),
        (Query("", kind="accident"), Facet.REGION, {"acc:1"}),
        (Query("", filters={Facet.LEGAL: ("사고대비물질",)}), None, {"cas:50-00-0"}),
        (Query("", filters={Facet.LEGAL: ("사고대비물질",)}), Facet.KIND, {"cas:50-00-0"}),
        (
            Query("", filters={Facet.LEGAL: ("사고대비물질",)}), Facet.LEGAL,
            {"cas:50-00-0", "cas:51-00-0", "cas:52-00-0", "acc:1"},
        ),
        (Query("", filters={Facet.LEGAL: ()}), None, {"cas:50-00-0", "cas:51-00-0", "cas:52-00-0", "acc:1"}),
        (Query("", kind="substance", filters={Facet.REGION: ("경기도",)}), None, set()),
        (Query("", filters={Facet.KIND: ("물질", "사고"), Facet.REGION: ("경기도",)}), None, {"acc:1"}),
    ],
)  # fmt: skip
def test_the_kind_and_each_filter_narrow_what_matches_except_the_one_left_out(
    query: Query, without: Facet | None, keys: set[str]
) -> None:
    assert set(found(filtered(tantivy.Query.all_query(), query, without))) == keys


def test_filters_add_nothing_to_the_score() -> None:
    matching = matching_query(_plan(Clause(Field.NAME, Match.TERM, ("황산",), 1, Why.NAME)))
    narrowed = Query(
        "", kind="substance", filters={Facet.LEGAL: ("사고대비물질",), Facet.AGENCY: ("기후에너지환경부",)}
    )
    assert found(filtered(matching, narrowed)) == {"cas:50-00-0": 128}
    assert found(unscored(matching)) == {"cas:50-00-0": 0}


def test_all_any_and_hashes_find_what_they_say() -> None:
    acid, accident = term("key", "cas:50-00-0"), term("key", "acc:1")
    assert set(found(any_of([acid, accident]))) == {"cas:50-00-0", "acc:1"}
    assert found(all_of([acid, accident])) == {}
    assert set(found(all_of([acid, term(Field.NAME, "황산")]))) == {"cas:50-00-0"}
    assert set(found(with_key_hashes([key_hash("acc:1"), key_hash("cas:51-00-0"), 7]))) == {"acc:1", "cas:51-00-0"}


NAMES = ("", "가", "가나", "가나다라마바", "가나다라마바사", "가나다라마바아", "나", "a", "\uffff")


@pytest.mark.parametrize("cursor", [event(f"acc:{number}", "accident", name) for number, name in enumerate(NAMES)])
def test_a_cursor_finds_all_documents_after_it_and_before_it_only_those_with_the_same_first_bytes(
    cursor: Document,
) -> None:
    documents = tuple(event(f"acc:{number}", "accident", name) for number, name in enumerate(NAMES))
    after = name_sort_key(cursor)
    prefix = after.encode()[:16].ljust(16, b"\0")
    assert set(found(at_or_after(after), _searcher(documents))) == {
        document.key for document in documents if name_sort_key(document).encode()[:16].ljust(16, b"\0") >= prefix
    }


def test_without_a_cursor_the_order_begins_at_the_first_document() -> None:
    assert len(found(at_or_after(""))) == len(DOCUMENTS)
    with pytest.raises(QueryError, match="받은 그대로"):
        at_or_after("가")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12))
def test_the_numbers_of_a_text_give_back_its_first_letters(text: str) -> None:
    prefix = text_prefix(*_prefix_numbers(text))
    assert text.startswith(prefix)
    assert len(text.encode()) > 16 or prefix == text
    assert len(prefix.encode()) > 12 or prefix == text


@given(st.text(st.characters(codec="utf-8"), max_size=12), st.text(st.characters(codec="utf-8"), max_size=12))
def test_the_numbers_of_two_texts_are_in_the_order_of_their_bytes(one: str, other: str) -> None:
    if one.encode()[:16] < other.encode()[:16]:
        assert _prefix_numbers(one) <= _prefix_numbers(other)


@pytest.mark.parametrize(
    ("length", "is_stored"), [(0, False), (1, True), (MAX_KEY_LENGTH, True), (MAX_KEY_LENGTH + 1, False)]
)
def test_a_key_has_one_to_five_hundred_and_twelve_letters(length: int, is_stored: bool) -> None:
    assert MAX_KEY_LENGTH == 512
    document = event("가" * length, "accident", "사고")
    if is_stored:
        assert set(found(term("key", "가" * length), _searcher((document,)))) == {"가" * length}
    else:
        with pytest.raises(ValueError, match=f"1 to 512 letters, this one {length}"):
            stored_document(document)
