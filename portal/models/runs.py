"""Runs of feeds, the one ordered revision, and the builds of the index."""

from __future__ import annotations

from django.db import models

INDEX_FEED = "index"
"""The pseudo-feed whose runs publish and rebuild; as a feed it has the same claim, heartbeat and row."""


class RunState(models.TextChoices):
    """The state of a run; only a ``succeeded`` one may conclude anything about absence."""

    RUNNING = "running", "실행 중"
    SUCCEEDED = "succeeded", "성공"
    INTERRUPTED = "interrupted", "중단됨"
    BUDGET_SPENT = "budget_spent", "일일 호출 한도 소진"
    FAILED = "failed", "실패"
    ABANDONED = "abandoned", "비정상 종료"


class SyncRun(models.Model):
    """One pass over one feed: what it fetched, changed and did not understand, and whether it is still alive.

    The unique constraint on running rows is the lock; ``slot`` is the due time ("" for runs started by hand).
    ``process_started`` (clock ticks since boot) distinguishes the process from a later one with the same number.
    ``concluded`` says whether absence was judged; ``withheld`` is the Korean sentence that says why not.
    """

    feed = models.CharField(max_length=60)
    origin = models.CharField(max_length=8, blank=True, default="")
    task = models.CharField(max_length=12, default="sync")
    slot = models.CharField(max_length=32, blank=True, default="")
    state = models.CharField(max_length=12, choices=RunState.choices, default=RunState.RUNNING)
    host = models.CharField(max_length=255)
    pid = models.PositiveIntegerField()
    process_started = models.FloatField(default=0)
    started_at = models.DateTimeField()
    heartbeat_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    complete = models.BooleanField(default=False)
    concluded = models.BooleanField(default=False)
    withheld = models.CharField(max_length=500, blank=True, default="")
    accept_shrink = models.CharField(max_length=500, blank=True, default="")
    accept_change = models.CharField(max_length=500, blank=True, default="")
    total = models.PositiveIntegerField(null=True, blank=True)
    received = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0)
    withdrawn = models.PositiveIntegerField(default=0)
    bad_rows = models.PositiveIntegerField(default=0)
    doubles = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict, blank=True)
    drift = models.JSONField(default=dict, blank=True)
    samples = models.JSONField(default=list, blank=True)
    error = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["feed"], condition=models.Q(state=RunState.RUNNING), name="run_lock"),
            models.UniqueConstraint(
                fields=["feed", "slot"],
                condition=models.Q(state__in=["running", "succeeded", "budget_spent"]) & ~models.Q(slot=""),
                name="run_slot_once",
            ),
        ]
        indexes = [models.Index(fields=["feed", "-started_at"], name="run_latest")]


class ChangeAcceptance(models.Model):
    """Staff accepted what a feed's passes held: who, when and why, and the sentence that stood on /sources. Never deleted."""

    feed = models.CharField(max_length=60)
    origin = models.CharField(max_length=8)
    reason = models.CharField(max_length=500)
    accepted_by = models.CharField(max_length=150)
    accepted_at = models.DateTimeField()
    held = models.CharField(max_length=500, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.feed} {self.accepted_at:%Y-%m-%d} {self.accepted_by}"


class HeldChange(models.Model):
    """The new content of one record, by its digest, that was not written: it ended or exchanged too much.

    An empty digest means that the record was absent. With an ``acceptance`` exactly this content is written when it
    comes again; other content of the same record is judged anew.
    """

    feed = models.CharField(max_length=60)
    origin = models.CharField(max_length=8)
    key = models.CharField(max_length=200)
    digest = models.BinaryField(max_length=16)
    question = models.CharField(max_length=200, blank=True, default="")
    reason = models.CharField(max_length=200)
    held_at = models.DateTimeField()
    acceptance = models.ForeignKey(
        ChangeAcceptance, on_delete=models.PROTECT, null=True, blank=True, related_name="changes"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["feed", "origin", "key"], name="held_change_once")]


class Counter(models.Model):
    """The one row that every writer locks first; ``revision`` is the last number given out."""

    revision = models.BigIntegerField(default=0)


class Commit(models.Model):
    """One transaction that changed entries: its last revision and a random token that no other database has."""

    number = models.BigIntegerField(primary_key=True)
    token = models.CharField(max_length=32)
    at = models.DateTimeField()


class IndexBuild(models.Model):
    """One build of the index and its result; the watermark is stored in the index, not here."""

    name = models.CharField(max_length=120, unique=True)
    engine = models.CharField(max_length=20)
    version = models.CharField(max_length=64)
    state = models.CharField(max_length=12, default="filling")
    documents = models.PositiveIntegerField(default=0)
    refused = models.JSONField(default=dict, blank=True)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True, default="")
