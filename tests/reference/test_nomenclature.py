"""Old and new nomenclature by rule: the same name respelled, and no variant of a name that no rule matches."""

from __future__ import annotations

import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reference.nomenclature import FOLDER, MAX_LENGTH, Spelling, variants
from search.analysis import name_key

SYLLABLES = (
    "디트리메에탄프로판부틸이소시안화나트륨칼륨불소플루오르요오드브롬크실렌초산포름알데히드글리콜니트로티오페놀 ,-12"
)


def spellings_of_variants(name: str) -> dict[str, Spelling]:
    return {variant.name: variant.spelling for variant in variants(name)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("요오드화 메틸", "아이오딘화 메틸"),
        ("불화수소", "플루오린화수소"),
        ("크실렌", "자일렌"),
        ("시안화나트륨", "사이안화소듐"),
        ("포름알데히드", "폼알데하이드"),
        ("초산에틸", "아세트산에틸"),
        ("디에틸에테르", "다이에틸에터"),
        ("클로로포름", "클로로폼"),
        ("중크롬산칼륨", "다이크로뮴산포타슘"),
        ("차아염소산나트륨", "하이포아염소산소듐"),
        ("이소프로필 알코올", "아이소프로필 알코올"),
        ("트리에틸아민", "트라이에틸아민"),
        ("아크릴로니트릴", "아크릴로나이트릴"),
        ("염화비닐", "염화바이닐"),
        ("부틸아민", "뷰틸아민"),
        ("에틸렌글리콜", "에틸렌글라이콜"),
    ],
)
def test_old_and_new_lead_to_each_other(old: str, new: str) -> None:
    assert spellings_of_variants(old)[new] is Spelling.NEW
    assert spellings_of_variants(new)[old] is Spelling.OLD


def test_what_schools_alone_follow_is_written_with_it_and_without() -> None:
    assert spellings_of_variants("디클로로메탄").keys() == {"다이클로로메탄", "다이클로로메테인"}


@pytest.mark.parametrize("name", ["빙초산", "에탄올", "도데칸 산", "2-부탄온", "파라핀", "메타크릴산", "과불화옥탄산"])
def test_what_only_looks_like_a_rule_stays(name: str) -> None:
    assert spellings_of_variants(name) == {}


def test_disodium_is_not_taken_for_iso() -> None:
    assert spellings_of_variants("다이소듐").keys() == {"디나트륨"}


def test_a_prefix_has_its_spoken_forms() -> None:
    assert spellings_of_variants("p-크레졸") == {"파라크레졸": Spelling.SPOKEN, "피크레졸": Spelling.SPOKEN}
    assert "노말헥산" in spellings_of_variants("n-헥산")
    assert "o-크레졸" in spellings_of_variants("오쏘-크레졸")
    assert "오쏘크레졸" in spellings_of_variants("O-크레졸")
    assert "오쏘메틸히드록실아민" not in spellings_of_variants("O-메틸히드록실아민")


def test_an_n_at_a_nitrogen_is_not_read_as_a_chain() -> None:
    assert not any(name.startswith("노말") for name in spellings_of_variants("n-아세틸-4-아미노페놀"))


@pytest.mark.parametrize("name", ["크롬 및 그 화합물", "디메틸아민(40%)", "나트륨 함유 혼합물", "가" * 31, "Sodium"])
def test_groups_ranges_and_long_names_are_not_respelt(name: str) -> None:
    assert variants(name) == ()


@given(st.text(alphabet=SYLLABLES, max_size=MAX_LENGTH + 5))
def test_a_variant_differs_from_the_name_and_occurs_once(name: str) -> None:
    found = [variant.name for variant in variants(name)]
    assert name not in found
    assert len(found) == len(set(found))


@given(st.text(max_size=60))
def test_any_text_gives_variants_without_an_error(name: str) -> None:
    assert all(name_key(variant.name) for variant in variants(name))


def test_every_name_in_braces_is_a_class_of_words() -> None:
    used = {name for row in table("respelling") for cell in row.values() for name in re.findall(r"\{(\w+)\}", cell)}
    assert used == {"radical", "after_thio", "keeps_stem"}
    assert used < {row["class"] for row in table("respelling_words")}


def test_every_pattern_of_the_tables_can_be_compiled_and_no_rule_writes_what_it_looks_for() -> None:
    for row in table("respelling"):
        old, seen = (re.sub(r"\{\w+\}", "x", row[column]) for column in ("old", "seen"))
        assert not re.search(old, row["new"]), row
        assert not re.search(seen, row["written"]), row
    for row in table("respelling_words"):
        assert re.compile(row["pattern"])


def table(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))
