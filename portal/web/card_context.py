"""What the template part of the response card reads, the same on the card alone and on the substance's page."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from portal.profile.data_gaps import FeedGaps
from portal.profile.response_card import response_card
from portal.profile.source_marks import SourceLegend
from portal.profile.sourced_facts import EntryFacts
from portal.profile.stored_conflicts import conflicts_on_page


def card_context(entry_facts: EntryFacts, gaps: FeedGaps, form: str, fragment: str = "") -> dict[str, Any]:
    """What the card's part of a page needs; ``fragment`` leads the picker back to the card on a longer page."""
    shown = response_card(entry_facts, gaps, form)
    differing = conflicts_on_page(entry_facts)
    return {
        "card": shown,
        "legend": SourceLegend(shown.values()),
        "card_fragment": fragment,
        "conflicts": differing,
        "conflicts_of_form": [
            each for each in differing if shown.chosen is None or each.form in ("", shown.chosen.name_ko)
        ],
        "page_address": entry_facts.entry.address,
        "only_demo": entry_facts.has_demo,
        "emergency_contacts": (*filter(None, (settings.POISON_CENTRE,)), *settings.EMERGENCY_CONTACTS),
    }
