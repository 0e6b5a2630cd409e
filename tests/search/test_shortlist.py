"""The first of a shortlist are the first of all, and few cards are read to know it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.card import Card
from search.plan import plan
from search.ranking import Candidate, ranked
from search.reading import named, read
from search.shortlist import SPARE, Scored, first_placed
from search.tantivy.engine import TantivyEngine
from search.values import Document, Query, Watermark
from tests.search.documents import event, substance

_SYLLABLES = "산화수소나트륨벤젠"


def _documents() -> Iterator[Document]:
    """Names of few syllables, so that beginnings, slips, initials and ties abound."""
    chance = random.Random(7)  # noqa: S311  # names, not secrets
    for number in range(600):
        name = "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 6)))
        prior = chance.choice((0, 10, 10, 10, 50, 100))
        kind = chance.choice(("substance", "substance", "product_class", "accident"))
        if kind == "substance":
            yield replace(
                substance(f"{number + 50}-00-0", name, synonyms=(name[:3] + "산",), text=(name[::-1],), prior=prior),
                numbers=(f"97-1-{number}",),
            )
        else:
            yield event(f"{kind}:{number}", kind, name, text=name[1:] + " 산화", prior=prior)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> TantivyEngine:
    """A live build of those documents."""
    return _standing(tmp_path_factory.mktemp("shortlist"), list(_documents()))


def _standing(root: Path, documents: Sequence[Document]) -> TantivyEngine:
    engine = TantivyEngine(root)
    engine.create("one", "schema")
    engine.write("one", documents, Watermark(1, "token"))
    engine.swap("one")
    return engine


def _typed(letters: str) -> st.SearchStrategy[str]:
    return st.text(alphabet=letters, min_size=1, max_size=6)


class TestTheFirst:
    """Whatever is typed."""

    @given(
        text=_typed(_SYLLABLES) | _typed("ㅅㅎㄴㅂㅈ") | _typed("0123456789-") | _typed(_SYLLABLES + " 은0ㅅ"),
        upto=st.integers(1, 60),
        suggesting=st.booleans(),
    )
    def test_are_those_of_all_cards_in_their_order(
        self, engine: TantivyEngine, text: str, upto: int, suggesting: bool
    ) -> None:
        reading = read(text)
        asked = plan(named(reading, engine.named(reading.candidates())), suggesting=suggesting)
        found = engine.candidates(asked, Query(text), 200, counted=False)
        cards = found.cards([one.place for one in found.scored])
        everything = [Candidate(card, one.score) for card, one in zip(cards, found.scored, strict=True) if card]
        first = first_placed(asked, found.scored, found.cards, upto)
        assert [one.hit for one in first] == ranked(asked, everything)[:upto]


class TestReading:
    """How many cards."""

    def test_ends_soon_where_hundreds_of_names_go_on_from_the_text(self, tmp_path: Path) -> None:
        names = [substance(f"{number}-00-0", "시험산" + "화" * (number % 40)) for number in range(100, 700)]
        engine = _standing(tmp_path, names)
        asked = plan(named(read("시험"), frozenset()))
        found = engine.candidates(asked, Query("시험"), 200, counted=False)
        read_cards: list[Any] = []

        def cards(places: Sequence[Any]) -> Sequence[Card | None]:
            read_cards.extend(places)
            return found.cards(places)

        assert len(first_placed(asked, found.scored, cards, 20)) == 20
        assert len(found.scored) == 600
        assert len(read_cards) < 60

    def test_goes_on_while_an_unread_card_could_come_before_the_last_that_is_asked_for(self, tmp_path: Path) -> None:
        # A short synonym that does not match lets each of these promise more than its card holds.
        promising = [substance(f"{n}-00-0", "벤조" + "화" * 30, synonyms=("가",)) for n in range(100, 200)]
        engine = _standing(tmp_path, [substance("98-00-0", "벤조"), substance("99-00-0", "벤조산"), *promising])
        reading = read("벤조")
        asked = plan(named(reading, engine.named(reading.candidates())))
        found = engine.candidates(asked, Query("벤조"), 200, counted=False)
        sizes: list[int] = []

        def cards(places: Sequence[Any]) -> Sequence[Card | None]:
            sizes.append(len(places))
            return found.cards(places)

        first = first_placed(asked, found.scored, cards, 2)
        assert [one.hit.matched for one in first] == ["벤조", "벤조산"]
        assert sizes == [18, 36, 48]

    def test_ends_where_the_last_that_is_asked_for_is_the_last_that_was_read(self, tmp_path: Path) -> None:
        engine = _standing(tmp_path, [substance(f"{n}-00-0", "시험산") for n in range(100, 200)])
        asked = plan(named(read("시험"), frozenset()))
        found = engine.candidates(asked, Query("시험"), 200, counted=False)
        sizes: list[int] = []

        def cards(places: Sequence[Any]) -> Sequence[Card | None]:
            sizes.append(len(places))
            return [None if number < SPARE else card for number, card in enumerate(found.cards(places))]

        assert [one.hit.key for one in first_placed(asked, found.scored, cards, 2)] == ["cas:116-00-0", "cas:117-00-0"]
        assert sizes == [2 + SPARE]

    def test_passes_over_a_card_that_was_deleted_since(self) -> None:
        asked = plan(named(read("시험"), frozenset()))
        gone = Scored(60 * 128, 0, "cas:50-00-0", 1)
        assert first_placed(asked, [gone], lambda places: [None for _ in places], 5) == []
