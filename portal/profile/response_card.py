"""The response card: what a responder reads first. Every line is quoted with agency and date; nothing is composed or filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from connectors.feeds import Topic
from connectors.registry import feeds_on_topic
from connectors.schema import FactKind, Section
from portal.profile.conflicting_advice import ConflictingAdvice, conflicting_advice
from portal.profile.dangers import Danger, RouteDanger, dangers, water_reactive, worst_by_route
from portal.profile.data_gaps import DataGap, FeedGaps, GapLine
from portal.profile.sds_sections import displayable_facts, has_blank
from portal.profile.sourced_facts import AgreedValue, EntryFacts, SourcedFact, agreed_values, one_per_source
from reference.forms import Form, forms_of
from reference.labels import Group, labels
from reference.words.advice import EQUIPMENT

NO_EQUIPMENT = "사고 대응 보호복·호흡보호구 등급: 자료 없음, 현장지휘관 판단"
DISTANCES_ELSEWHERE = "초기 이격거리·방호활동거리: ERG 2024 표 1, 화학물질안전원 사고대비물질 키인포가이드에서 확인"
NO_DISPLAYABLE_TEXT = "표시할 수 있는 문구 없음(물질군 공통 문구이거나 빈칸이 있는 문구)"

SAFETY_DATA_SHEET_FEEDS = feeds_on_topic(Topic.SAFETY_DATA_SHEET)
FIRST_AID_FEEDS = feeds_on_topic(Topic.FIRST_AID)
HAZARD_FEEDS = feeds_on_topic(Topic.HAZARDS)
"""Feeds that can fill a block of the card; an empty block names each of them and the reason for its gap."""

PICTOGRAM_TITLES = labels(Group.PICTOGRAM)


@dataclass(frozen=True, slots=True)
class CardBlock:
    """One block of the card: its lines, or the reasons why there are none: a sentence in ``gap``, or the gap of each feed."""

    title: str
    anchor: str
    lines: tuple[SourcedFact, ...]
    gap: str = ""
    gaps: tuple[GapLine, ...] = ()


@dataclass(slots=True)
class ResponseCard:
    """What the card shows. While none of several forms is chosen, only ``by_route`` and ``picker`` hold something.

    ``conflicting_actions`` then names the actions on which sources differ, without the advice.
    """

    signal: list[AgreedValue] = field(default_factory=list)
    pictograms: list[tuple[str, str, list[SourcedFact]]] = field(default_factory=list)
    dangers: list[Danger] = field(default_factory=list)
    by_route: tuple[RouteDanger, ...] = ()
    """The gravest danger of each route; on the card it stands in place of ``dangers`` while no form is chosen."""
    picker: tuple[Form, ...] = ()
    chosen: Form | None = None
    blocks: list[CardBlock] = field(default_factory=list)
    water_reactive: list[AgreedValue] = field(default_factory=list)
    conflicts: list[ConflictingAdvice] = field(default_factory=list)
    conflicting_actions: list[str] = field(default_factory=list)
    danger_gaps: tuple[GapLine, ...] = ()
    dangers_elsewhere: str = ""
    """Where no danger of the chosen form is stated but one of another form: the sentence that names those forms."""
    distances: str = DISTANCES_ELSEWHERE

    @property
    def shows_untold(self) -> bool:
        """Whether a line on the card of a chosen form is of an untold form (형태 미상), and so perhaps of another one."""
        values: Iterable[Sequence[SourcedFact]] = (
            *(value.facts for value in (*self.signal, *self.water_reactive)),
            *(danger.facts for danger in self.dangers),
            *(facts for _, _, facts in self.pictograms),
            *(block.lines for block in self.blocks),
        )
        return self.chosen is not None and any(fact.form_unknown for facts in values for fact in facts)


def response_card(entry_facts: EntryFacts, gaps: FeedGaps, chosen_key: str) -> ResponseCard:
    """The card for the chosen form; an unknown key counts as no choice.

    While none of several forms is chosen, the card has the worst danger of each route and the picker, and no advice
    (content rule 12).
    """
    forms = forms_of(entry_facts.cas)
    chosen = next((form for form in forms if form.key == chosen_key), None)
    form_facts = [fact for fact in entry_facts.facts if chosen is None or fact.forms.may_be(chosen)]
    other_facts = [fact for fact in entry_facts.facts if not (chosen is None or fact.forms.may_be(chosen))]
    card = ResponseCard(picker=forms, chosen=chosen)
    gaps = gaps.of_form(chosen) if chosen else gaps
    card.water_reactive = water_reactive(form_facts)
    every_danger = dangers(form_facts)
    card.by_route = worst_by_route(form_facts)
    if not every_danger:
        card.dangers_elsewhere = _other_forms(each.facts for each in dangers(other_facts))
        card.danger_gaps = () if card.dangers_elsewhere else danger_gaps(form_facts, gaps)
    if forms and chosen is None:
        card.conflicting_actions = _conflicts_in_any_form(entry_facts, forms)
        return card
    card.conflicts = conflicting_advice(form_facts)
    card.dangers = every_danger
    card.signal = agreed_values(fact for fact in form_facts if fact.kind == FactKind.SIGNAL_WORD and not fact.absence)
    card.pictograms = pictograms(form_facts)
    card.blocks = [_with_other_forms(block, form_facts, other_facts) for block in _block_makers(gaps)]
    return card


_MakeBlock = Callable[[Sequence[SourcedFact]], CardBlock]


def _block_makers(gaps: FeedGaps) -> tuple[_MakeBlock, ...]:
    """The blocks in the order in which a responder needs them, each made of the facts of one form."""
    sheets = SAFETY_DATA_SHEET_FEEDS
    return (
        _equipment,
        lambda facts: _block("응급조치", "first-aid", _first_aid(facts), gaps, FIRST_AID_FEEDS),
        lambda facts: _block("화재", "fire", _of_section(facts, Section.FIRE), gaps, sheets),
        lambda facts: _block("누출", "spill", _of_section(facts, Section.RELEASE), gaps, sheets),
        lambda facts: _precautions(facts, gaps),
    )


def _with_other_forms(
    make: _MakeBlock, form_facts: Sequence[SourcedFact], other_facts: Sequence[SourcedFact]
) -> CardBlock:
    """The block of the chosen form; where it is empty and another form has lines, it says so (content rule 20)."""
    block = make(form_facts)
    elsewhere = "" if block.lines else _other_forms([make(other_facts).lines])
    return replace(block, gap=". ".join(filter(None, (block.gap, elsewhere))), gaps=()) if elsewhere else block


def _other_forms(values: Iterable[Sequence[SourcedFact]]) -> str:
    names = dict.fromkeys(fact.forms.names for facts in values for fact in facts)
    return f"{DataGap.OTHER_FORMS}: {' · '.join(names)}" if names else ""


def danger_gaps(facts: Sequence[SourcedFact], gaps: FeedGaps) -> tuple[GapLine, ...]:
    """Why no danger is stated, for each feed that could state one."""
    return gaps.lines(HAZARD_FEEDS, [fact for fact in facts if fact.kind == FactKind.HAZARD_CLASS])


def _conflicts_in_any_form(entry_facts: EntryFacts, forms: Sequence[Form]) -> list[str]:
    """The actions on which sources differ for any form; the advice itself waits for the choice of a form."""
    actions = (
        conflict.action
        for form in forms
        for conflict in conflicting_advice([fact for fact in entry_facts.facts if fact.forms.may_be(form)])
    )
    return list(dict.fromkeys(actions))


def pictograms(facts: Sequence[SourcedFact]) -> list[tuple[str, str, list[SourcedFact]]]:
    """The known pictograms in the order of their codes, each with its title and the facts that state it."""
    by_code: dict[str, list[SourcedFact]] = {}
    for fact in facts:
        if fact.kind == FactKind.PICTOGRAM and not fact.absence and fact.value in PICTOGRAM_TITLES:
            by_code.setdefault(fact.value, []).append(fact)
    return [(code, PICTOGRAM_TITLES[code], one_per_source(by_code[code])) for code in sorted(by_code)]


def _of_section(facts: Sequence[SourcedFact], section: Section) -> list[SourcedFact]:
    return [fact for fact in facts if fact.kind == FactKind.TEXT and fact.section == section]


def _first_aid(facts: Sequence[SourcedFact]) -> list[SourcedFact]:
    """MSDS section 4 and Tox-Info's general treatment; symptoms and treatment for physicians stand elsewhere (content rule 4)."""
    return [
        *_of_section(facts, Section.FIRST_AID),
        *(fact for fact in facts if fact.kind == FactKind.TREATMENT_GENERAL),
    ]


