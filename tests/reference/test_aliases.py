"""The alias table: a name means one substance, or it is not in the table."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from identifiers import cas
from reference import aliases as module
from reference.aliases import AliasKind, aliases
from search.analysis import name_key


def test_what_people_say_finds_what_they_mean() -> None:
    named = {alias.name: alias.cas for alias in aliases()}
    for name, number in {
        "불산": "7664-39-3",
        "가성소다": "1310-73-2",
        "양잿물": "1310-73-2",
        "청산가리": "151-50-8",
        "포르말린": "50-00-0",
        "빙초산": "64-19-7",
        "개미산": "64-18-6",
        "소석회": "1305-62-0",
        "생석회": "1305-78-8",
        "황린": "12185-10-3",
        "적린": "7723-14-0",
        "TMAH": "75-59-2",
        "DMF": "68-12-2",
        "엠이케이": "78-93-3",
        "IPA": "67-63-0",
    }.items():
        assert named[name] == number


def test_the_table_is_of_use_and_each_row_valid_and_sourced() -> None:
    assert len(aliases()) >= 1_200
    assert len({alias.cas for alias in aliases()}) >= 400
    for alias in aliases():
        assert alias.name == alias.name.strip()
        assert alias.source
        assert alias.lang in ("ko", "en")
        assert cas.parse(alias.cas) == alias.cas


def test_a_name_is_one_name() -> None:
    assert [alias.name for alias in aliases() if set(":;|·") & set(alias.name)] == []
    several = [alias.name for alias in aliases() if re.search(r"[가-힣],\S", alias.name)]
    assert several == []


def test_no_name_stands_twice_however_it_is_written() -> None:
    assert [name for name, count in Counter(name_key(alias.name) for alias in aliases()).items() if count > 1] == []


@pytest.mark.parametrize(
    "name",
    [
        "락스", "신나", "시너", "휘발유", "부동액", "에폭시", "세제", "좀약", "부탄가스",
        "유산", "청산염", "부텐", "비상", "취소", "DMA", "AN", "TPP", "MDA", "PCP", "디클로로에탄", "주석산", "과수",
    ],
)  # fmt: skip
def test_products_and_words_with_two_meanings_are_not_in_the_table(name: str) -> None:
    assert name_key(name) not in {name_key(alias.name) for alias in aliases()}


def test_no_name_is_one_that_agencies_state_for_other_substances_alone(shared: Path) -> None:
    stated = defaultdict(set)
    with (shared / "data" / "names" / "korean_names_by_cas.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            stated[name_key(row["korean_name"])].add(row["cas"])
    wrong = [
        alias.name
        for alias in aliases()
        if stated[name_key(alias.name)] and alias.cas not in stated[name_key(alias.name)]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("메탄올", "에탄올"),
        ("시안화칼륨", "시안화칼슘"),
        ("질산칼륨", "질산칼슘"),
        ("염소산", "과염소산"),
        ("황린", "적린"),
    ],
)
def test_names_one_letter_apart_mean_different_substances(one: str, other: str) -> None:
    named = {alias.name: alias.cas for alias in aliases()}
    assert named[one] != named[other]


@pytest.mark.parametrize("row", ["불산,ko,7664-39-4,slang,출처", "불산,ko,7664-39-3,nickname,출처"])
def test_a_wrong_row_names_itself(row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "aliases.csv"
    table.write_text(f"name,lang,cas,kind,source\n{row}\n", encoding="utf-8")
    monkeypatch.setattr(module, "TABLE", table)
    with pytest.raises(ValueError, match=r"aliases\.csv, line 2"):
        tuple(module._rows())


def test_every_kind_is_used() -> None:
    assert {alias.kind for alias in aliases()} == set(AliasKind)
