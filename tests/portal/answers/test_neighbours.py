"""Where nothing is found, names that begin alike; everyday words have none (content rule 25)."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind
from portal.answers import neighbours as module
from portal.answers.answer import NOTHING, Answer, AnswerKind
from portal.answers.neighbours import MOST, MOST_ASKED, Neighbour, neighbours
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from search.engine_types import Results, Why
from tests.portal.answers.fakes import hit, results_for
from tests.portal.factories import entry, indexed, record_with_facts

pytestmark = pytest.mark.django_db

NOBODY = Results((), 0, {})


@pytest.fixture
def _indexed() -> None:
    for cas, name in (
        ("108-11-2", "메틸이소부틸카비놀"), ("108-10-1", "메틸이소부틸케톤"), ("7439-90-9", "크립톤"),
        ("110-54-3", "n-헥산"), ("64-18-6", "formic acid"), ("7440-01-9", "neon"), ("7664-93-9", "황산"),
    ):  # fmt: skip
        facts = [Fact(FactKind.NAME, name, lang="ko"), Fact(FactKind.CAS, cas)]
        record_with_facts(entry(f"cas:{cas}", name), "ncis.safety", facts)
    record_with_facts(entry("cas:7440-01-9"), "ncis.inventory", [Fact(FactKind.KE, "KE-99999")])
    facility = entry("facility:ncis.facilities/live/1", "메틸이소부틸공장", kind="facility")
    record_with_facts(facility, "ncis.facilities", [Fact(FactKind.NAME, "메틸이소부틸공장", lang="ko")])
    indexed()


@pytest.mark.usefixtures("_indexed")
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("메틸이소부틸카비네이트", ("메틸이소부틸카비놀",)),
        ("공장에 메틸이소부틸카비네이트", ("메틸이소부틸카비놀",)),
        ("메틸이소부틸", ("메틸이소부틸카비놀", "메틸이소부틸케톤")),
        ("formicidae", ("formic acid",)),
        ("크립토나이트", ()),
        ("메틸이소프로필", ("메틸이소부틸카비놀", "메틸이소부틸케톤")),
        ("메틸프로판이소알", ()),
        ("크립톤칼", ()),
        ("formi염화물", ()),
        ("KE-99999", ()),
        ("12345678점", ()),
        ("황산염류화합", ()),
        ("n-헥산 누출 아무말대잔치", ()),
        ("123456789", ()),
        ("", ()),
    ],
)
def test_a_neighbour_begins_with_at_least_half_of_the_longest_word(text: str, names: tuple[str, ...]) -> None:
    assert sorted(each.name for each in neighbours(text, NOTHING, NOBODY)) == sorted(names)


@pytest.mark.parametrize(
    ("answer", "results"),
    [
        (Answer(AnswerKind.CHOOSE), NOBODY),
        (Answer(AnswerKind.CRISIS), NOBODY),
        (Answer(AnswerKind.NONE, title="UN9999"), NOBODY),
        (NOTHING, results_for("메틸이소부틸카비네이트", hit("71-43-2", Why.TEXT))),
    ],
)
@pytest.mark.usefixtures("_indexed")
def test_where_anything_was_found_or_said_there_are_none(answer: Answer, results: Results) -> None:
    assert neighbours("메틸이소부틸카비네이트", answer, results) == ()


@pytest.mark.parametrize("text", ["asdfghjkl", "ㅋㅋㅋㅋㅋㅋ", "부산", "부산에서", "누출 보호구"])
def test_everyday_words_questions_and_random_keys_are_asked_about_by_nobody(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(beginning: str, size: int) -> Results:
        raise AssertionError(beginning)

    monkeypatch.setattr(module, "suggest", refuse)
    assert neighbours(text, NOTHING, NOBODY) == ()


def test_a_text_of_any_length_asks_a_few_times_and_shows_a_few_names(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, sizes = [], set()

    def suggest(beginning: str, size: int) -> Results:
        asked.append(beginning)
        sizes.add(size)
        names = [f"{beginning}{number}" for number in range(9)] if len(asked) == MOST_ASKED else []
        return results_for(beginning, *(hit(str(number), Why.PREFIX, name) for number, name in enumerate(names)))

    monkeypatch.setattr(module, "suggest", suggest)
    text = "가나다라마바사아자차카타파하" * 60
    assert len(neighbours(text, NOTHING, NOBODY)) == MOST
    assert [len(each) for each in asked] == [840, 735, 630, 525, 420]
    assert sizes == {10}


@pytest.mark.usefixtures("_indexed")
def test_a_remark_of_staff_goes_with_the_name() -> None:
    assert decide("annotate", Subject("cas:108-11-2"), Signed("담당자", "확인함"))
    (neighbour,) = neighbours("메틸이소부틸카비네이트", NOTHING, NOBODY)
    assert [annotation.text for annotation in neighbour.annotations] == ["확인함"]


def test_a_neighbour_leads_to_a_search_and_to_no_page() -> None:
    assert Neighbour("아세트산 & 물").url == "/search?q=%EC%95%84%EC%84%B8%ED%8A%B8%EC%82%B0+%26+%EB%AC%BC"
