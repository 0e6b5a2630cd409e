"""What agencies sent: source records, their payloads, facts and mentions, the questions asked, and the calls reserved."""

from __future__ import annotations

from django.db import models


class SourceRecord(models.Model):
    """One record of one feed; identified by feed, origin and the agency's own key.

    ``missing_since`` is the first complete pass that lacked it; ``withdrawn_at`` the later one that confirmed it.
    When an unchanged record was last confirmed is not written here: it is the end of the last concluding run of its
    feed, or the time of the last answer to its question.
    """

    feed = models.CharField("자료", max_length=60)
    origin = models.CharField("출처 구분", max_length=8)
    key = models.CharField("기록의 키", max_length=200)
    kind = models.CharField("종류", max_length=16)
    entity = models.CharField("대상", max_length=200, blank=True, default="")
    url = models.CharField("주소", max_length=500, blank=True, default="")
    digest = models.BinaryField(max_length=16)
    reader_version = models.PositiveIntegerField("읽는 방식의 판")
    source_date = models.CharField("기관 기준일", max_length=10, blank=True, default="")
    source_note = models.CharField("사실의 출처", max_length=500, blank=True, default="")
    question = models.CharField("물음", max_length=200, blank=True, default="")
    first_seen = models.DateTimeField("처음 본 때")
    changed_at = models.DateTimeField("바뀐 때")
    missing_since = models.DateTimeField("안 보이기 시작한 때", null=True, blank=True)
    withdrawn_at = models.DateTimeField("내린 때", null=True, blank=True)
    entry = models.ForeignKey("portal.Entry", on_delete=models.PROTECT, related_name="records", verbose_name="항목")

    class Meta:
        verbose_name = verbose_name_plural = "기록"
        constraints = [models.UniqueConstraint(fields=["feed", "origin", "key"], name="record_key_once")]
        indexes = [
            models.Index(fields=["feed", "origin", "question"], name="record_by_question"),
        ]

    def __str__(self) -> str:
        return f"{self.feed}/{self.origin}/{self.key}"


class Payload(models.Model):
    """What the agency sent, without redacted fields: canonical JSON, zlib-compressed; one for each state of the record."""

    # The unique constraint begins with the record, so a separate index would only cost space.
    record = models.ForeignKey(
        SourceRecord, on_delete=models.CASCADE, related_name="payloads", db_index=False, verbose_name="기록"
    )
    digest = models.BinaryField(max_length=16)
    body = models.BinaryField()
    fetched_at = models.DateTimeField("받은 때")

    class Meta:
        verbose_name = verbose_name_plural = "보낸 원문"
        constraints = [models.UniqueConstraint(fields=["record", "digest"], name="payload_state_once")]

    def __str__(self) -> str:
        return f"{self.record} {self.fetched_at:%Y-%m-%d}"


class Fact(models.Model):
    """One statement of one record over a span of time: ended, never overwritten.

    ``identity`` is a digest of everything stated except ``order``; the facts of one record are compared by it.
    """

    record = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="facts", verbose_name="기록")
    kind = models.CharField("종류", max_length=30)
    value = models.TextField("값", blank=True)
    data = models.JSONField("풀어 읽은 값", null=True, blank=True)
    original = models.TextField("보낸 그대로", blank=True, default="")
    lang = models.CharField("언어", max_length=2, blank=True, default="")
    unit = models.CharField("단위", max_length=40, blank=True, default="")
    section = models.CharField("절", max_length=2, blank=True, default="")
    label = models.CharField("이름표", max_length=200, blank=True, default="")
    absence = models.CharField("없다는 말", max_length=16, blank=True, default="")
    order = models.PositiveIntegerField("차례", default=0)
    identity = models.BinaryField(max_length=16)
    first_seen = models.DateTimeField("처음 본 때")
    ended_at = models.DateTimeField("끝난 때", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "값"
        constraints = [
            models.UniqueConstraint(
                fields=["record", "identity"],
                condition=models.Q(ended_at__isnull=True),
                name="fact_current_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.value[:60]}"


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

    feed = models.CharField("자료", max_length=60)
    origin = models.CharField("출처 구분", max_length=8)
    key = models.CharField("물은 번호", max_length=200)
    asked_at = models.DateTimeField("물은 때")
    answered_at = models.DateTimeField("답한 때", null=True, blank=True)
    outcome = models.CharField(
        "결과", max_length=8, choices=[("found", "찾음"), ("none", "자료 없음"), ("failed", "가져오지 못함")]
    )
    error = models.CharField("오류", max_length=500, blank=True, default="")

    class Meta:
        verbose_name = verbose_name_plural = "물음"
        constraints = [models.UniqueConstraint(fields=["feed", "origin", "key"], name="question_once")]

    def __str__(self) -> str:
        return f"{self.feed}/{self.origin}/{self.key}"


class Budget(models.Model):
    """Calls reserved for one operation on one day in Asia/Seoul; only calls to a live agency count."""

    operation = models.CharField("오퍼레이션", max_length=80)
    day = models.DateField("날")
    spent = models.PositiveIntegerField("쓴 횟수", default=0)
    closed = models.BooleanField("닫힘", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "호출 한도"
        constraints = [models.UniqueConstraint(fields=["operation", "day"], name="budget_once")]

    def __str__(self) -> str:
        return f"{self.operation} {self.day}"
