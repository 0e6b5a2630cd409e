"""Bulk files: read back they are what the database holds and may show, and they go out only under the decisions that made them."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from connectors.schema import Absence, Fact, FactKind, LegalListing, Section, Threshold
from portal.curation.decisions import Signed, decide, undo
from portal.curation.subjects import Subject
from portal.dump import canonical_dump
from portal.models import Commit, SourceRecord
from portal.publish import bulk_files
from portal.publish.bulk_files import BOM, CSV, JSON_LINES, bulk_feeds, made_files, make_bulk_files, packed_file
from portal.publish.made_alone import BeingMade, StateChanges, made_alone
from portal.store.digest import canonical_text
from tests.portal.factories import ingested

pytestmark = pytest.mark.django_db
KOSHA = "kosha_msds.sheets"
SIGNED = Signed("담당자", "확인 중")


@pytest.fixture(autouse=True)
def _written(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR, settings.DEMO = tmp_path, "off"
    listing = LegalListing("화학물질관리법", "사고대비물질", "1", (Threshold(Decimal("10")),), notice_date="2026-01-02")
    for number, name in (("71-43-2", "벤젠"), ("108-88-3", "톨루엔"), ("7664-39-3", "불화수소")):
        ingested(
            KOSHA,
            number,
            Fact(FactKind.NAME, name, lang="ko"),
            Fact(FactKind.LEGAL_LISTING, "사고대비물질", listing),
            Fact(FactKind.PH, "자료없음", absence=Absence.NO_DATA),
            Fact(
                FactKind.TEXT,
                "=SUM(1) 물을\n'뿌리시오', \"곧\"",
                section=Section.RELEASE,
                label="누출",
                original="원문",
            ),
            Fact(FactKind.TEXT, "'따옴표로 시작", section=Section.FIRE, lang="ko"),
            Fact(FactKind.BOILING_POINT, "-80", unit="℃", section=Section.PROPERTIES),
            cas=number,
        )


def content(name: str) -> str:
    made = made_files()
    assert made is not None
    file = made.file_named(name)
    assert file is not None
    read = gzip.decompress(packed_file(made, file).read_bytes())
    assert (file.size, file.sha256) == (len(read), hashlib.sha256(read).hexdigest())
    return read.decode()


def json_records() -> list[dict[str, Any]]:
    return [json.loads(line) for line in content(f"{KOSHA}.{JSON_LINES}").splitlines()]


def csv_records() -> list[dict[str, Any]]:
    """The rows of the CSV as records of the same shape."""
    text = content(f"{KOSHA}.{CSV}")
    assert text.startswith(BOM)
    by_key: dict[str, dict[str, Any]] = {}
    for row in csv.DictReader(io.StringIO(text.removeprefix(BOM), newline="")):
        read = {name: value.removeprefix("'") for name, value in row.items()}
        record = by_key.setdefault(read["key"], {**read, "withdrawn": json.loads(read["withdrawn"]), "facts": []})
        fact = {name.removeprefix("fact_"): value for name, value in read.items() if name.startswith("fact_")}
        record["facts"].append({**fact, "data": json.loads(fact["data"])})
    return list(by_key.values())


def as_dumped(records: list[dict[str, Any]]) -> Iterator[str]:
    """The lines of the canonical dump that these records stand for; what a fact states is told by its identity."""
    for record in records:
        for order, fact in enumerate(record["facts"]):
            data = canonical_text(fact["data"]) if fact["data"] is not None else ""
            parts = (
                fact[name] for name in ("kind", "value", "original", "lang", "unit", "section", "label", "absence")
            )
            identity = hashlib.blake2b("\x1f".join((*parts, data)).encode(), digest_size=16).hexdigest()
            line = ["fact", record["feed"], record["origin"], record["key"], identity, fact["value"], order, False]
            yield json.dumps(line, ensure_ascii=False)


def dumped_facts() -> list[str]:
    lines = (json.loads(line) for line in canonical_dump())
    return [json.dumps(line, ensure_ascii=False) for line in lines if line[:2] == ["fact", KOSHA] and not line[-1]]


def dumped_records() -> set[tuple[str, ...]]:
    lines = (json.loads(line) for line in canonical_dump())
    return {tuple(line[1:5]) for line in lines if line[:2] == ["record", KOSHA]}


def test_read_back_both_files_equal_the_dump() -> None:
    make_bulk_files()
    for records in (json_records(), csv_records()):
        assert sorted(as_dumped(records)) == sorted(dumped_facts())
        assert {(each["feed"], each["origin"], each["key"], each["entry"]) for each in records} == dumped_records()


def test_every_record_has_its_agency_its_dates_its_entry_and_its_form() -> None:
    make_bulk_files()
    record = next(each for each in json_records() if each["key"] == "7664-39-3")
    assert (record["agency"], record["cas"], record["url"], record["mark"], record["withdrawn"]) == (
        "고용노동부 산업안전보건공단", ["7664-39-3"], "/substances/7664-39-3", "", False,
    )  # fmt: skip
    assert record["confirmed_on"]
    by_kind = {fact["kind"]: fact for fact in record["facts"]}
    assert by_kind["boiling_point"]["form_unknown"] is True
    assert len(by_kind["boiling_point"]["possible_forms"]) > 1
    assert by_kind["legal_listing"]["source_date"] == "2026-01-02"
    assert by_kind["ph"]["absence"] == "no_data"


def test_only_feeds_whose_licence_allows_it_have_files() -> None:
    names = {feed.name for feed in bulk_feeds()}
    assert KOSHA in names
    assert not names & {"ncis.inventory", "ncis.safety", "psis.registrations", "erg.guides", "portal.nomenclature"}
    assert {file.feed for file in make_bulk_files().files} == names


def test_a_record_that_the_agency_withdrew_says_so_and_states_nothing(settings: Settings) -> None:
    record = SourceRecord.objects.get(key="71-43-2")
    SourceRecord.objects.filter(pk=record.pk).update(withdrawn_at=record.first_seen)
    make_bulk_files()
    (withdrawn,) = (each for each in json_records() if each["withdrawn"])
    assert (withdrawn["key"], withdrawn["facts"], withdrawn["confirmed_on"]) == ("71-43-2", [], "")


@pytest.mark.parametrize(
    "subject", [Subject("cas:71-43-2"), Subject(f"{KOSHA}/71-43-2"), Subject(f"{KOSHA}/71-43-2", "name", "벤젠")]
)
def test_after_a_decision_the_old_file_goes_out_no_more_and_the_new_one_holds_nothing_of_it(subject: Subject) -> None:
    """Content rule 31."""
    assert make_bulk_files().may_be_given_out
    decision = decide("withhold", subject, SIGNED)
    old = made_files()
    assert old is not None
    assert not old.may_be_given_out
    assert make_bulk_files().may_be_given_out
    assert "벤젠" not in content(f"{KOSHA}.{JSON_LINES}") + content(f"{KOSHA}.{CSV}")
    assert undo(decision, "담당자")
    make_bulk_files()
    assert "벤젠" in content(f"{KOSHA}.{JSON_LINES}")


def test_leaving_the_demonstration_and_another_database_stop_a_file(settings: Settings) -> None:
    """Content rule 27."""
    made = make_bulk_files()
    settings.DEMO = "on"
    assert not made.may_be_given_out
    settings.DEMO = "off"
    assert made.may_be_given_out
    Commit.objects.update(token="of another database")
    assert not made.may_be_given_out


def test_a_feed_whose_licence_does_not_allow_it_any_more_has_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_bulk_files()
    monkeypatch.setattr(bulk_files, "bulk_feeds", tuple)
    assert made.file_named(f"{KOSHA}.{JSON_LINES}") is None


def test_files_that_are_there_are_not_made_again_and_older_ones_are_deleted(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = make_bulk_files()
    assert make_bulk_files() == first
    ingested(KOSHA, "100-42-5", Fact(FactKind.NAME, "스티렌", lang="ko"), cas="100-42-5")
    second = make_bulk_files()
    assert second.state.commit > first.state.commit
    assert [path.name for path in (tmp_path / "bulk").iterdir() if path.is_dir()] == [second.folder]


def test_only_one_process_makes_them_and_a_state_that_changes_meanwhile_is_never_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Content rule 31: a value that is withheld while a file is made would stand in it."""
    with made_alone(bulk_files._folder()), pytest.raises(BeingMade):
        make_bulk_files()
    state, numbers = bulk_files.bulk_state(), iter(range(100))
    monkeypatch.setattr(bulk_files, "bulk_state", lambda: replace(state, decisions=f"{next(numbers)}"))
    with pytest.raises(StateChanges):
        make_bulk_files()
    assert made_files() is None
