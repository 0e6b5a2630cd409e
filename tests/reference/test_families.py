"""Families: a word names the family and never a row that bears it; every member is valid and sourced."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from identifiers import cas
from reference import families as module
from reference.collected_names import collected_names
from reference.families import FAMILIES, MEMBERS, families, family_named

HEXAVALENT = "18540-29-9"
CHROMIUM = "7440-47-3"


def members(text: str) -> list[str]:
    named = family_named(text)
    assert named is not None, text
    return [member.cas for member in named.family.members]


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "families"
    shutil.copytree(module.FOLDER, folder)
    monkeypatch.setattr(module, "FOLDER", folder)
    return folder


@pytest.mark.parametrize(
    ("text", "member"),
    [
        ("시안화물", "143-33-9"), ("시안 화합물", "151-50-8"), ("수은 화합물", "7487-94-7"), ("납화합물", "1317-36-8"),
        ("알코올", "67-56-1"), ("프탈레이트류", "117-81-7"), ("과불화화합물", "335-67-1"), ("산", "7664-93-9"), ("ACIDS", "7664-93-9"),
        ("6가 크롬", HEXAVALENT), ("hexavalent chromium", HEXAVALENT), ("Cr6+", HEXAVALENT), ("유기 과산화물", "94-36-0"),
    ],
)  # fmt: skip
def test_a_word_names_its_family_however_it_is_spaced(text: str, member: str) -> None:
    assert member in members(text)


@pytest.mark.parametrize("text", ["", "크롬", "납", "수은", "황산", "시안화나트륨", "알코올램프", "산소", "6가"])
def test_an_element_a_substance_and_other_words_name_no_family(text: str) -> None:
    assert family_named(text) is None


def test_hexavalent_chromium_is_not_the_metal_and_not_the_trivalent() -> None:
    assert CHROMIUM not in members("6가 크롬")
    assert set(members("6가 크롬")).isdisjoint(members("3가 크롬"))


@pytest.mark.parametrize(
    ("text", "with_element"),
    [("납 화합물", False), ("무기 납 화합물", False), ("납 및 그 무기화합물", True), ("안티몬과 그 화합물", True)],
)
def test_a_family_holds_its_element_only_where_the_words_say_so(text: str, with_element: bool) -> None:
    named = family_named(text)
    assert named is not None
    assert named.family.element
    assert named.family.element not in [member.cas for member in named.family.members]
    assert named.with_element is with_element


def test_every_family_has_words_and_members_and_every_member_a_source() -> None:
    assert len(families()) >= 80
    for family in families().values():
        assert family.title
        assert family.members, family.slug
        numbers = [member.cas for member in family.members]
        assert len(numbers) == len(set(numbers)), family.slug
        for member in family.members:
            assert cas.parse(member.cas) == member.cas
            assert member.source


def test_a_collected_name_that_also_names_a_family_is_one_of_its_members() -> None:
    strangers = {
        each.name for each in collected_names() if family_named(each.name) and each.cas not in members(each.name)
    }
    assert strangers <= {"노닐페놀류"}, strangers


@pytest.mark.parametrize(
    ("table", "row"), [(MEMBERS, "cyanides,143-33-8,출처"), (MEMBERS, "cyanides,143-33-9,"), (FAMILIES, "x,제목,1-2-3")]
)
def test_a_wrong_row_names_itself(table: str, row: str, tables: Path) -> None:
    path = tables / table
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=rf"{table}, line \d+"):
        families.__wrapped__()


def test_members_of_a_family_that_is_not_there_are_refused(tables: Path) -> None:
    path = tables / MEMBERS
    path.write_text(path.read_text(encoding="utf-8") + "no-such-family,143-33-9,출처\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no-such-family"):
        families.__wrapped__()
