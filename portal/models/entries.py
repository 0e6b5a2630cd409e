"""Entries, which have a page and a document each, the identifiers that lead to them, and the links between them."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from django.db import models

FOLDER_OF_KIND: Mapping[str, str] = {
    "substance": "substances",
    "pesticide": "pesticides",
    "product": "products",
    "facility": "facilities",
    "accident": "accidents",
    "product_class": "classes",
    "guide": "guides",
}
"""The first part of an entry's address, by kind."""


class Entry(models.Model):
    """A substance, pesticide, product, facility, accident, product class or response guide, derived from the records that name it.

    ``key`` is derived from those records alone (``cas:71-43-2``), so the same records give the same key on every machine.
    ``revision`` is the number of the last change that the index must take over; unique, and in the order of commits.
    """

    key = models.CharField("키", max_length=300, unique=True)
    kind = models.CharField("종류", max_length=16)
    slug = models.CharField("주소", max_length=300)
    title_ko = models.CharField("한국어 이름", max_length=1000, blank=True, default="")
    title_en = models.CharField("영어 이름", max_length=2000, blank=True, default="")
    revision = models.BigIntegerField("변경 번호", unique=True)
    withdrawn_at = models.DateTimeField("내린 때", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "항목"
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="entry_address_once")]

    def __str__(self) -> str:
        return self.title_ko or self.title_en or self.key

    @property
    def address(self) -> str:
        """The page's path on this site: readable; where it changes, a redirect keeps the old one working."""
        return f"/{FOLDER_OF_KIND[self.kind]}/{quote(self.slug)}"


class Identifier(models.Model):
    """A number by which an entry can be reached; UN and KE may lead to several entries and never join them."""

    # The unique constraint begins with the entry, so a separate index would only cost space.
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="identifiers", db_index=False)
    scheme = models.CharField(max_length=12)
    value = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "scheme", "value"], name="identifier_once")]
        indexes = [models.Index(fields=["scheme", "value"], name="identifier_lookup")]


class Redirect(models.Model):
    """An address that an entry had earlier; it redirects for ever."""

    kind = models.CharField(max_length=16)
    slug = models.CharField(max_length=300)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="redirects")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="redirect_once")]


class Link(models.Model):
    """A relation between two entries, with the mention or membership that is its evidence; ended, never overwritten."""

    from_entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="links_out", verbose_name="항목")
    to_entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="links_in", verbose_name="이어진 항목")
    relation = models.CharField("관계", max_length=20)
    record = models.ForeignKey(
        "portal.SourceRecord", on_delete=models.CASCADE, related_name="links", null=True, verbose_name="근거 기록"
    )
    mention = models.CharField("적힌 이름", max_length=500, blank=True, default="")
    confidence = models.CharField("근거", max_length=12, default="exact")
    first_seen = models.DateTimeField("처음 본 때")
    ended_at = models.DateTimeField("끝난 때", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "이은 자료"
        constraints = [
            models.UniqueConstraint(
                fields=["from_entry", "to_entry", "relation", "record", "mention"],
                condition=models.Q(ended_at__isnull=True),
                name="link_current_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.from_entry} → {self.to_entry}"


class Decision(models.Model):
    """What staff decided, with the reason; it is undone, never deleted, and overrides everything derived.

    ``subject`` is an entry's key or ``FEED/KEY`` of a record; for a value of that record, ``fact_kind`` and ``fact_value``
    name it. ``document``, ``page`` and ``figures`` say what a row was compared with ("confirm"). Only ``portal/curation``
    reads and writes decisions.
    """

    VERDICTS = (
        ("same", "같은 물질"),
        ("different", "다른 물질"),
        ("member_of", "군에 속함"),
        ("withhold", "표시 보류"),
        ("annotate", "주석"),
        ("confirm", "원문 확인"),
        ("finding", "상충 판단"),
    )

    verdict = models.CharField("판단", max_length=12, choices=VERDICTS)
    subject = models.CharField("대상", max_length=300)
    fact_kind = models.CharField("값의 종류", max_length=30, blank=True, default="")
    fact_value = models.TextField("값", blank=True, default="")
    object = models.CharField("다른 항목", max_length=300, blank=True, default="")
    document = models.CharField("대조한 문헌", max_length=200, blank=True, default="")
    page = models.CharField("쪽", max_length=40, blank=True, default="")
    figures = models.CharField("원문에서 옮긴 수치", max_length=200, blank=True, default="")
    reason = models.TextField("까닭")
    decided_by = models.CharField("판단한 사람", max_length=150)
    decided_at = models.DateTimeField("판단한 때")
    undone_by = models.CharField("취소한 사람", max_length=150, blank=True, default="")
    undone_at = models.DateTimeField("취소한 때", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "판단"

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.subject}"
