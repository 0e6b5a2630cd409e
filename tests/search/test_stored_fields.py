"""Documents and summaries are read back as they were stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine_types import Document, DocumentName, DocumentStructure, Facet, NameRank
from search.errors import EngineMismatch
from search.fields import Field, tokens
from search.stored_fields import document_from_json, document_json, summary_from_json, summary_json
from tests.search.documents import DOCUMENTS

TEXTS = st.lists(st.text(st.characters(codec=None), max_size=8), max_size=3).map(tuple)
NAMES = st.builds(DocumentName, st.text(max_size=8), st.sampled_from(["ko", "en", ""]), st.sampled_from(NameRank))
STRUCTURES = st.builds(DocumentStructure, *[st.text(max_size=8)] * 5)
ANY_DOCUMENT = st.builds(
    Document,
    key=st.text(min_size=1, max_size=8),
    kind=st.just("substance"),
    revision=st.integers(0, 2**40),
    title_ko=st.text(max_size=8),
    title_en=st.text(max_size=8),
    url=st.just("/x"),
    origin=st.sampled_from(["live", "demo"]),
    names=st.lists(NAMES, max_size=3).map(tuple),
    cas=TEXTS,
    member_cas=TEXTS,
    ke=TEXTS,
    un=TEXTS,
    ec=TEXTS,
    numbers=TEXTS,
    formulas=TEXTS,
    structures=st.lists(STRUCTURES, max_size=2).map(tuple),
    text=TEXTS,
    facets=st.dictionaries(st.sampled_from(Facet), TEXTS),
    prior=st.integers(0, 100),
)


@given(ANY_DOCUMENT)
def test_any_document_comes_back_equal(document: Document) -> None:
    assert document_from_json(document_json(document)) == document


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_summary_has_the_values_of_its_document(document: Document) -> None:
    card = summary_from_json(summary_json(document, tokens(document)))
    assert (card.key, card.kind, card.title_ko, card.title_en) == (
        document.key, document.kind, document.title_ko, document.title_en,
    )  # fmt: skip
    assert (card.cas, card.prior) == (document.cas, document.prior)
    assert card.names == tuple(name.text for name in document.names)
    assert Field.GRAM not in card.tokens


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '["cas:50-00-0"]', "null"])
def test_a_value_that_other_code_stored_is_a_mismatch_and_no_fault_of_the_query(text: str) -> None:
    with pytest.raises(EngineMismatch, match="other code"):
        summary_from_json(text)
    with pytest.raises(EngineMismatch, match="other code"):
        document_from_json(text)
