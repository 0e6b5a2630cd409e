"""How many reports are taken on one day: from one address, and from all together.

No address is stored: only a keyed hash of it that is another every day, and only until the day is over.
"""

from __future__ import annotations

from datetime import date

from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from portal.models import ReportSender
from portal.seoul_time import seoul_date

MOST_OF_SENDER = 20
MOST_OF_ALL = 500
ALL = ""
"""The digest of the row that counts the reports of the whole day."""


class TooManyReports(ValueError):
    """The bound of today is reached; the message says so in Korean."""


def count_report(sender: str) -> None:
    """Counts one report of this address; raises ``TooManyReports`` where today's bound is reached.

    To be called in the transaction that stores the report: what is not stored is not counted either.
    """
    forget_senders()
    today = seoul_date(timezone.now())
    if not _counted(today, _digest(sender, today), MOST_OF_SENDER):
        raise TooManyReports(
            f"오늘 이 주소에서 보낸 신고가 {MOST_OF_SENDER}건이 되어 더 받지 않습니다. 내일 다시 보내 주십시오."
        )
    if not _counted(today, ALL, MOST_OF_ALL):
        raise TooManyReports("오늘 받을 수 있는 신고가 다 찼습니다. 내일 다시 보내 주십시오.")


def forget_senders() -> None:
    """Deletes the hashed addresses of all earlier days."""
    ReportSender.objects.exclude(day=seoul_date(timezone.now())).delete()


def _counted(day: date, digest: str, most: int) -> bool:
    row, _ = ReportSender.objects.get_or_create(day=day, digest=digest)
    return bool(ReportSender.objects.filter(pk=row.pk, count__lt=most).update(count=F("count") + 1))


def _digest(sender: str, day: date) -> str:
    return salted_hmac(f"portal.feedback.sending_bounds/{day}", sender, algorithm="sha256").hexdigest()
