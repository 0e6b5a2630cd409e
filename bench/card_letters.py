"""How many letters of a response card tell where its lines come from: ``python -m bench.card_letters`` asks for every card.

It asks the portal of DATA_DIR for the card of each substance of the accident list and of each demonstration, before a form
is chosen and in each form, in Korean and in English, and exits with 1 where one passes ``BOUND``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import django
from lxml import html

BOUND = 0.15
"""The share of a card's letters that may tell where its lines come from."""
WORST = 10
_WHOLE_LEGEND = ".//*[@id='whole-legend']"
_UNSEEN = f".//details/*[not(self::summary)] | {_WHOLE_LEGEND} | .//*[contains(@class, 'hidden')] | .//p[@class='band']"
"""What stands behind a tap or is for screen readers alone; and the bands across a demonstration, which no real card has."""
_PROVENANCE = ".//sup[@class='source-mark'] | .//section[@class='card-legend'] | .//p[@class='quoted']"
"""Marks, the legend, and the line above a quotation."""
_REMARKS = ".//*[@class='origin']"


@dataclass(frozen=True, slots=True)
class CardLetters:
    """The letters and digits of one card that are seen before a tap, and how many of them are provenance."""

    name: str
    of_card: int
    of_sources: int
    of_remarks: int = 0
    """What single values say of their document beside their mark: that it is no Korean standard, whose wording it is."""
    behind_tap: int = 0
    """The letters of the whole legend, which a tap opens."""

    @property
    def share(self) -> float:
        """The part of the letters that is provenance."""
        return self.of_sources / self.of_card


def card_letters(name: str, page: str) -> CardLetters:
    """Counts the page's card; the page is not changed."""
    (article,) = html.fromstring(page).xpath("//article")
    behind_tap = sum(map(_letters, article.xpath(_WHOLE_LEGEND)))
    for unseen in article.xpath(_UNSEEN):
        unseen.drop_tree()
    sources, remarks = (sum(map(_letters, article.xpath(which))) for which in (_PROVENANCE, _REMARKS))
    return CardLetters(name, _letters(article), sources, remarks, behind_tap)


def told(cards: Sequence[CardLetters]) -> Iterator[str]:
    """The share over all cards, and the worst cards."""
    of_card, of_sources = sum(each.of_card for each in cards), sum(each.of_sources for each in cards)
    mean = sum(each.share for each in cards) / len(cards)
    yield f"{len(cards)} cards: {of_sources} of {of_card} letters, {of_sources / of_card:.1%}; a card {mean:.1%} on average"
    remarked = [(each.of_sources + each.of_remarks) / each.of_card for each in cards]
    opened = [(each.of_sources + each.behind_tap) / (each.of_card + each.behind_tap) for each in cards]
    yield f"with what values say beside their marks: {sum(remarked) / len(cards):.1%} on average, {max(remarked):.1%} at most"
    yield f"with the whole legend open: {sum(opened) / len(cards):.1%} on average, {max(opened):.1%} at most"
    for each in sorted(cards, key=lambda card: -card.share)[:WORST]:
        yield f"{each.share:6.1%}  {each.of_sources:4} of {each.of_card:5}  {each.name}"


def _letters(element: html.HtmlElement) -> int:
    return sum(character.isalnum() for character in element.text_content())


def _addresses() -> Iterator[str]:
    # Models are read only after Django was set up.
    from connectors.schema import Origin
    from portal.models import Entry
    from portal.publish.offline_addresses import card_addresses, carded_entries

    demonstrated = Entry.objects.filter(kind="substance", withdrawn_at=None, records__origin=Origin.DEMO)
    entries = {entry.pk: entry for entry in (*carded_entries(), *demonstrated.distinct())}
    yield from card_addresses([entries[pk] for pk in sorted(entries)])


def _asked(addresses: Iterable[str]) -> Iterator[CardLetters]:
    # As above.
    from django.test import Client

    browser = Client(headers={"host": "localhost"})
    for address in addresses:
        yield card_letters(address, browser.get(address).content.decode())


def main() -> int:
    """Prints both languages; 1 where a card passes the bound."""
    django.setup()
    addresses = list(_addresses())
    passed = False
    for language in ("", "/en"):
        cards = list(_asked(f"{language}{address}" for address in addresses))
        print(*told(cards), sep="\n")
        passed = passed or any(card.share > BOUND for card in cards)
    return int(passed)


if __name__ == "__main__":
    sys.exit(main())
