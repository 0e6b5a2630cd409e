from __future__ import annotations

from connectors.feeds import FeedKind, Questions
from connectors.schema import FactKind, Section
from connectors.toxinfo import CONNECTOR
from connectors.toxinfo.operations import OPERATIONS

NAMES = {
    "getToxcinfoMatrinfo": "toxinfo.material",
    "getSummaryInfo": "toxinfo.summary",
    "getHmnBdyEffct": "toxinfo.human_effects",
    "getAniToxctyStdy": "toxinfo.animal_studies",
    "getToxCrcngncty": "toxinfo.carcinogenicity_text",
    "getToxckntcs": "toxinfo.kinetics",
    "getEmrgncyMdiclTrtmnt": "toxinfo.emergency",
    "getRef": "toxinfo.references",
    "getVluesData": "toxinfo.values",
    "getCrcngncty": "toxinfo.carcinogenicity",
    "getToxcinfoAdctinfo": "toxinfo.poisoning",
    "getPoisonRef": "toxinfo.poisoning_references",
}


def test_each_of_the_twelve_operations_is_a_feed() -> None:
    assert {operation.name: operation.feed for operation in OPERATIONS} == NAMES
    assert [feed.name for feed in CONNECTOR.feeds] == [operation.feed for operation in OPERATIONS]


def test_eleven_are_listed_and_one_is_asked_by_cas_number() -> None:
    lookup_report = {feed.name for feed in CONNECTOR.feeds if feed.kind is FeedKind.LOOKUP}
    assert lookup_report == {"toxinfo.carcinogenicity"}
    for feed in CONNECTOR.feeds:
        assert (feed.rows is None) == (feed.name in lookup_report) == (feed.questions is Questions.CAS)
        assert feed.unverified
        assert feed.floor or feed.name in lookup_report


def test_treatment_for_physicians_is_told_from_first_aid() -> None:
    fields = next(operation.fields for operation in OPERATIONS if operation.name == "getEmrgncyMdiclTrtmnt")
    assert (fields["GENL_TRTM"].kind, fields["GENL_TRTM"].section) == (FactKind.TREATMENT_GENERAL, Section.FIRST_AID)
    assert (fields["SPEC_TRTM"].kind, fields["SPEC_TRTM"].section) == (FactKind.TREATMENT_SPECIFIC, Section.FIRST_AID)
    kinds = [meaning.kind for operation in OPERATIONS for meaning in operation.fields.values()]
    assert kinds.count(FactKind.TREATMENT_SPECIFIC) == kinds.count(FactKind.TREATMENT_GENERAL) == 1


def test_the_feed_states_how_many_fields_are_published_nowhere() -> None:
    unverified = {feed.name: feed.unverified for feed in CONNECTOR.feeds}
    assert "항목 11개" in unverified["toxinfo.material"]
    assert "항목 12개" in unverified["toxinfo.carcinogenicity"]
    assert "항목 5개" in unverified["toxinfo.poisoning"]
