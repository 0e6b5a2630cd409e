"""Moves a whole portal from one database to another, with its history, decisions and addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import ConnectionHandler

from portal.models import (
    Budget,
    ChangeAcceptance,
    ChangeRefusal,
    ChangeTopic,
    Commit,
    Conflict,
    ConflictCount,
    ConflictList,
    Counter,
    Decision,
    Entry,
    Fact,
    HeldChange,
    Identifier,
    IndexBuild,
    Link,
    Mention,
    Payload,
    Question,
    Redirect,
    ReportAnswer,
    ReportSender,
    RunChange,
    RunState,
    SourceRecord,
    SyncRun,
    VisitorReport,
)

SOURCE = "source"
BATCH_SIZE = 1_000
ORDER: tuple[type[models.Model], ...] = (
    Group, User, Counter, Commit, IndexBuild, SyncRun, ChangeAcceptance, ChangeRefusal, HeldChange, Budget, Question, Decision,
    Entry, Identifier, Redirect, SourceRecord, Payload, Fact, Mention, Link, Conflict, ConflictList, ConflictCount,
    RunChange, ChangeTopic, VisitorReport, ReportAnswer, ReportSender,
)  # fmt: skip
"""Every table that is moved; a table comes before those that refer to it."""


class Command(BaseCommand):
    """``move_database FILE``: copies an SQLite portal into the (empty) database that DATABASE_URL names."""

    help = (
        "Copy a portal's SQLite database into the empty database of DATABASE_URL, keeping ids, history and addresses."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The file of the old database."""
        parser.add_argument("file", type=Path, help="the old database, usually var/portal.sqlite3")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Copies in one transaction: the new database is whole or empty. The next publish rebuilds the index."""
        if not file.is_file():
            raise CommandError(f"{file} is no file. Name the old database, usually var/portal.sqlite3.")
        if Entry.objects.exists() or SyncRun.objects.exists():
            raise CommandError("The database of DATABASE_URL is not empty. Move into a new one that was only migrated.")
        with _source(file):
            _check_version(file)
            if SyncRun.objects.using(SOURCE).filter(state=RunState.RUNNING).exists():
                raise CommandError("The old portal still runs. Stop its workers and schedule, then move.")
            try:
                with transaction.atomic():
                    for model in ORDER:
                        self.stdout.write(f"{model._meta.verbose_name_plural}: {_copied(model):,}")
                    _copy_rights()
                    _set_sequences()
            except (DatabaseError, ValueError) as error:
                raise CommandError(f"Nothing was moved: the new database refuses a row ({error}).") from error


def _check_version(file: Path) -> None:
    """Requires both databases to be of this version, because rows are copied as they are."""
    try:
        executor = MigrationExecutor(connections[SOURCE])
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        raise CommandError(f"{file} is no portal's database ({error}).") from error
    if pending:
        raise CommandError(
            f"{file} is no portal's database of this version: {len(pending)} migrations are missing."
            " Run `migrate` of this version on it first, with DATABASE_URL unset."
        )


@contextmanager
def _source(file: Path) -> Iterator[None]:
    """The old database, read-only, under the alias ``SOURCE`` for the length of the block."""
    connections.databases[SOURCE] = ConnectionHandler(
        {
            DEFAULT_DB_ALIAS: {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": f"file:{file}?mode=ro",
                "OPTIONS": {"uri": True},
            }
        }
    ).databases[DEFAULT_DB_ALIAS]
    try:
        yield
    finally:
        connections[SOURCE].close()
        del connections[SOURCE]
        del connections.databases[SOURCE]


def _copy_rights() -> None:
    """Copies groups and permissions of users; permissions by name, because their ids differ between databases."""
    own = {(p.content_type.natural_key(), p.codename): p for p in Permission.objects.select_related("content_type")}

    def here(permissions: Iterable[Permission]) -> list[Permission]:
        return [own[(p.content_type.natural_key(), p.codename)] for p in permissions]

    for group in Group.objects.using(SOURCE):
        Group.objects.get(pk=group.pk).permissions.set(here(group.permissions.select_related("content_type")))
    for user in User.objects.using(SOURCE):
        moved = User.objects.get(pk=user.pk)
        moved.user_permissions.set(here(user.user_permissions.select_related("content_type")))
        moved.groups.set(user.groups.values_list("pk", flat=True))


def _copied(model: type[models.Model]) -> int:
    count = 0
    batch: list[models.Model] = []
    for row in model._default_manager.using(SOURCE).order_by("pk").iterator(chunk_size=BATCH_SIZE):
        batch.append(row)
        if len(batch) == BATCH_SIZE:
            count += _stored(model, batch)
            batch = []
    return count + _stored(model, batch)


def _stored(model: type[models.Model], batch: list[models.Model]) -> int:
    model._default_manager.using(DEFAULT_DB_ALIAS).bulk_create(batch)
    return len(batch)


def _set_sequences() -> None:
    """Moves the id sequences on, so that new rows do not take a copied id."""
    statements = connection.ops.sequence_reset_sql(no_style(), list(ORDER))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
