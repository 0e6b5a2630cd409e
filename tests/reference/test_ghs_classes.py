"""Classes of UN GHS: categories that can be compared, codes, and which categories every law has."""

from __future__ import annotations

import pytest

from reference.ghs_classes import (
    Category,
    category_of,
    classes_of_code,
    codes_of,
    compared_class,
    is_code_everywhere,
    is_everywhere,
    known_classes,
)
from reference.hazard_classes import inhaled_as, label_of_key


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("1A", Category("1", "A")),
        ("구분 2", Category("2")),
        ("구분1(1A/1B)", Category("1")),
        ("1 이상", None),
        ("3 *", None),
        ("", None),
        ("추가 구분", None),
    ],
)
def test_a_category_is_read_only_where_it_is_certain(text: str, category: Category | None) -> None:
    assert category_of("발암", text) == category


def test_names_of_groups_and_divisions_are_categories_of_their_class_alone() -> None:
    assert category_of("고압가스", "액화 가스") == Category("액화가스")
    assert category_of("폭발성물질", "등급 1.1") == Category("1.1")
    assert category_of("발암", "액화가스") is None


@pytest.mark.parametrize(
    ("one", "other", "agree"), [("1A", "1B", False), ("1", "1B", True), ("1A", "1A", True), ("1", "2", False)]
)
def test_a_bare_category_agrees_with_its_subcategories(one: str, other: str, agree: bool) -> None:
    first, second = category_of("발암", one), category_of("발암", other)
    assert first
    assert second
    assert first.agrees_with(second) is second.agrees_with(first) is agree


@pytest.mark.parametrize(
    ("name", "category", "key"),
    [
        ("눈 자극성", "2", "눈손상"),
        ("심한 눈 손상성/눈 자극성", "1", "눈손상"),
        ("특정표적장기 독성(1회 노출)", "구분3(마취영향)", "특정표적장기/single-3"),
        ("특정표적장기독성-1회노출", "1", "특정표적장기/single"),
        ("생식독성(수유독성)", "", "수유독성"),
        ("수생환경 유해성-만성", "4", "수생/chronic"),
    ],
)
def test_spellings_and_halves_of_one_class_have_one_key(name: str, category: str, key: str) -> None:
    assert compared_class(name, category) == key
    assert key in known_classes()


@pytest.mark.parametrize(
    ("name", "medium"),
    [
        ("급성 독성(흡입: 분진/미스트)", "dust"),
        ("급성 독성(흡입: 증기)", "vapour"),
        ("급성독성-흡입", ""),
        ("인화성 가스", ""),
    ],
)
def test_the_medium_is_that_of_inhalation_alone(name: str, medium: str) -> None:
    assert inhaled_as(name) == medium


def test_codes_lead_to_their_classes_and_back() -> None:
    assert codes_of("급성독성/oral", Category("3")) == ("H301",)
    assert codes_of("발암", Category("1", "B")) == ("H350",)
    assert classes_of_code("H360FD") == {"생식독성"}
    assert classes_of_code("EUH029") == frozenset()
    assert not is_everywhere("급성독성/oral", Category("5"))
    assert not is_code_everywhere("H401")
    assert is_code_everywhere("H350i")


def test_every_class_has_a_name_for_pages() -> None:
    unnamed = {key for key in known_classes() if label_of_key(key) == key and ("/" in key or key in ("발암", "흡인"))}
    assert unnamed == set()
