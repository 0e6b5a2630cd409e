"""Whether the queue's broker takes tasks; only pages that report it call this, so the others work without it."""

from __future__ import annotations

import redis
from django.conf import settings

TIMEOUT_SECONDS = 1.0
"""Seconds that a page waits for the broker."""


def broker_trouble() -> str:
    """One English sentence, without the broker's password, why tasks cannot be queued; "" where they can. Never raises."""
    url = settings.CELERY_BROKER_URL
    if url.startswith("filesystem"):
        return ""
    try:
        with redis.Redis.from_url(
            url, socket_connect_timeout=TIMEOUT_SECONDS, socket_timeout=TIMEOUT_SECONDS
        ) as client:
            client.ping()
    except (redis.RedisError, OSError, ValueError) as error:
        return f"the broker does not answer ({type(error).__name__}); check CELERY_BROKER_URL and that Redis runs"
    return ""
