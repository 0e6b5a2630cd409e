"""The response card: what a responder reads first. Every line is quoted with agency and date; nothing is composed or filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from connectors.feeds import Topic
from connectors.registry import feeds_on_topic
from connectors.schema import FactKind, Section
from portal.profile.card_lines import CardLine, card_lines, guide_lines
from portal.profile.card_strip import StripCell, strip_cells
from portal.profile.conflicting_advice import ConflictingAdvice, conflicting_advice
from portal.profile.dangers import (
    Danger,
    RouteDanger,
    dangers,
    statements_on_water,
    water_reactive,
    worst_by_route,
)
from portal.profile.data_gaps import DataGap, FeedGaps, GapLine, joined_sentence
from portal.profile.precautions import Precautions, precautions
from portal.profile.response_guides import GuideSection, QuotedSection, ReferenceForCard, reference_for_card
from portal.profile.sds_sections import displayable_facts
from portal.profile.sourced_facts import AgreedValue, EntryFacts, SourcedFact, agreed_values, one_per_source
from reference.forms import Form, forms_of
from reference.hazard_codes import Route
from reference.labels import Group, labels
from reference.words.advice import EQUIPMENT

NO_EQUIPMENT = "사고 대응 보호복·호흡보호구 등급: 자료 없음, 현장지휘관 판단"
NO_DISPLAYABLE_TEXT = "표시할 수 있는 문구 없음(물질군 공통 문구이거나 빈칸이 있는 문구)"

SAFETY_DATA_SHEET_FEEDS = feeds_on_topic(Topic.SAFETY_DATA_SHEET)
FIRST_AID_FEEDS = feeds_on_topic(Topic.FIRST_AID)
HAZARD_FEEDS = feeds_on_topic(Topic.HAZARDS)
PROPERTY_FEEDS = feeds_on_topic(Topic.PROPERTIES)
"""Feeds that can fill a block of the card; an empty block names each of them and the reason for its gap."""

PICTOGRAM_TITLES = labels(Group.PICTOGRAM)
DETECTION_KINDS = (FactKind.COLOUR, FactKind.ODOUR, FactKind.ODOUR_THRESHOLD)
INTENT_ANCHORS = ("ppe", "first-aid", "fire", "spill")
"""The blocks that a search leads to; where one is empty, its anchor stands at the top of the card."""


@dataclass(frozen=True, slots=True)
class CardBlock:
    """One block of the card: agencies' lines, after them the guide's, or the reasons why there are no lines.

    ``gap`` is a sentence of the portal, ``gaps`` the reason of each feed. ``guide`` is the section that the guide's lines
    are quoted from, with what stands in place of sentences that hold abroad only.
    """

    title: str
    anchor: str
    lines: tuple[CardLine, ...] = ()
    gap: str = ""
    gaps: tuple[GapLine, ...] = ()
    title_en: str = ""
    guide_lines: tuple[CardLine, ...] = ()
    guides: tuple[QuotedSection, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether neither an agency nor the guide has a line."""
        return not self.lines and not self.guide_lines

    @property
    def gap_sentence(self) -> str:
        """Why no agency has a line, in one line."""
        return self.gap or joined_sentence(self.gaps)


