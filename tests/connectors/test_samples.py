"""Every recorded answer beside the checkout: the feed that reads it and the result, or the reason why no feed does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from connectors.errors import QuotaSpent, Refused, SourceError, Unexpected
from connectors.feeds import Feed
from connectors.pass_report import PassReport
from connectors.registry import feed_named
from connectors.schema import FactKind, Record, Row
from connectors.source import Source
from demo.wire import Agency, Reply, Request
from tests.connectors.hazmat.test_materials import documented
from tests.connectors.kosha_msds.recorded import one_section, only_listed, source_of
from tests.connectors.ncis.recorded import replaying
from tests.connectors.open_source import replying_in_turn
from tests.connectors.pieces import FullReport

KOSHA_EMPTY = "kosha/kosha_getChemList001_empty.xml"


@dataclass(frozen=True, slots=True)
class Parsed:
    """The feed reads the file into records of these keys; () where the file says that the agency has no data.

    ``question`` is the question of a look-up. ``pages`` are the files of the listing where it has several. ``sheet`` is the
    KOSHA sheet of which the file is the ``section``: of the others only those stand there without which a sheet is refused.
    """

    feed: str
    keys: tuple[str, ...]
    question: str = ""
    pages: tuple[str, ...] = ()
    sheet: str = ""
    section: int = 0


@dataclass(frozen=True, slots=True)
class Refusal:
    """The feed raises this error, with the agency's code, and gives no record."""

    feed: str
    error: type[SourceError]
    code: str = ""
    question: str = ""
    status: int = 200


@dataclass(frozen=True, slots=True)
class Documented:
    """A row printed in an agency's description or kept by a client, not a response: the feed's ``record`` reads it."""

    feed: str
    key: str


@dataclass(frozen=True, slots=True)
class Outside:
    """No feed requests such a response."""

    why: str


Outcome = Parsed | Refusal | Documented | Outside

CASES = "cases/recorded/"
"""The folder of answers that public projects recorded later, beside that of the samples."""
USES = ("psis/fixtures_SVC01_page-0001.xml", "psis/fixtures_SVC01_page-0002.xml")
USE_KEYS = ("973/1", "973/2", "1201/1", "1544/1", "2088/4")
TOLUENE, FORMALDEHYDE, NITROGEN, SULFURIC_ACID = "108-88-3", "50-00-0", "7727-37-9", "7664-93-9"
NOT_READ = "a system that no feed reads"

