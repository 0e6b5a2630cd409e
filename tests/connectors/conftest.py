"""What the tests of every connector need."""

from __future__ import annotations

import pytest

from connectors.tally import Tally


@pytest.fixture
def tally() -> Tally:
    """An empty tally."""
    return Tally()
