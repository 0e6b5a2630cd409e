"""What reference documents say for the response card of one substance in one form: guide, distances, gases, limits, properties.

All of it is from documents that are no Korean standard (content rule 29). It is joined to the substance when it is asked
for, so that a UN number, a row or a sentence that staff withhold takes everything with it that rests on it (rule 31).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from connectors.schema import FactKind, Origin
from portal.own_feeds.response_guide_feeds import INDEX_FEED, TABLE_1_FEED, TABLE_2_FEED
from portal.profile.guide_quotations import (
    GENERAL_FIRST_AID,
    GuideSection,
    GuideSentenceShown,
    QuotedSection,
    SubstanceGuide,
    guide_sections,
    guidebook_rows,
    guides_in,
    numbers_for,
)
from portal.profile.shown_distances import DISTANCES_ELSEWHERE, ShownDistance, distances_in
from portal.profile.sourced_facts import EntryFacts, SourcedFact
from reference.forms import Form, forms_of

__all__ = [
    "DISTANCES_ELSEWHERE",
    "GENERAL_FIRST_AID",
    "GuideSection",
    "GuideSentenceShown",
    "QuotedSection",
    "ReferenceForCard",
    "ShownDistance",
    "SubstanceGuide",
    "is_stated",
    "reference_for_card",
    "reference_properties",
]


@dataclass(frozen=True, slots=True)
class ReferenceForCard:
    """Everything for one substance and chosen form.

    While a form has yet to be chosen, only ``limits`` and ``reactivity`` hold something. ``guides`` has several where the
    form has several UN numbers or its number several guides; if they differ, none of them is the guide of the card.
    """

    guides: tuple[SubstanceGuide, ...] = ()
    sections: Mapping[GuideSection, QuotedSection] = field(default_factory=dict)
    """Of ``guide``; {} where there is none."""
    distances: tuple[ShownDistance, ...] = ()
    no_distance: str = DISTANCES_ELSEWHERE
    """Where distances are, for the top of the card; "" where ``distances`` has rows."""
    water_gases: tuple[SourcedFact, ...] = ()
    """Rows of ERG 2024 table 2; ``data["gases"]`` are formulas."""
    limits: tuple[SourcedFact, ...] = ()
    """IDLH and AEGL, which hold for every form."""
    properties: tuple[SourcedFact, ...] = ()
    """CHRIS 1999, without what a Korean agency states for the form."""
    reactivity: tuple[SourcedFact, ...] = ()
    """EU CLP annex VI by code, ``data["code"]``; the law's name of the entry is the fact's label."""

    @property
    def guide(self) -> SubstanceGuide | None:
        """The guide of the substance and form, ``None`` where there is none or where several differ."""
        return self.guides[0] if _are_one(self.guides) else None


def reference_for_card(entry_facts: EntryFacts, form: Form | None) -> ReferenceForCard:
    """What reference documents say of a substance in this form; ``None`` for a substance of one form, or before one is chosen.

    Seven queries, none where the substance and form have no UN number that the guidebook knows.
    """
    rows = guidebook_rows(numbers_for(entry_facts, form), INDEX_FEED, TABLE_1_FEED, TABLE_2_FEED)
    guides = guides_in(rows)
    distances = distances_in(rows)
    return ReferenceForCard(
        guides=guides,
        sections=guide_sections(guides) if _are_one(guides) else {},
        distances=distances,
        no_distance="" if distances else DISTANCES_ELSEWHERE,
        water_gases=tuple(fact for fact in rows if fact.feed == TABLE_2_FEED),
        limits=tuple(entry_facts.of(FactKind.EMERGENCY_LIMIT)),
        properties=reference_properties(entry_facts, form),
        reactivity=tuple(
            fact for fact in entry_facts.of(FactKind.REACTIVITY_STATEMENT) if form is None or fact.forms.may_be(form)
        ),
    )


def _are_one(guides: Sequence[SubstanceGuide]) -> bool:
    return len({each.guide for each in guides}) == 1


def reference_properties(entry_facts: EntryFacts, form: Form | None) -> tuple[SourcedFact, ...]:
    """Properties from reference documents for the form, without each that a Korean agency states for it.

    None while a form has yet to be chosen: a sheet is of one form.
    """
    if form is None and forms_of(entry_facts.cas):
        return ()
    return tuple(
        fact
        for fact in entry_facts.of(FactKind.REFERENCE_PROPERTY)
        if (form is None or fact.forms.may_be(form)) and not is_stated(entry_facts, fact.data["name"], form)
    )


def is_stated(entry_facts: EntryFacts, kind: str, form: Form | None) -> bool:
    """Whether a Korean agency states this kind for the form, or without telling the form; ``None`` asks for any form."""
    return any(
        not fact.absence and fact.origin != Origin.PORTAL and (form is None or fact.forms.may_be(form))
        for fact in entry_facts.of(kind)
    )
