"""Tests that start their own servers; collected only where the whole suite runs on services."""

from __future__ import annotations

import os

_REQUIRED = {"DATABASE_URL": "postgres", "CELERY_BROKER_URL": "redis", "SEARCH_URL": "http"}

if all(os.environ.get(name, "").startswith(scheme) for name, scheme in _REQUIRED.items()):
    collect_ignore_glob: list[str] = []
else:
    collect_ignore_glob = ["test_*.py"]