SAMPLES: Mapping[str, Outcome] = {
    f"{CASES}kosha_error_30_in_agency_header_fixture.xml": Refusal("kosha_msds.sheets", Refused, "30", TOLUENE),
    f"{CASES}kosha_getChemDetail01_ethanolamine_abridged.xml": Parsed(
        "kosha_msds.sheets", ("000000",), "141-43-5", sheet="000000", section=1
    ),
    f"{CASES}kosha_getChemDetail021_001097_gas.xml": Parsed(
        "kosha_msds.sheets", ("001097",), FORMALDEHYDE, sheet="001097", section=2
    ),
    f"{CASES}kosha_getChemDetail021_015812.xml": Parsed(
        "kosha_msds.sheets", ("015812",), NITROGEN, sheet="015812", section=2
    ),
    f"{CASES}kosha_getChemDetail081_001049_glued-remark.xml": Parsed(
        "kosha_msds.sheets", ("001049",), SULFURIC_ACID, sheet="001049", section=8
    ),
    f"{CASES}kosha_getChemDetail081_001097_glued-remark.xml": Parsed(
        "kosha_msds.sheets", ("001097",), FORMALDEHYDE, sheet="001097", section=8
    ),
    f"{CASES}kosha_getChemDetail081_015812_escaped-entities.xml": Parsed(
        "kosha_msds.sheets", ("015812",), NITROGEN, sheet="015812", section=8
    ),
    f"{CASES}kosha_getChemDetail091_001097_cited-tail.xml": Parsed(
        "kosha_msds.sheets", ("001097",), FORMALDEHYDE, sheet="001097", section=9
    ),
    f"{CASES}kosha_getChemList001_7664-93-9.xml": Parsed("kosha_msds.sheets", ("001049",), SULFURIC_ACID),
    f"{CASES}kosha_getChemList001_7727-37-9.xml": Parsed("kosha_msds.sheets", ("015812",), NITROGEN),
    # Its total is 3, and one row came: the row that was asked about.
    f"{CASES}kosha_getChemList_71-43-2_abridged.xml": Parsed("kosha_msds.sheets", ("001016",), "71-43-2"),
    f"{CASES}nics_csclist_row_2025-155.json": Documented("ncis.accidents", "2025-155"),
    # Its total is 7,189, and no row came.
    f"{CASES}nics_kischemlist_past_last_page.json": Parsed("ncis.safety", ()),
    f"{CASES}nics_kischemlist_row_75-31-0.json": Documented("ncis.safety", "1"),
    f"{CASES}psis_SVC02_acetamiprid_manual.xml": Parsed("psis.details", ("1201",), "1201/1"),
    f"{CASES}psis_SVC08_one_number_two_products.xml": Parsed(
        "psis.cancelled", ("29-살충-2/9bc6fe4e53019b02", "29-살충-2/d92a448eea8e1e08")
    ),
    "ecolife/slfsfcfst02List_page8.xml": Outside("초록누리's list of declared products, which no feed asks for"),
    "foodsafety/I2790_INFO-200.json": Outside(NOT_READ),
    "foodsafety/I2790_INFO-300.json": Outside(NOT_READ),
    "gateway/gateway_200_code22_xml.xml": Refusal("ncis.safety", QuotaSpent, "22"),
    "gateway/gateway_400or200_code12.json": Refusal("ncis.substances", Refused, "12", FORMALDEHYDE, 400),
    "gateway/gateway_401_code20_key-null.xml": Refusal("ncis.accidents", Refused, "20", status=401),
    "gateway/gateway_403_code30.json": Refusal("toxinfo.summary", Refused, "30", status=403),
    "gateway/odcloud_401.json": Outside("api.odcloud.kr serves files as an API; no feed calls it"),
    "hazmat/materialInfoSvc_detail_mock.json": Refusal("hazmat.details", Unexpected, question="67-64-1"),
    "hazmat/materialInfoSvc_list_docrow.txt": Documented("hazmat.materials", "2991"),
    "hazmat/materialInfoSvc_list_mock.json": Refusal("hazmat.materials", Unexpected),
    "hazmat/materialInfoSvc_xml_envelope_synthetic.xml": Parsed("hazmat.materials", ("A001",)),
    "keco/keco_chemSbstnList_50-00-0.json": Parsed("ncis.substances", ("18238",), FORMALDEHYDE),
    "keco/keco_ghsList_50-00-0.json": Parsed("ncis.ghs", ("18238",), FORMALDEHYDE),
    "keco/synthetic_keco_ghs_toluene_mock.json": Parsed("ncis.ghs", ("35074",), TOLUENE),
    "kosha/kosha_getChemDetail021_001015_pictogram-swap.xml": Parsed(
        "kosha_msds.sheets", ("001015",), "7722-84-1", sheet="001015", section=2
    ),
    "kosha/kosha_getChemDetail021_001032.xml": Parsed(
        "kosha_msds.sheets", ("001032",), TOLUENE, sheet="001032", section=2
    ),
    "kosha/kosha_getChemDetail081_001032.xml": Parsed(
        "kosha_msds.sheets", ("001032",), TOLUENE, sheet="001032", section=8
    ),
    "kosha/kosha_getChemDetail091_001032.xml": Parsed(
        "kosha_msds.sheets", ("001032",), TOLUENE, sheet="001032", section=9
    ),
    "kosha/kosha_getChemList001_108-88-3.xml": Parsed("kosha_msds.sheets", ("001032",), TOLUENE),
    "kosha/kosha_getChemList001_50-00-0_partial-match.xml": Parsed("kosha_msds.sheets", ("001097",), FORMALDEHYDE),
    KOSHA_EMPTY: Parsed("kosha_msds.sheets", (), TOLUENE),
    "kosha/spec11_kosha_chemdetail01_example.xml": Parsed(
        "kosha_msds.sheets", ("000001",), "50-01-1", sheet="000001", section=1
    ),
    "kosha/spec11_kosha_chemlist_example.xml": Parsed("kosha_msds.sheets", ("000001",), "50-01-1"),
    "kosha/synthetic_kosha_detail15_benzene_abridged.xml": Parsed(
        "kosha_msds.sheets", ("000000",), "71-43-2", sheet="000000", section=15
    ),
    # A sheet without a CAS number answers no question about one.
    "kosha/synthetic_kosha_list_cas-omitted_047134.xml": Parsed("kosha_msds.sheets", (), TOLUENE),
    "kosha/synthetic_kosha_result_code_22.xml": Refusal("kosha_msds.sheets", QuotaSpent, "22", TOLUENE),
    "nics/nics_kischemlist_50-00-0.xml": Parsed("ncis.safety", ("4660",)),
    "psis/error_shape.xml": Refusal("psis.registrations", Refused, "ERR_101"),
    "psis/fixtures_SVC01_page-0001.xml": Parsed("psis.registrations", USE_KEYS, pages=USES),
    "psis/fixtures_SVC01_page-0002.xml": Parsed("psis.registrations", USE_KEYS, pages=USES),
    "psis/fixtures_SVC02_1201.xml": Parsed("psis.details", ("1201",), "1201/1"),
    "psis/fixtures_SVC02_1544.xml": Parsed("psis.details", ("1544",), "1544/1"),
    "psis/fixtures_SVC02_2088.xml": Parsed("psis.details", ("2088",), "2088/4"),
    "psis/fixtures_SVC02_973.xml": Parsed("psis.details", ("973",), "973/1"),
    "psis/fixtures_SVC07_page-0001.xml": Outside("methods of analysis as files, without a hazard, a limit or a use"),
    "psis/fixtures_SVC08_page-0001.xml": Parsed(
        "psis.cancelled", ("1001-살균-6/9a5353f0f55349bc", "2044-제초-11/f4f554daee1ee56a")
    ),
    "safetykorea/cert_row_fixture.json": Parsed("safetykorea.certificates", ("CB123A123-1234",), "CB123A123-1234"),
    "safetykorea/frecall_row_fixture.json": Parsed("safetykorea.foreign_recalls", ("6e28fe204368f773",)),
    "safetykorea/nodata.json": Parsed("safetykorea.recalls", ()),
    "safetykorea/nodata_variant.json": Parsed("safetykorea.certificates", (), "CB123A123-1234"),
    "safetykorea/recall_row_fixture.json": Parsed("safetykorea.recalls", ("944c7e0c5e0e345c",)),
}
PARSED = {name: outcome for name, outcome in SAMPLES.items() if isinstance(outcome, Parsed)}
REFUSED_CODES = {name: outcome for name, outcome in SAMPLES.items() if isinstance(outcome, Refusal)}
DOCUMENTED = {name: outcome for name, outcome in SAMPLES.items() if isinstance(outcome, Documented)}


