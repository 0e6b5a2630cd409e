"""What visitors report as wrong on a page, what staff answer, and how often one address has sent today."""

from __future__ import annotations

from django.db import models

LONGEST_PAGE = 500


class ReportPart(models.TextChoices):
    """The part of the page that a report is about."""

    CARD = "card", "대응 카드"
    IDENTITY = "identity", "이름이나 번호"
    REGULATION = "regulation", "법적 규제"
    LIMITS = "limits", "노출기준"
    HAZARDS = "hazards", "유해성 분류"
    PROPERTIES = "properties", "물리·화학적 특성"
    HANDLING = "handling", "취급"
    SOURCES = "sources", "출처나 날짜"
    TRANSLATION = "translation", "번역"
    SEARCH = "search", "찾기 결과"
    DISPLAY = "display", "화면이나 인쇄"
    OTHER = "other", "그 밖"


class VisitorReport(models.Model):
    """One report; it names nobody, so whoever holds ``token`` reads the answer.

    ``text`` is "" where what was typed was a cry for help, which is not kept.
    """

    token = models.CharField("주소의 표", max_length=32, unique=True)
    page = models.CharField("쪽의 주소", max_length=LONGEST_PAGE, blank=True, default="")
    part = models.CharField("부분", max_length=12, choices=ReportPart.choices)
    text = models.TextField("적은 글", blank=True, default="")
    sent_at = models.DateTimeField("받은 때")

    class Meta:
        verbose_name = verbose_name_plural = "오류 신고"

    def __str__(self) -> str:
        return f"오류 신고 {self.pk}번"


class ReportOutcome(models.TextChoices):
    """How staff end a report."""

    ANSWERED = "answered", "답함"
    CLOSED = "closed", "닫음"


class ReportAnswer(models.Model):
    """What staff told the visitor, or why they closed the report; signed, undone and never deleted."""

    report = models.ForeignKey(
        VisitorReport, on_delete=models.CASCADE, related_name="answers", verbose_name="오류 신고"
    )
    outcome = models.CharField("결과", max_length=8, choices=ReportOutcome.choices)
    text = models.TextField("답이나 까닭")
    signed_by = models.CharField("서명", max_length=150)
    signed_at = models.DateTimeField("서명한 때")
    undone_by = models.CharField("취소한 사람", max_length=150, blank=True, default="")
    undone_at = models.DateTimeField("취소한 때", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "오류 신고의 답"
        constraints = [
            models.UniqueConstraint(
                fields=["report"], condition=models.Q(undone_at__isnull=True), name="report_answered_once"
            )
        ]


class ReportSender(models.Model):
    """How many reports one address sent on one day; ``digest`` is a keyed hash of it, "" counts all of the day.

    Rows of earlier days are deleted within the hour.
    """

    day = models.DateField()
    digest = models.CharField(max_length=64, blank=True, default="")
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "digest"], name="report_sender_once")]
