"""``GET /api/v1/facilities`` and the other lists: facilities, accidents, products, pesticides, each with its detail."""

from __future__ import annotations

from typing import Annotated

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from ninja import P, PathEx, Query, Router
from pydantic import Field

from connectors.schema import FactKind
from portal.api.answer_model import Answer, SignedRemark, StatedFact, answered, remarks, stated
from portal.api.answered_statuses import answers_with
from portal.api.linked_answer import LinkedKind, linked_kinds
from portal.api.parameters import DIGITS, Parameters, Text
from portal.api.refusals import Refused, not_found
from portal.api.substance import notice
from portal.http.problems import Problem, ProblemCode
from portal.models import Entry
from portal.profile.addresses import entry_at, moved_to
from portal.profile.entry_facts import facts_of
from portal.profile.entry_lists import (
    HANDLED_NOT_STATED,
    ListRow,
    Narrowing,
    listed_entries,
    regions_of,
    rows_of_list,
    years_of,
)
from portal.profile.fact_fields import day
from portal.profile.kind_pages import LISTED_KINDS, KindPages
from portal.profile.linked_entries import linked_entries
from portal.profile.titles import title_of

PAGE_SIZE = 30
MOST_OF_A_PAGE = 100
MOST_PAGES = 1_000_000
LONGEST_WORD = 100

router = Router(tags=["목록"])
Slug = PathEx[str, P(description="목록의 url에서 끝 부분")]
Word = Annotated[Text, Field(max_length=LONGEST_WORD)]


class ListParameters(Parameters):
    """The filters that every list has."""

    q: Word = Field("", description="이름과 내용의 낱말. 모두 들어 있는 것만")
    substance: Word = Field("", description="CAS 번호: 그 물질과 이어진 것만")
    page: Annotated[int, Field(ge=1, le=MOST_PAGES), DIGITS] = Field(1, description="쪽 번호")
    size: Annotated[int, Field(ge=1, le=MOST_OF_A_PAGE), DIGITS] = Field(PAGE_SIZE, description="한 쪽의 건수")


class PlacedListParameters(ListParameters):
    """Those of a list of places."""

    region: Word = Field("", description="시·도. regions에 있는 것")
    place: Word = Field("", description="곳의 이름. 모두 들어 있는 것만")


class DatedListParameters(ListParameters):
    """Those of a list whose entries have a day."""

    year: Word = Field("", description="해. years에 있는 것")


class AccidentListParameters(PlacedListParameters, DatedListParameters):
    """Accidents have both."""


class ListedCell(Answer):
    """One of the values of a row."""

    label: str
    text: str


class ListedRow(Answer):
    """One entry of a list."""

    key: str
    title: str
    url: str
    cells: list[ListedCell]
    agency: str = Field(description="기관과 시스템. 시연 자료면 ‘시연: … 형식’")
    mark: str = Field(description="시연 자료의 표시")
    source_date: str
    confirmed_on: str
    annotations: list[SignedRemark]


class ListAnswer(Answer):
    """One page of a list."""

    title: str
    notes: list[str] = Field(description="목록과 함께 보여야 하는 문장")
    total: int
    page: int
    pages: int
    rows: list[ListedRow]
    regions: list[str]
    years: list[str]


class ListedDetail(Answer):
    """One entry with all that is stated of it."""

    key: str
    kind: str
    title: str
    url: str
    notes: list[str]
    notice: str
    demo: bool
    withdrawn: bool
    handled_not_stated: str = Field(description="시설 자료가 취급 물질을 밝히지 않을 때의 문장. 아니면 빈 글")
    facts: list[StatedFact]
    linked: list[LinkedKind]
    withheld_feeds: list[str]
    annotations: list[SignedRemark]


@router.get("/facilities", response=answers_with(ListAnswer, 404), summary="화학물질 취급시설 목록")
def facilities(request: HttpRequest, asked: Query[PlacedListParameters]) -> HttpResponse:
    """Facilities as they were reported; only the source of Gyeonggi names substances (content rule 21)."""
    return _listed("facilities", asked)


@router.get("/accidents", response=answers_with(ListAnswer, 404), summary="화학사고 목록")
def accidents(request: HttpRequest, asked: Query[AccidentListParameters]) -> HttpResponse:
    """Accidents that agencies published, latest first."""
    return _listed("accidents", asked)


