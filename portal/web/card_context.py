"""What the template part of the response card reads, the same on the card alone and on the substance's page."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from portal.profile.data_gaps import FeedGaps
from portal.profile.response_card import response_card
from portal.profile.short_legend import short_lines, untold_letters
from portal.profile.source_marks import SourceLegend
from portal.profile.sourced_facts import EntryFacts
from portal.profile.stored_conflicts import conflicts_on_page

DATED_FROM = 3
"""Values a source from which 기관 기준일 stands before a tap: on a card of less, the legend would be longer than what it explains."""


def card_context(entry_facts: EntryFacts, gaps: FeedGaps, form: str, fragment: str = "") -> dict[str, Any]:
    """What the card's part of a page needs; ``fragment`` leads the picker back to the card on a longer page."""
    shown = response_card(entry_facts, gaps, form)
    values = tuple(shown.values())
    legend = SourceLegend(values)
    differing = conflicts_on_page(entry_facts)
    return {
        "card": shown,
        "legend": legend,
        "short_lines": short_lines(legend),
        "says_dates": not shown.waits_for_form and len(values) >= DATED_FROM * len(legend.sources),
        # Before a form is chosen, the card itself says that dangers differ by form.
        "untold_letters": () if shown.waits_for_form else untold_letters(legend),
        "card_fragment": fragment,
        "conflicts": differing,
        "conflicts_of_form": [
            each for each in differing if shown.chosen is None or each.form in ("", shown.chosen.name_ko)
        ],
        "page_address": entry_facts.entry.address,
        "only_demo": entry_facts.has_demo,
        "emergency_contacts": (*filter(None, (settings.POISON_CENTRE,)), *settings.EMERGENCY_CONTACTS),
    }
