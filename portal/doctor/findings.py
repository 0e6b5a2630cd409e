"""What a trial found, as one of a closed set of findings, each with its Korean words and with who has to do something."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Standing(StrEnum):
    """Who has to do something: nobody, a person who looks, time alone, or the operator."""

    FINE = "fine"
    LOOK = "look"
    WAIT = "wait"
    ACT = "act"


EXIT_CODE: Mapping[Standing, int] = {Standing.FINE: 0, Standing.LOOK: 4, Standing.WAIT: 3, Standing.ACT: 2}
"""The exit code of ``doctor``: of the worst standing that was found; 1 is left to wrong usage."""
WORST_FIRST = (Standing.ACT, Standing.LOOK, Standing.WAIT, Standing.FINE)


class Finding(StrEnum):
    """Everything that a trial can find."""

    # the answer was read
    READ = "read"
    NO_ROWS = "no_rows"
    EMPTY_PAGE = "empty_page"
    FEWER_ROWS = "fewer_rows"
    REPEATED_PAGE = "repeated_page"
    TOTAL_CHANGED = "total_changed"
    DOUBLED_ROWS = "doubled_rows"
    UNKNOWN_FIELDS = "unknown_fields"
    REJECTED_VALUES = "rejected_values"
    ALL_ABSENT = "all_absent"
    BAD_ROWS = "bad_rows"
    MENDED_TEXT = "mended_text"
    UNREADABLE_PAGE = "unreadable_page"
    READER_FAILED = "reader_failed"
    # nothing was asked
    NO_KEY = "no_key"
    NO_FILE = "no_file"
    NO_QUESTION = "no_question"
    BUDGET_SPENT = "budget_spent"
    NOT_ASKED = "not_asked"
    # no answer came
    CONNECTION_REFUSED = "connection_refused"
    NAME_UNKNOWN = "name_unknown"
    CERTIFICATE_DOUBTED = "certificate_doubted"
    TIME_LIMIT = "time_limit"
    BROKEN_OFF = "broken_off"
    # the agency says why not
    SERVER_ERROR = "server_error"
    AGENCY_BUSY = "agency_busy"
    QUOTA_SPENT = "quota_spent"
    KEY_NOT_SEEN = "key_not_seen"
    KEY_UNKNOWN = "key_unknown"
    KEY_NOT_ACTIVE = "key_not_active"
    KEY_BARRED = "key_barred"
    APPROVAL_ENDED = "approval_ended"
    SERVICE_NOT_GRANTED = "service_not_granted"
    ADDRESS_NOT_ALLOWED = "address_not_allowed"
    SERVICE_GONE = "service_gone"
    PARAMETERS_REFUSED = "parameters_refused"
    UNKNOWN_CODE = "unknown_code"
    # something else came
    REDIRECTED = "redirected"
    LOGIN_PAGE = "login_page"
    WEB_PAGE = "web_page"
    NOT_A_DOCUMENT = "not_a_document"
    TOO_LARGE = "too_large"
    OTHER_FORMAT = "other_format"
    CONTENT_REFUSED = "content_refused"
    FILE_UNREADABLE = "file_unreadable"


LABELS: Mapping[Finding, tuple[Standing, str]] = {
    Finding.READ: (Standing.FINE, "읽힘"),
    Finding.NO_ROWS: (Standing.LOOK, "답은 왔으나 자료가 없음."),
    Finding.EMPTY_PAGE: (Standing.LOOK, "총건수가 있는데 첫 쪽이 비어 있음."),
    Finding.FEWER_ROWS: (Standing.LOOK, "총건수가 예상보다 적음."),
    Finding.REPEATED_PAGE: (Standing.LOOK, "다음 쪽을 물어도 같은 쪽이 옴."),
    Finding.TOTAL_CHANGED: (Standing.LOOK, "묻는 동안 총건수가 바뀜."),
    Finding.DOUBLED_ROWS: (Standing.LOOK, "번호가 같은 행이 겹쳐 옴."),
    Finding.UNKNOWN_FIELDS: (Standing.LOOK, "모르는 항목이 있음."),
    Finding.REJECTED_VALUES: (Standing.LOOK, "읽지 못한 값이 있음."),
    Finding.ALL_ABSENT: (Standing.LOOK, "이름과 번호 말고는 모두 자료없음."),
    Finding.BAD_ROWS: (Standing.LOOK, "읽지 못한 행이 있음."),
    Finding.MENDED_TEXT: (Standing.LOOK, "고쳐 읽은 글자가 있음."),
    Finding.UNREADABLE_PAGE: (Standing.LOOK, "읽지 못한 쪽이 있음."),
    Finding.READER_FAILED: (Standing.ACT, "포털의 읽기 오류."),
    Finding.NO_KEY: (Standing.ACT, "인증키가 설정되지 않음."),
    Finding.NO_FILE: (Standing.ACT, "파일이 설정되지 않음."),
    Finding.NO_QUESTION: (Standing.LOOK, "물을 번호가 없음."),
    Finding.BUDGET_SPENT: (Standing.WAIT, "이 포털이 정한 오늘의 호출 한도를 다 씀."),
    Finding.NOT_ASKED: (Standing.LOOK, "앞 단계에서 멈추어 묻지 못함."),
    Finding.CONNECTION_REFUSED: (Standing.WAIT, "연결하지 못함(거부되었거나 길이 없음)."),
    Finding.NAME_UNKNOWN: (Standing.ACT, "기관 주소를 찾지 못함."),
    Finding.CERTIFICATE_DOUBTED: (Standing.ACT, "기관의 보안 인증서를 확인하지 못함."),
    Finding.TIME_LIMIT: (Standing.WAIT, "정해진 시간 안에 답이 없음."),
    Finding.BROKEN_OFF: (Standing.WAIT, "답이 오다가 끊김."),
    Finding.SERVER_ERROR: (Standing.WAIT, "기관 서버의 오류."),
    Finding.AGENCY_BUSY: (Standing.WAIT, "기관이 일시 오류라고 답함."),
    Finding.QUOTA_SPENT: (Standing.WAIT, "기관이 오늘 호출 한도를 다 썼다고 답함."),
    Finding.KEY_NOT_SEEN: (Standing.ACT, "인증키가 없거나 권한이 없다고 답함."),
    Finding.KEY_UNKNOWN: (Standing.ACT, "등록되지 않은 인증키라고 답함."),
    Finding.KEY_NOT_ACTIVE: (Standing.WAIT, "아직 쓸 수 없는 인증키라고 답함."),
    Finding.KEY_BARRED: (Standing.ACT, "사용이 제한된 인증키라고 답함."),
    Finding.APPROVAL_ENDED: (Standing.ACT, "활용기간이 끝났다고 답함."),
    Finding.SERVICE_NOT_GRANTED: (Standing.ACT, "이 서비스를 쓸 권한이 없다고 답함."),
    Finding.ADDRESS_NOT_ALLOWED: (Standing.ACT, "이 서버의 IP 주소가 허용되지 않음."),
    Finding.SERVICE_GONE: (Standing.ACT, "그런 서비스가 없거나 폐기되었다고 답함."),
    Finding.PARAMETERS_REFUSED: (Standing.ACT, "요청 변수가 잘못되었다고 답함."),
    Finding.UNKNOWN_CODE: (Standing.ACT, "알려지지 않은 결과 코드."),
    Finding.REDIRECTED: (Standing.ACT, "다른 주소로 넘김."),
    Finding.LOGIN_PAGE: (Standing.ACT, "자료 대신 로그인 화면이 옴."),
    Finding.WEB_PAGE: (Standing.WAIT, "자료 대신 웹 문서가 옴."),
    Finding.NOT_A_DOCUMENT: (Standing.LOOK, "자료 대신 글이나 빈 답이 옴."),
    Finding.TOO_LARGE: (Standing.LOOK, "답이 너무 커서 읽기를 그침."),
    Finding.OTHER_FORMAT: (Standing.ACT, "예상한 형식이 아님."),
    Finding.CONTENT_REFUSED: (Standing.LOOK, "읽었으나 물은 것에 대한 온전한 답이 아님."),
    Finding.FILE_UNREADABLE: (Standing.ACT, "파일을 읽지 못함."),
}

KEY_ACCEPTED = frozenset(
    {
        *(Finding.READ, Finding.NO_ROWS, Finding.EMPTY_PAGE, Finding.FEWER_ROWS, Finding.REPEATED_PAGE),
        *(Finding.TOTAL_CHANGED, Finding.DOUBLED_ROWS, Finding.UNKNOWN_FIELDS, Finding.REJECTED_VALUES),
        *(Finding.BAD_ROWS, Finding.MENDED_TEXT, Finding.UNREADABLE_PAGE, Finding.READER_FAILED, Finding.QUOTA_SPENT),
        *(Finding.ALL_ABSENT, Finding.CONTENT_REFUSED),
    }
)
"""Findings after which the key is known to be accepted: an agency counts only the calls of a key that it knows."""
KEY_REFUSED = frozenset(
    {
        *(Finding.KEY_NOT_SEEN, Finding.KEY_UNKNOWN, Finding.KEY_NOT_ACTIVE, Finding.KEY_BARRED),
        *(Finding.APPROVAL_ENDED, Finding.SERVICE_NOT_GRANTED, Finding.ADDRESS_NOT_ALLOWED),
    }
)


def standing_of(finding: Finding) -> Standing:
    """Who has to do something after this finding."""
    return LABELS[finding][0]


def label_of(finding: Finding) -> str:
    """The finding in Korean."""
    return LABELS[finding][1].removesuffix(".")


def worst(standings: set[Standing]) -> Standing:
    """The standing that counts where there are several; fine where there is none."""
    return next((each for each in WORST_FIRST if each in standings), Standing.FINE)
