"""What searches are asked and answer, as programs read it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from portal.answers.answer import AnswerKind
from portal.answers.search_results import PAGE_SIZE
from portal.api.answer_model import Answer, SignedRemark
from portal.api.parameters import DIGITS, OneOf, Parameters, Text
from portal.api.summary_json import AnsweredParts
from portal.http.search_parameters import LONGEST
from portal.publish.facets import KIND_LABELS
from search.engine_types import Sort
from search.query_execution import MAX_CANDIDATES, MAX_PAGE_SIZE

MOST_FILTERS = 20
LONGEST_FILTER = 200
LONGEST_CURSOR = 2_000
MOST_SUGGESTIONS = 20

Filter = Annotated[Text, Field(max_length=LONGEST_FILTER)]
Filters = Annotated[list[Filter], Field(max_length=MOST_FILTERS)]


class SearchParameters(Parameters):
    """The parameters of a search, which ``parse_search_query`` reads."""

    q: Annotated[Text, Field(max_length=LONGEST)] = Field(
        "", description="물질 이름, CAS·UN·KE 번호, 분자식, 초성, 문장", examples=["벤젠"]
    )
    kind: Annotated[str, OneOf(tuple(KIND_LABELS))] = Field("", description="종류로 좁힘")
    legal: Filters = Field([], description="법의 목록으로 좁힘")
    hazard: Filters = Field([], description="유해성으로 좁힘")
    agency: Filters = Field([], description="기관으로 좁힘")
    region: Filters = Field([], description="시·도로 좁힘")
    year: Filters = Field([], description="해로 좁힘")
    page: Annotated[int, Field(ge=1, le=MAX_CANDIDATES), DIGITS] = Field(
        1,
        description="쪽 번호. 관련도순은 앞의 1,000건까지이고, 그 뒤는 이름순(sort=name)으로 앞 응답의 after 값을 넣어 이어 봄",
    )
    size: Annotated[int, Field(ge=1, le=MAX_PAGE_SIZE), DIGITS] = Field(PAGE_SIZE, description="한 쪽의 건수")
    sort: Annotated[str, OneOf(tuple(Sort))] = Field(
        Sort.RELEVANCE, description="relevance(관련도순) 또는 name(이름순). q가 없으면 이름순"
    )
    after: Annotated[Text, Field(max_length=LONGEST_CURSOR)] = Field(
        "", description="이름순의 다음 쪽: 앞 응답의 after 값 그대로"
    )
    layout: Literal["keep"] | None = Field(None, description="keep이면 자판을 바꾸어 읽지 않음")


class SuggestParameters(Parameters):
    """The parameters of suggestions."""

    q: Annotated[Text, Field(max_length=LONGEST)] = Field("", description="치고 있는 글", examples=["벤"])
    size: Annotated[int, Field(ge=1, le=MOST_SUGGESTIONS), DIGITS] = Field(8, description="제안의 수")


class FoundEntry(Answer):
    """One entry that was found."""

    key: str = Field(description="항목의 열쇠. CAS 번호가 있는 물질은 cas:번호")
    kind: str
    cas: list[str] = Field(description="항목 자신의 CAS 번호. 물질이 아니면 빈 목록")
    title_ko: str
    title_en: str
    why: str = Field(description="찾은 까닭")
    url: str = Field(description="이 포털의 쪽")
    origin: str = Field(description="live, demo(시연 자료), portal")
    annotations: list[SignedRemark]


class SuggestedEntry(FoundEntry):
    """One suggestion."""

    kind_label: str
    match: str = Field(description="맞은 방식의 이름표")


class OfferedPage(Answer):
    """One page that an answer offers."""

    title: str
    url: str
    cas: list[str]
    note: str
    origin: str
    annotations: list[SignedRemark]


class Conclusion(AnsweredParts):
    """The conclusion above the hits; ``url`` is "" where nothing may be opened."""

    kind: AnswerKind = Field(description="결론의 종류. choose·none·crisis는 아무 쪽도 열지 않음")
    cas: list[str]
    url: str
    intent: str = Field(description="물은 것의 이름표(spill, ppe, first_aid, fire, regulation …)")
    title: str
    origin: str
    calls: list[str] = Field(description="걸어야 할 번호. 119가 먼저이고 자살 위기 문구에는 109가 먼저")
    lines: list[str]
    offered: list[OfferedPage]
    other_first_hit: str = Field(description="결론과 다른 첫 결과의 이름. 없으면 빈 글")


class FacetCount(Answer):
    """One value by which results can be narrowed."""

    value: str
    count: int


class NearbyName(Answer):
    """A name to search for; it opens no page and is never the thing meant."""

    name: str
    url: str
    annotations: list[SignedRemark]


class SearchAnswer(Answer):
    """The answer to a search."""

    query: str
    answer: Conclusion
    read_as: str = Field(description="읽은 글이 친 글과 다르면 읽은 글")
    layout_from: str = Field(description="자판을 바꾸어 읽었으면 친 글")
    total: int
    hits: list[FoundEntry]
    facets: dict[str, list[FacetCount]]
    neighbours: list[NearbyName] = Field(description="찾지 못했을 때 다시 찾아 볼 이름")
    after: str = Field(description="이름순 다음 쪽의 값. 끝이면 빈 글")


class SuggestAnswer(Answer):
    """Suggestions; none for words of self-harm or of weapons."""

    query: str
    hits: list[SuggestedEntry]
