"""The finding of an error, and the findings of an answer that was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from connectors.envelope import unpadded_code
from connectors.errors import BadFile, BudgetSpent, QuotaSpent, Refused, SourceError, Unexpected, Unreachable
from connectors.exchange import Exchange
from connectors.pass_report import PassReport
from connectors.rows_about import ANOTHER_NUMBER
from connectors.schema import FactKind, Origin
from portal.doctor.answer_shape import BodyKind, is_login_address, shape_of
from portal.doctor.findings import Finding
from portal.doctor.trial import Trial
from portal.ingest.absence import LEAST_SHARE
from portal.ingest.storage_check import NUMBER_ONLY_KINDS
from portal.models import SyncRun

FINDING_OF_CODE: Mapping[str, Finding] = {
    # data.go.kr, and agencies that use its table
    "10": Finding.PARAMETERS_REFUSED,
    "11": Finding.PARAMETERS_REFUSED,
    "12": Finding.SERVICE_GONE,
    "20": Finding.KEY_NOT_SEEN,
    "21": Finding.KEY_NOT_ACTIVE,
    "29": Finding.ADDRESS_NOT_ALLOWED,
    "30": Finding.KEY_UNKNOWN,
    "31": Finding.APPROVAL_ENDED,
    "32": Finding.ADDRESS_NOT_ALLOWED,
    "33": Finding.KEY_NOT_SEEN,
    # HTTP
    "401": Finding.KEY_NOT_SEEN,
    "403": Finding.KEY_UNKNOWN,
    "404": Finding.SERVICE_GONE,
    "410": Finding.SERVICE_GONE,
    # KECO
    "91": Finding.PARAMETERS_REFUSED,
    "93": Finding.PARAMETERS_REFUSED,
    "95": Finding.PARAMETERS_REFUSED,
    "97": Finding.KEY_UNKNOWN,
    # SafetyKorea
    "4000": Finding.KEY_UNKNOWN,
    "4001": Finding.ADDRESS_NOT_ALLOWED,
    "4005": Finding.PARAMETERS_REFUSED,
    # PSIS
    "ERR_101": Finding.KEY_UNKNOWN,
    "ERR_102": Finding.SERVICE_GONE,
    "ERR_103": Finding.SERVICE_GONE,
    "ERR_104": Finding.SERVICE_NOT_GRANTED,
    "ERR_201": Finding.PARAMETERS_REFUSED,
    # 초록누리
    "ERROR00001": Finding.SERVICE_GONE,
    "ERROR00002": Finding.KEY_NOT_SEEN,
    "ERROR00010": Finding.SERVICE_GONE,
    "ERROR00020": Finding.SERVICE_GONE,
    "ERROR00030": Finding.PARAMETERS_REFUSED,
    "ERROR00040": Finding.KEY_NOT_ACTIVE,
    "ERROR00050": Finding.PARAMETERS_REFUSED,
    # 경기데이터드림
    "ERROR-290": Finding.KEY_UNKNOWN,
    "INFO-300": Finding.KEY_BARRED,
}
FINDING_OF_FAILURE: Mapping[str, Finding] = {
    "NewConnectionError": Finding.CONNECTION_REFUSED,
    "NameResolutionError": Finding.NAME_UNKNOWN,
    "SSLError": Finding.CERTIFICATE_DOUBTED,
    "ConnectTimeoutError": Finding.TIME_LIMIT,
    "ReadTimeoutError": Finding.TIME_LIMIT,
}
"""By the network library's name of the failure; any other is a connection that broke off."""


MANY_RECORDS = 10
NAMES_AND_NUMBERS = NUMBER_ONLY_KINDS | {FactKind.NAME, FactKind.SYNONYM}


def finding_of_error(error: SourceError, last: Exchange | None) -> Finding:
    """The finding of a trial that an error ended; ``last`` is the last exchange of the operation, if one was made."""
    match error:
        case BudgetSpent():
            return Finding.BUDGET_SPENT
        case QuotaSpent():
            return Finding.QUOTA_SPENT
        case BadFile():
            return Finding.FILE_UNREADABLE
        case Unreachable():
            return _unreachable(error, last)
        case Refused() | Unexpected():
            return _known_code(error) or _unexpected(error, last)
    return Finding.OTHER_FORMAT


