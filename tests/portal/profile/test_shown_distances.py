"""Distances: only rows that two transcriptions state alike, and of others what staff typed from the original (content rule 6)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.curation.confirmations import Compared
from portal.curation.decisions import Signed, decide, undo
from portal.curation.subjects import Subject
from portal.models import Decision
from portal.own_feeds import response_guide_feeds as feeds
from portal.own_feeds.table_sync import sync_table
from portal.profile.guide_quotations import NumberInForm
from portal.profile.shown_distances import ShownDistance, distances_for
from reference.protective_distances import RowCheck, distance_rows
from tests.portal.clock import Clock
from tests.portal.guidebook import guidebook

pytestmark = pytest.mark.django_db(transaction=True)
SIGNED = Signed("담당자", "원문과 대조함")
ORIGINAL = "60 0.3 1.4 T3 T3 T3"


def _distances(un: str) -> tuple[ShownDistance, ...]:
    return distances_for([NumberInForm(un)])


def _confirm(key: str, figures: str = "") -> Decision:
    return decide("confirm", Subject(f"erg.table1/{key}"), SIGNED, compared=Compared("ERG 2024", "318", figures))


def test_a_confirmed_row_is_shown_letter_for_letter_with_its_sentence_of_origin() -> None:
    guidebook("1005")
    (shown,) = _distances("1005")
    assert shown.names == ("Ammonia, anhydrous", "Anhydrous ammonia")
    assert (shown.small_isolate_m, shown.small_day_km, shown.small_night_km) == ("30.0", "0.1", "0.2")
    assert shown.refers_to_table_3
    assert shown.origin == "ERG 2024 표 1(미국·캐나다·멕시코), 국내 기준 아님, 두 사본 대조, 원문 확인 전"


def test_over_all_numbers_the_figures_shown_are_those_of_confirmed_rows_and_conflicting_numbers_show_none() -> None:
    sync_table(feeds.ERG_TABLE_1, feeds._distance_rows)
    shown = {un: distances_for([NumberInForm(un)]) for un in distance_rows()}
    for un, rows in distance_rows().items():
        confirmed = {row.figures for row in rows if row.check is RowCheck.CONFIRMED}
        figures = {
            (
                each.small_isolate_m,
                each.small_day_km,
                each.small_night_km,
                each.large_isolate_m,
                each.large_day_km,
                each.large_night_km,
            )
            for each in shown[un]
        }
        assert figures <= confirmed
        if not any(row.spilled_on_land or row.check is RowCheck.CONFLICT for row in rows):
            assert figures == confirmed
    assert shown["1017"] == shown["1079"] == ()
    assert shown["1741"] == ()  # its row on land is confirmed, the one in water is not


def test_a_conflicting_row_is_shown_with_the_figures_that_staff_typed_and_who_did() -> None:
    guidebook("1017")
    decision = _confirm("1017-1", ORIGINAL)
    (shown,) = _distances("1017")
    assert (shown.small_isolate_m, shown.small_day_km, shown.small_night_km) == ("60", "0.3", "1.4")
    assert shown.origin.startswith("ERG 2024 318쪽, 국내 기준 아님, 원문 확인: 담당자, ")
    undo(decision, "담당자")
    assert _distances("1017") == ()


def test_a_number_with_two_conflicting_rows_needs_both() -> None:
    guidebook("1079")
    _confirm("1079-1", ORIGINAL)
    assert _distances("1079") == ()
    _confirm("1079-2", ORIGINAL)
    assert [each.names for each in _distances("1079")] == [("Sulfur dioxide", "Sulphur dioxide")]


def test_rows_on_land_and_in_water_come_together() -> None:
    guidebook("1741")
    in_water = next(row for row in distance_rows()["1741"] if row.spilled_in_water)
    _confirm(in_water.key, "30 0.1 0.2 100 0.9 2.8")
    assert {(each.spilled_on_land, each.spilled_in_water) for each in _distances("1741")} == {
        (True, False),
        (False, True),
    }


def test_a_confirmed_row_that_staff_compared_names_the_page_instead_of_the_two_transcriptions() -> None:
    guidebook("1008")
    _confirm("1008-1")
    (shown,) = [each for each in _distances("1008") if each.names[0] == "Boron trifluoride"]
    assert "318쪽" in shown.origin
    assert "원문 확인 전" not in shown.origin


def test_a_withheld_row_takes_all_figures_of_its_number_with_it() -> None:
    guidebook("1005")
    decide("withhold", Subject("erg.table1/1005-2"), SIGNED)
    assert _distances("1005") == ()


def test_a_confirmation_of_a_row_that_changed_since_counts_no_more(clock: Clock) -> None:
    guidebook("1017")
    _confirm("1017-1", ORIGINAL)
    clock.move(timedelta(days=1))
    rows = {"1017-1": {**feeds._distance_rows()["1017-1"], "name": "Chlorine of another edition"}}
    sync_table(feeds.ERG_TABLE_1, lambda: rows)
    assert _distances("1017") == ()


def test_before_the_table_is_synced_nothing_is_shown() -> None:
    assert _distances("1005") == ()
