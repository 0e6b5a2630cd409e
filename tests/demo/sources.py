"""The public sources of the demonstration's tables, read from the real data beside the checkout."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from connectors.http import Client
from connectors.ncis import inventory
from connectors.pass_report import PassReport
from connectors.schema import Origin
from connectors.source import Source

CAS = re.compile(r"[1-9]\d{1,6}-\d{2}-\d")
CONTENTS = "유해특성분류 및 혼합물 함량기준(%)"

ListRow = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LimitRow:
    """A row of the notice of exposure limits: the key that it is of, its name, four figures, its note without the numbers."""

    is_of: str
    name: str
    figures: tuple[str, ...]
    note: str


@cache
def national_list(data: Path) -> tuple[ListRow, ...]:
    """The rows of the national list of 2026-01 by column name."""
    source = Source(Origin.LIVE, Client(), options={inventory.SETTING: str(data / "ncis/ncis_2026-01.xlsx")})
    return tuple(defaultdict(str, row) for row in inventory.rows(source, PassReport()))


@cache
def national_rows_by_number(data: Path) -> Mapping[str, Sequence[ListRow]]:
    """The rows of the national list that bear one number, by that number."""
    found: defaultdict[str, list[ListRow]] = defaultdict(list)
    for row in national_list(data):
        numbers = CAS.findall(row["CAS번호"])
        if len(numbers) == 1:
            found[numbers[0]].append(row)
    return found


def listed_texts(row: ListRow, list_name: str) -> list[str]:
    """The texts of one list in a row's cell of contents."""
    heading = r"(?:유독물질|사고대비물질|제한물질|금지물질|허가물질)"
    parts = re.split(rf"\s*/\s*(?={heading}\s*:)", row[CONTENTS])
    return [text.strip() for name, _, text in (part.partition(":") for part in parts) if name.strip() == list_name]


def effects(text: str) -> dict[str, Decimal]:
    """The thresholds of a text by effect: {"인체급성": 1, "생태": 2.5}."""
    return {name: Decimal(figure) for name, figure in re.findall(r"([가-힣]+)유해성\s*:\s*(\d+(?:\.\d+)?)\s*%", text)}


@cache
def limits_by_number(data: Path) -> Mapping[str, Sequence[LimitRow]]:
    """The rows of the notice by every number that they name; one without a number stands under its Korean name."""
    rows = json.loads((data / "moel/exposure_limits.json").read_text(encoding="utf-8"))["EXPOSURE_LIMITS_DB"]
    found: defaultdict[str, list[LimitRow]] = defaultdict(list)
    for key, row in rows.items():
        figures = tuple(figure(row[name]) for name in ("TWA(ppm)", "TWA(mg/m3)", "STEL(ppm)", "STEL(mg/m3)"))
        note = " ".join(re.sub(r"\[[\d-]+\],?", " ", row["비고"]).split()).strip("-")
        for number in dict.fromkeys((key, *re.findall(r"\[([\d-]+)\]", row["비고"]))):
            found[number].append(LimitRow(key, row["국문표기"], figures, note))
    return found


def figure(text: str) -> str:
    """A printed figure in its shortest form; the copy holds binary fractions (0.10000000000000001)."""
    printed = "" if text.strip() == "-" else " ".join(text.split())
    ceiling, number = ("C ", printed[1:].strip()) if printed.startswith("C") else ("", printed)
    try:
        return ceiling + format(round(Decimal(number), 10).normalize(), "f")
    except InvalidOperation:
        return printed


@cache
def un_rows(data: Path) -> Sequence[Mapping[str, Any]]:
    """The rows of 49 CFR 172.101 without the domestic ones."""
    rows = json.loads((data / "transport/hazmat_table_49cfr172_101.json").read_text(encoding="utf-8"))
    return [row for row in rows if "D" not in row["symbols"] and str(row.get("idNumber", "")).startswith("UN")]


@cache
def clp_codes(data: Path) -> Mapping[str, frozenset[tuple[str, str]]]:
    """(category, H code) of each classification of CLP annex VI (ATP 17) by CAS number, without the letters of an effect."""
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in _zipped_rows(data / "ghs/eu_clp_atp17.csv.gz"):
        classes = [each.strip(" *") for each in row["classes"].split(";") if each.strip(" *")]
        with_code = [each for each in classes if each != "Press. Gas"]
        codes = [each.strip()[:4] for each in row["h_codes"].split(";") if each.strip(" *")]
        categories = ["" if name == "Lact." else name.rpartition(" ")[2] for name in with_code]
        pairs = set(zip(categories, codes, strict=True))
        if len(with_code) < len(classes):
            pairs.add(("", "H280"))
        for number in CAS.findall(row["cas"]):
            found[number] |= pairs
    return {number: frozenset(pairs) for number, pairs in found.items()}


@cache
def ec_numbers(data: Path) -> Mapping[str, frozenset[str]]:
    """EC numbers of CLP annex VI (ATP 17) by CAS number."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in _zipped_rows(data / "ghs/eu_clp_atp17.csv.gz"):
        for number in CAS.findall(row["cas"]):
            found[number] |= set(re.findall(r"\d{3}-\d{3}-\d", row["ec"]))
    return {number: frozenset(found[number]) for number in found}


@cache
def hcis_codes(data: Path) -> Mapping[str, frozenset[str]]:
    """H codes of the Australian list by CAS number."""
    rows = _zipped_rows(data / "ghs/au_hcis.csv.gz")
    return {row["cas"]: frozenset(re.findall(r"H\d{3}", row["h_codes"])) for row in rows}


@cache
def korean_names(data: Path) -> Mapping[str, frozenset[str]]:
    """The Korean names of a CAS number in the seven sources at hand."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    with (data / "names/korean_names_by_cas.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found[row["cas"]].add(row["korean_name"])
    return {number: frozenset(names) for number, names in found.items()}


@cache
def designated_quantities(data: Path) -> Mapping[tuple[str, str, str], str]:
    """지정수량 of annex 1 by class, item and condition: ("4", "제1석유류", "수용성") → "400L"."""
    with (data / "nfa/hazmat_act_annex1_designated_qty.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["class"], name, row["condition"]): row["designated_qty"] + row["unit"]
            for row in csv.DictReader(file)
            for name in (row["item_name_2024"], row["old_name"])
        }


@cache
def phrases(data: Path) -> Mapping[str, str]:
    """H and P phrases in Korean as KOSHA prints them."""
    printed = json.loads((data / "kosha/ghs_phrases_ko.json").read_text(encoding="utf-8"))
    return {**printed["H"], **printed["P"]}


@cache
def recorded_properties(samples: Path) -> frozenset[str]:
    """Every statement of section 9 of toluene's recorded sheet, without the citation behind it."""
    tree = ElementTree.parse(samples / "kosha/kosha_getChemDetail091_001032.xml")  # noqa: S314  recorded
    texts = (item.findtext("itemDetail") or "" for item in tree.iter("item"))
    return frozenset(" ".join(re.split(r"\s*\(?※", each)[0].split()) for text in texts for each in text.split("|"))


def _zipped_rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
