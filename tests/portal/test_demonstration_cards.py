"""Over the whole demonstration: every line of every card has its mark and legend, and the worst line is the worst of the facts.

The lines are read from the HTML, as a reader sees them, and the facts straight from the database.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings
from lxml import html
from pytest_django import DjangoDbBlocker

from bench.card_letters import BOUND, card_letters, told
from connectors.feeds import Topic
from connectors.registry import FEEDS, feeds_on_topic
from connectors.schema import Fact as SchemaFact
from connectors.schema import FactKind
from portal.ingest import feed_run
from portal.ingest.feed_source import open_source
from portal.models import Entry, Fact, RunState
from portal.own_feeds.catalogue import sync_own_feeds
from reference.forms import forms_of
from reference.reactivity.consequences import rows
from reference.words.advice import EQUIPMENT
from tests.portal.factories import ingested
from tests.portal.stated_classes import lines_of_classes

pytestmark = pytest.mark.django_db

READ = (
    *("ncis.inventory", "ncis.substances", "hazmat.materials"),
    *feeds_on_topic(Topic.HAZARDS),
    *feeds_on_topic(Topic.SAFETY_DATA_SHEET),
    *feeds_on_topic(Topic.FIRST_AID),
)
UNCOLLECTED = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
ORDER = (*("H200 H201 H202 H203 H204 H205 H240 H241", "H250 H232", "H330 H331", "H310"),)
"""Content rule 12, letter for letter: what it names, in its order."""
NUMBERS = {"흡입": range(330, 340), "피부·눈": range(310, 330), "삼킴": range(300, 310), "화재·폭발": range(200, 290)}
"""H codes by route, as GHS numbers them."""
ROUTES = {"흡입": "inhaled", "피부·눈": "skin", "삼킴": "swallowed", "화재·폭발": "fire"}
OF_WATER = frozenset({"H260", "H261"})


@dataclass(frozen=True, slots=True)
class Card:
    """One card as a reader sees it."""

    entry: Entry
    form: str
    root: html.HtmlElement
    raw: str


@pytest.fixture(scope="module")
def cards(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Sequence[Card]]:
    """The card of every substance, before a form is chosen and for each of its forms."""
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        override_settings(DEMO="on", STORAGES={**settings.STORAGES, "staticfiles": UNCOLLECTED}),
        pytest.MonkeyPatch.context() as monkeypatch,
    ):
        monkeypatch.setattr(feed_run, "open_source", open_source)
        for name in dict.fromkeys(READ):
            run = feed_run.run_feed(FEEDS[name])
            assert run is not None
            assert run.state == RunState.SUCCEEDED, f"{name}: {run.error}"
        _list_substances()
        sync_own_feeds()
        browser = Client(headers={"host": "localhost"})
        entries = Entry.objects.filter(kind="substance", withdrawn_at=None, key__startswith="cas:").order_by("key")
        yield [
            _card(browser, entry, form)
            for entry in entries
            for form in ("", *(each.key for each in forms_of(entry.slug)))
        ]
        transaction.set_rollback(True)


def _list_substances() -> None:
    """The substances of the accident list and the common ones beside them, of which the national list alone says something."""
    known = set(Entry.objects.values_list("key", flat=True))
    for row in rows("substance_groups.csv"):
        if f"cas:{row['cas']}" not in known:
            ingested("ncis.inventory", row["cas"], SchemaFact(FactKind.NAME, row["name_ko"], lang="ko"), cas=row["cas"])


def _card(browser: Client, entry: Entry, form: str, language: str = "") -> Card:
    raw = browser.get(f"{language}/substances/{entry.slug}/card", {"form": form} if form else {}).content.decode()
    return Card(entry, form, html.fromstring(raw), raw)


def lines_of(card: Card) -> Iterator[html.HtmlElement]:
    """Every element that states something of the substance: lines, dangers, figures, distances, pictograms."""
    yield from card.root.xpath(
        "//section[contains(@class, 'danger') or contains(@class, 'stop')]//dd"
        " | //section[contains(@class, 'stop')]//li"
        " | //section[contains(@class, 'stop')]//p[@class='worst']"
        " | //ul[contains(@class, 'pictograms')]/li | //ul[@class='others']/li"
        " | //dl[@class='strip']//dd[not(span[@class='gap'])] | //p[@class='distance']"
        " | //div[@class='blocks']/section/ul[not(@class)]/li"
        " | //div[@class='blocks']//ul[@class='guide']/li[not(@class) and span]"
    )


def marks_in(line: html.HtmlElement) -> list[str]:
    marked = line.xpath(".//sup[@class='source-mark']/a/@aria-label")
    return [letters for label in marked for letters in label.removeprefix("출처 ").split(", ")]


def test_no_line_stands_without_a_mark_and_no_mark_without_a_legend(cards: Sequence[Card]) -> None:
    """Content rule 19."""
    counted = 0
    for card in cards:
        legend = {name.removeprefix("source-") for name in card.root.xpath("//*[starts-with(@id, 'source-')]/@id")}
        used: set[str] = set()
        for line in lines_of(card):
            marks = marks_in(line)
            assert marks, f"{card.entry.slug} {card.form}: {line.text_content()[:80]}"
            assert set(marks) <= legend
            used |= set(marks)
            counted += 1
        # Marks beside the heading, the numbers and the signal word too lead to a line, and no line of the legend is idle.
        assert set(marks_in(card.root)) == legend
        assert used <= legend
    print(f"{counted} lines of {len(cards)} cards")
    assert counted > 3_000


def test_the_worst_line_of_each_route_is_the_worst_of_the_facts(cards: Sequence[Card]) -> None:
    """Content rules 5 and 12, by a reading of the facts that shares nothing with the card's."""
    compared = 0
    for card in cards:
        if forms_of(card.entry.slug):
            continue
        codes = codes_of(card.entry)
        rows = {row.findtext("dt"): row for row in card.root.xpath("//section[contains(@class, 'danger')]/dl/div")}
        shown = {
            title: next(iter(re.findall(r"E?U?H\d{3}", row.xpath("string(dd/small)"))), "")
            for title, row in rows.items()
        }
        of_classes = lines_of_classes(card.entry)
        for route, numbers in NUMBERS.items():
            of_route = [code for code in codes if int(code[1:4]) in numbers and code not in OF_WATER]
            of_class = of_classes.get(ROUTES[route])
            assert (route in shown) is bool(of_route or of_class), f"{card.entry.slug}: {route}"
            if of_class and not of_route:
                assert (shown[route], rows[route].findtext("dd/strong")) == ("", of_class[0]), card.entry.slug
            if of_route:
                assert shown[route] in of_route
                named = [code for step in ORDER for code in step.split()]
                ranked = [code for code in of_route if code in named]
                assert not ranked or step_of(shown[route]) == min(map(step_of, ranked)), card.entry.slug
                if named_alike := fatal_before_toxic(of_route, route):
                    assert shown[route] == named_alike, card.entry.slug
                compared += 1
        water = card.root.xpath("//section[contains(@class, 'stop')]//p[@class='worst']")
        assert bool(set(codes) & OF_WATER) <= bool(water), card.entry.slug
        first = re.search(r'class="worst">.*?<small>([^<]*)', card.raw, re.S)
        if set(codes) & OF_WATER:
            assert first is not None
            assert first[1].strip()[:4] in OF_WATER
    print(f"{compared} lines")
    assert compared > 200


