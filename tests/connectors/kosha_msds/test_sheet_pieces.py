"""No text of a sheet is lost: every piece is in a value, in a named absence, with the value as sent, or counted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.errors import BadRow
from connectors.kosha_msds.sheets import record
from connectors.schema import Row
from tests.connectors.kosha_msds.recorded import TOLUENE, required_sections, row_of
from tests.connectors.kosha_msds.sheet_pieces import fields_of_sheet, without_reason
from tests.connectors.pieces import FullReport, Place, lost, placed
from tests.connectors.test_samples import PARSED, records_of

RECORDED = [name for name, outcome in PARSED.items() if outcome.feed == "kosha_msds.sheets" and outcome.keys]


@pytest.mark.parametrize("name", RECORDED)
def test_no_piece_of_a_recorded_body_is_lost(shared: Path, name: str) -> None:
    (read,), report = records_of(shared, name, PARSED[name])
    pieces = placed(fields_of_sheet(read.payload), read, report)
    assert pieces
    assert (lost(pieces), without_reason(pieces, read)) == ([], [])


def test_the_pieces_of_all_recorded_bodies_are_counted(shared: Path) -> None:
    counts: Counter[Place] = Counter()
    for name in RECORDED:
        (read,), report = records_of(shared, name, PARSED[name])
        counts.update(piece.place for piece in placed(fields_of_sheet(read.payload), read, report))
    assert counts == {Place.VALUE: 308, Place.ABSENCE: 105, Place.ORIGINAL: 47, Place.COUNTED: 2}


every_item = st.sampled_from(
    [
        *((1, code) for code in ("02", "04", "0401", "9999")),
        *((2, code) for code in ("02", "04", "0402", "0404", "0406", "040802", "06")),
        *((3, code) for code in ("02", "04", "06", "08")),
        *((number, "02") for number in (4, 5, 6, 7, 10, 11, 12, 13, 15, 16)),
        *((8, code) for code in ("0202", "0204", "0206", "0602", "0604")),
        *((9, f"{code:02d}") for code in range(2, 40, 2)),
        *((11, code) for code in ("0402", "041202", "0414")),
        *((14, code) for code in ("02", "04", "06")),
    ]
)
sent_words = st.sampled_from(
    [
        *(
            "|",
            "||",
            "\n",
            "\r\n",
            "※출처 : ECHA",
            "※출처 : HSDB\n",
            "자료없음",
            "해당없음",
            "(없음)",
            "(불연성)",
            "-",
            " ",
        ),
        *(
            "TWA : 0.3ppm",
            "STEL",
            "포름알데히드",
            "발암성 1A (강산 Mist에 한정함), 흉곽성",
            "(허용기준)",
            "㎎/㎥",
            "Skin",
            "C",
        ),
        *(
            "50 / 6 %",
            "(vol %)",
            "-19~-21 ℃",
            "(1013.25 hPa)",
            "((air = 1))",
            "(물=1)",
            "−95",
            "１２",
            "＜",
            "&amp;lt;",
            "&#10;",
        ),
        *(
            "<0.1",
            "H225 : 고인화성",
            "P210",
            "GHS02.gif",
            "7664-39-3",
            "UN1052",
            ";",
            ",",
            "/",
            "및",
            "물로 씻으시오.",
            "&middot;",
        ),
    ]
)
any_text = st.one_of(st.text(max_size=30), st.lists(sent_words, min_size=1, max_size=7).map("".join))


listed_texts = st.dictionaries(
    st.sampled_from(["chemNameKor", "keNo", "enNo", "unNo", "lastDate", "koshaConfirm", "openYn", "newlyAdded"]),
    any_text,
    max_size=3,
)


@given(st.lists(st.tuples(every_item, any_text), min_size=1, max_size=6), listed_texts)
def test_any_text_of_any_item_comes_out_whole_or_is_reported(
    sent: list[tuple[tuple[int, str], str]], listed: dict[str, str]
) -> None:
    row: Row = {"list": {"chemId": "000001", "casNo": TOLUENE, **listed}, "sections": required_sections("물")}
    for (number, code), text in sent:
        row["sections"].setdefault(f"{number:02d}", []).append(row_of(text, number, code))
    report = FullReport()
    try:
        read = record(row, report)
    except BadRow:
        assert any("7664-39-3" in text for _, text in sent)
        return
    assert lost(placed(fields_of_sheet(row), read, report)) == []
