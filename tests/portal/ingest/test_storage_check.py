"""A record that no database can store is a bad row with its reason, and the run continues."""

from __future__ import annotations

import pytest

from connectors.errors import BadRow
from connectors.schema import Fact, FactKind, Record, RecordKind
from portal.ingest.storage_check import checked_for_storage


def _record(key: str = "1", **fields: object) -> Record:
    payload = {"name": fields.pop("name", "벤젠")}
    return Record("a.list", key, RecordKind.SUBSTANCE, payload, (Fact(FactKind.NAME, "벤젠"),), **fields)  # type: ignore[arg-type]


def test_ordinary_text_passes_backslashes_and_all() -> None:
    for name in ("벤젠", "C:\\u0000", "a\nb", "😀"):
        assert checked_for_storage(_record(name=name)).payload == {"name": name}


@pytest.mark.parametrize("name", ["a\0b", "\\\0", "\ud800"])
def test_nul_and_half_characters_are_refused_and_the_key_counts_as_seen(name: str) -> None:
    with pytest.raises(BadRow) as refusal:
        checked_for_storage(_record(name=name))
    assert refusal.value.key == "1"


def test_a_key_too_long_to_store_is_refused_and_not_cut() -> None:
    with pytest.raises(BadRow) as refusal:
        checked_for_storage(_record(key="k" * 201))
    assert (refusal.value.key, refusal.value.has_key) == ("", False)


@pytest.mark.parametrize("field", ["entity", "question", "source_date"])
def test_other_fields_too_long_are_refused_by_name(field: str) -> None:
    with pytest.raises(BadRow, match=field):
        checked_for_storage(_record(**{field: "x" * 201}))
