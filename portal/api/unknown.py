"""``GET /api/v1/unknown``: what somebody sees of a substance without a name, and which substances it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import Field, create_model

from portal.answers.guidance_topics import DISTANCES
from portal.api.answer_model import Answer, SignedRemark, SourcedValue, answered, remarks, sources_of
from portal.api.answered_statuses import answers_with
from portal.api.parameters import DIGITS, OneOf, Parameters
from portal.api.refusals import Refused
from portal.http.problems import Problem, ProblemCode
from portal.profile.candidate_lines import CandidateLine, candidate_block
from portal.profile.observed_substances import observed_substances
from portal.profile.substance_narrowing import Narrowed, Ticks, hazard_number, narrowed, narrows_by_un
from reference.observations import fields

PAGE_SIZE = 20
MOST_PAGES = 10_000
NEVER_CERTAIN = (
    "이것이라는 뜻이 아닙니다. 여기 없다고 해서 아닌 것은 아닙니다. 값이 적혀 있지 않은 물질도 남아 있습니다."
)
router = Router(tags=["모르는 물질"])


class PlateParameters(Parameters):
    """The numbers of a plate, and the page; the fields of what may be seen are added from their table."""

    un: Annotated[str, Field(pattern=r"^[0-9]{4}$")] | None = Field(
        None, description="UN 번호 네 자리", examples=["1017"]
    )
    hin: Annotated[str, Field(pattern=r"^X?[2-9][0-9]{1,2}$")] | None = Field(
        None, description="주황색 판의 위험번호", examples=["268"]
    )
    page: Annotated[int, Field(ge=1, le=MOST_PAGES), DIGITS] = Field(1, description="쪽 번호")


def _fields() -> dict[str, Any]:
    """A parameter for each field of the table, which may be given once for each of its values."""
    made: dict[str, Any] = {}
    for key, field in fields().items():
        keys = tuple(value.key for value in field.values)
        described: Any = Field(default=[], max_length=len(keys), description=f"{field.title}. {field.note}".strip())
        made[key] = (list[Annotated[str, OneOf(keys)]], described)
    return made


if TYPE_CHECKING:

    class UnknownParameters(PlateParameters):
        """The fields of the table stand beside those of the plate."""

else:
    UnknownParameters = create_model("UnknownParameters", __base__=PlateParameters, **_fields())


class TickCount(Answer):
    """One value that may be ticked, with how many candidates state it under the ticks of the other fields."""

    value: str
    label: str
    count: int


class TickField(Answer):
    """One field of what may be seen."""

    field: str
    title: str
    note: str
    values: list[TickCount]


class ExplainedBy(Answer):
    """One tick with the words that explain it."""

    label: str
    words: list[SourcedValue]


class CandidateAnswer(Answer):
    """A substance that the ticks do not rule out."""

    key: str
    title: str
    cas: str
    url: str
    card: str
    explained: list[ExplainedBy]
    not_stated: list[str] = Field(description="물은 것 가운데 이 물질의 자료가 말하지 않는 것")
    accidents: int = Field(description="기관이 공개한 화학사고의 수")
    annotations: list[SignedRemark]


class UnknownAnswer(Answer):
    """The candidates, those of which most ticks are explained first."""

    note: str
    calls: list[str]
    distances_elsewhere: str
    group_number: str = Field(description="여러 물질을 함께 가리켜 좁히지 않은 UN 번호. 아니면 빈 글")
    total: int
    page: int
    pages: int
    candidates: list[CandidateAnswer]
    fields: list[TickField]


@router.get("/unknown", response=answers_with(UnknownAnswer, 404), summary="모르는 물질: 보이는 것으로 좁히기")
def unknown(request: HttpRequest, asked: Query[UnknownParameters]) -> HttpResponse:
    """The candidates for these ticks; a substance of which nothing is stated is never left out."""
    ticks = _ticks(asked)
    found = narrowed(observed_substances(), ticks)
    pages = Paginator(found.candidates, PAGE_SIZE)
    number = asked.page
    if number > max(pages.num_pages, 1):
        raise Refused(Problem(ProblemCode.NO_SUCH_PAGE, f"이 목록은 {pages.num_pages}쪽까지 있습니다.", "page"))
    block = candidate_block(list(pages.page(number).object_list), ticks)
    return answered(
        UnknownAnswer(
            note=NEVER_CERTAIN,
            calls=["119"],
            distances_elsewhere=DISTANCES,
            group_number=ticks.un if ticks.un and not narrows_by_un(ticks.un) else "",
            total=pages.count,
            page=number,
            pages=pages.num_pages,
            candidates=[_candidate(line) for line in block.lines],
            fields=_tick_fields(found),
        )
    )


def _ticks(asked: PlateParameters) -> Ticks:
    given = asked.model_dump()
    number = asked.hin or ""
    if number and not hazard_number(number):
        sentence = f"위험번호 {number}은(는) 없습니다. 주황색 판의 위쪽 수를 다시 보십시오."
        raise Refused(Problem(ProblemCode.NOT_FOUND, sentence, "hin"))
    return Ticks(frozenset((key, value) for key in fields() for value in given[key]), asked.un or "", number)


def _candidate(line: CandidateLine) -> CandidateAnswer:
    return CandidateAnswer(
        key=line.entry.key,
        title=line.title,
        cas=line.cas,
        url=line.entry.address,
        card=f"/api/v1{line.entry.address}/card",
        explained=[
            ExplainedBy(
                label=tick.label,
                words=[SourcedValue(text=words, sources=sources_of(facts)) for words, facts in tick.words],
            )
            for tick in line.explained
        ],
        not_stated=list(line.not_stated),
        accidents=line.accidents,
        annotations=remarks(line.annotations),
    )


def _tick_fields(found: Narrowed) -> list[TickField]:
    return [
        TickField(
            field=key,
            title=field.title,
            note=field.note,
            values=[
                TickCount(value=value.key, label=value.label, count=found.counts.get((key, value.key), 0))
                for value in field.values
            ],
        )
        for key, field in fields().items()
    ]
