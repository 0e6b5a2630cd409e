"""Typed items of a mixture: keys as they are, household words, names that a search concludes, choices, and nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from connectors.schema import Fact, FactKind
from portal.answers.answer import Answer, AnswerKind
from portal.answers.mixture_items import query_percent, read_item
from portal.models import Entry
from portal.publish.index import publish
from tests.portal.factories import ingested
from tests.portal.own_engine import own_engine

pytestmark = pytest.mark.django_db
NAMES = {
    "황산": "7664-93-9",
    "염산": "7647-01-0",
    "알루미늄": "7429-90-5",
    "산화칼슘": "1305-78-8",
    "과산화수소": "7722-84-1",
}


@pytest.fixture(autouse=True)
def _index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with override_settings(DEMO="off"), own_engine(tmp_path, monkeypatch):
        for name, cas in NAMES.items():
            ingested("ncis.safety", name, Fact(FactKind.NAME, name, lang="ko"), cas=cas)
        for key, cas in (("가", "98001-01-5"), ("나", "98002-02-9")):
            ingested("ncis.safety", key, Fact(FactKind.NAME, "같은이름산", lang="ko"), cas=cas)
        publish()
        yield


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("7664-93-9", "7664-93-9"),
        (" 7664-93-9~over-51 ", "7664-93-9~over-51"),
        ("1305-78-8_7429-90-5", "1305-78-8_7429-90-5"),
        ("water", "water"),
        ("물", "water"),
        ("식초", "vinegar"),
        ("산성 세제", "acid-cleaner"),
        ("염소계 표백제", "chlorine-bleach"),
        ("toilet-cleaner", "toilet-cleaner"),
        ("황산", "7664-93-9"),
        ("과산화수소 35%", "7722-84-1~35%"),
        ("변기 세정제(염산)", "7647-01-0"),
        ("발열팩(산화칼슘·알루미늄)", "1305-78-8_7429-90-5"),
        ("알루미늄 분말", "7429-90-5"),
        ("알루미늄가루", "7429-90-5"),
        ("소독용 과산화수소", "7722-84-1"),
    ],
)
def test_an_item_is_read_as_what_it_names(text: str, key: str) -> None:
    assert read_item(text).key == key


@pytest.mark.parametrize("text", ["", "zzz", "죽고 싶다", "<script>"])
def test_what_names_nothing_has_neither_key_nor_choices(text: str) -> None:
    item = read_item(text)
    assert (item.key, item.choices) == ("", ())


def test_a_name_of_several_substances_is_a_choice() -> None:
    item = read_item("같은이름산")
    assert item.key == ""
    assert {choice.key for choice in item.choices} == {"98001-01-5", "98002-02-9"}


def test_the_slug_of_a_class_that_exists_is_its_key() -> None:
    key = "product_class:anything"
    Entry.objects.create(key=key, kind="product_class", slug="anything", title_ko="아무 제품", revision=10_000)
    assert read_item("anything").key == "anything"


def test_a_percent_is_read_from_the_address_of_an_answer() -> None:
    assert query_percent(Answer(AnswerKind.SUBSTANCE, url="/substances/1?percent=35#card")) == "35%"
    assert query_percent(Answer(AnswerKind.SUBSTANCE, url="/substances/1")) == ""
