"""What somebody has to do after a finding: Korean sentences that name the setting, the site, the command and the wait."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from connectors.feeds import Feed
from connectors.key_sites import ADDRESS_SETTINGS, KEY_SITES, KeySite
from portal.doctor.findings import Finding


@dataclass(frozen=True, slots=True)
class Case:
    """What the sentences speak of: the feed, its finding and its details; ``key_works_elsewhere`` is known from other feeds of one key."""

    feed: Feed
    finding: Finding
    details: str = ""
    key_works_elsewhere: bool = False

    @property
    def setting(self) -> str:
        """The setting that holds the feed's key or names its file."""
        return self.feed.key_setting or self.feed.file_setting

    @property
    def site(self) -> KeySite:
        """The site that gives the key or file."""
        return KEY_SITES[self.setting]

    @property
    def again(self) -> str:
        """The command that asks this feed again."""
        return f"manage.py doctor {self.feed.name}"


def what_to_do(case: Case) -> tuple[str, ...]:
    """The steps in order; nothing where the answer was read."""
    given = STEPS[case.finding]
    return tuple(given(case)) if callable(given) else given


def _no_key(case: Case) -> Collection[str]:
    return (
        f"{case.site.name}({case.site.page})에서 받음: {case.site.how}",
        f"받은 값을 {case.setting} 또는 {case.setting}_FILE에 넣고 {case.again} 실행. {case.site.wait}.",
        *((f"활용신청할 자료: {case.feed.home}",) if case.site.for_each_dataset else ()),
    )


def _no_file(case: Case) -> Collection[str]:
    return (
        f"{case.site.name}({case.site.page}): {case.site.how}",
        f"{case.setting}에 파일 경로를 넣고 {case.again} 실행.",
    )


def _key_unknown(case: Case) -> Collection[str]:
    again = f"{case.site.wait}. 그 뒤 {case.again} 다시 실행."
    if case.key_works_elsewhere:
        return (
            f"같은 {case.setting}로 다른 자료는 읽히므로 키 자체는 맞음. 이 자료의 활용신청이 승인되었는지 확인: {case.feed.home}",
            f"방금 승인되었다면 기다림: {again}",
        )
    return (
        f"{case.setting}의 값이 {case.site.name}({case.site.page})에 보이는 인증키와 같은지 확인(빠진 글자, 따옴표, 두 번 인코딩된 %25).",
        f"이 자료의 활용신청을 했는지 확인: {case.feed.home}",
        f"둘 다 맞다면 아직 반영 전일 수 있음: {again}",
    )


def _key_not_seen(case: Case) -> Collection[str]:
    return (
        f"{case.setting}의 값이 비었거나 잘못 붙여 넣어졌는지 확인하고, 이 자료의 활용신청이 승인되었는지 확인: {case.feed.home}",
        f"고친 뒤 {case.again} 다시 실행.",
    )


def _key_not_active(case: Case) -> Collection[str]:
    return (
        f"키는 발급되었으나 아직 승인되거나 반영되지 않음. {case.site.name}({case.site.page})에서 승인 상태를 확인.",
        f"{case.site.wait}. 그 뒤 {case.again} 다시 실행.",
    )


def _key_barred(case: Case) -> Collection[str]:
    return (f"{case.site.name}({case.site.page})에 키가 제한된 까닭을 물음. 값은 {case.setting}에 있음.",)


def _approval_ended(case: Case) -> Collection[str]:
    return (
        f"{case.site.name}에서 이 자료의 활용기간을 연장함(활용기간은 자료마다 따로이며 약 24개월): {case.feed.home}",
        f"같은 {case.setting}를 쓰는 다른 자료는 그대로임. 연장이 반영된 뒤 {case.again} 다시 실행.",
    )


def _not_granted(case: Case) -> Collection[str]:
    return (
        f"{case.site.name}({case.site.page})에서 이 서비스를 신청함: {case.site.how}",
        f"승인된 뒤 {case.again} 다시 실행. {case.site.wait}.",
    )


