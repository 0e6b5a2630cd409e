"""Pages and ingest use what feeds declare, never a feed's name written into the portal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from connectors.registry import CONNECTORS, FEEDS
from portal.own_feeds.catalogue import OWN_FEEDS

ROOT = Path(__file__).resolve().parents[2]
PREFIXES = {name.partition(".")[0] for name in FEEDS} | {connector.name for connector in CONNECTORS}
_NAMED = re.compile(rf"""["'](?:{"|".join(sorted(PREFIXES))})\.[\w.]*["']""")
_OWN = re.compile(r"""["']portal\.["']|startswith\(["']portal""")
FILES = [
    path
    for folder in ("portal", "templates")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in (".py", ".html") and "migrations" not in path.parts
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_feed_is_known_by_its_name(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert _NAMED.findall(text) == []
    assert _OWN.findall(text) == []


def test_the_names_that_are_looked_for_would_be_found() -> None:
    assert all(_NAMED.search(f'feed == "{name}"') for name in FEEDS)
    assert _NAMED.search('feed.startswith("ncis.")')
    assert _OWN.search('feed.startswith("portal.")')
    assert len(FILES) > 50


def test_the_portals_own_feeds_declare_that_they_are() -> None:
    assert all(feed.publisher.is_portal for feed in OWN_FEEDS)
    assert not any(feed.publisher.is_portal for feed in FEEDS.values())
