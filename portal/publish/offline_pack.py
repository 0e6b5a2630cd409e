"""The offline pack of one state: made of rendered pages, names and styles, compressed, and kept as a file that all processes share."""

from __future__ import annotations

import gzip
import hashlib
import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from portal.curation.current import current_visibility, read_once
from portal.models import Entry
from portal.publish.made_alone import StateChanges, made_alone, write_whole
from portal.publish.offline_addresses import (
    OFFLINE_PAGE,
    card_addresses,
    carded_entries,
    household_mixtures,
    indexed_guides,
    linked_addresses,
)
from portal.publish.offline_assets import offline_assets
from portal.publish.offline_names import searched_names
from portal.publish.offline_pages import OfflinePage, offline_band, offline_pages, shared_pieces
from portal.publish.offline_state import OfflineState, offline_state
from portal.seoul_time import seoul_minute

log = logging.getLogger(__name__)

FORMAT = 1
"""The shape of a pack; the service worker deletes a pack of another one."""
LARGEST = 3 * 1024 * 1024
TRIES = 3
"""How often a pack is begun again because something was committed or decided meanwhile."""


class PackTooLarge(Exception):
    """The pack is larger than a telephone on a weak line should load; the message names its parts."""


@dataclass(frozen=True, slots=True)
class OfflinePack:
    """What is known of a finished pack; ``digest`` is of the content before it was compressed, ``size`` after it."""

    version: str
    digest: str
    size: int
    made_at: str
    pages: int


def make_offline_pack() -> OfflinePack:
    """The pack of the present state, made now unless it is there; older ones are deleted.

    Raises ``BeingMade``, ``StateChanges``, ``PackTooLarge`` or ``NotCollected``; browsers then keep what they have, and
    delete it where they must.
    """
    if found := finished_pack(offline_state().version):
        return found
    with made_alone(_folder()):
        return _made()


def _made() -> OfflinePack:
    for _ in range(TRIES):
        state = offline_state()
        if found := finished_pack(state.version):
            return found
        with read_once():
            content = _content(state)
        if offline_state() == state:
            return _kept(state, content)
        log.info("the state changed while the offline pack %s was made", state.version)
    raise StateChanges(f"The state changed {TRIES} times while the offline pack was made.")


def finished_pack(version: str) -> OfflinePack | None:
    """The pack of this version, if it is there."""
    try:
        return OfflinePack(**json.loads(_path(version, ".json").read_text("utf-8")))
    except FileNotFoundError:
        return None


def packed_content(version: str) -> bytes:
    """The compressed content of a finished pack; raises ``FileNotFoundError`` where it was deleted meanwhile."""
    return _path(version, ".json.gz").read_bytes()


def _folder() -> Path:
    folder: Path = settings.DATA_DIR / "offline"
    folder.mkdir(exist_ok=True)
    return folder


def _path(version: str, ending: str) -> Path:
    return _folder() / f"{version}{ending}"


def _content(state: OfflineState) -> dict[str, Any]:
    day, assets = seoul_minute(timezone.now()), offline_assets()
    band = offline_band(state, day)
    entries, guides, mixtures = carded_entries(), indexed_guides(), household_mixtures()
    parts = {
        "cards": dict(offline_pages(card_addresses(entries), band)),
        "numbers": dict(offline_pages(sorted({f"/un/{each.un}" for each in guides}), band)),
        "guides": dict(offline_pages(sorted({each.address for each in guides}), band)),
        "guidance": dict(_with_linked("/guidance", band)),
        "classes": dict(_with_linked("/classes", band)),
        "mixtures": dict(offline_pages([each.address for each in mixtures], band)),
        "search": dict(offline_pages([OFFLINE_PAGE], band)),
    }
    pages = {address: page for part in parts.values() for address, page in part.items()}
    pieces, rows = shared_pieces(pages)
    return {
        "format": FORMAT,
        "version": state.version,
        "mode": state.mode,
        "hiding": state.hiding,
        "day": day,
        "parts": {
            "pieces": pieces,
            "names": searched_names(entries, _classes(), guides, mixtures, pages),
            "assets": assets,
            **{name: {address: rows[address] for address in part} for name, part in parts.items()},
        },
    }


def _classes() -> list[Entry]:
    current = Entry.objects.filter(kind="product_class", withdrawn_at=None)
    return list(current_visibility().of_entries(current).order_by("key"))


def _with_linked(address: str, band: str) -> Iterator[tuple[str, OfflinePage]]:
    """A page of contents, and the pages under its address that it links to."""
    for each, page in offline_pages([address], band):
        yield each, page
        yield from offline_pages(linked_addresses(page.main, address), band)


def _kept(state: OfflineState, content: dict[str, Any]) -> OfflinePack:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    compressed = gzip.compress(text, 9, mtime=0)
    if len(compressed) > LARGEST:
        sizes = {name: len(gzip.compress(json.dumps(part).encode())) for name, part in content["parts"].items()}
        raise PackTooLarge(f"The offline pack has {len(compressed):,} bytes, more than {LARGEST:,}: {sizes}")
    pages = sum(len(part) for name, part in content["parts"].items() if name not in ("pieces", "names", "assets"))
    pack = OfflinePack(
        state.version, hashlib.sha256(text).hexdigest(), len(compressed), timezone.now().isoformat(), pages
    )
    write_whole(_path(state.version, ".json.gz"), compressed)
    # Written last: a version without this file has no pack.
    write_whole(_path(state.version, ".json"), json.dumps(asdict(pack)).encode())
    for path in _folder().glob("*.json*"):
        if path.name.partition(".")[0] != state.version:
            path.unlink()
    return pack
