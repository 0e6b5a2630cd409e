"""Settings: all are documented, and an invalid one is refused with the correction."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from connectors.registry import FILE_SETTINGS, KEY_SETTINGS
from portal import settings
from portal.environment import Environment

ROOT = Path(__file__).resolve().parents[2]


def test_every_setting_has_a_row_and_every_row_a_setting() -> None:
    table = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", table, re.MULTILINE))
    file_settings = {*FILE_SETTINGS, "SEARCH_CA_FILE"}
    assert documented == settings.ENVIRONMENT.names_read | file_settings


def test_the_readme_names_the_setting_of_every_key_and_file() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in (*KEY_SETTINGS, *FILE_SETTINGS) if f"`{name}`" not in readme] == []


@pytest.mark.parametrize(
    ("values", "read", "fix"),
    [
        ({"KEY": ""}, lambda e: e.secret("KEY"), "Give the key or unset it"),
        ({"KEY_FILE": "/nowhere/key"}, lambda e: e.secret("KEY"), "Correct the path or unset it"),
        ({"KEY": "a", "KEY_FILE": "b"}, lambda e: e.secret("KEY"), "Unset one of them"),
        ({"LIST": ""}, lambda e: e.file("LIST"), "Give the file's path or unset it"),
        ({"LIST": "/nowhere.xlsx"}, lambda e: e.file("LIST"), "Correct the path or unset it"),
        ({"DEMO": "maybe"}, lambda e: e.choice("DEMO", ("on", "off"), "off"), "on, off"),
        ({"FLAG": "2"}, lambda e: e.flag("FLAG", False), "FLAG=on"),
        ({"COUNT": "many"}, lambda e: e.number("COUNT", 1, least=1, most=9), "from 1 to 9"),
        ({"COUNT": "10"}, lambda e: e.number("COUNT", 1, least=1, most=9), "from 1 to 9"),
        ({"LIST": "January 2026"}, lambda e: e.edition("LIST"), "Write 2026-01"),
        ({"LIST": "2026-13"}, lambda e: e.edition("LIST"), "Write 2026-01"),
        ({"LIST": "20260115"}, lambda e: e.edition("LIST"), "Write 2026-01"),
        ({"LIST": "2026-W01-1"}, lambda e: e.edition("LIST"), "Write 2026-01"),
        ({"URL": "mysql://x"}, lambda e: e.url("URL", ("postgresql", "sqlite"), ""), "postgresql"),
        ({"URL": "http://h:port/"}, lambda e: e.url("URL", ("http",), ""), "http://host:port"),
    ],
)
def test_an_invalid_setting_is_refused_with_its_name_and_the_fix(values, read, fix) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ImproperlyConfigured) as refusal:
        read(Environment(values))
    assert fix in str(refusal.value)
    assert next(iter(values)).removesuffix("_FILE") in str(refusal.value)


def test_a_password_in_an_address_stays_out_of_the_refusal() -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        Environment({"URL": "mysql://user:hunter2@host/name"}).url("URL", ("postgresql",), "")
    assert "hunter2" not in str(refusal.value)


def test_a_key_is_read_from_its_file_without_the_line_end(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("abc%2Bdef\n", encoding="utf-8")
    assert Environment({"KEY_FILE": str(tmp_path / "key")}).secret("KEY") == "abc%2Bdef"


@pytest.mark.parametrize(("value", "edition"), [("2026-01", "2026-01"), (" 2026-01-15 ", "2026-01-15"), ("", "")])
def test_an_edition_is_a_month_or_a_day(value: str, edition: str) -> None:
    assert Environment({"LIST": value}).edition("LIST") == edition