def _equipment(facts: Sequence[SourcedFact]) -> CardBlock:
    """Protective equipment from MSDS sections 5 and 6 only; section 8 is for everyday work (content rule 2)."""
    of_sections = [*_of_section(facts, Section.FIRE), *_of_section(facts, Section.RELEASE)]
    # Only the line's own words count: an agency's label names what the item is meant for (content rule 2).
    lines = [fact for fact in displayable_facts(of_sections) if EQUIPMENT.search(fact.value)]
    return CardBlock("사고 대응 보호구", "ppe", tuple(lines), "" if lines else NO_EQUIPMENT)


def _block(title: str, anchor: str, facts: Sequence[SourcedFact], gaps: FeedGaps, feeds: Sequence[str]) -> CardBlock:
    if lines := tuple(displayable_facts(facts)):
        return CardBlock(title, anchor, lines)
    has_statements = any(not fact.absence for fact in facts)
    return CardBlock(
        title,
        anchor,
        (),
        NO_DISPLAYABLE_TEXT if has_statements else "",
        () if has_statements else gaps.lines(feeds, facts),
    )


def _precautions(facts: Sequence[SourcedFact], gaps: FeedGaps) -> CardBlock:
    """Official P statements, each once; codes without words and statements with a blank "…" are left out (content rule 1)."""
    title = "예방조치문구(공식 P 문구)"
    statements = [fact for fact in facts if fact.kind == FactKind.PRECAUTIONARY_STATEMENT]
    lines: dict[str, SourcedFact] = {}
    for fact in displayable_facts(statements):
        if ":" in fact.value:
            lines.setdefault(fact.value, fact)
    if lines:
        return CardBlock(title, "precautions", tuple(lines.values()))
    codes_only = any(not fact.absence and not has_blank(fact.value) for fact in statements)
    return CardBlock(
        title,
        "precautions",
        (),
        "문구 없이 코드만 밝힘(아래 유해성·취급 참조)" if codes_only else "",
        () if codes_only else gaps.lines(HAZARD_FEEDS, statements),
    )
