"""What agencies sent: source records, their payloads, facts and mentions, the questions asked, and the calls reserved."""

from __future__ import annotations

from django.db import models


class SourceRecord(models.Model):
    """One record of one feed; identified by feed, origin and the agency's own key.

    ``missing_since`` is the first complete pass that lacked it; ``withdrawn_at`` the later one that confirmed it.
    When an unchanged record was last confirmed is not written here: it is the end of the last concluding run of its
    feed, or the time of the last answer to its question.
    """

    feed = models.CharField(max_length=60)
    origin = models.CharField(max_length=8)
    key = models.CharField(max_length=200)
    kind = models.CharField(max_length=16)
    entity = models.CharField(max_length=200, blank=True, default="")
    url = models.CharField(max_length=500, blank=True, default="")
    digest = models.BinaryField(max_length=16)
    reader_version = models.PositiveIntegerField()
    source_date = models.CharField(max_length=10, blank=True, default="")
    source_note = models.CharField(max_length=500, blank=True, default="")
    question = models.CharField(max_length=200, blank=True, default="")
    first_seen = models.DateTimeField()
    changed_at = models.DateTimeField()
    missing_since = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    entry = models.ForeignKey("portal.Entry", on_delete=models.PROTECT, related_name="records")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["feed", "origin", "key"], name="record_key_once")]
        indexes = [
            models.Index(fields=["feed", "origin", "question"], name="record_by_question"),
        ]

    def __str__(self) -> str:
        return f"{self.feed}/{self.origin}/{self.key}"


class Payload(models.Model):
    """What the agency sent, without redacted fields: canonical JSON, zlib-compressed; one for each state of the record."""

    # The unique constraint begins with the record, so a separate index would only cost space.
    record = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="payloads", db_index=False)
    digest = models.BinaryField(max_length=16)
    body = models.BinaryField()
    fetched_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "digest"], name="payload_state_once")]


class Fact(models.Model):
    """One statement of one record over a span of time: ended, never overwritten.

    ``identity`` is a digest of everything stated except ``order``; the facts of one record are compared by it.
    """

    record = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=30)
    value = models.TextField(blank=True)
    data = models.JSONField(null=True, blank=True)
    original = models.TextField(blank=True, default="")
    lang = models.CharField(max_length=2, blank=True, default="")
    unit = models.CharField(max_length=40, blank=True, default="")
    section = models.CharField(max_length=2, blank=True, default="")
    label = models.CharField(max_length=200, blank=True, default="")
    absence = models.CharField(max_length=16, blank=True, default="")
    order = models.PositiveIntegerField(default=0)
    identity = models.BinaryField(max_length=16)
    first_seen = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record", "identity"],
                condition=models.Q(ended_at__isnull=True),
                name="fact_current_once",
            )
        ]


class Mention(models.Model):
    """A name by which a record refers to a substance; ``normalised`` is compared with exact names and aliases."""

    # The unique constraint begins with the record, so a separate index would only cost space.
    record = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="mentions", db_index=False)
    text = models.CharField(max_length=500)
    normalised = models.CharField(max_length=500, db_index=True)
    relation = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "text", "relation"], name="mention_once"),
        ]


class Question(models.Model):
    """One question of a look-up feed that was asked; a key without a row was never asked.

    ``answered_at`` is the last time the agency gave an answer. The ``outcome`` "failed" is no answer: a failure today
    neither renews nor undoes yesterday's answer.
    """

    feed = models.CharField(max_length=60)
    origin = models.CharField(max_length=8)
    key = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(
        max_length=8, choices=[("found", "찾음"), ("none", "자료 없음"), ("failed", "가져오지 못함")]
    )
    error = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["feed", "origin", "key"], name="question_once")]


class Budget(models.Model):
    """Calls reserved for one operation on one day in Asia/Seoul; only calls to a live agency count."""

    operation = models.CharField(max_length=80)
    day = models.DateField()
    spent = models.PositiveIntegerField(default=0)
    closed = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["operation", "day"], name="budget_once")]
