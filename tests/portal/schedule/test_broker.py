"""Whether the queue takes tasks: answered without a long wait and without a secret."""

from __future__ import annotations

import os

import pytest
from pytest_django.fixtures import Settings

from portal.schedule.broker import broker_trouble


def test_folders_need_no_broker(settings: Settings) -> None:
    settings.CELERY_BROKER_URL = "filesystem:"
    assert broker_trouble() == ""


@pytest.mark.parametrize(
    "url",
    [
        "redis://:hunter2@127.0.0.1:9/0",
        "rediss://:hunter2@127.0.0.1:9/0",
        "redis://127.0.0.1:9/0?socket_timeout=hunter2",
    ],
)
def test_a_broker_that_cannot_be_asked_is_named_and_its_password_is_not(settings: Settings, url: str) -> None:
    settings.CELERY_BROKER_URL = url
    assert "CELERY_BROKER_URL" in broker_trouble()
    assert "hunter2" not in broker_trouble()


def test_a_broker_that_answers_is_well(settings: Settings) -> None:
    settings.CELERY_BROKER_URL = os.environ.get("CELERY_BROKER_URL", "filesystem:")
    assert broker_trouble() == ""
