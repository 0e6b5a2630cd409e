"""``GET /api/v1/guidance``: where to call, official sentences, quoted records. They give no advice of their own (content rule 1)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import P, PathEx, Query, Router
from pydantic import Field

from portal.answers.guidance_topics import HOUSEHOLD, TOPICS, Topic
from portal.answers.known_records import StoredRecords
from portal.answers.scene_answers import topic_answer
from portal.answers.search_results import offers_with_annotations
from portal.api.answer_model import Answer, SourcedValue, answered, remarks, values
from portal.api.answered_statuses import answers_with
from portal.api.parameters import Parameters, Text
from portal.api.refusals import not_found
from portal.api.search_models import OfferedPage
from portal.profile.heavier_gases import heavier_gas
from portal.profile.quoted_sections import QuotedSection, quoted_sections
from reference.citizen_lines import CitizenLine, OfficialSentence, citizen_line, statements_of

LONGEST_NUMBER = 40
NOT_SAID = "이 포털은 신고를 받지 않습니다. 행동요령도 짓지 않습니다. 아래는 인용한 공식 문장과 기관 문구입니다."
router = Router(tags=["안내"])


class GuidanceParameters(Parameters):
    """The parameters of a topic."""

    cas: Annotated[Text, Field(max_length=LONGEST_NUMBER)] = Field(
        "", description="새는 물질의 CAS 번호: 공기보다 무거운 기체일 때만 높은 곳에 관한 공식 문장이 더해짐"
    )


class QuotedSentence(Answer):
    """An official sentence, letter for letter."""

    text: str
    who: str
    url: str
    date: str = Field(description="펴낸 곳이 밝힌 날")


class OfficialLine(Answer):
    """A heading of the portal with official sentences beneath."""

    key: str
    heading: str
    sentences: list[QuotedSentence]


class QuotedRecords(Answer):
    """What agencies state of one substance under one section."""

    substance: str
    url: str
    title: str
    values: list[SourcedValue]


class TopicLine(Answer):
    """One topic of the list."""

    slug: str
    title: str
    calls: list[str]


class TopicsAnswer(Answer):
    """All topics, accidents at home first."""

    household: list[TopicLine]
    others: list[TopicLine]
    report: OfficialLine


class GuidanceAnswer(Answer):
    """One topic."""

    slug: str
    title: str
    url: str
    note: str
    calls: list[str]
    lines: list[str]
    statements: list[QuotedSentence] = Field(description="공식 P 문구")
    citizen: list[OfficialLine] = Field(description="공식 문장. 제목만 포털의 말")
    heavier_than_air: str = Field(description="높은 곳 문장을 더하게 한 기체의 이름. 없으면 빈 글")
    quoted: list[QuotedRecords]
    offered: list[OfferedPage]
    product_classes: list[str] = Field(description="이 안내가 말하는 제품군. /api/v1/classes/… 의 끝 부분")


@router.get("/guidance", response=answers_with(TopicsAnswer), summary="사고 때 볼 것: 안내의 목록")
def topics(request: HttpRequest) -> HttpResponse:
    """All topics that have a page."""
    household = [TOPICS[slug] for slug in HOUSEHOLD]
    others = [topic for topic in TOPICS.values() if not topic.url and topic not in household]
    return answered(
        TopicsAnswer(
            household=_topic_lines(household), others=_topic_lines(others), report=_official(citizen_line("report"))
        )
    )


@router.get("/guidance/{slug}", response=answers_with(GuidanceAnswer, 404), summary="안내 하나: 공식 문장과 기관 문구")
def guidance(
    request: HttpRequest,
    slug: PathEx[str, P(description="목록의 slug", example="bleach")],
    asked: Query[GuidanceParameters],
) -> HttpResponse:
    """One topic; the sentence that sends people to high places stands only with a gas heavier than air (content rule 7)."""
    topic = TOPICS.get(slug)
    if topic is None or topic.url:
        raise not_found("이 주소의 안내가 없습니다. 목록은 /api/v1/guidance에 있습니다.")
    answer = topic_answer(topic, StoredRecords())
    heavier = heavier_gas(asked.cas) if "wind" in topic.citizen else None
    keys = [*topic.citizen, *(["height"] if heavier else [])]
    return answered(
        GuidanceAnswer(
            slug=topic.slug,
            title=topic.title,
            url=f"/guidance/{topic.slug}",
            note=NOT_SAID,
            calls=list(topic.calls),
            lines=list(answer.lines),
            statements=_sentences(statements_of(slug)),
            citizen=[_official(citizen_line(key)) for key in keys],
            heavier_than_air=heavier.title if heavier else "",
            quoted=[_quoted(section) for section in quoted_sections(topic.cas, topic.quoted)],
            offered=[
                OfferedPage(
                    title=offer.title,
                    url=offer.url,
                    cas=list(offer.cas),
                    note=offer.note,
                    origin=offer.origin,
                    annotations=remarks(on_offer),
                )
                for offer, on_offer in offers_with_annotations(answer)
            ],
            product_classes=list(topic.classes),
        )
    )


def _topic_lines(topics: Iterable[Topic]) -> list[TopicLine]:
    return [TopicLine(slug=topic.slug, title=topic.title, calls=list(topic.calls)) for topic in topics]


def _official(line: CitizenLine) -> OfficialLine:
    return OfficialLine(key=line.key, heading=line.heading, sentences=_sentences(line.sentences))


def _sentences(sentences: Iterable[OfficialSentence]) -> list[QuotedSentence]:
    return [QuotedSentence(text=each.text, who=each.who, url=each.url, date=each.date) for each in sentences]


def _quoted(section: QuotedSection) -> QuotedRecords:
    return QuotedRecords(
        substance=section.substance, url=section.url, title=section.title, values=values(section.values)
    )
