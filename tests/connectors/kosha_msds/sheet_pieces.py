"""Every text of a sheet's row as fields whose pieces are counted, and the pieces that stand only beside a value."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from connectors.kosha_msds.items import items_of
from connectors.pass_report import PassReport
from connectors.schema import ExposureLimit, Record, Row
from tests.connectors.pieces import Field, Piece, Place, tokens

STRUCTURE = frozenset({"lev", "ordrIdx", "msdsItemNo", "msdsItemCode", "upMsdsItemCode"})
"""Fields that say where an item stands, and nothing of the substance."""
LISTED_TOO = {"A02": ("chemNameKor",), "C02": ("chemNameKor",), "C06": ("casNo",)}
"""Items whose text is no fact of its own where it repeats the list's."""
BESIDE_A_VALUE = re.compile(r"※\s*출처\s*:.*|GHS0[1-9]\.gif|[^|]*/\s*-|-\s*/[^|]*")
"""Pieces that stay with the text as sent: the work that is cited, a picture's file under its GHS number, a dash for no limit."""

EMPTY_UNIT = re.compile(r"((?:^|[^0-9.\s])\s*|(?:ppm|㎥)\s+)(?:ppm|㎎/㎥)")


def fields_of_sheet(row: Row) -> Iterator[Field]:
    """The list's texts, and of each section the texts of its items, under the labels that their facts bear."""
    for name, value in row["list"].items():
        yield Field(name, str(value or ""))
    for number, rows in row["sections"].items():
        for sent, item in zip(rows, items_of(rows, int(number), PassReport()), strict=True):
            labels = (item.path, item.name, *LISTED_TOO.get(item.code, ()))
            yield Field(f"{number} {item.code}", "\n".join(str(sent.get("itemDetail") or "").splitlines()), labels)


def without_reason(pieces: list[Piece], record: Record) -> list[tuple[str, str]]:
    """The pieces that stand beside a value, are none of ``BESIDE_A_VALUE``, and no figures in another order."""
    limits = [fact.value for fact in record.facts if isinstance(fact.data, ExposureLimit)]
    beside = [piece for piece in pieces if piece.place is Place.ORIGINAL]
    return [
        (piece.field, piece.text)
        for piece in beside
        if not BESIDE_A_VALUE.fullmatch(piece.text) and not any(_says_all(value, piece.text) for value in limits)
    ]


def _says_all(value: str, piece: str) -> bool:
    """Whether a limit composed of figures has every word of the piece; a unit without a figure is no word."""
    return not Counter(tokens(EMPTY_UNIT.sub(r"\1", piece))) - Counter(tokens(value))
