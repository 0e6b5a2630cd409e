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

    feed = models.CharField("자료", max_length=60)
    origin = models.CharField("출처 구분", max_length=8, blank=True, default="")
    task = models.CharField("작업", max_length=12, default="sync")
    slot = models.CharField("차례", max_length=32, blank=True, default="")
    state = models.CharField("상태", max_length=12, choices=RunState.choices, default=RunState.RUNNING)
    host = models.CharField("서버", max_length=255)
    pid = models.PositiveIntegerField("프로세스")
    process_started = models.FloatField("프로세스 시작", default=0)
    started_at = models.DateTimeField("시작")
    heartbeat_at = models.DateTimeField("마지막 신호")
    finished_at = models.DateTimeField("끝", null=True, blank=True)
    complete = models.BooleanField("끝까지 읽음", default=False)
    concluded = models.BooleanField("없어짐을 판정함", default=False)
    withheld = models.CharField("보류한 까닭", max_length=500, blank=True, default="")
    accept_shrink = models.CharField("받아들인 줄어듦", max_length=500, blank=True, default="")
    accept_change = models.CharField("받아들인 변경", max_length=500, blank=True, default="")
    total = models.PositiveIntegerField("기관이 밝힌 수", null=True, blank=True)
    received = models.PositiveIntegerField("받음", default=0)
    added = models.PositiveIntegerField("새로", default=0)
    changed = models.PositiveIntegerField("바뀜", default=0)
    unchanged = models.PositiveIntegerField("같음", default=0)
    missing = models.PositiveIntegerField("안 보임", default=0)
    withdrawn = models.PositiveIntegerField("내림", default=0)
    bad_rows = models.PositiveIntegerField("못 읽은 행", default=0)
    doubles = models.PositiveIntegerField("겹친 번호", default=0)
    counts = models.JSONField("건수", default=dict, blank=True)
    drift = models.JSONField("처음 보는 항목", default=dict, blank=True)
    samples = models.JSONField("보기", default=list, blank=True)
    error = models.TextField("오류", blank=True, default="")

    class Meta:
        verbose_name = verbose_name_plural = "실행"
        constraints = [
            models.UniqueConstraint(fields=["feed"], condition=models.Q(state=RunState.RUNNING), name="run_lock"),
            models.UniqueConstraint(
                fields=["feed", "slot"],
                condition=models.Q(state__in=["running", "succeeded", "budget_spent"]) & ~models.Q(slot=""),
                name="run_slot_once",
            ),
        ]
        indexes = [models.Index(fields=["feed", "-started_at"], name="run_latest")]

    def __str__(self) -> str:
        return f"{self.feed} {self.pk}"


class ChangeAcceptance(models.Model):
    """Staff accepted what a feed's passes held: who, when and why, and the sentence that stood on /sources. Never deleted."""

    feed = models.CharField("자료", max_length=60)
    origin = models.CharField("출처 구분", max_length=8)
    reason = models.CharField("까닭", max_length=500)
    accepted_by = models.CharField("받아들인 사람", max_length=150)
    accepted_at = models.DateTimeField("받아들인 때")
    held = models.CharField("보류한 문장", max_length=500, blank=True, default="")

    class Meta:
        verbose_name = verbose_name_plural = "받아들인 변경"

    def __str__(self) -> str:
        return f"{self.feed} {self.accepted_at:%Y-%m-%d} {self.accepted_by}"


class ChangeRefusal(models.Model):
    """Staff refused what a feed's passes held: it stays held, and waits for nobody until other content comes. Undone, never deleted."""

    feed = models.CharField("자료", max_length=60)
    origin = models.CharField("출처 구분", max_length=8)
    reason = models.CharField("까닭", max_length=500)
    refused_by = models.CharField("받아들이지 않은 사람", max_length=150)
    refused_at = models.DateTimeField("받아들이지 않은 때")
    undone_by = models.CharField("취소한 사람", max_length=150, blank=True, default="")
    undone_at = models.DateTimeField("취소한 때", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "받아들이지 않은 변경"

    def __str__(self) -> str:
        return f"{self.feed} {self.refused_at:%Y-%m-%d} {self.refused_by}"


class HeldChange(models.Model):
    """The new content of one record, by its digest, that was not written: it ended or exchanged too much.

    An empty digest means that the record was absent. With an ``acceptance`` exactly this content is written when it
    comes again; other content of the same record is judged anew. With a ``refusal`` it stays held and waits for nobody.
    """

    feed = models.CharField("자료", max_length=60)
    origin = models.CharField("출처 구분", max_length=8)
    key = models.CharField("기록의 키", max_length=200)
    digest = models.BinaryField(max_length=16)
    question = models.CharField("물음", max_length=200, blank=True, default="")
    reason = models.CharField("보류한 까닭", max_length=200)
    held_at = models.DateTimeField("보류한 때")
    acceptance = models.ForeignKey(
        ChangeAcceptance,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="changes",
        verbose_name="받아들임",
    )

    refusal = models.ForeignKey(
        ChangeRefusal,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="changes",
        verbose_name="받아들이지 않음",
    )

    class Meta:
        verbose_name = verbose_name_plural = "보류한 변경"
        constraints = [models.UniqueConstraint(fields=["feed", "origin", "key"], name="held_change_once")]

    def __str__(self) -> str:
        return f"{self.feed}/{self.origin}/{self.key}"


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

    name = models.CharField("이름", max_length=120, unique=True)
    engine = models.CharField("엔진", max_length=20)
    version = models.CharField("판", max_length=64)
    state = models.CharField("상태", max_length=12, default="filling")
    documents = models.PositiveIntegerField("문서", default=0)
    refused = models.JSONField("거부된 문서", default=dict, blank=True)
    started_at = models.DateTimeField("시작")
    finished_at = models.DateTimeField("끝", null=True, blank=True)
    error = models.TextField("오류", blank=True, default="")

    class Meta:
        verbose_name = verbose_name_plural = "색인"

    def __str__(self) -> str:
        return self.name
