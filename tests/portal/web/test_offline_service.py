"""The addresses of offline use."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from portal.publish.offline_pack import OfflinePack, make_offline_pack
from tests.portal.faces.packed import small_book

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(settings: Settings, tmp_path: Path) -> Client:
    settings.DATA_DIR = tmp_path
    return Client(headers={"host": "localhost"})


@pytest.fixture
def pack(browser: Client) -> OfflinePack:
    with small_book():
        return make_offline_pack()


def version(browser: Client) -> dict[str, object]:
    return dict(browser.get("/offline/version").json())


def test_the_version_says_whether_its_pack_is_ready_and_is_never_cached(browser: Client) -> None:
    before = version(browser)
    assert (before["ready"], before["digest"]) == (False, "")
    with small_book():
        made = make_offline_pack()
    after = version(browser)
    assert (after["version"], after["ready"], after["digest"]) == (made.version, True, made.digest)
    assert browser.get("/offline/version")["Cache-Control"] == "no-store"


def test_the_pack_is_one_compressed_file_or_plain_for_who_reads_no_gzip(browser: Client, pack: OfflinePack) -> None:
    address = f"/offline/pack/{pack.version}"
    packed = browser.get(address, headers={"accept-encoding": "gzip"})
    assert (packed["Content-Encoding"], len(packed.content)) == ("gzip", pack.size)
    plain = browser.get(address)
    assert plain.content == gzip.decompress(packed.content)
    assert json.loads(plain.content)["version"] == pack.version


def test_an_old_version_is_not_given_out_any_more(browser: Client, pack: OfflinePack, settings: Settings) -> None:
    """Content rules 27 and 31."""
    settings.DEMO = "on" if version(browser)["mode"] == "live" else "off"
    answer = browser.get(f"/offline/pack/{pack.version}")
    assert answer.status_code == 404
    assert "새 판은" in answer.content.decode()


def test_the_worker_may_serve_every_page_and_is_asked_for_anew(browser: Client) -> None:
    answer = browser.get("/service-worker.js")
    assert (answer["Service-Worker-Allowed"], answer["Cache-Control"]) == ("/", "no-cache")
    assert answer["Content-Type"].startswith("text/javascript")
    assert "worker-src 'self'" in answer["Content-Security-Policy"]
    assert "'unsafe" not in answer["Content-Security-Policy"]


def test_the_manifest_names_icons_and_the_demonstration(browser: Client, settings: Settings) -> None:
    settings.DEMO = "on"
    manifest = browser.get("/manifest.webmanifest").json()
    assert manifest["name"].startswith("[시연] ")
    assert {icon["sizes"] for icon in manifest["icons"]} >= {"192x192", "512x512"}
    settings.DEMO = "off"
    assert browser.get("/manifest.webmanifest").json()["name"] == "화학물질포털서비스"


def test_the_page_has_119_and_a_sentence_for_who_has_no_script(browser: Client) -> None:
    page = browser.get("/offline").content.decode()
    assert 'href="tel:119"' in page
    assert "<noscript>" in page
