"""How a pack is made and kept."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from portal.publish import offline_pack
from portal.publish.made_alone import BeingMade, StateChanges, made_alone
from portal.publish.offline_pack import PackTooLarge, make_offline_pack, packed_content
from portal.publish.offline_state import offline_state
from tests.portal.faces.packed import small_book
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _small(settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.DATA_DIR = tmp_path
    with small_book():
        yield


def test_a_pack_says_its_version_and_holds_pages_names_and_styles() -> None:
    record_with_facts(entry("cas:98001-01-5", "물질"), "ncis.inventory", [])
    pack = make_offline_pack()
    content = json.loads(gzip.decompress(packed_content(pack.version)))
    assert (content["version"], content["format"]) == (offline_state().version, offline_pack.FORMAT)
    assert list(content["parts"]["cards"]) == ["/substances/98001-01-5/card"]
    assert [row["address"] for row in content["parts"]["names"]["pages"]] == ["/substances/98001-01-5/card"]
    assert "/static/css/portal.css" in content["parts"]["assets"]
    assert pack.size == len(packed_content(pack.version))


def test_a_pack_that_is_there_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_offline_pack()
    monkeypatch.setattr(offline_pack, "_content", lambda state: pytest.fail("made again"))
    assert make_offline_pack() == made


def test_a_newer_pack_takes_the_place_of_the_older(settings: Settings, tmp_path: Path) -> None:
    older = make_offline_pack()
    settings.POISON_CENTRE = "02-0000-0000"
    newer = make_offline_pack()
    assert {path.name.partition(".")[0] for path in (tmp_path / "offline").glob("*.json*")} == {newer.version}
    with pytest.raises(FileNotFoundError):
        packed_content(older.version)


def test_only_one_process_makes_a_pack_at_a_time() -> None:
    with made_alone(offline_pack._folder()), pytest.raises(BeingMade):
        make_offline_pack()
    assert make_offline_pack().pages > 0


def test_a_state_that_changes_meanwhile_is_never_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Content rule 31: a value that is withheld while the pack is made would stand in it."""
    state, numbers = offline_state(), iter(range(100))
    monkeypatch.setattr(offline_pack, "offline_state", lambda: replace(state, version=f"v{next(numbers)}"))
    monkeypatch.setattr(offline_pack, "_content", lambda state: {"parts": {}})
    with pytest.raises(StateChanges):
        make_offline_pack()
    assert list((tmp_path / "offline").glob("*.json*")) == []


def test_a_pack_that_is_too_large_is_refused_with_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offline_pack, "LARGEST", 10)
    with pytest.raises(PackTooLarge, match="guidance"):
        make_offline_pack()
