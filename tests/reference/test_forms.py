"""The table of forms (content rule 10): every row sound, and no substance missing that travels under numbers of several forms."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identifiers import cas, un
from reference.contents import Content
from reference.forms import every_form, forms_of

HYDROGEN_FLUORIDE = "7664-39-3"
AMMONIA, AMMONIA_WATER = "7664-41-7", "1336-21-6"
NITRIC_ACID = "7697-37-2"
EVERY_CAS = sorted(every_form())
DEMO = Path(__file__).resolve().parents[2] / "demo" / "tables"
LEFT_OUT = {
    **dict.fromkeys(
        ("3519", "3520", "3521", "3522", "3523", "3525", "3526"),
        "a gas adsorbed in a cylinder for semiconductor works: the same gas, so that its card needs no choice",
    ),
    "3468": "hydrogen in a storage system: an article",
    "2857": "refrigerating machines with ammonia solution: an article",
    "1075": "petroleum gases: a number for several substances, beside the substance's own",
}
"""UN numbers beside which a substance keeps one card, with the reason."""

LOOSE_NAMES = {
    ("100-44-7", "2238"): "chlorotoluenes: an inventory calls benzyl chloride so",
    ("1310-73-2", "1428"): "sodium: an inventory calls its hydroxide so",
}
"""Numbers of other substances that a loose name of an inventory leads to."""

_QUALIFIERS = re.compile(
    r"\b(anhydrous|aqueous|solutions?|solid|liquid|molten|compressed|refrigerated|stabilized|cryogenic|fuming|red|white|glacial"
    r"|dry|wetted|hydrated?|flammable|spent|adsorbed|amorphous|hot|concentrated|liquefied|yellow|under water)\b"
)
_CONDITIONS = re.compile(r"\b(?:with|containing|includes|in|that|not|more than|having|less|other than)\b")


def one(percent: str | Decimal) -> Content:
    return Content(Decimal(percent), Decimal(percent))


def test_a_number_may_stand_for_several_forms_and_one_form_for_several_numbers() -> None:
    assert [form.key for form in forms_of(HYDROGEN_FLUORIDE) if "1790" in form.un] == [
        "solution-over-60",
        "solution-up-to-60",
    ]
    assert len([form for form in forms_of(NITRIC_ACID) if form.un == ("2031",)]) == 4
    assert next(form.un for form in forms_of("74-90-8") if form.key == "stabilized") == ("1051", "1614")


def test_ammonia_and_its_water_share_their_forms() -> None:
    """Content rule 10: forms cross CAS numbers."""
    assert forms_of(AMMONIA) == forms_of(AMMONIA_WATER)


def test_fuming_acid_hydrate_and_white_phosphorus_have_the_forms_that_are_theirs() -> None:
    keys = {number: [form.key for form in forms_of(number)] for number in ("8014-95-7", "7803-57-8", "12185-10-3")}
    assert keys == {
        "8014-95-7": [],
        "7803-57-8": ["solution", "flammable-solution", "solution-up-to-37"],
        "12185-10-3": ["white", "white-molten"],
    }
    assert "fuming" in [form.key for form in forms_of("7664-93-9")]
    assert "red" in [form.key for form in forms_of("7723-14-0")]


def test_a_substance_that_is_not_in_the_table_has_one_form() -> None:
    assert forms_of("108-88-3") == forms_of("") == ()


@pytest.mark.parametrize(
    ("percent", "keys"),
    [("20", ["up-to-20"]), ("20.5", ["20-to-65"]), ("64.9", ["20-to-65"]), ("65", ["65-to-70"]), ("70", ["65-to-70"]), ("71", ["over-70"])],
)  # fmt: skip
def test_the_bounds_of_nitric_acid_fall_as_the_table_words_them(percent: str, keys: list[str]) -> None:
    assert [form.key for form in forms_of(NITRIC_ACID) if form.includes(one(percent))] == keys


@pytest.mark.parametrize(
    ("percent", "keys"),
    [("40", ["solution"]), ("98", ["solid", "solution"]), ("100", ["solid"])],
)
def test_a_high_percent_may_be_the_purity_of_a_solid_and_hundred_is_no_solution(percent: str, keys: list[str]) -> None:
    assert [form.key for form in forms_of("1310-58-3") if form.includes(one(percent))] == keys


def test_spent_and_fuming_acid_are_not_told_by_a_percent() -> None:
    assert [form.key for form in forms_of("7664-93-9") if form.includes(one("98"))] == ["over-51"]


@given(st.sampled_from(EVERY_CAS), st.decimals("0.1", "100", places=1))
def test_no_content_lies_in_two_ranges_of_one_number(number: str, percent: Decimal) -> None:
    by_number: dict[str, int] = defaultdict(int)
    for form in forms_of(number):
        for bearer in form.un if form.has_range else ():
            by_number[bearer] += form.includes(one(percent))
    assert all(count <= 1 for count in by_number.values())


@pytest.mark.parametrize("number", EVERY_CAS)
def test_every_row_has_a_source_valid_numbers_and_a_key_of_its_own(number: str) -> None:
    forms = forms_of(number)
    assert len({form.key for form in forms}) == len({form.name_ko for form in forms}) == len(forms) > 1
    for form in forms:
        assert form.name_ko
        assert form.name_en
        assert all(cas.is_valid(part) for part in form.cas)
        assert all(un.parse(part) == part for part in form.un)
        assert all(f"UN{part}" in form.source for part in form.un) if form.un else "운송 번호 없음" in form.source
        assert form.words or not form.only_by_word


def test_a_form_without_a_number_is_named_by_another_source() -> None:
    without = {(number, form.key) for number, forms in every_form().items() for form in forms if not form.un}
    assert without == {("50-00-0", "gas"), ("10049-04-4", "gas"), ("10049-04-4", "solution")}


# --- against the public tables


def us_names(shared: Path) -> dict[str, list[str]]:
    """The shipping names of every international number of the US table."""
    names: dict[str, list[str]] = defaultdict(list)
    rows = json.loads((shared / "data" / "transport" / "hazmat_table_49cfr172_101.json").read_text(encoding="utf-8"))
    for row in rows:
        if row.get("idNumber", "").startswith("UN") and "D" not in row["symbols"]:
            names[row["idNumber"].removeprefix("UN")].append(row["properShippingName"])
    return names


def erg_numbers(shared: Path) -> set[str]:
    lines = (shared / "data" / "erg" / "erg2024_index.csv").read_text(encoding="utf-8").splitlines()
    return {row["un"] for row in csv.DictReader(line for line in lines if not line.startswith("#"))}


def compact(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", _QUALIFIERS.sub(" ", name.lower()))


def substances_in(shipping_name: str) -> Iterator[str]:
    """The names of substances in a shipping name, without state and condition: "Phenol, molten" is phenol."""
    for part in re.split(r"\bor\b|;|\bsee also\b", re.sub(r"\(.*?\)", "", shipping_name.lower())):
        name = compact(_CONDITIONS.split(part)[0])
        if name:
            yield from (name, name.removesuffix("s"))


def names_of_substances(shared: Path) -> dict[str, set[str]]:
    """English names of the demonstration's substances and of the 100 사고대비물질, by CAS number."""
    with (DEMO / "substances.csv").open(encoding="utf-8", newline="") as file:
        names = {row["cas"]: {row["name_en"]} for row in csv.DictReader(file)}
    with (shared / "data" / "lists" / "accident_preparedness_substances.csv").open(encoding="utf-8") as file:
        for number in re.findall(r"\b\d{2,7}-\d\d-\d\b", file.read()):
            names.setdefault(number, set())
    for added in ("1330-20-7", "108-38-3", "95-47-6", "106-42-3", "100-42-5", "106-99-0"):
        names.setdefault(added, set())
    with gzip.open(shared / "data" / "names" / "inventory_names.csv.gz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["cas"] in names:
                names[row["cas"]].add(row["name"])
    return names


def test_no_substance_of_the_demonstration_or_of_the_hundred_is_missing(shared: Path) -> None:
    numbers_by_name: dict[str, set[str]] = defaultdict(set)
    for number, shipping_names in us_names(shared).items():
        for shipping_name in shipping_names:
            for name in substances_in(shipping_name):
                numbers_by_name[name].add(number)
    several, missing = 0, {}
    for substance, names in names_of_substances(shared).items():
        found = set[str]().union(*(numbers_by_name.get(compact(name), set()) for name in names))
        numbers = {each for each in found if each not in LEFT_OUT and (substance, each) not in LOOSE_NAMES}
        several += len(numbers) > 1
        lacking = numbers - {each for form in forms_of(substance) for each in form.un}
        if len(numbers) > 1 and lacking:
            missing[substance] = sorted(lacking)
    assert missing == {}
    assert several >= 25


def test_every_number_stands_in_the_table_of_its_source(shared: Path) -> None:
    names, in_erg = us_names(shared), erg_numbers(shared)
    for forms in every_form().values():
        for number in {number for form in forms for number in form.un}:
            assert number in names or number in in_erg


def test_every_bound_is_printed_in_a_shipping_name_of_its_number(shared: Path) -> None:
    names = us_names(shared)
    for form in {form for forms in every_form().values() for form in forms if form.has_range}:
        printed = " ".join(name for number in form.un for name in names.get(number, ()))
        if "ERG" not in form.source:
            for bound in filter(None, (form.min_percent, form.max_percent)):
                assert re.search(rf"\b{bound}\b", printed), (form.key, bound)
