"""The legal status of a substance for programs: rows of law, list and threshold, never yes or no (content rules 13 and 16)."""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from portal.api.answer_model import Answer, SignedRemark, StatedFact, ValueSource, remarks, sources_of, stated
from portal.profile.containing_entries import ContainingEntry
from portal.profile.content_verdicts import ContentLine
from portal.profile.fact_fields import day
from portal.profile.regulation import Regulation
from portal.profile.regulation_headline import regulation_headline
from portal.profile.regulation_table import RegulationLine, regulation_table
from reference.designated_quantities import SOURCE, DesignatedQuantity


class Remark(Answer):
    """What a listing says besides contents."""

    heading: str
    text: str


class RowContent(Answer):
    """What a row says of contents, and whether the share that was asked about meets it."""

    text: str = Field(description="함량 기준. 이상과 초과를 구별함. 없으면 빈 글")
    verdict: str = Field(
        description="물은 농도에 대한 판단: 해당, 해당하지 않음, 판단할 수 없음. 농도를 묻지 않았으면 빈 글"
    )
    why: str = Field(description="그 까닭. 기준만으로 분명하면 빈 글")


class RegulationRow(Answer):
    """One line of the table: a list, a quantity, a class of the fire law or a list at second hand."""

    law: str = Field(description="법. 기관이 밝히지 않으면 빈 글")
    list_name: str
    number: str
    contents: list[RowContent]
    quantity: str = Field(description="규정수량이나 지정수량. 없으면 빈 글")
    terms: list[str] = Field(description="지금 용어와 옛 용어")
    conditions: list[str] = Field(description="이 행이 말하는 범위(입자 크기 따위)")
    remarks: list[Remark]
    content_as_sent: str = Field(description="기준을 읽어 내지 못한 함량 문구 그대로")
    notice: str = Field(description="고시")
    notice_date: str
    first_seen_on: str = Field(description="이 포털에 처음 나온 날. 문헌에서 옮긴 줄이면 빈 글")
    has_exception: bool = Field(description="예외가 있어 기준만으로 정해지지 않음")
    second_hand: bool = Field(description="2차 자료에서 옮긴 줄: 원문을 확인하십시오")
    document: str = Field(description="기관 자료가 아닌 줄의 근거 문헌. 없으면 빈 글")
    sources: list[ValueSource]


class Quantity(Answer):
    """A row of the annex on designated quantities."""

    class_number: str
    class_name: str
    item: str
    condition: str = Field(description="행의 일부인 조건. 없으면 빈 글")
    text: str
    grade: str = Field(description="위험등급")
    source: str


class UnmatchedListRow(Answer):
    """A list without a row of the substance."""

    list_name: str
    law: str
    sentence: str = Field(description="행이 없다는 것이 뜻하는 것. 해당 없음이라는 뜻이 아님")


class FullyRead(Answer):
    """A system whose lists were read to the end."""

    system: str
    read_on: str


class CandidateGroup(Answer):
    """A group of a list whose words are in the substance's name; whether the substance belongs to it is not known."""

    key: str
    title: str
    url: str
    lists: list[str]
    excludes_substance: bool = Field(description="이 항목은 이 물질을 제외한다고 적음")
    annotations: list[SignedRemark]


class ContainingRow(Answer):
    """An entry of several CAS numbers that names the number."""

    key: str
    url: str
    title: str
    cas: list[str]
    lists: list[str]
    annotations: list[SignedRemark]


class RegulationAnswer(Answer):
    """All that the portal holds on the legal status."""

    headline: str = Field(description="한 줄 답")
    rows: list[RegulationRow] = Field(description="등재된 행. 없다고 규제되지 않는다는 뜻이 아님")
    stated_absences: list[StatedFact] = Field(description="기관이 없다고 밝힌 것")
    unmatched_lists: list[UnmatchedListRow] = Field(description="이 물질의 행이 없는 목록")
    candidate_groups: list[CandidateGroup] = Field(description="군 항목 해당 여부 미확인")
    fully_read: list[FullyRead] = Field(description="목록 전체를 확인한 시스템과 날")
    laws_not_checked: list[str] = Field(description="이 포털에서 확인하지 않은 법")


def regulation_answer(found: Regulation, number: str, share: Decimal | None) -> RegulationAnswer:
    """The page's block of law as a value; ``share`` is the percent by weight that was asked about."""
    lines = regulation_table(found, number, share)
    return RegulationAnswer(
        headline=regulation_headline(found, lines, share),
        rows=[_row(line) for line in lines],
        stated_absences=stated(found.stated_absences),
        unmatched_lists=[
            UnmatchedListRow(list_name=each.list_name, law=each.law, sentence=each.sentence)
            for each in found.unmatched_lists
        ],
        candidate_groups=[
            CandidateGroup(
                key=group.key,
                title=group.title,
                url=group.address,
                lists=list(group.lists),
                excludes_substance=group.excludes_substance,
                annotations=remarks(group.annotations),
            )
            for group in found.candidate_groups
        ],
        fully_read=[FullyRead(system=each.system, read_on=day(each.since)) for each in found.fully_read_systems],
        laws_not_checked=list(found.laws_not_covered),
    )


def containing_rows(rows: tuple[ContainingEntry, ...]) -> list[ContainingRow]:
    """Entries of several numbers as programs read them."""
    return [
        ContainingRow(
            key=row.key,
            url=row.address,
            title=row.title,
            cas=list(row.numbers),
            lists=list(row.lists),
            annotations=remarks(row.annotations),
        )
        for row in rows
    ]


def quantity_answer(quantity: DesignatedQuantity) -> Quantity:
    """A row of the annex with its source."""
    return Quantity(
        class_number=quantity.class_number,
        class_name=quantity.class_name,
        item=quantity.item,
        condition=quantity.condition,
        text=quantity.text,
        grade=quantity.grade,
        source=SOURCE,
    )


def _row(line: RegulationLine) -> RegulationRow:
    return RegulationRow(
        law=line.law,
        list_name=line.list_name,
        number=line.number,
        contents=[_content(each) for each in line.contents],
        quantity=line.quantity,
        terms=list(line.terms),
        conditions=list(line.conditions),
        remarks=[Remark(heading=heading, text=text) for heading, text in line.remarks],
        content_as_sent=line.content_as_sent,
        notice=line.notice,
        notice_date=line.notice_date,
        first_seen_on=day(line.first_seen),
        has_exception=line.has_exception,
        second_hand=line.is_second_hand,
        document=line.document,
        sources=sources_of(line.facts),
    )


def _content(line: ContentLine) -> RowContent:
    verdict = line.verdict
    return RowContent(text=line.text, verdict=verdict.outcome if verdict else "", why=verdict.why if verdict else "")
