"""Which pages the offline pack holds: cards in every form, UN numbers, guides, classes, guidance, mixtures of household pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from urllib.parse import urlencode

from connectors.schema import FactKind
from portal.curation.current import current_visibility
from portal.models import Entry, Fact
from portal.profile.guide_quotations import NumberInForm, SubstanceGuide, guides_for_numbers
from portal.profile.mixture_sides import Side, sides_of
from portal.store.identity import cas_of
from reference.forms import forms_of
from reference.guide_index import guide_index
from reference.product_classes import product_classes
from reference.reactivity.group_rules import group_rules
from reference.reactivity.household_pairs import household_pairs
from reference.reactivity.household_things import household_things
from reference.reactivity.materials import MixtureItem
from reference.reactivity.pair_judgement import judged_pair

ACCIDENT_LIST = "사고대비물질"
OFFLINE_PAGE = "/offline"


@dataclass(frozen=True, slots=True)
class HouseholdMixture:
    """Two sides of which a rule on household pairs speaks.

    ``suggested`` is false where they make a gas whose pages carry 109: they are found by both names alone (content rule 8).
    """

    a: Side
    b: Side
    suggested: bool

    @property
    def address(self) -> str:
        """The address with the keys in the order of letters, by which it is found in the pack."""
        return f"/mix?{urlencode([('item', key) for key in sorted((self.a.key, self.b.key))])}"


def carded_entries() -> list[Entry]:
    """The substances of which the pack holds the card: those of the list for accidents, and ingredients of household products."""
    visibility = current_visibility()
    listed = visibility.of_facts(
        Fact.objects.filter(
            kind=FactKind.LEGAL_LISTING, data__list_name=ACCIDENT_LIST, ended_at=None, record__withdrawn_at=None
        )
    )
    household = {f"cas:{each.cas}" for one in product_classes() for each in one.ingredients}
    wanted = Entry.objects.filter(kind="substance", withdrawn_at=None)
    wanted = wanted.filter(pk__in=listed.values("record__entry")) | wanted.filter(key__in=household)
    return list(visibility.of_entries(wanted).order_by("key"))


def card_addresses(entries: Sequence[Entry]) -> Iterator[str]:
    """The card of each entry, and the one of each of its forms."""
    for entry in entries:
        yield f"{entry.address}/card"
        for form in forms_of(cas_of(entry.key)):
            yield f"{entry.address}/card?{urlencode({'form': form.key})}"


def indexed_guides() -> tuple[SubstanceGuide, ...]:
    """The visible rows of the index of UN numbers, with their guides."""
    return guides_for_numbers(map(NumberInForm, sorted(guide_index())))


def linked_addresses(html: str, folder: str) -> list[str]:
    """The pages directly under an address that a page links to, without queries."""
    return sorted(set(re.findall(rf'href="({re.escape(folder)}/[\w-]+)"', html)))


def household_mixtures() -> list[HouseholdMixture]:
    """Each pair of which a household rule speaks: household things, product classes and their ingredients, and one of these with
    a carded substance that the rules name (bleach and ammonia)."""
    classes = product_classes()
    keys = [thing.key for thing in household_things() if not thing.product_class]
    keys += [each.slug for each in classes]
    keys += sorted({ingredient.cas for each in classes for ingredient in each.ingredients})
    partners = sorted({cas_of(entry.key) for entry in carded_entries()} & _numbers_in_pairs() - {*keys})
    spoken = [(side, side.item, *_matched_pairs(side.item)) for side in sides_of([*keys, *partners]) if side.item]
    return [
        HouseholdMixture(a, b, suggested=not judged_pair(a_item, b_item).calls_109)
        for (a, a_item, a_first, a_second), (b, b_item, b_first, b_second) in combinations(spoken, 2)
        if (a_first & b_second or b_first & a_second) and not {a.key, b.key} <= {*partners}
    ]


def _numbers_in_pairs() -> frozenset[str]:
    """The CAS numbers that sides of household pairs name, themselves or by a kind."""
    named = {match for pair in household_pairs() for match in pair.a_matches | pair.b_matches}
    return frozenset(match.removeprefix("cas:") for match in named).union(
        *(rule.cas for rule in group_rules() if rule.key in named)
    )


def _matched_pairs(item: MixtureItem) -> tuple[frozenset[str], frozenset[str]]:
    """The household pairs of which the item can be the first side, and those of which it can be the second."""
    return (
        frozenset(pair.key for pair in household_pairs() if _can_be(item, pair.a_matches)),
        frozenset(pair.key for pair in household_pairs() if _can_be(item, pair.b_matches)),
    )


def _can_be(item: MixtureItem, side: frozenset[str]) -> bool:
    return any(material.is_any_of(side) for material in item.materials)
