from __future__ import annotations

import json
from decimal import Decimal

import pytest

from connectors.reference_data import (
    EmergencyLimit,
    PlaceOfUse,
    ProtectiveDistance,
    ReactivityStatement,
    ReferenceProperty,
    ResponseGuide,
    WaterGases,
)
from connectors.schema import DATA_OF_KIND, REFERENCE_KINDS, FactData, data_from_json, data_to_json

EXAMPLES = (
    ResponseGuide("1017", "Chlorine", "124", form="gas"),
    ResponseGuide("1010", "Butadienes, stabilized", "116P", may_polymerize=True),
    ProtectiveDistance("1017", "124", "Chlorine", "60", "0.3", "1.1", "T3", "T3", "11.0+", "confirmed"),
    WaterGases("1162", "155", "Dimethyldichlorosilane", ("HCl",)),
    EmergencyLimit("AEGL-2", 60, Decimal("2.0"), "ppm"),
    ReferenceProperty("flash_point", Decimal("39.4"), Decimal("39.4"), "℃", "closed cup"),
    ReferenceProperty("behaviour_in_water"),
    ReactivityStatement("EUH031", "solution"),
    PlaceOfUse("plating", "AP-42", "US EPA", "12.20 Electroplating"),
)


@pytest.mark.parametrize("data", EXAMPLES, ids=lambda data: type(data).__name__)
def test_data_of_reference_documents_comes_back_equal_from_the_database(data: FactData) -> None:
    (kind,) = [kind for kind, cls in DATA_OF_KIND.items() if cls is type(data)]
    assert data_from_json(kind, json.loads(json.dumps(data_to_json(data)))) == data


def test_every_kind_of_reference_documents_has_an_example_here() -> None:
    assert {DATA_OF_KIND[kind] for kind in REFERENCE_KINDS} == {type(each) for each in EXAMPLES}
