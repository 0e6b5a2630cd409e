"""``GET /api/v1/compare?cas=…&cas=…``: two to five substances side by side, each value with its sources, each gap named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field

from portal.api.answer_model import Answer, SignedRemark, SourcedValue, answered, remarks, values
from portal.api.answered_statuses import answers_with
from portal.api.mixture_json import choice_fields
from portal.api.parameters import Parameters, Text
from portal.api.refusals import Refused
from portal.api.substance import notice
from portal.curation.annotations import Annotation
from portal.http.comparison_request import ComparisonRequest, read_comparison
from portal.http.problems import Problem, ProblemCode
from portal.profile.comparison import FEWEST, MOST, ComparedBlock, ComparedRow, comparison, comparison_address
from portal.profile.entry_annotations import annotations_on
from portal.profile.entry_facts import facts_of_entries
from portal.profile.sourced_facts import EntryFacts

LONGEST_NAME = 1_000
GAP_IS_NO_DIFFERENCE = "빈 칸은 다르다는 뜻도 없다는 뜻도 아닙니다. 그 까닭은 칸의 gap에 있습니다."
router = Router(tags=["물질"])


class ComparisonParameters(Parameters):
    """The substances, which ``read_comparison`` reads."""

    cas: Annotated[
        list[Annotated[Text, Field(min_length=1, max_length=LONGEST_NAME)]], Field(min_length=FEWEST, max_length=MOST)
    ] = Field(
        description="비교할 물질: CAS 번호나 이름. 두 가지부터 다섯 가지까지 되풀이해 적음",
        examples=[["71-43-2", "108-88-3"]],
    )


class ComparedSubstance(Answer):
    """One column of the table."""

    key: str
    cas: str
    title_ko: str
    title_en: str
    url: str
    api: str
    demo: bool = Field(description="시연 자료가 섞여 있음: 실제 대응에 사용 금지")
    withheld_feeds: list[str] = Field(description="담당자가 값을 보류한 자료")
    annotations: list[SignedRemark] = Field(description="물질, 기록, 값에 붙은 담당자 주석")


class ComparedCellAnswer(Answer):
    """What is stated of one substance in one row."""

    values: list[SourcedValue]
    gap: str = Field(description="값이 없는 까닭. 값이 있으면 빈 글")


class ComparedRowAnswer(Answer):
    """One row, with a cell for each substance in their order."""

    title: str
    differs: bool = Field(description="밝힌 값이 서로 다름. 빈 칸은 다름이 아님")
    cells: list[ComparedCellAnswer]


class ComparedBlockAnswer(Answer):
    """The rows of one part."""

    title: str
    rows: list[ComparedRowAnswer]


class ComparisonAnswer(Answer):
    """The whole table; a row stands in it where any of the substances has a value."""

    url: str
    csv: str
    note: str
    notice: str = Field(description="‘공식 누리집이 아님’ 또는 빈 글")
    substances: list[ComparedSubstance]
    blocks: list[ComparedBlockAnswer]
    rows: int
    differing: int = Field(description="다른 줄의 수")


@router.get("/compare", response=answers_with(ComparisonAnswer, 404, 409), summary="비교: 물질 둘에서 다섯을 나란히")
def compare(request: HttpRequest, asked: Query[ComparisonParameters]) -> HttpResponse:
    """The content of ``/compare``; 404 for a text that names no or several substances, 409 where several mean the same."""
    read = _read(request)
    by_pk = facts_of_entries(read.entries)
    return answered(_answer(read, [by_pk[pk] for pk in dict.fromkeys(entry.pk for entry in read.entries)]))


def _read(request: HttpRequest) -> ComparisonRequest:
    """The substances; raises the refusal where any text names none, or fewer than two remain."""
    read = read_comparison(request)
    if not read.is_read:
        choices = [[choice_fields(each, each.cas[0]) for each in among] for among in read.choices]
        raise Refused(Problem(ProblemCode.NOT_FOUND, read.message, "cas", choices=choices))
    if read.message:
        raise Refused(Problem(ProblemCode.TOO_FEW_ITEMS, read.message, "cas"))
    return read


def _answer(read: ComparisonRequest, substances: list[EntryFacts]) -> ComparisonAnswer:
    table, address = comparison(substances), comparison_address(read.numbers)
    annotations = annotations_on(each.entry.key for each in substances)
    return ComparisonAnswer(
        url=address,
        csv=f"{address}&format=csv",
        note=GAP_IS_NO_DIFFERENCE,
        notice=notice(),
        substances=[_substance(each, annotations.get(each.entry.key, ())) for each in substances],
        blocks=[_block(block) for block in table.blocks],
        rows=table.count,
        differing=table.differing,
    )


def _substance(each: EntryFacts, annotations: Sequence[Annotation]) -> ComparedSubstance:
    return ComparedSubstance(
        key=each.entry.key,
        cas=each.cas,
        title_ko=each.title_ko,
        title_en=each.title_en,
        url=each.entry.address,
        api=f"/api/v1{each.entry.address}",
        demo=each.has_demo,
        withheld_feeds=sorted(each.withheld_feeds),
        annotations=remarks(annotations),
    )


def _block(block: ComparedBlock) -> ComparedBlockAnswer:
    return ComparedBlockAnswer(title=block.title, rows=[_row(row) for row in block.rows])


def _row(row: ComparedRow) -> ComparedRowAnswer:
    return ComparedRowAnswer(
        title=row.title,
        differs=row.differs,
        cells=[ComparedCellAnswer(values=values(cell.values), gap=cell.gap) for cell in row.cells],
    )