@dataclass(slots=True)
class ResponseCard:
    """What the card shows. While none of several forms is chosen, only ``by_route`` and ``picker`` hold something.

    ``conflicting_actions`` then names the actions on which sources differ, without the advice.
    """

    signal: list[AgreedValue] = field(default_factory=list)
    pictograms: list[tuple[str, str, list[SourcedFact]]] = field(default_factory=list)
    dangers: list[Danger] = field(default_factory=list)
    by_route: tuple[RouteDanger, ...] = ()
    """The gravest danger of each route: the large lines of every card."""
    picker: tuple[Form, ...] = ()
    chosen: Form | None = None
    is_unknown_form: bool = False
    """Whether the address names a form that the substance does not have; it counts as no choice, and the card says so."""
    blocks: list[CardBlock] = field(default_factory=list)
    precautions: Precautions = field(default_factory=Precautions)
    water_reactive: list[AgreedValue] = field(default_factory=list)
    conflicts: list[ConflictingAdvice] = field(default_factory=list)
    conflicting_actions: list[str] = field(default_factory=list)
    danger_gaps: tuple[GapLine, ...] = ()
    dangers_elsewhere: str = ""
    """Where no danger of the chosen form is stated but one of another form: the sentence that names those forms."""
    reference: ReferenceForCard = field(default_factory=ReferenceForCard)
    strip: tuple[StripCell, ...] = ()
    numbers: list[AgreedValue] = field(default_factory=list)
    """UN numbers of the chosen form."""

    @property
    def waits_for_form(self) -> bool:
        """Whether one of several forms has yet to be chosen: no treatment, no fire advice, no distance until then."""
        return bool(self.picker) and self.chosen is None

    @property
    def water_line(self) -> RouteDanger | None:
        """The gravest danger of water; it stands before everything (content rule 5)."""
        return next((each for each in self.by_route if each.route is Route.WATER), None)

    @property
    def other_water(self) -> list[AgreedValue]:
        """What else forbids water, without the values that state the same code or class as the line of water."""
        if self.water_line is None:
            return self.water_reactive
        danger = self.water_line.danger
        if not danger.code:
            return [value for value in self.water_reactive if value.facts != danger.facts]
        return [value for value in self.water_reactive if danger.code not in value.text]

    @property
    def routes(self) -> tuple[RouteDanger, ...]:
        """The gravest danger of each route but water, in the order of the card."""
        return tuple(each for each in self.by_route if each.route is not Route.WATER)

    @property
    def distances(self) -> str:
        """Where the distances stand, "" where the card itself shows rows."""
        return "" if self.reference.distances else self.reference.no_distance

    @property
    def has_reference_figures(self) -> bool:
        """Whether a figure of the strip is of a reference document (content rule 29)."""
        return any(cell.is_reference for cell in self.strip)

    @property
    def danger_gap(self) -> str:
        """Why no danger is stated, in one line."""
        return self.dangers_elsewhere or joined_sentence(self.danger_gaps)

    @property
    def other_dangers(self) -> list[Danger]:
        """The dangers beside the gravest of each route."""
        shown = {each.danger.code for each in self.by_route}
        return [danger for danger in self.dangers if danger.code not in shown]

    @property
    def anchors_at_top(self) -> tuple[str, ...]:
        """The anchors of blocks without a line of their own: who asks for one lands on danger and water instead."""
        filled = {block.anchor for block in self.blocks if not block.is_empty}
        return tuple(anchor for anchor in INTENT_ANCHORS if anchor not in filled)

    @property
    def shows_untold(self) -> bool:
        """Whether a line on the card of a chosen form is of an untold form (형태 미상), and so perhaps of another one."""
        return self.chosen is not None and any(fact.form_unknown for facts in self.values() for fact in facts)

    def values(self) -> Iterator[Sequence[SourcedFact]]:
        """The facts of every value, in the order in which a face shows the values; a legend is made of them."""
        yield from (value.facts for value in (*self.numbers, *self.other_water))
        yield from (guide.facts for guide in self.reference.guides)
        yield from (each.danger.facts for each in self.by_route)
        yield from (value.facts for value in self.signal)
        yield from (facts for _, _, facts in self.pictograms)
        yield from (danger.facts for danger in self.other_dangers)
        yield from (row.facts for row in self.reference.distances)
        yield from (value.facts for cell in self.strip for value in cell.values)
        yield from (side for conflict in self.conflicts for side in (conflict.against, conflict.in_favour))
        yield from (line.facts for line in self.precautions.lines)
        yield from (line.facts for block in self.blocks for line in (*block.lines, *block.guide_lines))


def response_card(entry_facts: EntryFacts, gaps: FeedGaps, chosen_key: str) -> ResponseCard:
    """The card for the chosen form; an unknown key counts as no choice.

    While none of several forms is chosen, the card has the worst danger of each route and the picker, and no advice
    (content rule 12).
    """
    forms = forms_of(entry_facts.cas)
    chosen = next((form for form in forms if form.key == chosen_key), None)
    form_facts = [fact for fact in entry_facts.facts if chosen is None or fact.forms.may_be(chosen)]
    other_facts = [fact for fact in entry_facts.facts if not (chosen is None or fact.forms.may_be(chosen))]
    card = ResponseCard(picker=forms, chosen=chosen, is_unknown_form=bool(chosen_key) and chosen is None)
    gaps = gaps.of_forms(chosen) if chosen else gaps
    card.reference = reference_for_card(entry_facts, chosen)
    card.water_reactive = [*water_reactive(form_facts), *_water_in_documents(card.reference)]
    every_danger = dangers(form_facts)
    card.by_route = worst_by_route([*form_facts, *card.reference.water_gases])
    if not every_danger:
        card.dangers_elsewhere = _other_forms(each.facts for each in dangers(other_facts))
        card.danger_gaps = () if card.dangers_elsewhere else danger_gaps(form_facts, gaps)
    if card.waits_for_form:
        card.conflicting_actions = _conflicts_in_any_form(entry_facts, forms)
        return card
    card.conflicts = conflicting_advice(form_facts)
    card.dangers = every_danger
    card.signal = agreed_values(fact for fact in form_facts if fact.kind == FactKind.SIGNAL_WORD and not fact.absence)
    card.pictograms = pictograms(form_facts)
    card.numbers = agreed_values(fact for fact in form_facts if fact.kind == FactKind.UN and not fact.absence)
    card.strip = strip_cells(
        form_facts, card.reference, lambda facts: joined_sentence(gaps.lines(PROPERTY_FEEDS, facts))
    )
    blocks = (_with_other_forms(make, form_facts, other_facts) for make in _block_makers(gaps))
    card.blocks = [_with_guide(block, card.reference) for block in blocks]
    shown = {line.text for block in card.blocks for line in block.lines}
    card.precautions = precautions(form_facts, shown)
    return card


