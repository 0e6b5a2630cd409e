"""GHS classes: one key for all spellings, different keys for different routes of exposure."""

from __future__ import annotations

import csv

import pytest

from reference.hazard_classes import TABLE, class_key, class_label


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("급성독성-경피", "급성 독성(경피)"),
        ("피부 부식성/피부 자극성", "피부부식성·피부자극성"),
        ("특정표적장기 독성(1회 노출)", "특정표적장기독성-1회노출"),
        ("수생환경 유해성-급성", "급성 수생환경 유해성"),
        ("물반응성 물질", "물반응성 물질 및 혼합물"),
    ],
)
def test_a_class_is_one_however_it_is_spelled(one: str, other: str) -> None:
    assert class_key(one) == class_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("급성독성-경피", "급성독성-경구"),
        ("수생환경 유해성-급성", "수생환경 유해성-만성"),
        ("급성독성-경구", "생식독성"),
        ("산화성 액체", "인화성 액체"),
        ("산화성 액체", "산화성 고체"),
    ],
)
def test_classes_that_differ_stay_apart(one: str, other: str) -> None:
    assert class_key(one) != class_key(other)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("급성독성-경피", "급성 독성(경피)"),
        ("물반응성 물질", "물반응성 물질 및 혼합물"),
        ("특정표적장기 독성-반복 노출", "특정표적장기 독성(반복 노출)"),
        ("발암성", "발암성"),
        ("처음 보는 유해성", "처음 보는 유해성"),
    ],
)
def test_a_class_is_shown_in_one_spelling(name: str, label: str) -> None:
    assert class_label(name) == label
    assert class_label(label) == label


def test_a_label_is_the_class_that_its_key_says() -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, strict=True) if row["class"] == "label"]
    assert rows
    assert all(class_key(row["word"]) in (row["key"], row["word"].replace(" ", "")) for row in rows)