def path_of(shared: Path, name: str) -> Path:
    """Where the recording of this name in ``SAMPLES`` stands."""
    return shared / name if name.startswith(CASES) else shared / "samples" / name


def documented_row(shared: Path, name: str) -> Row:
    """The row that a description prints, or that a client kept as an object."""
    path = path_of(shared, name)
    return dict(json.loads(path.read_bytes())) if path.suffix == ".json" else documented(path)


def agency_of(shared: Path, name: str, outcome: Parsed) -> Agency:
    """The agency that replies with the recording, and with the other responses that the feed needs."""
    if outcome.pages:
        bodies = [path_of(shared, page).read_text(encoding="utf-8") for page in outcome.pages]
        return replying_in_turn(*bodies, content_type="application/xml;charset=UTF-8")
    if outcome.sheet:
        listed = {"casNo": outcome.question, "chemId": outcome.sheet}
        return one_section(outcome.section, replaying(path_of(shared, name)), listed)
    if outcome.feed == "kosha_msds.sheets":
        return only_listed(replaying(path_of(shared, name)))
    return replaying(path_of(shared, name))


@contextmanager
def opened(agency: Agency, status: int = 200) -> Iterator[Source]:
    """A source of that agency, which replies with this status."""

    def reply_to(request: Request) -> Reply | None:
        reply = agency(request)
        return replace(reply, status=status) if reply else None

    with source_of(reply_to) as (source, _):
        yield source