def _address_not_allowed(case: Case) -> Collection[str]:
    return (
        f"이 서버가 밖으로 나가는 IP 주소를 {case.site.name}({case.site.page})에 등록하거나, 차단된 주소인지 물음.",
        f"국외 주소는 막는 기관이 있음: 국내 주소에서 {case.again} 다시 실행.",
    )


def _quota_spent(case: Case) -> Collection[str]:
    limits = ", ".join(f"{name} {limit:,}" for name, limit in list(case.feed.budgets.items())[:2])
    return (
        f"오늘은 더 묻지 않음. 이 포털이 세는 하루 한도({limits})는 서울 시각 자정에 다시 시작됨.",
        "기관의 한도가 풀리는 시각은 밝혀지지 않음.",
        f"내일 {case.again} 다시 실행. 한도를 늘리려면 {case.site.name}({case.site.page})에서 활용사례를 등록하고 운영 계정을 신청.",
    )


def _budget_spent(case: Case) -> Collection[str]:
    return (f"오늘 이 포털이 이미 한도만큼 물음. 내일(서울 시각) {case.again} 다시 실행.",)


def _gone(case: Case) -> Collection[str]:
    movable = ADDRESS_SETTINGS.get(case.feed.name)
    return (
        f"기관이 서비스를 옮겼는지 안내를 확인: {case.feed.home}",
        f"옮긴 주소는 {', '.join(movable)}에 넣음."
        if movable
        else "주소가 바뀌었다면 커넥터를 고쳐야 함(docs/adding-a-source.md).",
        f"고친 뒤 {case.again} 다시 실행.",
    )


def _redirected(case: Case) -> Collection[str]:
    return (
        f"포털은 다른 주소를 따라가지 않음(키가 새지 않도록). 넘긴 곳: {case.details or '밝히지 않음'}.",
        f"기관이 서비스를 옮겼거나 점검 중인지 안내를 확인: {case.feed.home}",
    )


def _login_page(case: Case) -> Collection[str]:
    place = f"({case.details})" if case.details else ""
    return (
        f"주소가 오픈API가 아니라 누리집 화면을 가리키거나, 로그인 화면으로 넘겨짐{place}. 다른 키로 바꾸어도 풀리지 않음.",
        f"오픈API의 주소와 신청 상태를 안내에서 확인: {case.feed.home}",
    )


def _wait(case: Case) -> Collection[str]:
    return (f"잠시 뒤 {case.again} 다시 실행. 예약된 읽기는 매시간 스스로 다시 물음.",)


def _connection(case: Case) -> Collection[str]:
    return (
        f"이 서버에서 {case.details or '기관 주소'}로 나가는 https 연결이 방화벽에서 막혔는지 확인(국외 주소를 막는 기관이 있음).",
        f"기관의 점검 시간일 수 있음. 잠시 뒤 {case.again} 다시 실행.",
    )


def _name_unknown(case: Case) -> Collection[str]:
    return (f"이 서버의 DNS가 {case.details or '기관 주소'}를 찾는지 확인.", f"고친 뒤 {case.again} 다시 실행.")


def _certificate(case: Case) -> Collection[str]:
    return (
        f"{case.details or '기관 주소'}의 인증서를 이 서버가 믿는지, 중간에 인증서를 바꾸는 장비가 있는지 확인. 검사를 끄지 않음.",
        f"고친 뒤 {case.again} 다시 실행.",
    )


def _record(case: Case) -> Collection[str]:
    return (
        f"manage.py record {case.feed.name} 으로 답을 남겨 시험에 넣고 커넥터를 고침(docs/first-day.md).",
        f"고치기 전에는 이 자료로 아무것도 끝맺지 않음. 고친 뒤 {case.again} 다시 실행.",
    )


def _look_at_fields(case: Case) -> Collection[str]:
    return (
        "모르는 항목의 표본을 보고, 뜻을 아는 항목은 사실로 읽게 하고 모르는 항목은 무시 목록에 넣음.",
        f"manage.py record {case.feed.name} 으로 답을 남기면 시험이 이를 지킴.",
    )


