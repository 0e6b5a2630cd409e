"""The tables of collected names: every row valid and sourced; a name of several substances stands for each of them."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from identifiers import cas
from reference import collected_names as module
from reference.collected_names import NameKind, collected_names, source_of
from reference.product_classes import product_classes
from search.analysis import name_key

LANGUAGES = {"ko", "en", "zh", "ja", "vi"}


def by_key() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for each in collected_names():
        found[name_key(each.name)].add(each.cas)
    return found


def test_every_row_is_valid_and_sourced() -> None:
    assert len(collected_names()) >= 4_500
    for each in collected_names():
        assert each.name == each.name.strip()
        assert name_key(each.name)
        assert each.source
        assert each.lang in LANGUAGES
        assert cas.parse(each.cas) == each.cas


def test_every_kind_is_used() -> None:
    assert {each.kind for each in collected_names()} == set(NameKind)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("노말-부틸알코올", "71-36-3"), ("오쏘-톨루이딘", "95-53-4"), ("이차-부틸알코올", "78-92-2"), ("구리(흄)", "7440-50-8"),
        ("크실렌(모든 이성체)", "1330-20-7"), ("크롬(6가)화합물", "18540-29-9"), ("물(WATER)", "7732-18-5"),
        ("톨클로포스메틸", "57018-04-9"), ("유산동", "7758-98-7"), ("붕불화납", "13814-96-5"), ("盐酸", "7647-01-0"),
    ],
)  # fmt: skip
def test_what_notices_and_trades_write_is_known(name: str, number: str) -> None:
    assert number in by_key()[name_key(name)]


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("에테르", "107-98-2"), ("디메틸-1,2-디브로모-2", "300-76-5"), ("산화규소", "14464-46-1"), ("피페라진", "142-64-3"),
        ("메틸렌비스페닐", "101-68-8"), ("아세테이트", "110-49-6"), ("혼합물", "59355-75-8"),
    ],
)  # fmt: skip
def test_a_piece_of_a_cut_name_is_no_name(name: str, number: str) -> None:
    assert number not in by_key().get(name_key(name), set())


def test_a_group_of_compounds_is_not_the_element() -> None:
    for name, element in {
        "크롬(3가)화합물": "7440-47-3", "수은(알킬화합물)": "7439-97-6", "납 및 그 무기화합물": "7439-92-1",
        "시안화합물": "151-50-8", "주석(유기화합물)": "7440-31-5",
    }.items():  # fmt: skip
        assert element not in by_key().get(name_key(name), set())
    assert by_key()[name_key("크롬(6가)화합물")] == {"18540-29-9"}


def test_no_name_is_one_that_people_say_for_a_product() -> None:
    of_classes = {name_key(name.text) for found in product_classes() for name in found.names}
    assert sorted(each.name for each in collected_names() if name_key(each.name) in of_classes) == []


def stated(shared: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    with (shared / "data" / "names" / "korean_names_by_cas.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["source"] == "NCIS":
                found[name_key(row["korean_name"])].add(row["cas"])
    return found


CHOICES = {
    "삼불화붕소": "20654-88-0 is the isotope, the notice means the common gas",
    "염화 수은": "a data sheet says it of mercuric chloride, the national list of mercurous chloride",
    "4-클로로-3-히드록시부티로니트릴": "the notice lists both enantiomers under the name of the racemate",
    "트리페닐술포늄과 α,α-디플루오로비사이클로[2.2.1]헵탄-2-에탄술폰산의 염 (1:1)": "the two lists differ by one digit",
    "초산납": "lead acetate, its hydrate or the basic one",
    "질산니켈": "the national list means another nickel nitrate",
    "크롬산": "the trade means chromium trioxide",
    "석면": "the row of all kinds and each kind",
    "톨루이딘": "the mixture of the isomers and each isomer",
    "페닐렌디아민": "the mixture of the isomers and each isomer",
    "헥센": "the mixture of the isomers and each isomer",
}
"""Names that the national list states for other substances alone, each with the reason why the choice is right."""


def test_a_name_that_the_national_list_states_for_others_alone_is_a_known_choice(shared: Path) -> None:
    of_list = stated(shared)
    found = {
        each.name
        for each in collected_names()
        if of_list.get(name_key(each.name)) and each.cas not in of_list[name_key(each.name)]
    }
    assert found - CHOICES.keys() == set()


def test_a_name_of_several_substances_stands_for_each() -> None:
    assert by_key()[name_key("톨루엔 디이소시아네이트")] == {"584-84-9", "91-08-7", "26471-62-5"}
    assert by_key()[name_key("유산동")] == {"7758-98-7", "7758-99-8"}


def test_the_source_of_a_name_says_which_text_uses_it() -> None:
    assert "노출기준" in source_of("노말-부틸알코올", "71-36-3")
    assert source_of("노말-부틸알코올", "71-43-2") == ""


@pytest.mark.parametrize(
    "row", ["불산,ko,7664-39-4,notice,출처", "불산,ko,7664-39-3,nickname,출처", "불산,ko,7664-39-3,notice,"]
)
def test_a_wrong_row_names_itself(row: str, tmp_path: Path) -> None:
    table = tmp_path / "wrong.csv"
    table.write_text(f"name,lang,cas,kind,source\n{row}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"wrong\.csv, line 2"):
        tuple(module._rows(table))