def codes_of(entry: Entry) -> frozenset[str]:
    facts = Fact.objects.filter(record__entry=entry, record__withdrawn_at=None, ended_at=None, absence="")
    statements = facts.filter(kind="hazard_statement").values_list("value", flat=True)
    classes = [(data or {}).get("h_code") for data in facts.filter(kind="hazard_class").values_list("data", flat=True)]
    return frozenset(value[:4] for value in (*statements, *filter(None, classes)) if re.match(r"H\d{3}", value))


def step_of(code: str) -> int:
    return next((place for place, step in enumerate(ORDER) if code in step.split()), len(ORDER))


def fatal_before_toxic(codes: Sequence[str], route: str) -> str:
    """The gravest acute code of a route: fatal, toxic, harmful; "" where there is none."""
    acute: Mapping[str, tuple[str, ...]] = {
        "흡입": ("H330", "H331"), "피부·눈": ("H310",), "삼킴": ("H300", "H301"),
    }  # fmt: skip
    return next((code for code in acute.get(route, ()) if code in codes), "")


def test_hydrogen_sulfide_leads_with_what_kills(cards: Sequence[Card]) -> None:
    card = next(card for card in cards if card.entry.slug == "7783-06-4")
    assert "흡입하면 치명적임" in card.root.xpath("string(//div[@class='worst'])")


def test_every_line_of_equipment_names_equipment(cards: Sequence[Card]) -> None:
    """Content rule 2."""
    lines = [
        line
        for card in cards
        for line in card.root.xpath("//section[@id='ppe']/ul[not(@class)]/li/span[@class='text']")
    ]
    assert [line.text_content() for line in lines if not EQUIPMENT.search(line.text_content())] == []


def test_no_line_instructs_the_writer_of_a_label_and_none_has_a_blank(cards: Sequence[Card]) -> None:
    """Content rule 1."""
    for card in cards:
        seen = re.sub(r"<details.*?</details>", "", card.raw, flags=re.S)
        assert not re.search("기재한다|명시한다|결정적인 증거", seen), card.entry.slug
        assert "…" not in card.root.xpath("string(//div[@class='blocks'])"), card.entry.slug


def test_nothing_says_that_a_vapour_is_light(cards: Sequence[Card]) -> None:
    assert [card.entry.slug for card in cards if "가벼" in card.raw] == []


def test_before_a_tap_the_legend_names_every_source(cards: Sequence[Card]) -> None:
    for card in cards:
        whole = {name.removeprefix("source-") for name in card.root.xpath("//*[starts-with(@id, 'source-')]/@id")}
        short = card.root.xpath("//ul[@class='legend short']//a/b/text()")
        assert {letters for each in short for letters in each.split()} == whole, card.entry.slug


def test_few_letters_tell_where_the_lines_come_from(cards: Sequence[Card]) -> None:
    """On every card, and not only over all of them."""
    counted = [card_letters(f"{card.entry.slug} {card.form}", card.raw) for card in cards]
    print(*told(counted), sep="\n")
    assert [card for card in counted if card.share > BOUND] == []


def test_cards_in_english_mark_all_that_is_korean_and_have_few_letters_about_sources_too(cards: Sequence[Card]) -> None:
    browser = Client(headers={"host": "localhost"})
    counted = []
    for card in cards[::5]:
        english = _card(browser, card.entry, card.form, "/en")
        counted.append(card_letters(f"{card.entry.slug} {card.form}", english.raw))
        (article,) = english.root.xpath("//article")
        for korean in article.xpath(".//*[@lang='ko']"):
            korean.drop_tree()
        assert re.findall("[가-힣]+", article.text_content()) == [], card.entry.slug
    print(*told(counted), sep="\n")
    assert [card for card in counted if card.share > BOUND] == []
