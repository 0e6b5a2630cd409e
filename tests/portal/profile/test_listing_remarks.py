"""Each remark of a listing has its heading, and contents are shown as sent only where no threshold was read."""

from __future__ import annotations

from connectors.schema import LegalListing, data_to_json
from portal.profile.listing_remarks import HEADINGS, contents_as_sent, listing_remarks


def test_every_heading_belongs_to_a_field_of_a_listing() -> None:
    data = data_to_json(LegalListing("법", "목록"))
    assert data is not None
    assert HEADINGS.keys() <= data.keys()
    assert listing_remarks(data) == ()


def test_remarks_stand_in_the_order_of_the_page() -> None:
    remarks = listing_remarks({"period": "3년", "exception": "다만 …", "restriction": "금지", "reason": "CMR"})
    assert [heading for heading, _ in remarks] == ["제한 내용", "사유", "예외", "기간"]


def test_contents_give_way_to_thresholds() -> None:
    assert contents_as_sent({"contents": "1% 미만"}) == "1% 미만"
    assert contents_as_sent({"contents": "1% 미만", "thresholds": [{"percent": "1"}]}) == ""
    assert contents_as_sent({}) == ""
