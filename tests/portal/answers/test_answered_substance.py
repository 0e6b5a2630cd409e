"""What stands beside the substance of an answer, and the answers beside which nothing may stand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import OperationalError

from connectors.schema import Fact, FactKind, HazardClass
from portal.answers import answered_substance as module
from portal.answers.answer import Answer, AnswerKind, Offer
from portal.answers.answered_substance import (
    AnsweredSubstance,
    answered_hit,
    answered_substance,
    first_hit_of_another,
)
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.models import Entry
from search.engine_types import Hit, Why
from tests.portal.answers.fakes import hit, results_for
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db

FLUORIDE = Answer(AnswerKind.SUBSTANCE, ("7664-39-3",), "/substances/7664-39-3#spill", "spill", "플루오르화 수소")
NOTHING_BESIDE = AnsweredSubstance()


@pytest.fixture(autouse=True)
def _stored() -> None:
    for cas in ("7664-39-3", "71-43-2"):
        stated = Fact(FactKind.HAZARD_CLASS, "급성독성 구분 1 (H330)", HazardClass("급성독성", "1", "H330"))
        record_with_facts(entry(f"cas:{cas}"), "kosha_msds.sheets", [stated], key=cas)


def test_the_answers_substance_has_its_dangers_and_its_forms_at_the_section_asked_for() -> None:
    beside = answered_substance(FLUORIDE, results_for("불산", hit("7664-39-3", Why.NAME)))
    assert beside.summary is not None
    assert [each.danger.code for each in beside.summary.by_route] == ["H330"]
    assert beside.page == "/substances/7664-39-3"
    assert beside.choices[0].url == "/substances/7664-39-3?form=anhydrous#spill"
    assert [choice.key for choice in beside.choices] == [form.key for form in beside.summary.forms]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/substances/7664-39-3", "/substances/7664-39-3?form=anhydrous#card"),
        ("/substances/7664-39-3?percent=35#card", "/substances/7664-39-3?percent=35&form=anhydrous#card"),
    ],
)
def test_a_form_is_chosen_with_the_concentration_kept(url: str, expected: str) -> None:
    beside = answered_substance(replace(FLUORIDE, url=url), results_for("불산"))
    assert beside.choices[0].url == expected


def test_a_substance_of_one_form_has_nothing_to_choose() -> None:
    beside = answered_substance(replace(FLUORIDE, url="/substances/71-43-2"), results_for("벤젠"))
    assert beside.summary is not None
    assert beside.choices == ()


@pytest.mark.parametrize("kind", [kind for kind in AnswerKind if kind is not AnswerKind.SUBSTANCE])
def test_no_other_answer_has_anything_beside_it(kind: AnswerKind) -> None:
    """Content rules 12, 23 and 24."""
    offered = (Offer("플루오르화 수소", "/substances/7664-39-3", ("7664-39-3",)),)
    answer = replace(FLUORIDE, kind=kind, offered=offered)
    assert answered_substance(answer, results_for("불산", hit("7664-39-3", Why.NAME))) == NOTHING_BESIDE


@pytest.mark.parametrize("why", Why)
def test_a_corrected_hit_has_nothing_beside_it(why: Why) -> None:
    """Content rule 23."""
    beside = answered_substance(FLUORIDE, results_for("불산", hit("7664-39-3", why)))
    assert (beside == NOTHING_BESIDE) is (why in (Why.TYPO, Why.CHOSUNG, Why.PREFIX, Why.TEXT))


def test_a_corrected_hit_of_another_substance_hides_nothing() -> None:
    beside = answered_substance(FLUORIDE, results_for("불산", hit("71-43-2", Why.TYPO), hit("7664-39-3", Why.NAME)))
    assert beside.summary is not None


@pytest.mark.parametrize("url", ["/substances/1-1-1", "/substances/", "/classes/bleach"])
def test_an_address_without_a_substance_has_nothing_beside_it(url: str) -> None:
    assert answered_substance(replace(FLUORIDE, url=url), results_for("불산")) == NOTHING_BESIDE


def test_a_withheld_or_withdrawn_substance_has_nothing_beside_it() -> None:
    """Content rule 31."""
    assert decide("withhold", Subject("cas:7664-39-3"), Signed("담당자", "확인 중"))
    assert answered_substance(FLUORIDE, results_for("불산")) == NOTHING_BESIDE
    Entry.objects.filter(key="cas:71-43-2").update(withdrawn_at="2026-01-01T00:00:00Z")
    assert answered_substance(replace(FLUORIDE, url="/substances/71-43-2"), results_for("벤젠")) == NOTHING_BESIDE


def test_an_address_in_other_letters_is_found() -> None:
    created = entry("rec:ncis.inventory/live/1", "물질군", slug="불소 화합물")
    beside = answered_substance(replace(FLUORIDE, url=created.address), results_for("불소 화합물"))
    assert beside.summary is not None


def test_without_the_database_nothing_is_known_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(url: str) -> Entry | None:
        raise OperationalError

    monkeypatch.setattr(module, "_entry_at", away)
    assert answered_substance(FLUORIDE, results_for("불산")) == AnsweredSubstance(unread=True)


@pytest.mark.parametrize(
    ("answer", "first", "expected"),
    [
        (FLUORIDE, hit("7664-39-3", Why.NAME), ""),
        (FLUORIDE, hit("71-43-2", Why.NAME), "벤젠"),
        (FLUORIDE, hit("불산 사고", Why.TEXT, kind="accident"), "불산 사고"),
        (Answer(AnswerKind.PRODUCT, url="/classes/bleach"), hit("락스", Why.NAME, kind="product"), "락스"),
        (Answer(AnswerKind.LIST, url="/facilities"), hit("71-43-2", Why.NAME), ""),
        (Answer(AnswerKind.CHOOSE), hit("71-43-2", Why.NAME), ""),
    ],
)
def test_where_the_first_hit_is_another_entry_than_the_answer_its_title_is_given(
    answer: Answer, first: Hit, expected: str
) -> None:
    assert first_hit_of_another(answer, results_for("불산", first)) == expected


def test_without_hits_no_hit_differs() -> None:
    assert first_hit_of_another(FLUORIDE, results_for("불산")) == ""


def test_the_answered_hit_is_the_one_at_the_answers_page() -> None:
    meant = hit("7664-39-3", Why.SYNONYM)
    results = results_for("불산", hit("71-43-2", Why.NAME), meant)
    found = answered_hit(FLUORIDE, results)
    assert found is not None
    assert found.key == meant.key
    assert answered_hit(Answer(AnswerKind.CHOOSE), results) is None


def test_an_answer_without_an_address_differs_from_no_hit() -> None:
    nowhere = Answer(AnswerKind.PRODUCT)
    assert first_hit_of_another(nowhere, results_for("불산", hit("71-43-2", Why.NAME))) == ""
