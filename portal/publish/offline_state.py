"""The version of the offline pack: one token of everything that its pages are made of."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from portal.curation.decision_state import decision_state
from portal.models import Commit, IndexBuild
from portal.store.origins import demo_allowed

DEMO, LIVE = "demo", "live"
_CODE = ("connectors", "identifiers", "portal", "reference", "search", "static", "templates")
_READ = frozenset({".py", ".csv", ".gz", ".html", ".css", ".js", ".svg", ".json"})


@dataclass(frozen=True, slots=True)
class OfflineState:
    """``version`` is of the whole state. A pack of another ``mode`` or ``hiding`` must be deleted, even without a new one."""

    version: str
    mode: str
    hiding: str
    """The decisions after which something may not be shown any more."""


def offline_state() -> OfflineState:
    """The state now, in a few queries: each visitor's browser asks for it with every page."""
    decisions = decision_state()
    mode = DEMO if demo_allowed() else LIVE
    parts = (
        *(Commit.objects.order_by("-number").values_list("number", "token").first() or ()),
        IndexBuild.objects.filter(state="live").order_by("-pk").values_list("name", flat=True).first(),
        *(decisions.every, decisions.hiding, mode),
        *(settings.MASTHEAD, settings.POISON_CENTRE, settings.EMERGENCY_CONTACTS, settings.SITE_URL),
        _code_version(),
    )
    return OfflineState(hashlib.sha256(repr(parts).encode()).hexdigest()[:12], mode, decisions.hiding)


@cache
def _code_version() -> str:
    """A hash over the code, tables, templates and styles; nobody has to remember to raise a number."""
    digest = hashlib.sha256()
    for folder in _CODE:
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.suffix in _READ and path.is_file():
                digest.update(str(path.relative_to(settings.BASE_DIR)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
