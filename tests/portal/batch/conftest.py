"""Shared by tests of batches: no demonstration unless a test asks for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import override_settings


@pytest.fixture(autouse=True)
def _no_demonstration() -> Iterator[None]:
    """A context of its own, like the other override of this folder, so that the inner one always ends first."""
    with override_settings(DEMO="off"):
        yield
