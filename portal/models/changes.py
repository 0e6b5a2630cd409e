"""What runs changed at agencies, one row for each record and run, in the order of commits."""

from __future__ import annotations

from django.db import models


class ChangeType(models.TextChoices):
    """What a run changed of a record; ``loaded`` is the one line for all records of which a run cannot say that they are new."""

    LOADED = "loaded", "처음 받음"
    ADDED = "added", "새로 실림"
    CHANGED = "changed", "내용 바뀜"
    WITHDRAWN = "withdrawn", "내려감"
    RETURNED = "returned", "다시 실림"


class RunChange(models.Model):
    """What one run changed of one record at its agency; written with the facts, so its ids are in the order of commits.

    ``values`` holds pairs of ids of facts: the one that ended and the one that began in its place, either may be null. What
    they state is read from the facts when it is shown, so nothing that is withheld stands here. Changes of our own reading
    are no changes. ``count`` is the number of pairs, of a ``loaded`` line the number of records.
    """

    run = models.ForeignKey("portal.SyncRun", on_delete=models.CASCADE, related_name="changes")
    feed = models.CharField(max_length=60)
    origin = models.CharField(max_length=8)
    record = models.ForeignKey("portal.SourceRecord", on_delete=models.CASCADE, null=True, related_name="changes")
    change = models.CharField(max_length=10, choices=ChangeType.choices)
    at = models.DateTimeField(db_index=True)
    values = models.JSONField(default=list)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["feed", "id"], name="change_by_feed"),
            models.Index(fields=["change", "id"], name="change_by_type"),
            models.Index(fields=["origin", "id"], name="change_by_origin"),
        ]


class ChangeTopic(models.Model):
    """A kind of fact (``kind:name``) or a list of the law (``list:사고대비물질``) that a change is about; lists are filtered by it."""

    # The unique constraint begins with the topic; the index of the foreign key serves only the deletion of a change.
    change = models.ForeignKey(RunChange, on_delete=models.CASCADE, related_name="topics")
    topic = models.CharField(max_length=220)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "change"], name="change_topic_once")]