def _no_question(case: Case) -> Collection[str]:
    return (
        f"물을 번호는 {case.feed.keys_from}의 첫 기록에서 옴: manage.py doctor {case.feed.keys_from} {case.feed.name}",
    )


def _no_rows(case: Case) -> Collection[str]:
    if case.feed.lookup is not None:
        return (f"이 번호의 자료가 없을 수 있음. 기관 누리집에 있는 번호로 다시: {case.again} --question 번호",)
    return (f"기관 누리집의 건수와 견주어 봄: {case.feed.home}",)


def _fewer(case: Case) -> Collection[str]:
    return (
        f"기관 누리집의 건수와 견주어 봄: {case.feed.home}",
        f"줄어든 것이 맞으면 manage.py sync {case.feed.name} --accept-shrink '까닭'",
    )


def _look_at_pages(case: Case) -> Collection[str]:
    return (
        f"{case.again} --pages 2 를 다시 실행해도 같으면 쪽을 넘기는 변수가 바뀐 것임: 안내를 확인 {case.feed.home}",
    )


def _budget_of_chain(case: Case) -> Collection[str]:
    return (f"먼저 위의 할 일을 마친 뒤 {case.again} 다시 실행.",)


Steps = tuple[str, ...] | Callable[[Case], Collection[str]]
STEPS: Mapping[Finding, Steps] = {
    Finding.READ: (),
    Finding.NO_ROWS: _no_rows,
    Finding.EMPTY_PAGE: _look_at_pages,
    Finding.FEWER_ROWS: _fewer,
    Finding.REPEATED_PAGE: _look_at_pages,
    Finding.TOTAL_CHANGED: ("자료가 늘거나 주는 중일 수 있음. 총건수가 같을 때 끝까지 읽은 것만 결론을 냄.",),
    Finding.DOUBLED_ROWS: _record,
    Finding.UNKNOWN_FIELDS: _look_at_fields,
    Finding.REJECTED_VALUES: _record,
    Finding.ALL_ABSENT: _no_rows,
    Finding.BAD_ROWS: _record,
    Finding.MENDED_TEXT: _record,
    Finding.UNREADABLE_PAGE: _record,
    Finding.READER_FAILED: _record,
    Finding.NO_KEY: _no_key,
    Finding.NO_FILE: _no_file,
    Finding.NO_QUESTION: _no_question,
    Finding.BUDGET_SPENT: _budget_spent,
    Finding.NOT_ASKED: _budget_of_chain,
    Finding.CONNECTION_REFUSED: _connection,
    Finding.NAME_UNKNOWN: _name_unknown,
    Finding.CERTIFICATE_DOUBTED: _certificate,
    Finding.TIME_LIMIT: _wait,
    Finding.BROKEN_OFF: _wait,
    Finding.SERVER_ERROR: _wait,
    Finding.AGENCY_BUSY: _wait,
    Finding.QUOTA_SPENT: _quota_spent,
    Finding.KEY_NOT_SEEN: _key_not_seen,
    Finding.KEY_UNKNOWN: _key_unknown,
    Finding.KEY_NOT_ACTIVE: _key_not_active,
    Finding.KEY_BARRED: _key_barred,
    Finding.APPROVAL_ENDED: _approval_ended,
    Finding.SERVICE_NOT_GRANTED: _not_granted,
    Finding.ADDRESS_NOT_ALLOWED: _address_not_allowed,
    Finding.SERVICE_GONE: _gone,
    Finding.PARAMETERS_REFUSED: _record,
    Finding.UNKNOWN_CODE: _record,
    Finding.REDIRECTED: _redirected,
    Finding.LOGIN_PAGE: _login_page,
    Finding.WEB_PAGE: _wait,
    Finding.NOT_A_DOCUMENT: _wait,
    Finding.TOO_LARGE: _record,
    Finding.OTHER_FORMAT: _record,
    Finding.CONTENT_REFUSED: _record,
    Finding.FILE_UNREADABLE: _no_file,
}
