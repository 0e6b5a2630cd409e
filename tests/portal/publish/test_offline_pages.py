"""Pages cut into pieces for the offline pack."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from portal.publish.offline_pages import offline_band, offline_pages, shared_pieces
from portal.publish.offline_state import DEMO, OfflineState

pytestmark = pytest.mark.django_db
STATE = OfflineState("0123456789ab", DEMO, "0.0")


def test_a_page_bears_the_band_first_and_is_whole_again_when_joined() -> None:
    [(address, page)] = offline_pages(["/guidance"], "<i>band</i>")
    assert address == "/guidance"
    html = page.before.replace("\0", page.title) + page.main + page.after
    assert "<body><i>band</i>" in html.replace(' class="demo"', "")
    assert "tel:119" in html
    assert html.rstrip().endswith("</html>")


def test_a_page_that_is_not_there_or_leads_elsewhere_is_not_in_the_pack() -> None:
    assert dict(offline_pages(["/substances/108-88-3/card?lang=en", "/un/9999x"], "")) == {}


def test_any_host_being_allowed_is_no_host_that_pages_are_asked_of(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    assert len(dict(offline_pages(["/guidance"], ""))) == 1


def test_the_band_has_day_version_119_the_mark_and_the_hidden_warning() -> None:
    band = offline_band(STATE, "2026-01-02 03:04")
    for text in ("2026-01-02 03:04", STATE.version, "tel:119", "실제 대응에 사용 금지", '"offline-overdue" hidden'):
        assert text in band


def test_pieces_that_pages_share_are_kept_once() -> None:
    pages = dict(offline_pages(["/guidance", "/classes"], "band"))
    pieces, rows = shared_pieces(pages)
    assert len(set(pieces)) == len(pieces)
    for address, (before, title, main, after, policy) in rows.items():
        page = pages[address]
        assert (title, main) == (page.title, page.main)
        assert [pieces[number] for number in (before, after, policy)] == [page.before, page.after, page.policy]  # type: ignore[index]
