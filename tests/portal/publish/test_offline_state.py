"""What makes the offline pack another version."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from connectors.schema import Fact, FactKind
from portal.publish.offline_state import DEMO, LIVE, offline_state
from tests.portal.factories import ingested

pytestmark = pytest.mark.django_db


def test_the_same_state_has_the_same_version_and_a_commit_makes_another() -> None:
    before = offline_state()
    assert offline_state() == before
    ingested("ncis.inventory", "a", Fact(FactKind.NAME, "물질", lang="ko"), cas="98001-01-5")
    after = offline_state()
    assert after.version != before.version
    assert after.hiding == before.hiding


def test_the_end_of_the_demonstration_is_another_mode_and_version(settings: Settings) -> None:
    """Content rule 27."""
    settings.DEMO = "on"
    shown = offline_state()
    settings.DEMO = "off"
    ended = offline_state()
    assert (shown.mode, ended.mode) == (DEMO, LIVE)
    assert shown.version != ended.version


def test_whom_the_operator_names_to_call_is_part_of_the_version(settings: Settings) -> None:
    before = offline_state()
    settings.POISON_CENTRE = "02-0000-0000"
    assert offline_state().version != before.version
