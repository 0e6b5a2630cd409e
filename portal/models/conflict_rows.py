"""Conflicts between agencies over time, the legal lists of their substances, and how many there were each day."""

from __future__ import annotations

from django.db import models


class Conflict(models.Model):
    """One thing on which two agencies differ within one form, over a span of time; ended, never overwritten.

    ``one`` and ``other`` are the voices of the two agencies (a feed's name each), in the order of the alphabet. ``sides`` and
    ``basis`` name the facts that are the evidence, by feed, record key and identity; what may be shown of them is judged
    when they are shown. While the two go on differing, the sides follow what they state.
    """

    # The unique constraint begins with the entry, so a separate index would only cost space.
    entry = models.ForeignKey("portal.Entry", on_delete=models.CASCADE, related_name="conflicts", db_index=False)
    type = models.CharField("종류", max_length=12)
    subject = models.CharField("대상", max_length=300, blank=True, default="")
    name = models.CharField("무엇", max_length=300, blank=True, default="")
    hazard_class = models.CharField("유해성 분류", max_length=60, blank=True, default="")
    form = models.CharField("형태", max_length=60, blank=True, default="")
    one = models.CharField("기관", max_length=60)
    other = models.CharField("다른 기관", max_length=60)
    origin = models.CharField("자료 구분", max_length=8)
    severity = models.PositiveIntegerField()
    sides = models.JSONField(default=list)
    basis = models.JSONField(default=dict, blank=True)
    first_seen = models.DateTimeField("처음 본 때")
    ended_at = models.DateTimeField("끝난 때", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "기관 간 상충"
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "type", "subject", "form", "one", "other", "origin"],
                condition=models.Q(ended_at__isnull=True),
                name="conflict_current_once",
            )
        ]
        # Pages are read in the order of gravity, narrowed by the first columns; by the last ones rows are left out unread.
        indexes = [
            models.Index(
                fields=["severity", "id", "first_seen"], condition=models.Q(ended_at=None), name="conflict_order"
            ),
            models.Index(
                fields=["type", "severity", "id", "first_seen", "one", "other", "hazard_class"],
                condition=models.Q(ended_at=None),
                name="conflict_by_type",
            ),
            models.Index(
                fields=["one", "other", "severity", "id", "first_seen", "type", "hazard_class"],
                condition=models.Q(ended_at=None),
                name="conflict_by_pair",
            ),
            models.Index(
                fields=["hazard_class", "severity", "id", "first_seen", "one", "other", "type"],
                condition=models.Q(ended_at=None),
                name="conflict_by_class",
            ),
            models.Index(fields=["entry"], name="conflict_of_entry"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.type} {self.name} {self.one} {self.other}"


class ConflictList(models.Model):
    """A list of the law on which the substance of a current conflict stands; only for narrowing."""

    conflict = models.ForeignKey(Conflict, on_delete=models.CASCADE, related_name="lists")
    list_name = models.CharField(max_length=100)
    severity = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conflict", "list_name"], name="conflict_list_once")]
        indexes = [models.Index(fields=["list_name", "severity", "conflict"], name="conflict_list_order")]


class ConflictCount(models.Model):
    """How many conflicts of one type between two agencies began and ended on a day in Asia/Seoul; their sum is what stands."""

    day = models.DateField()
    type = models.CharField(max_length=12)
    one = models.CharField(max_length=60)
    other = models.CharField(max_length=60)
    origin = models.CharField(max_length=8)
    begun = models.IntegerField(default=0)
    ended = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "type", "one", "other", "origin"], name="conflict_count_once")
        ]
