"""Whatever the description allows is answered as it says, and whatever it forbids is refused (schemathesis, a fixed seed).

``make fuzz-api`` asks a portal that runs ten thousand times; here each address is asked a few times.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.conf import settings as portal_settings
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from django.test import override_settings
from hypothesis import HealthCheck, Phase, given, seed, settings
from pytest_django import DjangoDbBlocker
from schemathesis import Case, GenerationMode

from bench import api_hooks
from portal.api.description import description
from portal.api.version_1 import api
from tests.portal.api import described
from tests.portal.own_engine import own_engine

pytestmark = pytest.mark.django_db
SEED = 20_261_129
EXAMPLES = 6
OPERATIONS = [(path, method) for path, methods in description(api)["paths"].items() for method in methods]


@pytest.fixture(scope="module")
def _open_connection() -> Iterator[None]:
    """A WSGI request ends by closing its connection, and with it the transaction of the fixture; Django's client does the same."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def schema(
    _open_connection: None,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Any]:
    """The description as the portal serves it, over one small portal for the file."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    folder: Path = tmp_path_factory.mktemp("described")
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        override_settings(STORAGES={**portal_settings.STORAGES, "staticfiles": plain}, DEMO="off", DATA_DIR=folder),
        pytest.MonkeyPatch.context() as monkeypatch,
        own_engine(folder, monkeypatch),
    ):
        described.build()
        assert api_hooks.JSON
        yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
        transaction.set_rollback(True)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=str)
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_answer_is_one_that_the_description_promises(
    schema: Any, path: str, method: str, mode: GenerationMode
) -> None:
    operation = schema[path][method]
    if mode is GenerationMode.NEGATIVE and not (operation.query or operation.body):
        return  # Nothing can be said wrongly.

    @seed(SEED)
    @settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(mode))
    def ask(case: Case) -> None:
        # The client of schemathesis reads no compressed answer over WSGI.
        case.call_and_validate(headers={"Accept-Encoding": "identity"})

    print(f"seed {SEED}")
    ask()