def rows_of(feed: Feed, source: Source, question: str, report: PassReport) -> list[Row]:
    """All rows from the feed's own reader."""
    if feed.lookup is not None:
        return feed.lookup(source, question, report)
    assert feed.rows is not None
    return list(feed.rows(source, report))


def records_of(shared: Path, name: str, outcome: Parsed) -> tuple[list[Record], FullReport]:
    """The records that the feed reads from the recording, and the report."""
    feed, report = feed_named(outcome.feed), FullReport()
    with opened(agency_of(shared, name, outcome)) as source:
        rows = rows_of(feed, source, outcome.question, report)
    return [feed.record(row, report) for row in rows], report


def test_the_table_names_every_recorded_file_and_no_other(shared: Path) -> None:
    samples = shared / "samples"
    names = [str(path.relative_to(samples)) for path in samples.rglob("*") if path.is_file()]
    names += [str(path.relative_to(shared)) for path in (shared / CASES).iterdir()]
    assert sorted(SAMPLES) == sorted(names)


@pytest.mark.parametrize("name", PARSED)
def test_the_feed_makes_these_records_of_the_recording(shared: Path, name: str) -> None:
    outcome = PARSED[name]
    records, report = records_of(shared, name, outcome)
    assert tuple(record.key for record in records) == outcome.keys
    assert {record.feed for record in records} <= {outcome.feed}
    assert all(record.facts for record in records)
    assert report.drift == {}


@pytest.mark.parametrize("name", [name for name, outcome in PARSED.items() if outcome.section])
def test_a_recorded_section_states_facts_under_its_own_number(shared: Path, name: str) -> None:
    outcome = PARSED[name]
    (read,), report = records_of(shared, name, outcome)
    given_by_the_list = {FactKind.CAS, FactKind.AGENCY_ID}
    assert [fact for fact in read.facts if fact.section == str(outcome.section) and fact.kind not in given_by_the_list]
    assert f"{outcome.section}항: no items" not in report.rejected


@pytest.mark.parametrize("name", REFUSED_CODES)
def test_the_feed_refuses_the_recording_with_its_error(shared: Path, name: str) -> None:
    outcome = REFUSED_CODES[name]
    with (
        opened(replaying(path_of(shared, name)), outcome.status) as source,
        pytest.raises(SourceError) as caught,
    ):
        rows_of(feed_named(outcome.feed), source, outcome.question, PassReport())
    assert (type(caught.value), caught.value.code) == (outcome.error, outcome.code)


@pytest.mark.parametrize("name", DOCUMENTED)
def test_the_feed_reads_the_documented_row(shared: Path, name: str) -> None:
    outcome, report = DOCUMENTED[name], PassReport()
    read = feed_named(outcome.feed).record(documented_row(shared, name), report)
    assert (read.key, read.feed, report.drift, report.rejected) == (outcome.key, outcome.feed, {}, {})
