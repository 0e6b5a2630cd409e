"""The style sheet: written in parts, collected as one file that is named by its content."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.test import Client, override_settings

from tests.portal.site import environment, manage, running

PARTS = Path(settings.BASE_DIR) / "static" / "css"
IMPORT = re.compile(r'@import "([^"]+)";')
COLLECTING = {
    **settings.STORAGES,
    "staticfiles": {"BACKEND": "portal.style_sheet.BundledStaticFilesStorage"},
}


@pytest.fixture
def collected(tmp_path: Path) -> Iterator[Path]:
    """The folder that the checkout's static files are collected into."""
    with override_settings(STATIC_ROOT=tmp_path / "static", STORAGES=COLLECTING):
        _collect()
        yield tmp_path / "static"


@pytest.fixture
def sources(tmp_path: Path) -> Iterator[Path]:
    """A folder of sources with a small style sheet, and settings that collect it into a folder beside it."""
    sources = tmp_path / "sources"
    (sources / "css").mkdir(parents=True)
    (sources / "css" / "portal.css").write_text('@import "first.css";\n@import "second.css";\n')
    (sources / "css" / "first.css").write_text("a {\n  color: red;\n}\n")
    (sources / "css" / "second.css").write_text("a {\n  color: blue;\n}\n")
    root = tmp_path / "collected"
    with override_settings(STATICFILES_DIRS=[sources], STATIC_ROOT=root, STORAGES=COLLECTING):
        yield sources


def _collect() -> None:
    call_command("collectstatic", interactive=False, verbosity=0)


def _served(root: Path) -> str:
    """The file that pages name."""
    named = json.loads((root / "staticfiles.json").read_text())["paths"]["css/portal.css"]
    return (root / named).read_text()


def test_every_part_is_imported_once() -> None:
    imported = IMPORT.findall((PARTS / "portal.css").read_text())
    assert sorted(imported) == sorted(part.name for part in PARTS.iterdir() if part.name != "portal.css")


def test_what_is_served_holds_the_parts_in_their_order_and_asks_for_no_other(collected: Path) -> None:
    served = _served(collected)
    places = [
        served.index((PARTS / name).read_text().splitlines()[0])
        for name in IMPORT.findall((PARTS / "portal.css").read_text())
    ]
    assert places == sorted(places)
    assert "@import" not in served
    assert served.count("{") == sum(part.read_text().count("{") for part in PARTS.iterdir())


def test_a_picture_that_a_part_names_is_found_from_where_the_part_is_served(collected: Path) -> None:
    named = re.findall(r'url\("?([^")]+)"?\)', _served(collected))
    assert all((collected / "css" / name).is_file() for name in named)


@pytest.mark.django_db
def test_a_page_names_one_style_sheet_by_its_content(collected: Path, client: Client) -> None:
    named = re.findall(r'<link rel="stylesheet" href="([^"]+)"', client.get("/facilities").content.decode())
    assert len(named) == 1
    assert re.fullmatch(r"/static/css/portal\.[0-9a-f]{12}\.css", named[0])


def test_the_page_for_errors_names_a_style_sheet_that_is_there_without_imports(collected: Path) -> None:
    page = (Path(settings.BASE_DIR) / "templates" / "portal" / "error.html").read_text()
    named = re.findall(r'<link rel="stylesheet" href="/static/([^"]+)"', page)
    assert len(named) == 1
    assert (collected / named[0]).read_text().count("{") == _served(collected).count("{")


def test_a_changed_part_changes_the_name_although_the_sheet_itself_did_not_change(sources: Path) -> None:
    root = Path(settings.STATIC_ROOT)
    _collect()
    before = _served(root)
    (sources / "css" / "second.css").write_text("a {\n  color: green;\n}\n")
    _collect()
    assert before == "a {\n  color: red;\n}\n\na {\n  color: blue;\n}\n\n"
    assert _served(root) == before.replace("blue", "green")
    assert len(list((root / "css").glob("portal.*.css"))) == 2


def test_a_part_that_is_not_there_is_named(sources: Path) -> None:
    (sources / "css" / "second.css").unlink()
    with pytest.raises(ImproperlyConfigured, match=r"imports second\.css"):
        _collect()


def test_work_on_the_styles_needs_no_collecting(tmp_path: Path) -> None:
    served = environment(tmp_path / "data", SERVE_SOURCE_STATIC="on")
    manage(served, "migrate", "--verbosity", "0")
    with running(served, tmp_path / "log") as site:
        page = site.get("/facilities")
        assert page.status == 200
        assert '<link rel="stylesheet" href="/static/css/portal.css">' in page.text
        assert '@import "tokens.css";' in site.get("/static/css/portal.css").text
        assert site.get("/static/css/tokens.css").text == (PARTS / "tokens.css").read_text()
