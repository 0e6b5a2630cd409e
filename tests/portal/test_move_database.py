"""A portal moves from SQLite to PostgreSQL with its history, decisions and addresses, and continues there."""

from __future__ import annotations

import os
import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from pytest_django import DjangoDbBlocker

from portal.management.commands.move_database import ORDER, _check_version, _source
from tests.portal.databases import ON_SERVICES, database
from tests.portal.site import dump, environment, manage, python

STAFF_WORK = """
from django.contrib.auth.models import Group, Permission, User
from django.utils import timezone
from portal.models import *
staff = User.objects.create_user("staff", password="a long pass phrase")
staff.user_permissions.add(Permission.objects.get(codename="change_decision"))
group = Group.objects.create(name="editors"); group.permissions.add(Permission.objects.get(codename="add_decision"))
staff.groups.add(group)
first = Entry.objects.order_by("key").first()
Redirect.objects.create(kind=first.kind, slug="where-it-was", entry=first)
Decision.objects.create(
    verdict="annotate", subject=first.key, reason="kept", decided_by="staff", decided_at=timezone.now()
)
"""

REPORT = """
from django.contrib.auth.models import User
from portal.models import *
from django.db import connection
def comparable(value):
    # PostgreSQL stores the keys of an object in its own order.
    return sorted(value.items()) if isinstance(value, dict) else bytes(value) if isinstance(value, memoryview) else value
for model in (SyncRun, Commit, Counter, Decision, Redirect, Budget, Question, Payload, Entry, Fact, IndexBuild):
    for row in model.objects.order_by("pk").values_list():
        print(model.__name__, [comparable(value) for value in row])
user = User.objects.get(username="staff")
print(user.check_password("a long pass phrase"), sorted(user.get_all_permissions()))
"""


def test_every_table_of_the_portal_is_moved() -> None:
    assert set(apps.get_app_config("portal").get_models()) <= set(ORDER)


@pytest.mark.django_db
def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(CommandError, match="is no file"):
        call_command("move_database", "/nowhere/portal.sqlite3")


@pytest.mark.parametrize("content", [b"", b"no database " * 100])
def test_a_file_that_is_no_portal_is_named(tmp_path: Path, content: bytes, django_db_blocker: DjangoDbBlocker) -> None:
    file = tmp_path / "other.sqlite3"
    file.write_bytes(content)
    with django_db_blocker.unblock(), _source(file), pytest.raises(CommandError, match="no portal's database"):
        _check_version(file)


if ON_SERVICES:

    @pytest.fixture(scope="module")
    def old(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
        """A portal on SQLite with records and with decisions of staff."""
        settings = environment(tmp_path_factory.mktemp("old"))
        manage(settings, "migrate", "--verbosity", "0")
        manage(settings, "sync", "ncis.accidents")
        python(settings, STAFF_WORK)
        return settings

    @pytest.fixture
    def new(old: dict[str, str], tmp_path: Path) -> Iterator[dict[str, str]]:
        with database() as url:
            settings = environment(
                tmp_path, DATABASE_URL=url, SEARCH_URL=os.environ["SEARCH_URL"],
                SEARCH_NAMESPACE=f"test-{uuid.uuid4().hex[:12]}",
            )  # fmt: skip
            manage(settings, "migrate", "--verbosity", "0")
            yield settings

    @pytest.mark.services
    def test_history_decisions_addresses_and_accounts_come_along_and_the_portal_goes_on(
        old: dict[str, str], new: dict[str, str]
    ) -> None:
        manage(new, "move_database", f"{old['DATA_DIR']}/portal.sqlite3")
        assert python(new, REPORT) == python(old, REPORT)
        manage(new, "publish")
        assert dump(new) == dump(old)
        # New rows get ids and revisions after the copied ones.
        for settings in (old, new):
            manage(settings, "sync", "ncis.inventory")
        assert dump(new) == dump(old)
        again = manage(new, "move_database", f"{old['DATA_DIR']}/portal.sqlite3", check=False)
        assert again.returncode != 0
        assert "not empty" in again.stderr

    @pytest.mark.services
    def test_an_index_that_another_database_filled_is_noticed_after_the_move(
        old: dict[str, str], new: dict[str, str], tmp_path: Path
    ) -> None:
        manage(new, "sync", "ncis.accidents")
        before = python(new, "from portal.engine import engine\nprint(engine().live())")
        manage(new, "flush", "--no-input")
        manage(new, "move_database", f"{old['DATA_DIR']}/portal.sqlite3")
        manage(new, "publish")
        assert python(new, "from portal.engine import engine\nprint(engine().live())") != before
        assert dump(new) == dump(old)

    @pytest.mark.services
    def test_a_failed_move_leaves_the_new_database_empty(
        old: dict[str, str], new: dict[str, str], tmp_path: Path
    ) -> None:
        spoiled = tmp_path / "spoiled.sqlite3"
        shutil.copy(f"{old['DATA_DIR']}/portal.sqlite3", spoiled)
        with sqlite3.connect(spoiled) as changed:
            changed.execute("UPDATE portal_entry SET slug = 'a' || char(0) || 'b' WHERE id = 1")
        changed.close()
        failed = manage(new, "move_database", str(spoiled), check=False)
        assert failed.returncode != 0
        assert "Nothing was moved" in failed.stderr
        assert "Traceback" not in failed.stderr
        assert (
            python(new, "from portal.models import *\nprint(Entry.objects.count(), SyncRun.objects.count())") == "0 0\n"
        )
