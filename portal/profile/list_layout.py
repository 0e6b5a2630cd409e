"""The four kinds of entries that have lists: what a row shows, what the text box searches, which day orders them."""

from __future__ import annotations

from collections.abc import Mapping

from connectors.schema import FactKind
from portal.profile.entry_lists import ListedKind

BY_FOLDER: Mapping[str, ListedKind] = {
    "facilities": ListedKind(
        "facility",
        (FactKind.ADDRESS, FactKind.INDUSTRY, FactKind.HANDLED),
        text_kinds=(FactKind.ADDRESS, FactKind.INDUSTRY),
        place_kinds=(FactKind.ADDRESS, FactKind.REGION, FactKind.PLACE),
    ),
    "accidents": ListedKind(
        "accident",
        (FactKind.OCCURRED_ON, FactKind.ACCIDENT_TYPE, FactKind.PLACE, FactKind.INVOLVED),
        text_kinds=(
            FactKind.ADDRESS,
            FactKind.PLACE,
            FactKind.INVOLVED,
            FactKind.SUMMARY,
            FactKind.ACCIDENT_TYPE,
            FactKind.CAUSE,
        ),
        place_kinds=(FactKind.ADDRESS, FactKind.REGION, FactKind.PLACE),
        day_kinds=(FactKind.OCCURRED_ON,),
    ),
    "products": ListedKind(
        "product",
        (FactKind.PUBLISHED_ON, FactKind.ACTED_ON, FactKind.BRAND, FactKind.RECALL_TYPE, FactKind.DEFECT),
        text_kinds=(FactKind.BRAND, FactKind.MODEL, FactKind.CATEGORY, FactKind.DEFECT),
        day_kinds=(FactKind.PUBLISHED_ON, FactKind.ACTED_ON),
    ),
    "pesticides": ListedKind(
        "pesticide",
        (FactKind.PESTICIDE_TYPE, FactKind.ACTIVE_INGREDIENT, FactKind.COMPANY, FactKind.CANCELLED_ON),
        text_kinds=(FactKind.ACTIVE_INGREDIENT, FactKind.COMPANY, FactKind.PESTICIDE_TYPE, FactKind.PESTICIDE_USE),
    ),
}
"""By the folder of the list's address."""
