"""What reference documents say for the response card of one substance in one form: guide, distances, gases, limits, properties.

All of it is from documents that are no Korean standard (content rule 29), joined to the substance when it is asked for, so
that a UN number, a row or a sentence that staff withhold takes everything with it that rests on it (rule 31).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from portal.profile.sourced_facts import EntryFacts, SourcedFact
from reference.forms import Form


class GuideSection(StrEnum):
    """The sections of a guide that have text, by the book's headings."""

    HEALTH = "HEALTH"
    FIRE_OR_EXPLOSION = "FIRE OR EXPLOSION"
    PUBLIC_SAFETY = "PUBLIC SAFETY"
    PROTECTIVE_CLOTHING = "PROTECTIVE CLOTHING"
    EVACUATION = "EVACUATION"
    FIRE = "FIRE"
    SPILL_OR_LEAK = "SPILL OR LEAK"
    FIRST_AID = "FIRST AID"


@dataclass(frozen=True, slots=True)
class SubstanceGuide:
    """The guide for one UN number of the substance; ``facts`` are the rows of the index, one a name, with their source."""

    un: str
    guide: str
    title: str
    title_ko: str
    pages: str
    may_polymerize: bool
    facts: tuple[SourcedFact, ...]
    address: str
    """``/guides/124``."""


@dataclass(frozen=True, slots=True)
class GuideSentenceShown:
    """One sentence as quoted; ``korean`` is "" where the English stands alone.

    ``sub_heading`` is the heading within the section ("Small Fire"), "" for none, with its Korean. ``fact`` is its source.
    """

    english: str
    korean: str
    sub_heading: str
    sub_heading_ko: str
    fact: SourcedFact


@dataclass(frozen=True, slots=True)
class QuotedSection:
    """What a guide says under one heading for one UN number.

    ``calls_119`` where a sentence that holds abroad only stands in the book: 119 stands there instead.
    ``general_first_aid`` where the book refers to its General First Aid: ``GENERAL_FIRST_AID`` and 119 stand there.
    """

    section: GuideSection
    title_ko: str
    sentences: tuple[GuideSentenceShown, ...]
    calls_119: bool = False
    general_first_aid: bool = False


GENERAL_FIRST_AID = "ERG 2024 일반 응급처치: 이 포털에 없음"


@dataclass(frozen=True, slots=True)
class ShownDistance:
    """One row of table 1 that may be shown, every cell letter for letter; "T3" refers to table 3.

    ``origin`` is the sentence of origin that stands beside it (content rule 6), or who compared it with the original.
    ``refers_to_table_3`` where large spills have no figure: ``reference.protective_distances.TABLE_3_TEXT`` stands there.
    """

    un: str
    name: str
    small_isolate_m: str
    small_day_km: str
    small_night_km: str
    large_isolate_m: str
    large_day_km: str
    large_night_km: str
    spilled_in_water: bool
    spilled_on_land: bool
    refers_to_table_3: bool
    origin: str
    fact: SourcedFact


@dataclass(frozen=True, slots=True)
class ReferenceForCard:
    """Everything for one substance and chosen form; all of it is empty while a form has yet to be chosen, but for ``limits``.

    ``guides`` has several where the form has several UN numbers with different guides: none of them is then the guide.
    """

    guides: tuple[SubstanceGuide, ...] = ()
    sections: Mapping[GuideSection, QuotedSection] = field(default_factory=dict)
    """Of the only guide; {} where there is none or several."""
    distances: tuple[ShownDistance, ...] = ()
    no_distance: str = ""
    """Where the distances are, for the top of the card; "" where ``distances`` has rows."""
    water_gases: tuple[SourcedFact, ...] = ()
    limits: tuple[SourcedFact, ...] = ()
    """IDLH and AEGL; they hold for every form."""
    properties: tuple[SourcedFact, ...] = ()
    """CHRIS 1999, without what a Korean agency states for the form."""
    reactivity: tuple[SourcedFact, ...] = ()

    @property
    def guide(self) -> SubstanceGuide | None:
        """The only guide of the substance and form, or ``None``."""
        return self.guides[0] if len({each.guide for each in self.guides}) == 1 else None


def reference_for_card(entry_facts: EntryFacts, form: Form | None) -> ReferenceForCard:
    """What reference documents say of a substance in this form, ``None`` for a substance of one form or before one is chosen."""
    return ReferenceForCard()


def reference_facts(entry_facts: EntryFacts) -> tuple[SourcedFact, ...]:
    """Every row of the guidebook that is joined to the substance, with its form, for pages that show all forms."""
    return ()
