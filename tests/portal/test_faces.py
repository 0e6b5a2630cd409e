"""What staff withhold is gone from every face with the next request (content rule 31).

A story is a decision that is made, published, undone and published again. At each step all faces are asked all that the
table knows to ask; the tests then read what was told. What was told before shows that a face would betray what it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pytest
from pytest_django import DjangoDbBlocker

from portal.curation.decisions import Signed, decide, undo
from portal.curation.subjects import Subject
from tests.portal.faces.asking import Told
from tests.portal.faces.entries import (
    ALL,
    ASKED_WITH,
    HIDDEN_RECORD,
    OTHER,
    PARTLY,
    SHARED,
    STATED,
    SUBSTANCE,
    THINGS,
    Known,
)
from tests.portal.faces.stage import Answers, Stage, staged
from tests.portal.faces.table import FACES, Face, existing_faces

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, slots=True)
class Story:
    """What is withheld, and what that hides of each entry by the names of ``Known.said``."""

    name: str
    subjects: tuple[Subject, ...]
    hides: Mapping[str, frozenset[str]]

    def __str__(self) -> str:
        return self.name


def _whole(name: str, *entries: Known) -> Story:
    hides = {known.key: frozenset(known.said) - ASKED_WITH for known in entries}
    return Story(name, tuple(Subject(known.key) for known in entries), hides)


def _value(kind: str, name: str, value: str = "") -> Subject:
    return Subject(HIDDEN_RECORD, kind, value or PARTLY.said[name])


STORIES = (
    _whole("a substance", SUBSTANCE),
    _whole("a thing of each kind", *THINGS),
    Story("a record", (Subject(HIDDEN_RECORD),), {PARTLY.key: STATED}),
    Story(
        "single values",
        (
            _value("name", "name"),
            _value("legal_listing", "legal"),
            _value("text", "text"),
            _value("formula", "formula"),
        ),
        {PARTLY.key: frozenset({"name", "respelt", "legal", "number", "text", "formula"})},
    ),
)
KNOWN = {known.key: known for known in ALL}


@pytest.fixture(scope="module")
def stage(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    """One world for the file."""
    with django_db_blocker.unblock(), staged(tmp_path_factory.mktemp("faces")) as made:
        yield made


@pytest.fixture(scope="module")
def before(stage: Stage) -> Answers:
    """What every face told before any decision."""
    return stage.ask(ALL)


@dataclass(frozen=True, slots=True)
class Played:
    """A story with what was told once it was decided, once that was published, and once it was undone and published."""

    story: Story
    decided: Answers
    published: Answers
    undone: Answers

    def withheld(self, face: Face) -> Iterator[Told]:
        """All that the face told while the decision stood."""
        yield from self.decided.get(face.name, ())
        yield from self.published.get(face.name, ())

    def hidden(self, known: Known) -> frozenset[str]:
        """The names of what is hidden of the entry."""
        return self.story.hides.get(known.key, frozenset())


@pytest.fixture(scope="module", params=STORIES, ids=str)
def played(stage: Stage, before: Answers, request: pytest.FixtureRequest) -> Played:
    """Each story once for all faces."""
    story: Story = request.param
    made = [decide("withhold", subject, Signed("담당자", "확인 중")) for subject in story.subjects]
    # Whatever is linked to anything is linked to OTHER, and lists hold what they hold whoever is asked about.
    concerned = [*(known for known in ALL if known.key in story.hides), OTHER]
    decided = stage.ask(concerned, indexed=False)
    stage.publish()
    published = stage.ask(concerned)
    for decision in made:
        assert undo(decision, "담당자")
    stage.publish()
    return Played(story, decided, published, stage.ask(concerned))


def _shown(answers: Sequence[Told], known: Known) -> frozenset[str]:
    """The names of what any of these answers says of the entry."""
    names = frozenset(known.said) - ASKED_WITH
    return frozenset(name for name in names if any(told.holds(known.said[name]) for told in answers))


faces = pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)


def test_the_table_holds_every_face_and_no_other() -> None:
    assert sorted(face.name for face in FACES) == sorted(existing_faces())


@faces
def test_a_face_shows_something_or_the_table_says_why_it_shows_nothing(face: Face) -> None:
    assert face.asks
    assert bool(face.shows) != bool(face.silent)


@faces
def test_before_any_decision_a_face_shows_what_the_table_says(face: Face, before: Answers) -> None:
    answers = before[face.name]
    missing = {known.key: face.shown(known.kind) - _shown(answers, known) for known in (SUBSTANCE, *THINGS)}
    missing[PARTLY.key] = (face.shown("substance") & STATED) - _shown(answers, PARTLY)
    assert {key: names for key, names in missing.items() if names} == {}


@faces
def test_what_is_withheld_is_told_nowhere_before_the_index_has_followed_and_after(face: Face, played: Played) -> None:
    """Content rule 31."""
    leaks = [
        (told.asked, name)
        for told in played.withheld(face)
        for known in ALL
        for name in sorted(played.hidden(known) - (SHARED if OTHER.slug in f"{told.asked} {told.key}" else frozenset()))
        if told.holds(known.said[name])
    ]
    assert leaks == []


@faces
def test_nothing_is_found_by_what_is_withheld(face: Face, played: Played) -> None:
    """Content rule 31: who types a withheld name learns nothing of whose it is."""
    for told in played.withheld(face):
        known = KNOWN[told.key]
        assert not (told.by and told.by <= played.hidden(known) and told.holds(f"/{known.slug}")), told.asked


@faces
def test_what_is_not_withheld_is_told_as_before(face: Face, before: Answers, played: Played) -> None:
    for known in (PARTLY, OTHER):
        stays = _shown(_about(before, face, known), known) - played.hidden(known)
        for answers in (played.decided, played.published):
            if told := _about(answers, face, known):
                assert stays - _shown(told, known) == frozenset()


@faces
def test_once_the_decision_is_undone_everything_is_told_again(face: Face, before: Answers, played: Played) -> None:
    told = played.undone.get(face.name, ())
    questions = {each.asked for each in told}
    were = [each for each in before.get(face.name, ()) if each.asked in questions]
    for known in ALL:
        assert _shown(told, known) == _shown(were, known)


def _about(answers: Answers, face: Face, known: Known) -> list[Told]:
    return [told for told in answers.get(face.name, ()) if told.key == known.key]