@router.get("/products", response=answers_with(ListAnswer, 404), summary="제품(리콜·인증) 목록")
def products(request: HttpRequest, asked: Query[DatedListParameters]) -> HttpResponse:
    """Recalls and certificates, latest first."""
    return _listed("products", asked)


@router.get("/pesticides", response=answers_with(ListAnswer, 404), summary="농약 목록")
def pesticides(request: HttpRequest, asked: Query[ListParameters]) -> HttpResponse:
    """Registered pesticides by name."""
    return _listed("pesticides", asked)


@router.get("/facilities/{slug}", response=answers_with(ListedDetail, 404), summary="화학물질 취급시설 하나")
def facility(request: HttpRequest, slug: Slug) -> HttpResponse:
    """One facility with all that its records state."""
    return _detail("facilities", slug)


@router.get("/accidents/{slug}", response=answers_with(ListedDetail, 404), summary="화학사고 하나")
def accident(request: HttpRequest, slug: Slug) -> HttpResponse:
    """One accident."""
    return _detail("accidents", slug)


@router.get("/products/{slug}", response=answers_with(ListedDetail, 404), summary="제품 하나")
def product(request: HttpRequest, slug: Slug) -> HttpResponse:
    """One product."""
    return _detail("products", slug)


@router.get("/pesticides/{slug}", response=answers_with(ListedDetail, 404), summary="농약 하나")
def pesticide(request: HttpRequest, slug: Slug) -> HttpResponse:
    """One pesticide."""
    return _detail("pesticides", slug)


def _listed(folder: str, asked: ListParameters) -> HttpResponse:
    kind, given = LISTED_KINDS[folder], asked.model_dump()
    region, year, place = (given.get(name, "").strip() for name in ("region", "year", "place"))
    narrowing = Narrowing(asked.q.strip(), region, year, place, asked.substance.strip())
    pages = Paginator(listed_entries(kind.listed, narrowing), asked.size)
    if asked.page > max(pages.num_pages, 1):
        raise Refused(Problem(ProblemCode.NO_SUCH_PAGE, f"이 목록은 {pages.num_pages}쪽까지 있습니다.", "page"))
    return answered(_list_answer(kind, pages, asked.page))


def _detail(folder: str, slug: str) -> HttpResponse:
    kind = LISTED_KINDS[folder]
    entry = entry_at(kind.kind, [slug]) or moved_to(kind.kind, slug)
    if entry is None:
        raise not_found(f"이 주소의 {kind.title} 자료가 없습니다. 목록은 /api/v1/{folder}에 있습니다.")
    return answered(_detail_answer(kind, entry))


def _list_answer(kind: KindPages, pages: Paginator[Entry], number: int) -> ListAnswer:
    page = pages.page(number)
    return ListAnswer(
        title=kind.title,
        notes=list(kind.notes),
        total=pages.count,
        page=number,
        pages=pages.num_pages,
        rows=[_row(row) for row in rows_of_list(kind.listed, list(page))],
        regions=regions_of(kind.listed),
        years=years_of(kind.listed),
    )


def _row(row: ListRow) -> ListedRow:
    return ListedRow(
        key=row.entry.key,
        title=row.title,
        url=row.entry.address,
        cells=[ListedCell(label=label, text=text) for label, text in row.cells],
        agency=row.badge,
        mark=row.mark,
        source_date=row.source_date,
        confirmed_on=day(row.confirmed),
        annotations=remarks(row.annotations),
    )


def _detail_answer(kind: KindPages, entry: Entry) -> ListedDetail:
    entry_facts = facts_of(entry)
    names_no_substances = kind.kind == "facility" and not entry_facts.of(FactKind.HANDLED)
    return ListedDetail(
        key=entry.key,
        kind=kind.kind,
        title=title_of(entry),
        url=entry.address,
        notes=list(kind.notes),
        notice=notice(),
        demo=entry_facts.has_demo,
        withdrawn=entry.withdrawn_at is not None,
        handled_not_stated=HANDLED_NOT_STATED if names_no_substances else "",
        facts=stated(entry_facts.facts),
        linked=linked_kinds(linked_entries(entry)),
        withheld_feeds=sorted(entry_facts.withheld_feeds),
        annotations=remarks(entry_facts.annotations),
    )
