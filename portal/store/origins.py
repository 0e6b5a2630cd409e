"""Where each feed reads from now: the agency where its key or file is set, else the demonstration where it is allowed."""

from __future__ import annotations

from django.conf import settings

from connectors.feeds import Feed
from connectors.registry import FEEDS
from connectors.schema import Origin
from portal.models import SourceRecord
from portal.store.withdrawal import withdraw


def demo_allowed() -> bool:
    """Whether demonstration data may be shown: as DEMO says; with ``auto`` only before anything live was ever stored."""
    if settings.DEMO != "auto":
        return bool(settings.DEMO == "on")
    return not any_source_set() and not SourceRecord.objects.filter(origin=Origin.LIVE).exists()


def any_source_set() -> bool:
    """Whether any key or list file is set."""
    return any(settings.AGENCY_KEYS.values()) or any(settings.FEED_FILES.values())


def origin_of(feed: Feed, *, demo: bool | None = None) -> Origin | None:
    """Live where the feed's own key or file is set, else the demonstration, else ``None``: the feed cannot be read.

    ``demo`` is the result of ``demo_allowed``, for callers that ask about many feeds.
    """
    settings_by_name = settings.FEED_FILES if feed.file_setting else settings.AGENCY_KEYS
    live = bool(settings_by_name.get(feed.file_setting or feed.key_setting))
    if live:
        return Origin.LIVE
    return Origin.DEMO if (demo_allowed() if demo is None else demo) else None


def withdraw_demo() -> int:
    """Withdraws demonstration records that may not be shown any more, and returns how many there were.

    It withdraws all of them where the demonstration is over, and those of each feed that has live records now.
    """
    visible = SourceRecord.objects.filter(origin=Origin.DEMO, withdrawn_at=None)
    if demo_allowed():
        live = [name for name, feed in FEEDS.items() if origin_of(feed) is Origin.LIVE]
        with_live = (
            SourceRecord.objects.filter(feed__in=live, origin=Origin.LIVE).values_list("feed", flat=True).distinct()
        )
        visible = visible.filter(feed__in=list(with_live))
    ids = list(visible.values_list("pk", flat=True))
    withdraw(ids)
    return len(ids)


def ended_demo_is_visible() -> bool:
    """Whether pages must wait: the demonstration is over and its records are not withdrawn yet."""
    return not demo_allowed() and SourceRecord.objects.filter(origin=Origin.DEMO, withdrawn_at=None).exists()
