"""``GET /api/v1/substances/7664-39-3/card``: the response card, quoted and never retold, as the page shows it."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from connectors.schema import FactKind
from portal.api.answer_model import answered, gaps, remarks, sources_of, stated, values
from portal.api.answered_statuses import answers_with
from portal.api.card_models import (
    BlockAnswer,
    CardAnswer,
    CellAnswer,
    ContactLine,
    DangerLine,
    DistanceRow,
    GuideNote,
    GuideOfNumber,
    OpposedAdvice,
    PrecautionsAnswer,
    QuotedLine,
)
from portal.api.substance import Number, apart_entry, notice, substance_at, without_substance
from portal.api.substance_models import CardParameters
from portal.api.summary_json import FormOffer, PictogramLine
from portal.environment import Contact
from portal.profile.card_lines import CardLine
from portal.profile.dangers import Danger, RouteDanger
from portal.profile.data_gaps import read_gaps
from portal.profile.entry_facts import facts_of
from portal.profile.guide_quotations import GENERAL_FIRST_AID, SubstanceGuide
from portal.profile.kept_apart import kept_apart_from
from portal.profile.response_card import CardBlock, ResponseCard, response_card
from portal.profile.shown_distances import ShownDistance
from portal.profile.sourced_facts import EntryFacts, SourcedFact, agreed_values
from reference.forms import Form
from reference.protective_distances import FIGURES, TABLE_3_TEXT

router = Router(tags=["물질"])


@router.get(
    "/substances/{number}/card", response=answers_with(CardAnswer, 404), summary="대응 카드: 기관이 밝힌 문구만"
)
def card(request: HttpRequest, number: Number, asked: Query[CardParameters]) -> HttpResponse:
    """The card of the chosen form; until one of several is chosen, only the worst danger of each route."""
    entry = substance_at(number)
    if entry is None:
        raise without_substance(number)
    entry_facts = facts_of(entry)
    return answered(_answer(entry_facts, response_card(entry_facts, read_gaps(entry_facts), asked.form)))


def _answer(entry_facts: EntryFacts, shown: ResponseCard) -> CardAnswer:
    address = entry_facts.entry.address
    return CardAnswer(
        key=entry_facts.entry.key,
        url=f"{address}/card",
        title_ko=entry_facts.title_ko,
        title_en=entry_facts.title_en,
        notice=notice(),
        demo=entry_facts.has_demo,
        names=values(agreed_values(_title_facts(entry_facts))),
        cas=values(agreed_values(entry_facts.of(FactKind.CAS))),
        kept_apart=[apart_entry(other) for other in kept_apart_from(entry_facts.entry)],
        calls=["119"],
        contacts=[ContactLine(name=each.name, number=each.number) for each in _contacts()],
        forms=[_form(address, form) for form in shown.picker],
        form=_form(address, shown.chosen) if shown.chosen else None,
        waits_for_form=shown.waits_for_form,
        unknown_form=shown.is_unknown_form,
        shows_untold=shown.shows_untold,
        water=danger_of_route(shown.water_line) if shown.water_line else None,
        other_water=values(shown.other_water),
        dangers_by_route=[danger_of_route(each) for each in shown.routes],
        other_dangers=[_danger(each) for each in shown.other_dangers],
        danger_gap=shown.danger_gap,
        danger_gaps=gaps(shown.danger_gaps),
        opposed_advice=[
            OpposedAdvice(action=each.action, against=stated(each.against), in_favour=stated(each.in_favour))
            for each in shown.conflicts
        ],
        opposed_actions=list(shown.conflicting_actions),
        signal=values(shown.signal),
        pictograms=[
            PictogramLine(code=code, title=title, sources=sources_of(facts)) for code, title, facts in shown.pictograms
        ],
        un_numbers=values(shown.numbers),
        guides=guides_of_numbers(shown.reference.guides),
        distances=[distance_row(row) for row in shown.reference.distances],
        distances_elsewhere=shown.distances,
        figures=[
            CellAnswer(
                title=cell.title,
                values=values(cell.values),
                remark=cell.remark,
                gap=cell.gap,
                is_reference=cell.is_reference,
            )
            for cell in shown.strip
        ],
        precautions=PrecautionsAnswer(
            forbid=_lines(shown.precautions.forbid),
            order=_lines(shown.precautions.order),
            mixed=_lines(shown.precautions.mixed),
            elsewhere=shown.precautions.elsewhere,
        ),
        blocks=[_block(block) for block in shown.blocks],
        withheld_feeds=sorted(entry_facts.withheld_feeds),
        annotations=remarks(entry_facts.annotations),
    )


def _title_facts(entry_facts: EntryFacts) -> list[SourcedFact]:
    titles = (entry_facts.title_ko, entry_facts.title_en)
    return [fact for fact in entry_facts.of(FactKind.NAME) if fact.value in titles]


def _contacts() -> tuple[Contact, ...]:
    return (*((settings.POISON_CENTRE,) if settings.POISON_CENTRE else ()), *settings.EMERGENCY_CONTACTS)


def _form(address: str, form: Form) -> FormOffer:
    return FormOffer(key=form.key, name=form.name_ko, url=f"{address}/card?form={form.key}")


def danger_of_route(each: RouteDanger) -> DangerLine:
    """The gravest danger of one route as programs read it."""
    return _danger(each.danger, each.route, each.title)


def _danger(danger: Danger, route: str = "", route_title: str = "") -> DangerLine:
    return DangerLine(
        route=route,
        route_title=route_title,
        code=danger.code,
        words=danger.words,
        hazard_class=danger.hazard_class,
        is_official_wording=danger.is_official_wording,
        is_translation=danger.is_translation,
        english=danger.english,
        sources=sources_of(danger.facts),
    )


def _lines(lines: Iterable[CardLine]) -> list[QuotedLine]:
    return [
        QuotedLine(
            text=line.text,
            label=line.label,
            code=line.code,
            english=line.english,
            is_translation=line.is_translation,
            sources=sources_of(line.facts),
        )
        for line in lines
    ]


def _block(block: CardBlock) -> BlockAnswer:
    return BlockAnswer(
        title=block.title,
        anchor=block.anchor,
        lines=_lines(block.lines),
        gap="" if block.lines else block.gap_sentence,
        gaps=gaps(block.gaps),
        guide_lines=_lines(block.guide_lines),
        guide_notes=[
            GuideNote(
                section=section.section,
                title_ko=section.title_ko,
                calls_119=section.calls_119,
                general_first_aid=GENERAL_FIRST_AID if section.general_first_aid else "",
            )
            for section in block.guides
            if section.calls_119 or section.general_first_aid
        ],
    )


def guides_of_numbers(guides: Iterable[SubstanceGuide]) -> list[GuideOfNumber]:
    """The guides for UN numbers as programs read them."""
    return [
        GuideOfNumber(
            un=each.un,
            guide=each.guide,
            title=each.title,
            title_ko=each.title_ko,
            url=each.address,
            names=list(each.names),
            may_polymerize=each.may_polymerize,
            sources=sources_of(each.facts),
        )
        for each in guides
    ]


def distance_row(row: ShownDistance) -> DistanceRow:
    """A row of table 1 as programs read it."""
    return DistanceRow(
        un=row.un,
        names=list(row.names),
        **{figure: getattr(row, figure) for figure in FIGURES},
        spilled_in_water=row.spilled_in_water,
        spilled_on_land=row.spilled_on_land,
        refers_to_table_3=TABLE_3_TEXT if row.refers_to_table_3 else "",
        origin=row.origin,
        sources=sources_of(row.facts),
    )
