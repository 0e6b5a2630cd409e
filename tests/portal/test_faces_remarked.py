"""What staff remark stands signed beside its subject on every face, and entries held apart are named as such (content rule 31)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from pytest_django import DjangoDbBlocker

from portal.curation.decisions import CannotDecide, Signed, decide, undo
from portal.curation.subjects import Subject
from portal.models import Entry
from tests.portal.faces.asking import Told
from tests.portal.faces.entries import (
    ANNOTATED,
    FAMILY,
    HIDDEN_RECORD,
    NOTED_RECORD,
    OTHER,
    PARTLY,
    SHARED,
    STATED,
    SUBSTANCE,
    THINGS,
    Known,
)
from tests.portal.faces.stage import Answers, Stage, staged
from tests.portal.faces.table import FACES, Face

pytestmark = pytest.mark.django_db
faces = pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)


@dataclass(frozen=True, slots=True)
class Remark:
    """What staff remark on, and by which names of what the entry states that shows."""

    subject: Subject
    known: Known
    names: frozenset[str]

    @property
    def text(self) -> str:
        """A text of its own."""
        return f"둘레말 {self.subject.text}"

    def is_about(self, told: Told) -> bool:
        """Whether the answer shows what is remarked on."""
        return any(told.holds(self.known.said[name]) for name in self.names)


LABELS = frozenset({"hazard", "legal"})
"""Labels by which lists are narrowed: they count entries and are the statement of none."""
REMARKS = (
    Remark(Subject(SUBSTANCE.key), SUBSTANCE, frozenset({"name"})),
    *(Remark(Subject(thing.key), thing, frozenset({"name"})) for thing in THINGS),
    Remark(Subject(HIDDEN_RECORD), PARTLY, STATED - LABELS - SHARED - {"respelt"}),
    *(
        Remark(Subject(NOTED_RECORD, kind, ANNOTATED.said[name]), ANNOTATED, frozenset({name}))
        for kind, name in (("name", "name"), ("exposure_limit", "limit"), ("un", "un"), ("colour", "ended"))
    ),
)


@dataclass(frozen=True, slots=True)
class Remarked:
    """What was told while the remarks stood, and once they were undone."""

    standing: Answers
    undone: Answers


@pytest.fixture(scope="module")
def stage(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    """One world for the file."""
    with django_db_blocker.unblock(), staged(tmp_path_factory.mktemp("faces")) as made:
        yield made


@pytest.fixture(scope="module")
def remarked(stage: Stage) -> Remarked:
    """Remarks on an entry of each kind, on a record and on single values, at once: each has its own text."""
    about = [*(remark.known for remark in REMARKS), OTHER]
    made = [decide("annotate", remark.subject, Signed("서명한사람", remark.text)) for remark in REMARKS]
    standing = stage.ask(about, indexed=False)
    for decision in made:
        assert undo(decision, "서명한사람")
    stage.publish()
    return Remarked(standing, stage.ask([SUBSTANCE, ANNOTATED]))


@faces
def test_a_remark_stands_signed_wherever_its_entry_record_or_value_is_shown(face: Face, remarked: Remarked) -> None:
    told = () if face.bare else remarked.standing.get(face.name, ())
    bare = [
        (each.asked, remark.text)
        for each in told
        for remark in REMARKS
        if remark.is_about(each) and not (remark.text in each.text and "서명한사람" in each.text)
    ]
    assert bare == []
    wanted = {remark.text for remark in REMARKS if remark.names & face.shown(remark.known.kind)}
    missing = {text for text in wanted if not any(text in each.text for each in told)}
    assert face.bare or not missing


@faces
def test_a_remark_that_is_undone_stands_nowhere(face: Face, remarked: Remarked) -> None:
    assert [told.asked for told in remarked.undone.get(face.name, ()) if "둘레말" in told.text] == []


def test_a_remark_on_one_value_stands_in_the_line_of_that_value(remarked: Remarked) -> None:
    limit = next(remark for remark in REMARKS if remark.names == {"limit"})
    page, given = (
        next(told.text for told in remarked.standing[face] if told.asked.endswith(ANNOTATED.slug))
        for face in ("/substances/<str:slug>", "/api/v1/substances/<number>")
    )
    lines = [line for line in page.split("<li>") if ANNOTATED.said["limit"] in line]
    assert lines
    assert all(limit.text in line.partition("</li>")[0] for line in lines)
    facts = {fact["value"]: [each["text"] for each in fact["annotations"]] for fact in json.loads(given)["facts"]}
    assert facts[ANNOTATED.said["limit"]] == [limit.text]
    assert facts[ANNOTATED.said["english"]] == []


@dataclass(frozen=True, slots=True)
class Parted:
    """The pages and JSON of two entries before and after staff held them apart."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@pytest.fixture(scope="module")
def parted(stage: Stage) -> Parted:
    """A substance and a family that its name hints at."""
    family = Entry.objects.get(key=FAMILY.key)
    addresses = [
        f"{api}{slug}" for slug in (SUBSTANCE.slug, family.slug) for api in ("/substances/", "/api/v1/substances/")
    ]

    def shown() -> tuple[str, ...]:
        return tuple(stage.browser.get(address).content.decode() for address in addresses)

    before = shown()
    decision = decide("different", Subject(SUBSTANCE.key), Signed("서명한사람", "군에 들지 않음"), FAMILY.key)
    with pytest.raises(CannotDecide, match="다른 물질로 판단"):
        decide("same", Subject(SUBSTANCE.key), Signed("서명한사람", "r"), FAMILY.key)
    after = shown()
    assert undo(decision, "서명한사람")
    stage.publish()
    return Parted(before, after)


def test_entries_held_apart_are_named_on_each_others_pages_with_the_signed_reason(parted: Parted) -> None:
    page, given, other_page, other_given = parted.after
    for shown, title in ((page, FAMILY.said["name"]), (other_page, SUBSTANCE.said["name"])):
        assert f"{title}</a>은(는) 이 물질이 아닙니다: 군에 들지 않음" in shown
        assert "서명 서명한사람" in shown
    for told, key in ((given, FAMILY.key), (other_given, SUBSTANCE.key)):
        apart = json.loads(told)["kept_apart"]
        assert [(each["key"], each["reason"], each["signed_by"]) for each in apart] == [
            (key, "군에 들지 않음", "서명한사람")
        ]
    assert not any("이 물질이 아닙니다" in shown for shown in parted.before)


def test_a_family_held_apart_is_no_candidate_any_more(parted: Parted) -> None:
    hint = "군 항목 해당 여부 미확인</h3>"
    assert FAMILY.said["name"] in parted.before[0].partition(hint)[2]
    assert FAMILY.said["name"] not in parted.after[0].partition(hint)[2]
