"""The table of regulation as it is served, against the cells of the national list, which are read by a second, simpler reader.

``REGULATION_ROWS=300 REGULATION_SEED=7`` draws more rows or others; half of them from the rows that a law names.
"""

from __future__ import annotations

import os
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path

import pytest
from django.test import Client, override_settings
from openpyxl import load_workbook

from connectors.ncis.inventory import key_of
from connectors.ncis.inventory_listings import single_line
from connectors.registry import feed_named
from portal.ingest.feed_run import run_feed
from portal.models import SourceRecord
from tests.connectors.ncis.workbooks import saved_workbook

pytestmark = pytest.mark.django_db

SEED = int(os.environ.get("REGULATION_SEED", "20260131"))
ROWS = int(os.environ.get("REGULATION_ROWS", "80"))
CAS, EXISTING, HAZARD, ACCIDENT, RESTRICTED, PRIORITY, PERSISTENT, CONTENTS, TO_REGISTER, IS_EXISTING = (
    1,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    11,
    12,
)

Expected = tuple[str, str, frozenset[str], bool]
"""Name of the list, its number, the contents from which it applies, whether it has an exception."""


def cells_of(path: Path) -> list[list[str]]:
    """The rows of the spreadsheet without its headings, every cell as text."""
    book = load_workbook(path, read_only=True)
    rows = book[book.sheetnames[0]].iter_rows(values_only=True)
    next(rows)
    return [["" if cell is None else str(cell).strip() for cell in row] for row in rows]


def contents(text: str) -> dict[str, list[str]]:
    """The text under each list of the column of contents: ``유독물질 : … / 사고대비물질 : …``."""
    found: dict[str, list[str]] = defaultdict(list)
    for part in re.split(r" / (?=[가-힣]+ : )", " ".join(text.split())):
        name, _, rest = part.partition(" : ")
        found[name].append(rest)
    return found


def bounds(texts: Sequence[str]) -> frozenset[str]:
    """``0.009% 초과``, of each text before its exception."""
    found = (re.findall(r"([\d.]+) ?% ?(이상|초과)", text.split("다만")[0]) for text in texts)
    return frozenset(f"{percent}%{bound}" for pairs in found for percent, bound in pairs)


def _of(texts: Sequence[str]) -> tuple[frozenset[str], bool]:
    return bounds(texts), any("다만" in text for text in texts)


def expected_rows(row: Sequence[str]) -> Iterator[Expected]:
    """What the cells of one row say, list by list."""
    of_list = contents(row[CONTENTS])
    effects = dict(re.findall(r"((?:인체급성|인체만성|생태)유해성) : ([\d.]+)%", " ".join(of_list["유독물질"])))
    if row[HAZARD]:
        categories, numbers = re.match(r"([가-힣·]+)(.*)", " ".join(row[HAZARD].split())).groups()  # type: ignore[union-attr]
        number = re.sub(r"\s|\(신규화학물질\)", "", numbers)
        for category in categories.split("·"):
            effect = f"{category}유해성"
            yield (
                f"{effect}물질",
                number,
                frozenset({f"{effect}{effects[effect]}%이상"} if effect in effects else ()),
                False,
            )
    if row[ACCIDENT]:
        yield "사고대비물질", row[ACCIDENT].removesuffix(".0"), *_of(of_list["사고대비물질"])
    for prefix, name in (("06-4", "금지물질"), ("06-5", "제한물질")):
        numbers = dict.fromkeys(each for each in row[RESTRICTED].split(",") if each.startswith(f"{prefix}-"))
        if numbers:
            yield name, ",".join(numbers), *_of(of_list[name])
    for column, name in (
        (PRIORITY, "중점관리물질"),
        (PERSISTENT, "잔류성오염물질"),
        (TO_REGISTER, "등록대상기존화학물질"),
    ):
        if row[column]:
            yield (
                name,
                "" if row[column] == "V" else row[column].removesuffix(".0").replace(" ", ""),
                frozenset(),
                False,
            )
    if row[IS_EXISTING] == "Y":
        yield "기존화학물질", row[EXISTING], frozenset(), False


def served_rows(html: str) -> Iterator[Expected]:
    """The lines of the table that have the national list as their source."""
    table = html[html.index('<section id="regulation">') : html.index('<section id="limits">')]
    for line in re.findall(r"<tr[^>]*>(.*?)</tr>", table, re.DOTALL):
        cells = dict(re.findall(r'<td data-label="([^"]+)">(.*?)</td>', line, re.DOTALL))
        if "badge" not in cells.get("출처", ""):
            continue
        name = re.search(r"<strong>(.*?)</strong>", cells["목록"])
        number = "".join(_text(cells["번호"]).split())
        stated = re.sub(r"<(span|strong)[^>]*>.*?</\1>", "", cells["함량 기준"].replace("<br>", ","))
        texts = {"".join(text.split()) for text in _text(stated).split(",")} - {"", "밝히지않음"}
        yield (
            name[1] if name else "",
            number.replace("밝히지않음", ""),
            frozenset(texts),
            "예외: " in cells["함량 기준"],
        )


def _text(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_the_table_of_a_substance_says_what_the_cells_of_its_rows_say(
    shared: Path, tmp_path: Path, client: Client
) -> None:
    rows = cells_of(shared / "data" / "ncis" / "ncis_2026-01.xlsx")
    drawing = random.Random(SEED)  # noqa: S311  (a sample is no secret)
    named = [row for row in rows if any(row[HAZARD:CONTENTS])]
    drawn = [*drawing.sample(rows, ROWS // 2), *drawing.sample(named, ROWS - ROWS // 2)]
    numbers = {row[CAS] for row in drawn if row[CAS] not in ("", "-")}
    small = [row for row in rows if row[CAS] in numbers or row in drawn]
    sheet = saved_workbook(tmp_path / "list.xlsx", [[cell or None for cell in row] for row in small])
    with override_settings(FEED_FILES={"NCIS_INVENTORY_FILE": sheet}):
        run_feed(feed_named("ncis.inventory"))
    differences = [fault for row in drawn for fault in _differences(row, small, client)]
    assert differences == [], f"seed {SEED}, {ROWS} rows: {len(differences)} differences"
    print(f"seed {SEED}: {len(drawn)} rows of the national list, 0 differences")


def _differences(row: Sequence[str], small: Sequence[Sequence[str]], client: Client) -> Iterator[str]:
    """What the page of this row's entry says otherwise than all rows of the list that are of that entry."""
    record = _record(row)
    slug = record.entry.slug
    of_entry = [other for other in small if _record(other).entry_id == record.entry_id]
    html = client.get(f"/substances/{slug}").content.decode()
    wanted = {each for other in of_entry for each in expected_rows(other)}
    served = set(served_rows(html))
    yield from (f"{slug}: not served {each}" for each in wanted - served)
    yield from (f"{slug}: not in the list {each}" for each in served - wanted)


def _record(row: Sequence[str]) -> SourceRecord:
    english, korean = (single_line(row[column]) for column in (2, 3))
    return SourceRecord.objects.select_related("entry").get(key=key_of(row[EXISTING], row[CAS], english, korean))
