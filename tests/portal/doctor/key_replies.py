"""What each agency replies to a key that is wrong, too new or too old, and to a call too many, in its own words."""

from __future__ import annotations

from collections.abc import Mapping

from demo.reply_faults import JSON, XML, envelope, json_envelope
from demo.wire import Agency, Reply, Request
from portal.doctor.findings import Finding

TEXT, HTML = "text/plain", "text/html;charset=UTF-8"
LOGIN = "<!DOCTYPE html><html><body><h1>로그인</h1><form><input name=id><input type='password' name=pw></form></body></html>"
UNREGISTERED = json_envelope("30", "SERVICE_KEY_IS_NOT_REGISTERED_ERROR", "등록되지 않은 서비스키")
KECO_97 = '{"header":{"resultCode":"97","resultMsg":"INVALID API KEY"},"body":{}}'
SAFEMAP_30 = '{"header":{"resultCode":"30","resultMsg":"SERVICE_KEY_IS_NOT_REGISTERED_ERROR"}}'


def _safetykorea(code: str, message: str) -> Reply:
    return Reply(f'{{"resultCode":"{code}","resultMsg":"{message}"}}'.encode(), JSON)


def _psis(code: str, message: str) -> Reply:
    return Reply(f"<service><errorCode>{code}</errorCode><errorMsg>{message}</errorMsg></service>".encode(), XML)


def _ecolife(code: str, message: str) -> Reply:
    return Reply(f"<error><resultcode>{code}</resultcode><msg>{message}</msg></error>".encode(), XML)


def _gyeonggi(code: str, message: str) -> Reply:
    return Reply(f'{{"RESULT":{{"CODE":"{code}","MESSAGE":"{message}"}}}}'.encode(), JSON)


def _in_header(code: str, name: str) -> Reply:
    body = f"<response><header><resultCode>{code}</resultCode><resultMsg>{name}</resultMsg></header></response>"
    return Reply(body.encode(), XML)


REPLIES: Mapping[tuple[str, str], tuple[Reply, Finding]] = {
    ("ncis.safety", "a wrong key"): (Reply(UNREGISTERED.encode(), JSON, 403), Finding.KEY_UNKNOWN),
    ("kosha_msds.sheets", "a wrong key in the agency's own header"): (
        _in_header("30", "SERVICE_KEY_IS_NOT_REGISTERED_ERROR"),
        Finding.KEY_UNKNOWN,
    ),
    ("ncis.ghs", "a wrong key at KECO"): (Reply(KECO_97.encode(), JSON), Finding.KEY_UNKNOWN),
    ("ncis.facilities", "a wrong key at the map"): (Reply(SAFEMAP_30.encode(), JSON, 500), Finding.KEY_UNKNOWN),
    ("ncis.facilities_gyeonggi", "a wrong key in 경기도"): (
        _gyeonggi("ERROR-290", "인증키가 유효하지 않습니다."),
        Finding.KEY_UNKNOWN,
    ),
    ("safetykorea.recalls", "a wrong key at SafetyKorea"): (_safetykorea("4000", "Invalid Key"), Finding.KEY_UNKNOWN),
    ("psis.registrations", "a wrong key at PSIS"): (_psis("ERR_101", "등록되지 않은 인증키"), Finding.KEY_UNKNOWN),
    ("toxinfo.summary", "no key at all"): (
        Reply(envelope("20", "SERVICE_KEY_IS_NULL", "서비스 접근거부").encode(), XML, 401),
        Finding.KEY_NOT_SEEN,
    ),
    ("ecolife.violations", "no key at 초록누리"): (_ecolife("ERROR00002", "인증키 미설정"), Finding.KEY_NOT_SEEN),
    ("ncis.accidents", "an approval that has ended"): (
        Reply(envelope("31", "DEADLINE_HAS_EXPIRED_ERROR", "활용기간 만료").encode(), XML),
        Finding.APPROVAL_ENDED,
    ),
    ("hazmat.materials", "an ended approval in the agency's header"): (
        _in_header("31", "DEADLINE_HAS_EXPIRED_ERROR"),
        Finding.APPROVAL_ENDED,
    ),
    ("ecolife.violations", "a key not yet approved at 초록누리"): (
        _ecolife("ERROR00040", "승인이전"),
        Finding.KEY_NOT_ACTIVE,
    ),
    ("hazmat.materials", "a key not yet usable"): (
        Reply(envelope("21", "TEMPORARILY_DISABLE_THE_SERVICEKEY_ERROR", "일시 사용 불가").encode(), XML),
        Finding.KEY_NOT_ACTIVE,
    ),
    ("psis.cancelled", "a service that was not applied for"): (
        _psis("ERR_104", "권한 없음"),
        Finding.SERVICE_NOT_GRANTED,
    ),
    ("ncis.facilities_gyeonggi", "a key that was barred"): (_gyeonggi("INFO-300", "사용 제한"), Finding.KEY_BARRED),
    ("safetykorea.recalls", "an address that is not registered"): (
        _safetykorea("4001", "Invalid IP"),
        Finding.ADDRESS_NOT_ALLOWED,
    ),
    ("ncis.safety", "an address on the blacklist"): (
        Reply(envelope("29", "BLACKLIST_IP_ACCESS_ERROR", "차단").encode(), XML),
        Finding.ADDRESS_NOT_ALLOWED,
    ),
    ("ncis.safety", "a quota used up"): (Reply(b"", JSON, 429), Finding.QUOTA_SPENT),
    ("kosha_msds.sheets", "a quota used up, in an envelope"): (
        Reply(envelope("22", "SERVICE ERROR", "LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR").encode(), XML),
        Finding.QUOTA_SPENT,
    ),
    ("ncis.facilities_gyeonggi", "a quota used up in 경기도"): (
        _gyeonggi("ERROR-337", "일일 한도"),
        Finding.QUOTA_SPENT,
    ),
    ("ncis.safety", "a redirect to a login page"): (
        Reply(b"", HTML, 302, headers={"Location": "https://www.data.go.kr/uim/login/loginView.do?key=marker"}),
        Finding.LOGIN_PAGE,
    ),
    ("ncis.ghs", "a login page in the place of data"): (Reply(LOGIN.encode(), HTML), Finding.LOGIN_PAGE),
    ("psis.registrations", "a login page at PSIS"): (Reply(LOGIN.encode(), HTML), Finding.LOGIN_PAGE),
    ("toxinfo.summary", "a redirect elsewhere"): (
        Reply(b"", HTML, 301, headers={"Location": "https://apis.data.go.kr/1471057/ToxctyInfoService03/x"}),
        Finding.REDIRECTED,
    ),
    ("ecolife.violations", "a page about maintenance"): (
        Reply("<html><body>시스템 점검 중입니다.</body></html>".encode(), HTML),
        Finding.WEB_PAGE,
    ),
    ("ncis.substances", "a path that has gone"): (
        Reply(json_envelope("12", "NO_OPENAPI_SERVICE_ERROR", "폐기됨").encode(), JSON, 400),
        Finding.SERVICE_GONE,
    ),
    ("toxinfo.emergency", "a path that was never there"): (Reply(b"API not found", TEXT, 404), Finding.SERVICE_GONE),
    ("ncis.ghs", "a parameter that KECO does not take"): (
        Reply(KECO_97.replace("97", "95").encode(), JSON),
        Finding.PARAMETERS_REFUSED,
    ),
}
"""By the feed and what is the matter: the agency's reply and the finding."""


def agency(reply: Reply) -> Agency:
    """An agency that gives this reply to every request."""

    def reply_to(request: Request) -> Reply:
        return reply

    return reply_to
