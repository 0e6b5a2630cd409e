"""What tests of the profile share: no demonstration unless a test asks for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import override_settings


@pytest.fixture(autouse=True)
def _no_demonstration() -> Iterator[None]:
    """Like the folder's other override a context of its own, so that the two always end in the order they began."""
    with override_settings(DEMO="off"):
        yield
