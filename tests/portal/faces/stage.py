"""The world with an index of its own, whose faces are asked all that the table knows to ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings

from portal.models import RunState
from portal.publish.index import publish
from tests.portal.faces import world
from tests.portal.faces.asking import Told
from tests.portal.faces.entries import Known
from tests.portal.faces.table import FACES
from tests.portal.own_engine import own_engine

Answers = Mapping[str, Sequence[Told]]
"""What each face told, by its name."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One world for all stories of a file: each leaves it as it was."""

    browser: Client

    def ask(self, entries: Iterable[Known], *, indexed: bool = True) -> Answers:
        """Asks every face about these entries, the same question once; ``indexed`` says that the index has followed."""
        about = tuple(entries)
        told: dict[str, dict[str, Told]] = defaultdict(dict)
        for face in FACES:
            if face.follows and not indexed:
                continue
            for known in about:
                for ask in face.asks:
                    if (question := ask.question(known)) and question not in told[face.name]:
                        told[face.name][question] = ask(self.browser, known)
        return {name: tuple(answers.values()) for name, answers in told.items()}

    def publish(self) -> None:
        """Lets the index follow."""
        run = publish()
        assert run is not None
        assert run.state == RunState.SUCCEEDED, run.error


@contextmanager
def staged(folder: Path) -> Iterator[Stage]:
    """The world, published; gone after the block. The database must be open to the tests."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    storages = {**settings.STORAGES, "staticfiles": plain}
    with (
        transaction.atomic(),
        override_settings(STORAGES=storages, DEMO="off", METRICS=True),
        pytest.MonkeyPatch.context() as monkeypatch,
        own_engine(folder, monkeypatch),
    ):
        world.build()
        made = Stage(Client(headers={"host": "localhost"}))
        made.publish()
        yield made
        transaction.set_rollback(True)
