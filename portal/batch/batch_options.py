"""The options of a batch request: the columns, the column of a file to read, and the output format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from portal.batch.columns import Column, columns_of
from portal.batch.lines import BadInput
from substance_lists.sheets import MOST_COLUMNS


class OutputFormat(StrEnum):
    """The form in which the answers are sent."""

    PAGE = "page"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """The options of a batch; ``column`` (from 1) is the one column of a table to read, 0 for none in particular."""

    columns: tuple[Column, ...]
    column: int
    output: OutputFormat


def parse_batch_options(
    columns: Iterable[str], column: str, output: str, allowed: Iterable[OutputFormat]
) -> BatchOptions:
    """The options as typed values, the first of ``allowed`` where no output is named; raises ``BadInput``."""
    outputs = tuple(allowed)
    if output and output not in outputs:
        raise BadInput(f"형식 {output[:20]!r}은(는) 없습니다. 있는 형식: {', '.join(outputs)}")
    return BatchOptions(columns_of(columns), _column(column.strip()), OutputFormat(output) if output else outputs[0])


def _column(text: str) -> int:
    if not text:
        return 0
    if not text.isascii() or not text.isdigit() or len(text) > 3 or not 1 <= int(text) <= MOST_COLUMNS:
        raise BadInput(f"읽을 열은 1부터 {MOST_COLUMNS}까지의 수로 적어 주십시오. 비우면 제목을 보고 고릅니다.")
    return int(text)
