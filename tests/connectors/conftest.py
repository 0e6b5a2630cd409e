"""Fixtures for the tests of all connectors."""

from __future__ import annotations

import pytest

from connectors.pass_report import PassReport


@pytest.fixture
def report() -> PassReport:
    """An empty report."""
    return PassReport()
