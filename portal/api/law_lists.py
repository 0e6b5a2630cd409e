"""``GET /api/v1/lists`` and ``/lists/<slug>``: the lists of the laws, filtered, ordered and paged as on their pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from ninja import P, PathEx, Query, Router
from pydantic import Field

from portal.api.answer_model import Answer, SignedRemark, answered, remarks
from portal.api.answered_statuses import answers_with
from portal.api.designated_quantity_list import PATH as ANNEX_PATH
from portal.api.designated_quantity_list import TITLE as ANNEX_TITLE
from portal.api.parameters import DIGITS, SEPARATED, OneOf, Parameters, Text
from portal.api.refusals import Refused, not_found
from portal.curation.annotations import Annotation
from portal.http.list_request import DEFAULT_SIZE, FORMATS, ListRequest, shown_columns
from portal.http.problems import Problem, ProblemCode
from portal.profile.entry_annotations import annotations_on
from portal.profile.legal_list_rows import ListedRow, ListRows
from portal.profile.list_notes import NO_LIST, SAYS_NOTHING, held_list, held_lists, list_notes, rules_of
from reference.designated_quantities import SOURCE
from reference.designated_quantities import rows as annex_rows
from reference.list_pages import column_titles

MOST_OF_A_PAGE = 500
MOST_PAGES = 1_000_000
LONGEST_WORD = 100
FIRE_LAW = "위험물안전관리법"
router = Router(tags=["법의 목록"])
Word = Annotated[Text, Field(max_length=LONGEST_WORD)]
ColumnName = Annotated[str, OneOf(tuple(column_titles()))]


class LawListParameters(Parameters):
    """Which rows of a list, in which order, with which columns."""

    q: Word = Field("", description="찾을 말. 모두 들어 있는 줄만")
    number: Word = Field("", description="목록의 번호. 97-1-9는 97-1-9(3)도 찾음")
    sort: ColumnName = Field("", description="차례를 정하는 열. 없으면 목록의 첫 열")
    order: Annotated[str, OneOf(("up", "down"))] = Field("up", description="up(앞에서부터) 또는 down(뒤에서부터)")
    page: Annotated[int, Field(ge=1, le=MOST_PAGES), DIGITS] = Field(1, description="쪽 번호")
    size: Annotated[int, Field(ge=1, le=MOST_OF_A_PAGE), DIGITS] = Field(DEFAULT_SIZE, description="한 쪽의 줄 수")
    columns: Annotated[list[ColumnName], Field(max_length=len(column_titles())), SEPARATED] = Field(
        [],
        description="답에 넣을 열, 쉼표로 이음. 출처와 날짜와 표시의 열은 늘 들어감",
        examples=[["substance", "cas"]],
    )


class HeldList(Answer):
    """One list of which the portal holds rows."""

    slug: str
    title: str
    law: str
    url: str
    api: str
    total: int = Field(description="줄의 수")
    dates: list[str] = Field(description="기관 기준일. 기관이 밝히지 않으면 빔")
    source: str = Field(description="기관 자료가 아니면 근거 문헌. 기관 자료면 빈 글: 출처는 줄마다 있음")


class LawListsAnswer(Answer):
    """All lists of which the portal holds rows."""

    note: str
    lists: list[HeldList]


class ListColumn(Answer):
    """One column."""

    name: str
    title: str


class LawListRow(Answer):
    """One row: a substance and its listing, or a row of a document."""

    cells: dict[str, str] = Field(description="열의 이름과 값. 자료에 없는 칸은 빈 글")
    mark: str = Field(description="시연 자료의 표시. 실제 자료면 빈 글")
    key: str = Field(description="물질의 열쇠. 이 포털에 그 물질의 쪽이 없으면 빈 글")
    url: str = Field(description="물질의 쪽. 없으면 빈 글")
    annotations: list[SignedRemark]


class ListRule(Answer):
    """One general rule of an annex."""

    annex: str
    item: str
    text: str


class LawListAnswer(Answer):
    """One page of a list."""

    slug: str
    title: str
    law: str
    url: str
    notes: list[str] = Field(description="목록과 함께 보여야 하는 문장")
    rules: list[ListRule] = Field(description="목록 전체에 적용되는 일반기준")
    dates: list[str]
    columns: list[ListColumn]
    total: int = Field(description="조건에 맞는 줄의 수")
    page: int
    pages: int
    rows: list[LawListRow]
    files: dict[str, str] = Field(description="목록 전체의 파일: csv, xlsx")


@router.get("/lists", response=answers_with(LawListsAnswer), summary="이 포털이 행을 가진 법의 목록")
def law_lists(request: HttpRequest) -> HttpResponse:
    """Each list with the number of its rows."""
    annex = HeldList(
        slug=ANNEX_PATH.rpartition("/")[2],
        title=ANNEX_TITLE,
        law=FIRE_LAW,
        url=ANNEX_PATH,
        api=f"/api/v1{ANNEX_PATH}",
        total=len(annex_rows()),
        dates=[],
        source=SOURCE,
    )
    return answered(LawListsAnswer(note=SAYS_NOTHING, lists=[*map(_held, held_lists()), annex]))


@router.get(
    "/lists/{slug}", response=answers_with(LawListAnswer, 404), summary="법의 목록 하나: 줄마다 물질, 기준, 출처"
)
def law_list(
    request: HttpRequest,
    slug: PathEx[str, P(description="목록의 url에서 끝 부분", example="accident-preparedness")],
    asked: Query[LawListParameters],
) -> HttpResponse:
    """The rows that hold every word; a list without a row of a substance is no statement that it is not regulated."""
    listed = held_list(slug)
    if listed is None:
        raise not_found(f"{NO_LIST} 있는 목록은 /api/v1/lists에 있습니다.")
    columns = shown_columns(listed.page, asked.columns, asked.sort)
    wanted = ListRequest(
        asked.q.strip(), asked.number.strip(), asked.sort, asked.order == "down", asked.size, asked.page, columns, ""
    )
    pages = Paginator(wanted.of(listed), asked.size)
    if asked.page > pages.num_pages:
        raise Refused(Problem(ProblemCode.NO_SUCH_PAGE, f"이 목록은 {pages.num_pages}쪽까지 있습니다.", "page"))
    return answered(_answer(listed, wanted, pages))


def _held(listed: ListRows) -> HeldList:
    page = listed.page
    documents = dict.fromkeys(row.cells.get("document", "") for row in listed.rows)
    return HeldList(
        slug=page.slug,
        title=page.title,
        law=page.law,
        url=page.address,
        api=f"/api/v1{page.address}",
        total=len(listed.rows),
        dates=list(listed.dates),
        source=" | ".join(filter(None, documents)),
    )


def _answer(listed: ListRows, wanted: ListRequest, pages: Paginator[ListedRow]) -> LawListAnswer:
    page, titles = listed.page, column_titles()
    shown = list(pages.page(wanted.page))
    annotations = annotations_on(row.key for row in shown if row.key)
    return LawListAnswer(
        slug=page.slug,
        title=page.title,
        law=page.law,
        url=page.address,
        notes=list(list_notes(listed)),
        rules=[ListRule(annex=rule.annex, item=rule.item, text=rule.text) for rule in rules_of(page)],
        dates=list(listed.dates),
        columns=[ListColumn(name=name, title=titles[name]) for name in wanted.columns],
        total=pages.count,
        page=wanted.page,
        pages=pages.num_pages,
        rows=[_row(row, wanted.columns, annotations.get(row.key, ())) for row in shown],
        files={form: f"{page.address}?format={form}" for form in FORMATS},
    )


def _row(row: ListedRow, columns: Sequence[str], annotations: Sequence[Annotation]) -> LawListRow:
    return LawListRow(
        cells={name: row.cells.get(name, "") for name in columns},
        mark=row.cells.get("mark", ""),
        key=row.key,
        url=row.address,
        annotations=remarks(annotations),
    )
