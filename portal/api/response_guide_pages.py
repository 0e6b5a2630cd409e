"""``GET /api/v1/guides/124``: one response guide of ERG 2024, every sentence with its original; quoted and never retold."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import P, PathEx, Router
from pydantic import Field

from portal.api.answer_model import Answer, SignedRemark, ValueSource, answered, remarks, sources_of
from portal.api.answered_statuses import answers_with
from portal.api.refusals import Refused, not_found
from portal.http.problems import Problem, ProblemCode
from portal.profile.addresses import WITHHELD, entry_at
from portal.profile.entry_annotations import annotations_on
from portal.profile.guide_numbers import numbers_of_guide
from portal.profile.guide_quotations import GENERAL_FIRST_AID, GuideSentenceShown, QuotedSection, whole_guide
from reference.guide_texts import SOURCE, TRANSLATION_MARK, guides

FAMILY = "물질군 공통 문구"
router = Router(tags=["UN 번호와 지침"])


class GuideSentenceLine(Answer):
    """One sentence."""

    english: str
    korean: str = Field(description="포털 번역(비공식). 번역이 없으면 빈 글")
    heading: str
    heading_ko: str
    note: str = Field(description="물질군 공통 문구인지. 아니면 빈 글")
    only_for: list[str] = Field(description="이 UN 번호에만 맞음")
    not_for: list[str] = Field(description="이 UN 번호에는 맞지 않음")
    only_polymerizing: bool = Field(description="(P) 표시가 있는 번호에만 맞음")
    annotations: list[SignedRemark]


class GuideSectionAnswer(Answer):
    """One section of the guide."""

    section: str
    title_ko: str
    calls_119: bool = Field(description="외국에만 맞는 문장이 있던 자리: 119")
    general_first_aid: str
    sentences: list[GuideSentenceLine]


class NumberOfGuide(Answer):
    """A UN number under the guide."""

    un: str
    may_polymerize: bool
    names: list[str]


class GuideAnswer(Answer):
    """One guide."""

    guide: str
    title: str
    title_ko: str
    pages: str
    url: str
    source: str = Field(description="문헌과 판, 국내 기준 아님")
    translation: str
    calls: list[str]
    sections: list[GuideSectionAnswer]
    numbers: list[NumberOfGuide]
    sources: list[ValueSource]
    annotations: list[SignedRemark]


@router.get("/guides/{number}", response=answers_with(GuideAnswer, 404), summary="ERG 2024 지침 하나")
def response_guide(
    request: HttpRequest, number: PathEx[str, P(description="지침번호 111–174", example="124")]
) -> HttpResponse:
    """The whole guide; the two reserved numbers of the book have none."""
    entry = entry_at("guide", [number])
    if entry is None or number not in guides():
        raise not_found(f"지침 {number[:20]}은(는) ERG 2024에 없습니다. 지침은 111부터 174까지입니다.")
    sections = whole_guide(number)
    if not sections:
        raise Refused(Problem(ProblemCode.WITHHELD, WITHHELD))
    guide = guides()[number]
    first = [sentence.fact for section in sections.values() for sentence in section.sentences][:1]
    return answered(
        GuideAnswer(
            guide=guide.number,
            title=guide.title,
            title_ko=guide.title_ko,
            pages=guide.pages,
            url=entry.address,
            source=SOURCE,
            translation=TRANSLATION_MARK,
            calls=["119"],
            sections=[_section(section) for section in sections.values()],
            numbers=[
                NumberOfGuide(
                    un=each.un,
                    may_polymerize=each.may_polymerize,
                    names=[fact.data["name"] for fact in each.facts],
                )
                for each in numbers_of_guide(number)
            ],
            sources=sources_of(first),
            annotations=remarks(annotations_on([entry.key]).get(entry.key, ())),
        )
    )


def _section(section: QuotedSection) -> GuideSectionAnswer:
    return GuideSectionAnswer(
        section=section.section,
        title_ko=section.title_ko,
        calls_119=section.calls_119,
        general_first_aid=GENERAL_FIRST_AID if section.general_first_aid else "",
        sentences=[_sentence(sentence) for sentence in section.sentences],
    )


def _sentence(sentence: GuideSentenceShown) -> GuideSentenceLine:
    return GuideSentenceLine(
        english=sentence.english,
        korean=sentence.korean,
        heading=sentence.sub_heading,
        heading_ko=sentence.sub_heading_ko,
        note=FAMILY if sentence.is_family else "",
        only_for=list(sentence.only_for),
        not_for=list(sentence.not_for),
        only_polymerizing=sentence.only_polymerizing,
        annotations=remarks(sentence.fact.annotations),
    )
