"""Over the whole demonstration: what stands beside an answer is what the response card says, and nothing stands where it may not.

Every substance is asked for by its number and by its names, whole and with a slip; every class of products by its names.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from django.db import transaction
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker

from connectors.feeds import Topic
from connectors.registry import FEEDS, feeds_on_topic
from connectors.schema import FactKind
from portal.ingest import feed_run
from portal.ingest.feed_source import open_source
from portal.models import Entry, RunState
from portal.own_feeds.catalogue import sync_own_feeds
from portal.profile.attribution import feed_document
from portal.profile.dangers import Danger, dangers
from portal.profile.data_gaps import read_gaps
from portal.profile.entry_facts import facts_of
from portal.profile.regulation import regulation
from portal.profile.response_card import response_card
from portal.profile.sourced_facts import EntryFacts
from portal.publish.index import publish
from reference.document_tables import TABLES
from reference.forms import forms_of
from reference.ghs_statements import statement_of
from reference.hazard_codes import severity
from reference.legal_lists import REGISTERS
from tests.portal.own_engine import own_engine
from tests.portal.stated_classes import lines_of_classes

pytestmark = pytest.mark.django_db

READ = ("ncis.inventory", "ncis.substances", "hazmat.materials", *feeds_on_topic(Topic.HAZARDS))
"""The feeds that name substances, list them in a law and classify them."""
Answers = Sequence[tuple[Entry, dict[str, Any]]]
LEFT_OUT = frozenset({"H260", "H261"})
"""Physical hazards that are of water."""
ROUTES = {"swallowed": range(300, 310), "skin": range(310, 330), "inhaled": range(330, 340), "fire": range(200, 290)}
"""Numbers of H codes by route, as GHS numbers them."""


@pytest.fixture(scope="module")
def browser(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Client]:
    """A browser of the portal that has read the demonstration of its substances."""
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        override_settings(DEMO="on"),
        pytest.MonkeyPatch.context() as monkeypatch,
        own_engine(tmp_path_factory.mktemp("demonstration"), monkeypatch),
    ):
        monkeypatch.setattr(feed_run, "open_source", open_source)
        for name in dict.fromkeys(READ):
            run = feed_run.run_feed(FEEDS[name])
            assert run is not None
            assert run.state == RunState.SUCCEEDED, f"{name}: {run.error}"
        sync_own_feeds()
        published = publish()
        assert published is not None
        assert published.state == RunState.SUCCEEDED, published.error
        yield Client(headers={"host": "localhost"})
        transaction.set_rollback(True)


def substances() -> list[Entry]:
    return list(Entry.objects.filter(kind="substance", withdrawn_at=None, key__startswith="cas:").order_by("key"))


@pytest.fixture(scope="module")
def answers(browser: Client) -> Answers:
    """Every substance with the answer to its number."""
    return [(entry, answer(browser, entry.slug)) for entry in substances()]


def answer(browser: Client, text: str) -> dict[str, Any]:
    found: dict[str, dict[str, Any]] = browser.get("/api/v1/search", {"q": text}).json()
    return found["answer"]


def block_of(browser: Client, text: str) -> str:
    html = browser.get("/search", {"q": text, "stay": "on"}).content.decode()
    return html.partition('class="conclusion')[2].partition("</section>")[0]


def worst_of_the_card(entry_facts: EntryFacts) -> dict[str, list[Danger]]:
    """The gravest danger of each route among all lines that the card shows: one for each form of whose card it is a line."""
    gaps = read_gaps(entry_facts)
    first = response_card(entry_facts, gaps, "")
    cards = [first, *(response_card(entry_facts, gaps, form.key) for form in first.picker)]
    lines = sorted(
        (danger for card in cards for danger in card.dangers), key=lambda line: (severity(line.code), line.code)
    )
    gravest: dict[str, str] = {}
    for danger in lines:
        gravest.setdefault(route_of(danger.code), danger.code)
    worst = {route: [danger for danger in lines if danger.code == code] for route, code in gravest.items()}
    if first.water_reactive and "water" not in worst:
        value = first.water_reactive[0]
        stated = value.facts[0]
        if stated.kind == FactKind.REACTIVITY_STATEMENT:
            worst["water"] = [Danger(stated.data["code"], korean_of(stated.data["code"]), value.facts)]
        elif stated.kind == FactKind.WATER_GASES:
            gases = ", ".join(stated.data["gases"])
            worst["water"] = [Danger("", f"물에 쏟아지면 나오는 유독 가스: {gases}", value.facts)]
        else:
            worst["water"] = [Danger("", f"{value.label} {value.text}".strip(), value.facts)]
    return worst | lines_without_a_code(entry_facts, worst)


def lines_without_a_code(entry_facts: EntryFacts, worst: dict[str, list[Danger]]) -> dict[str, list[Danger]]:
    """The routes of which a class speaks and no code does; poison by an untold route where no route of poison has a line."""
    found: dict[str, list[Danger]] = {}
    for route, (words, text) in lines_of_classes(entry_facts.entry).items():
        of_poison = {"inhaled", "skin", "swallowed"} & {*worst, *found}
        if (route == "other" and not of_poison) or (route != "other" and route not in worst):
            stating = [fact for fact in entry_facts.facts if fact.value == text and not fact.absence]
            found[route] = [Danger("", words, tuple(stating))]
    return found


def korean_of(code: str) -> str:
    """The words of a code that only the EU's law states: of the Korean notice where it has the code, else the portal's own."""
    with (TABLES / "documents" / "clp_statements.csv").open(encoding="utf-8-sig") as file:
        translated = {row["code"]: row["ko"] for row in csv.DictReader(file)}
    notice = statement_of(code)
    return notice.korean if notice else translated[code]


def route_of(code: str) -> str:
    if code in LEFT_OUT:
        return "water"
    return next((route for route, numbers in ROUTES.items() if int(code[1:4]) in numbers), "other")


def test_every_line_is_the_worst_of_the_card_by_its_route_with_the_same_sources(answers: Answers) -> None:
    """Content rule 12."""
    counted = 0
    for entry, told in answers:
        assert (told["kind"], told["cas"]) == ("substance", [entry.slug])
        lines = {line["route"]: line for line in told["summary"]["dangers"]}
        worst = worst_of_the_card(facts_of(entry))
        assert {route: line["code"] for route, line in lines.items()} == {
            route: of_route[0].code for route, of_route in worst.items()
        }, entry.key
        for route, of_route in worst.items():
            # On the card of a form, what is stated of another is left out; the summary is of all forms.
            assert lines[route]["words"] in {danger.words for danger in of_route}, entry.key
            facts = [fact for danger in of_route for fact in danger.facts]
            # A document is no agency, so its API names the edition apart (content rule 29).
            stated_by = {
                (fact.agency if fact.origin == "portal" else fact.badge, feed_document(fact.feed)) for fact in facts
            }
            assert {(source["agency"], source["document"]) for source in lines[route]["sources"]} == stated_by
            assert all(
                (source["mark"] or source["document"]) and source["confirmed_on"] for source in lines[route]["sources"]
            )
            counted += 1
        assert bool(told["summary"]["danger_gaps"]) is not bool(dangers(facts_of(entry).facts))
    print(f"{counted} lines of {len(answers)} substances")
    assert counted > 300


def test_the_order_is_water_then_the_gravest(answers: Answers) -> None:
    """Content rules 5 and 12; a class without a code stands where what it names has its place."""
    for entry, told in answers:
        lines = [line for line in told["summary"]["dangers"] if line["code"] or line["route"] == "water"]
        order = [(line["route"] != "water", severity(line["code"])) for line in lines]
        assert order == sorted(order), entry.key


def test_the_status_is_every_list_of_the_page_and_no_register(answers: Answers) -> None:
    """Content rules 13 and 16."""
    for entry, told in answers:
        of_page = regulation(facts_of(entry))
        expected = {row.list_name for row in of_page.rows} - set(REGISTERS)
        expected |= {(fact.data or {}).get("list_name") or fact.value for fact, _ in of_page.hazmat}
        summary = told["summary"]
        assert {status["list_name"] for status in summary["legal"]} == expected, entry.key
        assert bool(summary["legal_gap"]) is not bool(expected)
        assert "해당 없음" not in summary["legal_gap"]


def test_the_forms_are_those_of_the_card_and_each_opens_its_own(browser: Client) -> None:
    for entry in substances():
        forms = forms_of(entry.slug)
        if not forms:
            continue
        told = answer(browser, f"{entry.slug} 누출")["forms"]
        assert [form["key"] for form in told] == [form.key for form in forms]
        for form in told:
            address, _, section = form["url"].partition("#")
            assert section == "spill"
            assert f'?form={form["key"]}#card" aria-current="true"' in browser.get(address).content.decode()


def test_the_page_shows_the_same_lines_with_a_mark_that_leads_to_each_source(browser: Client, answers: Answers) -> None:
    for entry, told in answers:
        block = block_of(browser, entry.slug)
        assert block.count("<dt>") == len(told["summary"]["dangers"])
        for line in told["summary"]["dangers"]:
            assert line["route_title"] in block
            assert line["code"] in block
        marked = set(", ".join(re.findall(r'aria-label="출처 ([A-Z, ]+)"', block)).split(", "))
        explained = set(re.findall(r'id="source-([A-Z]+)"', block)) or {""}
        assert marked == explained
        assert ("형태를 고르십시오" in block) is bool(forms_of(entry.slug))


def uncertain_texts() -> Iterator[str]:
    """Names with a slip, cut in half or with an unknown word, and numbers with a wrong digit."""
    for entry in substances():
        name = entry.title_ko or entry.title_en
        yield from (f"{name[:-1]}{chr(ord(name[-1]) + 1)}", name[: max(len(name) // 2, 1)], f"{name} 불명화합물")
        yield f"{entry.slug[:-1]}{(int(entry.slug[-1]) + 1) % 10}"


def product_class_names() -> Sequence[str]:
    return list(Entry.objects.filter(kind="product_class").order_by("key").values_list("title_ko", flat=True))


def test_no_line_stands_on_a_choice_on_a_corrected_hit_or_on_a_class_of_products(browser: Client) -> None:
    """Content rules 23 and 24."""
    kinds: dict[str, int] = {}
    for number, text in enumerate((*uncertain_texts(), *product_class_names())):
        body = browser.get("/api/v1/search", {"q": text}).json()
        told = body["answer"]
        kinds[told["kind"]] = kinds.get(told["kind"], 0) + 1
        corrected = {hit["url"] for hit in body["hits"] if hit["why"].startswith("비슷한 표기")}
        if told["kind"] != "substance" or told["url"].partition("#")[0] in corrected:
            assert (told["summary"], told["forms"]) == (None, []), text
            if number % 8 == 0:
                assert "worst-lines" not in block_of(browser, text), text
    print(kinds)
    assert kinds["choose"] > 100
    assert kinds["product"] > 30
