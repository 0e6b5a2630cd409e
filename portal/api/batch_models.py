"""What a batch is asked and answers, as programs read it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from portal.api.answer_model import Answer
from portal.api.parameters import DIGITS, SEPARATED, OneOf, Parameters
from portal.batch.batch_options import OutputFormat
from portal.batch.columns import Column
from portal.batch.line_answers import LineOutcome
from portal.batch.lines import MOST_LINES
from substance_lists.sheets import MOST_COLUMNS

OUTPUTS = (OutputFormat.JSON, OutputFormat.CSV, OutputFormat.XLSX)


ColumnName = Annotated[str, OneOf(tuple(Column))]


class BatchParameters(Parameters):
    """The options of a batch beside its lines."""

    columns: Annotated[list[ColumnName], Field(max_length=len(Column)), SEPARATED] = Field(
        [], description="답에 넣을 열, 쉼표로 이음", examples=[["cas", "legal"]]
    )
    column: Annotated[int, Field(ge=1, le=MOST_COLUMNS), DIGITS] | None = Field(
        None, description="보낸 파일에서 읽을 열의 차례. 없으면 제목을 보고 고름"
    )
    format: Annotated[str, OneOf(OUTPUTS)] | None = Field(None, description="답의 형식. 없으면 json")


class BatchBody(Answer):
    """A list of names and numbers."""

    lines: list[str] = Field(
        min_length=1,
        max_length=MOST_LINES,
        description="한 줄에 이름이나 CAS·KE·UN 번호 하나",
        examples=[["7664-39-3", "톨루엔"]],
    )
    columns: list[ColumnName] = Field([], description="답에 넣을 열")
    format: Annotated[str, OneOf(OUTPUTS)] = Field("json", description="답의 형식")


class BatchSource(Answer):
    """The source of a value."""

    badge: str = Field(description="기관과 시스템. 시연 자료면 ‘시연: … 형식’")
    source_date: str
    confirmed_on: str
    origin: str
    mark: str
    form: str = Field(description="형태의 이름 또는 형태 미상. 형태가 하나면 빈 글")
    remarks: list[str]


class BatchValue(Answer):
    """One value with its sources."""

    text: str
    sources: list[BatchSource]


class BatchChoice(Answer):
    """One entry that a line may mean."""

    key: str
    title: str
    cas: str
    url: str


class BatchLine(Answer):
    """The answer to one line."""

    line: int
    sheet: str
    input: str
    outcome: LineOutcome
    reason: str
    found: BatchChoice | None
    choices: list[BatchChoice]
    more: int
    values: dict[str, list[BatchValue]]
    withheld: list[str]
    origins: list[str]
    annotations: list[str]
    mark: str


class BatchAnswer(Answer):
    """The answers to all lines, in their order."""

    total: int
    remark: str
    read_as: list[str]
    notice: str
    demo: bool
    answers: list[BatchLine]
    counts: dict[str, int]
