"""Changes as they are shown: what staff withhold is gone at the next question, and what only our reading did never stands there."""

from __future__ import annotations

from datetime import timedelta

import pytest

from connectors.schema import Fact, FactKind, LegalListing
from portal.curation.decisions import Signed, decide, undo
from portal.curation.subjects import Subject
from portal.history.change_filter import ChangeFilter
from portal.history.paged_changes import page_of_changes
from portal.history.recorded_changes import RecordedChange
from portal.models import ChangeType, Decision, RunChange
from portal.models import Fact as StoredFact
from portal.store.withdrawal import withdraw
from tests.portal.clock import Clock
from tests.portal.factories import ingested
from tests.portal.store.batches import claimed

pytestmark = pytest.mark.django_db

FEED = "ncis.inventory"
LISTED = Fact(FactKind.LEGAL_LISTING, "사고대비물질", LegalListing("화학물질관리법", "사고대비물질", "44"))


def _name(value: str, lang: str = "ko") -> Fact:
    return Fact(FactKind.NAME, value, lang=lang)


def _shown(**wanted: object) -> list[RecordedChange]:
    return list(page_of_changes(ChangeFilter(**wanted), 50).changes)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _benzene(clock: Clock) -> None:
    """Loaded, then renamed and listed."""
    ingested(FEED, "1", _name("벤젠"), cas="71-43-2")
    clock.move(timedelta(days=1))
    ingested(FEED, "1", _name("벤졸"), LISTED, cas="71-43-2")


def test_a_change_says_who_changed_what_of_which_substance_and_when(clock: Clock) -> None:
    changed, loaded = _shown()
    assert (changed.change_text, changed.title, changed.address) == ("내용 바뀜", "벤졸", "/substances/71-43-2")
    assert (changed.agency, changed.mark, changed.at) == ("기후에너지환경부", "", clock.now)
    assert changed.lines == (
        "이름: ‘벤젠’에서 ‘벤졸’(으)로 바뀜",
        "규제 목록: ‘사고대비물질 44’ 생김",
    )
    assert changed.lists == ("사고대비물질",)
    assert (loaded.change_text, loaded.address) == ("처음 받음: 1건", f"/sources#{FEED}")


def _withhold(subject: str, kind: str = "", value: str = "") -> Decision:
    return decide("withhold", Subject(subject, kind, value), Signed("시험", "확인 중"))


@pytest.mark.parametrize("subject", ["cas:71-43-2", f"{FEED}/1"])
def test_a_withheld_substance_or_record_has_no_changes_until_the_decision_is_undone(subject: str) -> None:
    decision = _withhold(subject)
    assert [change.change for change in _shown()] == [ChangeType.LOADED]
    undo(decision, "시험")
    assert len(_shown()) == 2


def test_of_a_pair_of_which_one_value_is_withheld_the_other_is_shown_and_not_called_new() -> None:
    _withhold(f"{FEED}/1", "name", "벤젠")
    line = _shown()[0].lines[0]
    assert "벤젠" not in line
    assert line == "이름: ‘벤졸’ (앞뒤 값 가운데 하나는 담당자가 표시를 보류함)"


def test_a_list_does_not_lead_to_a_change_whose_listing_is_withheld() -> None:
    assert [change.lists for change in _shown(list_name="사고대비물질")] == [("사고대비물질",)]
    _withhold(f"{FEED}/1", "legal_listing", "사고대비물질")
    assert _shown(list_name="사고대비물질") == []
    assert [value.fact.kind for value in _shown()[0].values] == ["name"]


def test_a_filter_for_a_kind_shows_the_values_of_that_kind_alone() -> None:
    (change,) = _shown(kind="name")
    assert [value.text for value in change.values] == ["이름: ‘벤젠’에서 ‘벤졸’(으)로 바뀜"]


def test_a_value_that_is_read_differently_today_is_counted_and_not_told() -> None:
    StoredFact.objects.filter(value="벤졸").delete()
    change = _shown()[0]
    assert change.lines == (
        "값 1개: 포털이 이제 다르게 읽어 적지 않음",
        "규제 목록: ‘사고대비물질 44’ 생김",
    )


def test_a_page_ends_where_the_next_one_begins_also_where_something_on_it_is_withheld() -> None:
    for number in range(5):
        ingested(FEED, "1", _name(f"벤젠 {number}"), cas="71-43-2")
    _withhold(f"{FEED}/1", "name", "벤젠 3")
    found: list[int] = []
    before = None
    while True:
        page = page_of_changes(ChangeFilter(before=before), 2)
        found += [change.pk for change in page.changes]
        before = page.next_before
        if before is None:
            break
    assert found == list(RunChange.objects.order_by("-pk").values_list("pk", flat=True))


def test_annotations_of_staff_stand_beside_what_changed() -> None:
    decide("annotate", Subject("cas:71-43-2"), Signed("시험", "이름을 확인하는 중"))
    decide("annotate", Subject(f"{FEED}/1", "name", "벤졸"), Signed("시험", "옛 이름"))
    change = _shown()[0]
    assert [note.text for note in change.annotations] == ["이름을 확인하는 중", "옛 이름"]
    assert [note.text for note in change.values[0].annotations] == ["옛 이름"]


def test_where_a_row_gets_another_key_the_one_that_went_is_not_called_the_end_of_its_values() -> None:
    """Run for run: a record goes and another one of the same substance comes."""
    last = RunChange.objects.order_by("pk").last()
    assert last is not None
    assert [change.remark for change in _shown()] == ["", ""]
    ingested(FEED, "1b", _name("벤졸"), LISTED, cas="71-43-2")
    withdraw([last.record_id], claimed(FEED))  # type: ignore[list-item]
    RunChange.objects.filter(change__in=("added", "withdrawn")).update(run=last.run)
    went, came = _shown()[:2]
    assert "값이 모두 없어졌다는 뜻이 아님" in went.remark
    assert "다른 기록이 내려감" in came.remark
