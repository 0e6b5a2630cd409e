"""What staff withhold and the index still holds: no hit, title, passage or label of it is shown (content rule 31)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import OperationalError
from django.test import override_settings

from connectors.schema import Fact, FactKind, LegalListing, Section, Structure
from portal.answers import index_lag as lagging
from portal.answers.finding import search
from portal.answers.index_lag import NO_LAG, index_lag
from portal.curation.decisions import Signed, decide, undo
from portal.curation.subjects import Subject
from portal.publish.index import publish
from search.engine import Engine
from search.engine_types import Facet, Query, Why
from tests.portal.factories import ingested
from tests.portal.own_engine import own_engine

pytestmark = pytest.mark.django_db

CAS, OTHER = "98001-01-5", "98002-02-9"
SHEET = Subject("kosha_msds.sheets/sheet")
SIGNED = Signed("staff", "r")


def listing(name: str) -> Fact:
    return Fact(FactKind.LEGAL_LISTING, name, LegalListing("화학물질관리법", name))


@pytest.fixture(autouse=True)
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """Two substances; of the first a sheet speaks too, which is what tests withhold."""
    with override_settings(DEMO="off"), own_engine(tmp_path, monkeypatch) as made:
        ingested("ncis.safety", "open", Fact(FactKind.NAME, "드러난산", lang="ko"), listing("두루목록"), cas=CAS)
        ingested(
            "kosha_msds.sheets",
            "sheet",
            Fact(FactKind.NAME, "가림산", lang="ko"),
            Fact(FactKind.FORMULA, "C19H29NaO91"),
            Fact(
                FactKind.STRUCTURE, "AAAAAAAAAAAAAA-BBBBBBBBSA-N", Structure("C7H77", "", "AAAAAAAAAAAAAA-BBBBBBBBSA-N")
            ),
            Fact(FactKind.TEXT, "서릿발처럼 번지는 누출", lang="ko", section=Section.RELEASE),
            listing("가림목록"),
            cas=CAS,
        )
        ingested("ncis.safety", "other", Fact(FactKind.NAME, "이웃산", lang="ko"), listing("두루목록"), cas=OTHER)
        publish()
        yield made


def labels(facet: Facet = Facet.LEGAL) -> dict[str, int]:
    return dict(search(Query("")).facets.get(facet, ()))


def test_without_a_withheld_row_there_is_no_lag() -> None:
    decide("annotate", Subject(f"cas:{CAS}"), SIGNED)
    assert index_lag() is NO_LAG
    assert labels() == {"두루목록": 2, "가림목록": 1}


def test_a_hit_comes_with_the_title_that_is_visible() -> None:
    assert search(Query("드러난산")).hits[0].title_ko == "가림산"
    decide("withhold", SHEET, SIGNED)
    hit = search(Query("드러난산")).hits[0]
    assert (hit.title_ko, hit.cas) == ("드러난산", (CAS,))


@pytest.mark.parametrize("text", ["가림산", "C19H29NaO91", "C7H77", "AAAAAAAAAAAAAA-BBBBBBBBSA-N", "서릿발처럼"])
def test_an_entry_is_not_found_by_what_is_withheld_of_it(text: str) -> None:
    assert search(Query(text)).hits[0].key == f"cas:{CAS}"
    decide("withhold", SHEET, SIGNED)
    assert f"cas:{CAS}" not in [hit.key for hit in search(Query(text)).hits]


def test_a_passage_is_shown_only_where_a_visible_text_holds_it() -> None:
    passages = [hit.snippet for hit in search(Query("서릿발처럼")).hits]
    assert "서릿발처럼" in passages[0]
    decide("withhold", Subject(SHEET.key, "name", "가림산"), SIGNED)
    (hit,) = search(Query("서릿발처럼")).hits
    assert (hit.title_ko, hit.why, hit.snippet) == ("드러난산", Why.TEXT, passages[0])


def test_a_label_that_is_withheld_is_no_facet_and_the_others_keep_their_counts() -> None:
    decide("withhold", SHEET, SIGNED)
    assert labels() == {"두루목록": 2}
    assert len(labels(Facet.AGENCY)) == 1


def test_the_labels_of_a_withheld_entry_are_counted_without_it() -> None:
    decide("withhold", Subject(f"cas:{CAS}"), SIGNED)
    assert labels() == {"두루목록": 1}


def test_a_list_by_a_withheld_label_does_not_hold_the_entry() -> None:
    narrowed = Query("", filters={Facet.LEGAL: ("가림목록",)})
    assert len(search(narrowed).hits) == 1
    decide("withhold", SHEET, SIGNED)
    assert search(narrowed).hits == ()
    assert len(search(Query("", filters={Facet.LEGAL: ("두루목록",)})).hits) == 2


def test_once_the_index_has_caught_up_nothing_is_outdated_and_with_the_undoing_all_is_back() -> None:
    decision = decide("withhold", SHEET, SIGNED)
    assert index_lag().outdated_keys == {f"cas:{CAS}"}
    publish()
    assert index_lag().outdated_keys == frozenset()
    assert labels() == {"두루목록": 2}
    undo(decision, "staff")
    publish()
    assert labels() == {"두루목록": 2, "가림목록": 1}


def test_without_the_database_what_is_doubtful_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    decide("withhold", SHEET, SIGNED)

    def away(*wanted: object) -> object:
        raise OperationalError("away")

    index_lag()
    monkeypatch.setattr(lagging, "_outdated_documents", away)
    monkeypatch.setattr(lagging, "documents", away)
    results = search(Query(""))
    assert [hit.key for hit in results.hits] == [f"cas:{OTHER}"]
    assert set(results.facets) == {Facet.KIND}
    assert index_lag().outdated_keys == {f"cas:{CAS}"}


def test_without_a_live_build_nothing_is_outdated(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    decide("withhold", SHEET, SIGNED)
    monkeypatch.setattr(engine, "live", lambda: None)
    assert index_lag().outdated_keys == frozenset()


FORMULA, SMILES_TEXT, KEY = "C19H29NaO91", "C7H77", "AAAAAAAAAAAAAA-BBBBBBBBSA-N"


@pytest.mark.parametrize("text", [FORMULA, SMILES_TEXT, KEY, "서릿발처럼", CAS])
def test_an_entry_is_still_found_by_what_is_not_withheld_of_it(text: str) -> None:
    decide("withhold", Subject(SHEET.key, "name", "가림산"), SIGNED)
    (hit,) = [hit for hit in search(Query(text)).hits if hit.key == f"cas:{CAS}"]
    assert hit.title_ko == "드러난산"


def test_without_a_lag_the_results_are_those_of_the_index(engine: Engine) -> None:
    results = engine.search(Query(""))
    assert index_lag().visible(results, {}) is results


def test_what_is_left_out_is_not_counted_and_no_count_falls_below_zero(engine: Engine) -> None:
    decide("withhold", Subject(f"cas:{CAS}"), SIGNED)
    results = engine.search(Query("드러난산"))
    assert [index_lag().visible(replace(results, total=total), {}).total for total in (0, 1, 2)] == [0, 0, 1]


def test_the_name_by_which_the_index_sorts_may_be_withheld_of_hidden_and_of_outdated_entries(engine: Engine) -> None:
    hits = {hit.key: hit for hit in engine.search(Query("")).hits}
    decide("withhold", SHEET, SIGNED)
    assert {key: index_lag().concerns(hit) for key, hit in hits.items()} == {f"cas:{CAS}": True, f"cas:{OTHER}": False}
    publish()
    assert not index_lag().concerns(hits[f"cas:{CAS}"])
    decide("withhold", Subject(f"cas:{OTHER}"), SIGNED)
    publish()
    assert index_lag().concerns(hits[f"cas:{OTHER}"])


@pytest.mark.parametrize(("withheld", "found"), [(FORMULA, SMILES_TEXT), (KEY, FORMULA)])
def test_a_formula_is_visible_where_a_formula_or_a_structure_is(withheld: str, found: str) -> None:
    decide("withhold", Subject(SHEET.key, "formula" if withheld == FORMULA else "structure", withheld), SIGNED)
    assert f"cas:{CAS}" in [hit.key for hit in search(Query(found)).hits]


def test_a_rule_finds_an_entry_only_by_a_name_that_is_visible(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    decide("withhold", SHEET, SIGNED)
    results = engine.search(Query("드러난산"))
    by_rule = replace(results, hits=tuple(replace(hit, why=Why.RULE_SAME, matched="") for hit in results.hits[:1]))
    assert index_lag().visible(by_rule, {}).hits == ()
    (current,) = lagging.documents(list(lagging.Entry.objects.filter(key=f"cas:{CAS}")))
    monkeypatch.setattr(lagging, "documents", lambda entries: [replace(current, name_keys=("key",))])
    assert len(index_lag().visible(by_rule, {}).hits) == 1


def test_a_hit_by_running_text_without_its_passage_is_left_out(engine: Engine) -> None:
    decide("withhold", Subject(SHEET.key, "name", "가림산"), SIGNED)
    results = engine.search(Query("서릿발처럼"))
    (hit,) = results.hits
    assert index_lag().visible(results, {}).hits != ()
    assert index_lag().visible(replace(results, hits=(replace(hit, snippet=""),)), {}).hits == ()
