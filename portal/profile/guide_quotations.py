"""The guides of the Emergency Response Guidebook as they may be quoted: for a substance in one form, and for one UN number.

Rows are joined to the substance when they are asked for, so that a UN number, a row or a sentence that staff withhold takes
everything with it that rests on it (content rule 31). All of it is no Korean standard (rule 29).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from connectors.schema import FactKind, Origin
from portal.curation.current import current_visibility
from portal.models import SourceRecord
from portal.own_feeds.response_guide_feeds import GUIDES_FEED, INDEX_FEED, TABLE_1_FEED, TABLE_2_FEED, guide_label
from portal.profile.entry_facts import facts_of_records
from portal.profile.forms_of_fact import FormsOfFact
from portal.profile.sourced_facts import EntryFacts, SourcedFact
from reference.forms import Form, forms_of
from reference.guide_index import guide_index
from reference.guide_sentences import GuideSentence, LeftOut, sentences_of
from reference.guide_texts import Guide, GuideItem, guides, heading_ko
from reference.protective_distances import distance_rows
from reference.un_groups import is_group
from reference.water_gases import water_gas_rows

KEYS_OF_NUMBER: Mapping[str, Callable[[str], Iterable[str]]] = {
    INDEX_FEED: lambda un: [f"{un}-{name.guide}" for name in guide_index().get(un, ())],
    TABLE_1_FEED: lambda un: [row.key for row in distance_rows().get(un, ())],
    TABLE_2_FEED: lambda un: [un] if un in water_gas_rows() else [],
}
"""The keys of the records of a feed that are about a UN number."""

GENERAL_FIRST_AID = "ERG 2024 일반 응급처치: 이 포털에 없음"


class GuideSection(StrEnum):
    """The sections of a guide that have text, by the book's headings and in its order."""

    FIRE_OR_EXPLOSION = "FIRE OR EXPLOSION"
    HEALTH = "HEALTH"
    PUBLIC_SAFETY = "PUBLIC SAFETY"
    PROTECTIVE_CLOTHING = "PROTECTIVE CLOTHING"
    EVACUATION = "EVACUATION"
    FIRE = "FIRE"
    SPILL_OR_LEAK = "SPILL OR LEAK"
    FIRST_AID = "FIRST AID"


@dataclass(frozen=True, slots=True)
class NumberInForm:
    """A UN number of a substance, and the form that it stands for; ``None`` for a substance of one form."""

    un: str
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class SubstanceGuide:
    """The guide for one UN number; ``facts`` are the rows of the index, one a name, with their source."""

    un: str
    guide: str
    title: str
    title_ko: str
    pages: str
    may_polymerize: bool
    facts: tuple[SourcedFact, ...]

    @property
    def address(self) -> str:
        """``/guides/124``."""
        return f"/guides/{self.guide}"

    @property
    def names(self) -> tuple[str, ...]:
        """The names under the number, in the book's English."""
        return tuple(fact.data["name"] for fact in self.facts)


@dataclass(frozen=True, slots=True)
class GuideSentenceShown:
    """One sentence as quoted; ``korean`` is "" where the English stands alone.

    ``sub_heading`` is the heading within the section ("Small Fire"), "" for none. ``fact`` is its source. The fields behind it
    are told on the guide's page alone: on a card such a sentence stands only where it holds.
    """

    english: str
    korean: str
    sub_heading: str
    sub_heading_ko: str
    fact: SourcedFact
    is_family: bool = False
    only_for: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()
    only_polymerizing: bool = False


@dataclass(frozen=True, slots=True)
class QuotedSection:
    """What a guide says under one heading.

    ``calls_119`` where a sentence that holds abroad only stands in the book: 119 stands there instead.
    ``general_first_aid`` where the book refers to its General First Aid: ``GENERAL_FIRST_AID`` and 119 stand there.
    """

    section: GuideSection
    title_ko: str
    sentences: tuple[GuideSentenceShown, ...]
    calls_119: bool = False
    general_first_aid: bool = False


def numbers_of(entry_facts: EntryFacts) -> tuple[NumberInForm, ...]:
    """The UN numbers by which a substance is joined to the guidebook, in the order of its forms.

    Those of the table of forms; for a substance of one form the one number that agencies state. Numbers of groups tell
    nothing of the substance, and of several numbers without forms none is the right one.
    """
    if not entry_facts.cas:
        return ()
    forms = forms_of(entry_facts.cas)
    if forms:
        return tuple(NumberInForm(un, form) for form in forms for un in form.un if not is_group(un))
    stated = [fact for fact in entry_facts.of(FactKind.UN) if not fact.absence and fact.origin != Origin.PORTAL]
    live = [fact for fact in stated if fact.origin == Origin.LIVE]
    numbers = {fact.value for fact in live or stated if not is_group(fact.value)}
    return tuple(map(NumberInForm, numbers)) if len(numbers) == 1 else ()


def numbers_for(entry_facts: EntryFacts, form: Form | None) -> tuple[NumberInForm, ...]:
    """Those of the chosen form; () while a form has yet to be chosen."""
    return tuple(each for each in numbers_of(entry_facts) if each.form == form)