def _water_in_documents(reference: ReferenceForCard) -> list[AgreedValue]:
    """What reference documents say of water: EUH codes of the EU's law and the gases of the guidebook's table 2."""
    return agreed_values([*statements_on_water(reference.reactivity), *reference.water_gases])


_MakeBlock = Callable[[Sequence[SourcedFact]], CardBlock]


def _block_makers(gaps: FeedGaps) -> tuple[_MakeBlock, ...]:
    """The blocks in the order in which a responder needs them, each made of the facts of one form."""
    sheets = SAFETY_DATA_SHEET_FEEDS
    return (
        _equipment,
        lambda facts: _block("응급조치", "first-aid", "First aid", _first_aid(facts), gaps, FIRST_AID_FEEDS),
        lambda facts: _block("화재", "fire", "Fire", _of_section(facts, Section.FIRE), gaps, sheets),
        lambda facts: _block("누출", "spill", "Spill or leak", _of_section(facts, Section.RELEASE), gaps, sheets),
        lambda facts: _detection(facts, gaps),
    )


GUIDE_SECTIONS = {
    "ppe": (GuideSection.PROTECTIVE_CLOTHING,),
    "first-aid": (GuideSection.FIRST_AID,),
    "fire": (GuideSection.FIRE,),
    "spill": (GuideSection.SPILL_OR_LEAK, GuideSection.PUBLIC_SAFETY, GuideSection.EVACUATION),
}
"""The sections of a guide that are quoted in a block, after what agencies say (content rules 2, 4 and 30)."""


def _with_guide(block: CardBlock, reference: ReferenceForCard) -> CardBlock:
    names = GUIDE_SECTIONS.get(block.anchor, ())
    quoted = tuple(reference.sections[name] for name in names if name in reference.sections)
    lines = tuple(line for section in quoted for line in guide_lines(section.sentences))
    return replace(block, guides=quoted, guide_lines=lines)


def _with_other_forms(
    make: _MakeBlock, form_facts: Sequence[SourcedFact], other_facts: Sequence[SourcedFact]
) -> CardBlock:
    """The block of the chosen form; where it is empty and another form has lines, it says so (content rule 20)."""
    block = make(form_facts)
    elsewhere = "" if block.lines else _other_forms(line.facts for line in make(other_facts).lines)
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
    lines = card_lines(fact for fact in displayable_facts(of_sections) if EQUIPMENT.search(fact.value))
    return CardBlock("사고 대응 보호구", "ppe", lines, "" if lines else NO_EQUIPMENT, title_en="Protective equipment")


def _block(
    title: str, anchor: str, title_en: str, facts: Sequence[SourcedFact], gaps: FeedGaps, feeds: Sequence[str]
) -> CardBlock:
    if lines := card_lines(displayable_facts(facts)):
        return CardBlock(title, anchor, lines, title_en=title_en)
    has_statements = any(not fact.absence for fact in facts)
    return CardBlock(
        title,
        anchor,
        (),
        NO_DISPLAYABLE_TEXT if has_statements else "",
        () if has_statements else gaps.lines(feeds, facts),
        title_en,
    )


def _detection(facts: Sequence[SourcedFact], gaps: FeedGaps) -> CardBlock:
    """By what the substance is noticed: colour, odour and odour threshold as agencies state them."""
    stated = [fact for kind in DETECTION_KINDS for fact in facts if fact.kind == kind]
    lines = card_lines(displayable_facts(stated))
    reasons = () if lines else gaps.lines(PROPERTY_FEEDS, stated)
    return CardBlock("탐지", "detection", lines, "", reasons, "Detection")
