"""The product classes: every row valid, every ingredient sourced, no name twice and none that is a substance's alias."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from reference import product_classes as module
from reference.aliases import aliases
from reference.product_classes import INGREDIENTS, NAMES, Role, product_classes
from search.analysis import name_key


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tables"
    shutil.copytree(module.TABLES, folder)
    monkeypatch.setattr(module, "TABLES", folder)
    return folder


def append(table: Path, row: str) -> None:
    table.write_text(table.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")


def test_the_words_people_say_for_products_name_a_class() -> None:
    named = {name.text: found.slug for found in product_classes() for name in found.names}
    for word in (
        "락스", "염소계 표백제", "신나", "시너", "휘발유", "경유", "등유", "부동액", "좀약", "배수구 세정제", "세제", "에폭시", "페인트",
        "배터리액", "리튬배터리", "번개탄", "연탄", "가습기살균제", "수은 체온계", "살충제", "염색약", "파마약", "매니큐어 리무버",
        "제습제",
    ):  # fmt: skip
        assert named[word]


def test_the_tables_are_of_use() -> None:
    assert len(product_classes()) >= 40
    assert sum(bool(found.ingredients) for found in product_classes()) >= 40


def test_no_name_leads_to_two_classes_however_it_is_written() -> None:
    names = [name_key(name.text) for found in product_classes() for name in found.names]
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_no_class_bears_a_name_that_the_portal_gave_a_substance() -> None:
    of_substances = {name_key(alias.name) for alias in aliases()}
    assert [
        name.text for found in product_classes() for name in found.names if name_key(name.text) in of_substances
    ] == []


def test_addresses_are_readable_and_names_are_in_a_known_language() -> None:
    for found in product_classes():
        assert found.slug == found.slug.lower()
        assert all(part.isalnum() and part.isascii() for part in found.slug.split("-"))
        assert {name.lang for name in found.names} == {"ko", "en"}
        assert all(name.text == name.text.strip() != "" for name in found.names)


def test_no_substance_stands_twice_in_one_role_of_a_class_and_no_percentage_is_told() -> None:
    for found in product_classes():
        said = [(each.cas, each.role) for each in found.ingredients]
        assert len(said) == len(set(said))
        assert not any("%" in text for each in found.ingredients for text in (each.name, found.note))


def test_an_ingredient_without_a_source_is_refused_with_its_line(tables: Path) -> None:
    append(tables / INGREDIENTS, "chlorine-bleach,7732-18-5,물,main,")
    with pytest.raises(ValueError, match=r"product_class_ingredients\.csv, line \d+: .*source"):
        product_classes.__wrapped__()


@pytest.mark.parametrize("row", ["chlorine-bleach,7681-52-8,물,main,출처", "chlorine-bleach,7681-52-9,물,much,출처"])
def test_a_wrong_number_or_role_is_refused_with_its_line(row: str, tables: Path) -> None:
    append(tables / INGREDIENTS, row)
    with pytest.raises(ValueError, match=r"product_class_ingredients\.csv, line \d+"):
        product_classes.__wrapped__()


def test_a_name_of_a_class_that_is_not_there_is_refused(tables: Path) -> None:
    append(tables / NAMES, "no-such-class,이름,ko")
    with pytest.raises(ValueError, match="no-such-class"):
        product_classes.__wrapped__()


def test_every_role_has_words_on_the_page() -> None:
    from portal.profile.class_ingredients import INGREDIENT_ROLE_TITLES

    assert INGREDIENT_ROLE_TITLES.keys() == set(Role)