def guidebook_rows(numbers: Iterable[NumberInForm], *feeds: str) -> tuple[SourcedFact, ...]:
    """The visible rows of these feeds of the guidebook for these numbers, each with its form; one reading for all feeds."""
    wanted = tuple(numbers)
    keys = {feed: {key for each in wanted for key in KEYS_OF_NUMBER[feed](each.un)} for feed in feeds}
    named = [Q(feed=feed, key__in=of_feed) for feed, of_feed in keys.items() if of_feed]
    if not named:
        return ()
    facts = facts_of_records(SourceRecord.objects.filter(reduce(or_, named), origin=Origin.PORTAL))
    return tuple(of_form(fact, each) for each in wanted for fact in facts if fact.data["un"] == each.un)


def guides_for_numbers(numbers: Iterable[NumberInForm]) -> tuple[SubstanceGuide, ...]:
    """The guides of these numbers by the visible rows of the index; a guide that staff withhold is left out."""
    return guides_in(guidebook_rows(numbers, INDEX_FEED))


def guides_in(rows: Iterable[SourcedFact]) -> tuple[SubstanceGuide, ...]:
    """The same from rows that were read already; rows of other feeds do not count."""
    by_guide: dict[tuple[str, str, str], list[SourcedFact]] = defaultdict(list)
    for fact in rows:
        if fact.feed == INDEX_FEED:
            by_guide[fact.form_key, fact.data["un"], fact.data["guide"]].append(fact)
    shown = visible_guides({guide for _, _, guide in by_guide}) if by_guide else frozenset()
    return tuple(_guide(un, guides()[guide], facts) for (_, un, guide), facts in by_guide.items() if guide in shown)


def _guide(un: str, guide: Guide, facts: Sequence[SourcedFact]) -> SubstanceGuide:
    polymerizes = any(fact.data["may_polymerize"] for fact in facts)
    return SubstanceGuide(un, guide.number, guide.title, guide.title_ko, guide.pages, polymerizes, tuple(facts))


def guide_sections(of_guide: Sequence[SubstanceGuide]) -> Mapping[GuideSection, QuotedSection]:
    """What one guide says for its numbers by section: only sentences that may stand on a card, and for all of the numbers.

    ``of_guide`` are the UN numbers of one substance and form under the same guide (content rule 30).
    """
    (number,) = {each.guide for each in of_guide}
    return _sections(
        number,
        lambda sentence: all(sentence.speaks_of(each.un, may_polymerize=each.may_polymerize) for each in of_guide),
    )


def whole_guide(number: str) -> Mapping[GuideSection, QuotedSection]:
    """Everything that the guide says, for its own page: also what speaks of families and of single UN numbers."""
    return _sections(number, lambda each: True)


def portal_records(feed: str, keys: Iterable[str]) -> QuerySet[SourceRecord]:
    """The records of one of the portal's own feeds by key."""
    return SourceRecord.objects.filter(feed=feed, origin=Origin.PORTAL, key__in=list(keys))


def of_form(fact: SourcedFact, number: NumberInForm) -> SourcedFact:
    """The fact as one of the form for which its number stands."""
    if number.form is None:
        return fact
    return replace(fact, data={**fact.data, "form": number.form.key}, forms=FormsOfFact((number.form,)))


def visible_guides(numbers: Collection[str]) -> frozenset[str]:
    """The guides of these of which the record may be shown."""
    current = portal_records(GUIDES_FEED, numbers).filter(withdrawn_at=None)
    return frozenset(current_visibility().of_records(current).values_list("key", flat=True)) & guides().keys()


def _sections(number: str, holds: Callable[[GuideSentence], bool]) -> Mapping[GuideSection, QuotedSection]:
    """The sentences whose fact is visible and that ``holds`` lets stand, in the order of the book."""
    facts = {(fact.label, fact.value): fact for fact in facts_of_records(portal_records(GUIDES_FEED, [number]))}
    if not facts or number not in guides():
        return {}
    items: dict[GuideSection, list[GuideItem]] = defaultdict(list)
    for item in guides()[number].items:
        items[GuideSection(item.section)].append(item)
    return {section: _section(section, of_section, facts, holds) for section, of_section in items.items()}


def _section(
    section: GuideSection,
    items: Iterable[GuideItem],
    facts: Mapping[tuple[str, str], SourcedFact],
    holds: Callable[[GuideSentence], bool],
) -> QuotedSection:
    sentences: list[GuideSentenceShown] = []
    left_out: set[LeftOut] = set()
    for item in items:
        label = guide_label(item.section, item.sub_heading)
        for sentence in sentences_of(item.text):
            left_out.add(sentence.left_out)
            fact = facts.get((label, sentence.english))
            if fact is not None and not sentence.left_out and holds(sentence):
                sentences.append(_shown(sentence, item, fact))
    return QuotedSection(
        section,
        heading_ko(section),
        tuple(sentences),
        calls_119=LeftOut.ABROAD in left_out,
        general_first_aid=LeftOut.GENERAL_FIRST_AID in left_out,
    )


def _shown(sentence: GuideSentence, item: GuideItem, fact: SourcedFact) -> GuideSentenceShown:
    return GuideSentenceShown(
        sentence.english, sentence.korean, item.sub_heading, heading_ko(item.sub_heading), fact,
        sentence.is_family, sentence.only_for, sentence.not_for, sentence.only_polymerizing,
    )  # fmt: skip
