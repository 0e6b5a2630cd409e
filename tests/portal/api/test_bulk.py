"""``/api/v1/bulk``: what is offered and why the rest is not, whole files, changes since a commit."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from connectors.schema import Fact, FactKind
from portal.curation.decisions import Signed, decide
from portal.curation.subjects import Subject
from portal.publish.bulk_files import make_bulk_files
from tests.portal.api.test_substance import FIELDS
from tests.portal.factories import ingested

pytestmark = pytest.mark.django_db
KOSHA = "kosha_msds.sheets"
FILE = f"/api/v1/bulk/{KOSHA}.jsonl"


@pytest.fixture(autouse=True)
def _written(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    for number, name in (("71-43-2", "벤젠"), ("108-88-3", "톨루엔")):
        ingested(KOSHA, number, Fact(FactKind.NAME, name, lang="ko"), cas=number)


def body(response: Any) -> bytes:
    content = b"".join(response.streaming_content)
    return gzip.decompress(content) if response["Content-Encoding"] == "gzip" else content


def test_the_list_names_files_with_checksum_and_the_others_with_the_reason(browser: Client) -> None:
    assert browser.get("/api/v1/bulk").json()["ready"] is False
    make_bulk_files()
    listed = browser.get("/api/v1/bulk").json()
    assert (listed["ready"], listed["until"], listed["notice"]) == (True, "", "공식 누리집이 아님")
    (feed,) = (each for each in listed["feeds"] if each["feed"] == KOSHA)
    file = next(each for each in feed["files"] if each["format"] == "jsonl")
    read = body(browser.get(file["url"]))
    assert (file["sha256"], file["size"], file["records"]) == (hashlib.sha256(read).hexdigest(), len(read), 2)
    assert "이용허락범위 제한 없음" in feed["licence"]
    reasons = {each["feed"]: each["reason"] for each in listed["not_offered"]}
    assert reasons["ncis.inventory"] == "기관이 이용허락 유형을 밝히지 않음"
    assert "확인하지 못함" in reasons["psis.registrations"]
    assert KOSHA not in reasons


def test_a_file_is_the_same_compressed_and_plain(browser: Client) -> None:
    make_bulk_files()
    packed = browser.get(FILE, headers={"accept-encoding": "gzip"})
    plain = browser.get(FILE, headers={"accept-encoding": "identity"})
    assert (packed["Content-Encoding"], plain["Content-Encoding"]) == ("gzip", "identity")
    assert body(packed) == body(plain)
    assert packed["Content-Disposition"] == f'attachment; filename="{KOSHA}.jsonl"'


def test_a_line_has_the_fields_of_a_fact_in_the_api_beside_those_of_its_record(browser: Client) -> None:
    make_bulk_files()
    record = json.loads(body(browser.get(FILE)).splitlines()[0])
    assert set(record) | set(record["facts"][0]) >= FIELDS


def test_changes_since_a_commit_are_the_lines_of_what_changed(browser: Client) -> None:
    make_bulk_files()
    before = browser.get("/api/v1/bulk").json()
    ingested(KOSHA, "100-42-5", Fact(FactKind.NAME, "스티렌", lang="ko"), cas="100-42-5")
    make_bulk_files()
    changed = browser.get(FILE, {"since": before["commit"], "hiding": before["hiding"]})
    assert [json.loads(line)["key"] for line in body_of_lines(changed)] == ["100-42-5"]
    now = int(changed["X-Commit"])
    assert body_of_lines(browser.get(FILE, {"since": now, "hiding": before["hiding"]})) == []


def body_of_lines(response: Any) -> list[bytes]:
    assert response.status_code == 200
    return b"".join(response.streaming_content).splitlines()


def test_where_something_was_withheld_since_the_whole_file_must_be_loaded(browser: Client) -> None:
    """Content rule 31: what is withheld has no line, so nobody would learn to delete it."""
    make_bulk_files()
    before = browser.get("/api/v1/bulk").json()
    decide("withhold", Subject("cas:71-43-2"), Signed("담당자", "확인 중"))
    outdated = browser.get(FILE)
    assert (outdated.status_code, outdated.json()["code"], outdated["Retry-After"]) == (503, "file-outdated", "30")
    assert browser.get("/api/v1/bulk").json()["ready"] is False
    make_bulk_files()
    refused = browser.get(FILE, {"since": before["commit"], "hiding": before["hiding"]})
    assert (refused.status_code, refused.json()["code"]) == (409, "load-whole-file")
    assert "벤젠" not in body(browser.get(FILE)).decode()


@pytest.mark.parametrize("query", ["since=0", "since=999999999&hiding=0.0"])
def test_changes_need_the_state_of_the_file_and_a_commit_that_was(browser: Client, query: str) -> None:
    make_bulk_files()
    refused = browser.get(f"{FILE}?{query}")
    assert (refused.status_code, refused.json()["code"]) == (409, "load-whole-file")
    assert "jsonl" in browser.get(f"/api/v1/bulk/{KOSHA}.csv?since=0&hiding=0.0").json()["detail"]


def test_a_file_of_no_feed_or_of_one_that_is_not_offered_is_not_found(browser: Client) -> None:
    make_bulk_files()
    for name in ("ncis.inventory.jsonl", "nothing.csv", f"{KOSHA}.xlsx"):
        assert browser.get(f"/api/v1/bulk/{name}").status_code == 404


def test_a_demonstration_is_marked_in_name_list_and_every_line(browser: Client, settings: Settings) -> None:
    """Content rules 26 and 27."""
    settings.DEMO = "on"
    make_bulk_files()
    listed = browser.get("/api/v1/bulk").json()
    assert (listed["demo"], listed["mark"]) == (True, "시연 자료 – 실제 대응에 사용 금지")
    assert 'filename="demo-' in browser.get(FILE)["Content-Disposition"]