def findings_of_answer(trial: Trial) -> Iterator[Finding]:
    """What is to be said of an answer that was read; nothing where there is nothing to remark."""
    report = trial.report
    total = stated_total(trial)
    if trial.reader_errors:
        yield Finding.READER_FAILED
    if not trial.rows:
        yield Finding.EMPTY_PAGE if total else Finding.NO_ROWS
    if report.bad_rows:
        yield Finding.BAD_ROWS
    if report.unreadable_pages:
        yield Finding.UNREADABLE_PAGE
    if report.mended:
        yield Finding.MENDED_TEXT
    if report.repeated_page:
        yield Finding.REPEATED_PAGE
    if len(report.totals_seen) > 1:
        yield Finding.TOTAL_CHANGED
    if trial.doubled_keys:
        yield Finding.DOUBLED_ROWS
    if trial.rows and fewest_rows(trial) > (total if total is not None else fewest_rows(trial)):
        yield Finding.FEWER_ROWS
    if _states_nothing(trial):
        yield Finding.ALL_ABSENT
    if report.drift:
        yield Finding.UNKNOWN_FIELDS
    if unreadable_values(report):
        yield Finding.REJECTED_VALUES


def unreadable_values(report: PassReport) -> dict[str, int]:
    """The rejected values by field and reason, without the rows of a search by parts that are about another number."""
    return {name: count for name, count in report.rejected.items() if not name.endswith(ANOTHER_NUMBER)}


def stated_total(trial: Trial) -> int | None:
    """The total as the feed read it; for look-ups, which keep none, as the last answer states it."""
    if trial.report.total is not None:
        return trial.report.total
    return shape_of(trial.exchanges[-1].body).total if trial.exchanges else None


def fewest_rows(trial: Trial) -> int:
    """The rows below which a pass would conclude nothing: the floor, and nine tenths of the last concluding pass."""
    if trial.feed.lookup is not None:
        return 0
    runs = SyncRun.objects.filter(feed=trial.feed.name, origin=trial.origin, concluded=True).order_by("-started_at")
    last = runs.values_list("received", flat=True).first() or 0
    floor = trial.feed.floor if trial.origin is Origin.LIVE else 0
    return max(floor, int(LEAST_SHARE * last))


def _states_nothing(trial: Trial) -> bool:
    """Whether many records state absences alone: one substance may have no data, a whole page of them has."""
    facts = [fact for record in trial.records for fact in record.facts if fact.kind not in NAMES_AND_NUMBERS]
    return len(trial.records) >= MANY_RECORDS and bool(facts) and all(fact.absence for fact in facts)


def _known_code(error: SourceError) -> Finding | None:
    return FINDING_OF_CODE.get(error.code) or FINDING_OF_CODE.get(unpadded_code(error.code))


def _unreachable(error: SourceError, exchange: Exchange | None) -> Finding:
    if exchange is not None and not exchange.status:
        return FINDING_OF_FAILURE.get(exchange.failure, Finding.BROKEN_OFF)
    if exchange is not None and exchange.status >= 500:
        return Finding.SERVER_ERROR
    return Finding.AGENCY_BUSY if error.code else Finding.BROKEN_OFF


def _unexpected(error: SourceError, exchange: Exchange | None) -> Finding:
    if exchange is None:
        return Finding.OTHER_FORMAT
    if exchange.error is not error:
        # The answer itself could be read: its feed refused what all answers to the question say together.
        return Finding.CONTENT_REFUSED
    shape = shape_of(exchange.body)
    if 300 <= exchange.status < 400:
        return Finding.LOGIN_PAGE if is_login_address(exchange.headers.get("location", "")) else Finding.REDIRECTED
    if shape.is_login:
        return Finding.LOGIN_PAGE
    if shape.kind is BodyKind.WEB_PAGE:
        return Finding.WEB_PAGE
    if len(exchange.body) > exchange.call.max_bytes:
        return Finding.TOO_LARGE
    if shape.kind in (BodyKind.TEXT, BodyKind.EMPTY):
        return Finding.NOT_A_DOCUMENT
    return Finding.UNKNOWN_CODE if error.code else Finding.OTHER_FORMAT
