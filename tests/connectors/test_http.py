from __future__ import annotations

import io
import logging
import traceback

import pytest

from connectors.errors import QuotaSpent, Refused, SourceError, Unexpected, Unreachable
from connectors.exchange import Exchange
from connectors.gateway import read_xml_or_json
from connectors.http import Call, Client
from demo.faults import Fault, FaultRule, Faults
from demo.server import serve
from demo.wire import Reply
from tests.connectors.miniature import HOST, KEY, SIZE, call, open_client, reply_to

KEY_FORMS = (KEY, "MARKER%2Bkey%2Fwith%3Dsigns%3D%3D", "MARKER")


def read_page(client: Client, asked: Call | None = None) -> int:
    asked = asked or call()
    return len(client.read(asked, lambda reply: read_xml_or_json(reply, asked)).rows)


def test_an_answer_streams_with_its_type_charset_and_source() -> None:
    with open_client() as (client, _), client.open(call()) as reply:
        assert (reply.content_type, reply.charset) == ("application/xml", "utf-8")
        assert client.source_note == "공개 자료"
        assert reply.body.read().startswith(b"<?xml")


def test_the_key_is_sent_percent_encoded_once() -> None:
    with open_client() as (client, demo):
        read_page(client)
        assert demo.requests[0].params == {"pageNo": "1", "numOfRows": str(SIZE), "serviceKey": KEY}


def test_a_key_in_a_header_is_sent_under_its_own_name() -> None:
    asked = Call("mini", f"https://{HOST}/json", secret_headers={"AuthKey": KEY})
    with open_client() as (client, demo):
        read_page(client, asked)
        assert demo.requests[0].headers["authkey"] == KEY
        assert demo.requests[0].params == {}


@pytest.mark.parametrize(
    "fault",
    [
        Fault.TIMEOUT,
        Fault.RESET,
        Fault.TRUNCATED,
        Fault.BROKEN_CHUNK,
        Fault.HTTP_500,
        Fault.HTTP_503,
        Fault.CODE_04,
    ],
)
def test_what_may_pass_is_asked_again_and_passes(fault: Fault) -> None:
    waited: list[float] = []
    with open_client(FaultRule(fault, last=2), waited=waited, read_seconds=0.3) as (client, demo):
        assert read_page(client) == SIZE
        assert len(demo.requests) == 3
    assert len(waited) == 2


@pytest.mark.parametrize("status", [408, 425, 500, 599])
def test_a_status_that_means_not_now_is_asked_again(status: int) -> None:
    replies = [Reply(b"", "text/plain", status)] * 2
    with serve([lambda request: replies.pop() if replies else reply_to(request)]) as demo:
        client = Client(reroute=demo.reroute, sleep=lambda _: None)
        assert read_page(client) == SIZE
        assert len(demo.requests) == 3


@pytest.mark.parametrize("status", [400, 404, 409, 424, 426])
def test_any_other_refusal_by_status_is_asked_once(status: int) -> None:
    with serve([lambda request: Reply(b"", "text/plain", status)]) as demo:
        with pytest.raises(Unexpected, match=f"HTTP {status}"):
            read_page(Client(reroute=demo.reroute, sleep=lambda _: None))
        assert len(demo.requests) == 1


def test_waits_grow_and_end_after_four_attempts() -> None:
    waited: list[float] = []
    with (
        open_client(FaultRule(Fault.HTTP_503), waited=waited) as (client, demo),
        pytest.raises(Unreachable, match="HTTP 503") as raised,
    ):
        read_page(client)
    assert raised.value.retry
    assert len(demo.requests) == 4
    assert [0.25 <= waited[0] <= 0.75, 0.5 <= waited[1] <= 1.5, 1.0 <= waited[2] <= 3.0] == [True] * 3
    assert len(waited) == 3


@pytest.mark.parametrize(
    ("fault", "error", "code"),
    [
        (Fault.HTTP_429, QuotaSpent, "429"),
        (Fault.HTTP_401_NO_KEY, Refused, "20"),
        (Fault.HTTP_403_UNREGISTERED, Refused, "30"),
        (Fault.HTTP_403_FORBIDDEN_TEXT, Refused, "403"),
        (Fault.REDIRECT, Unexpected, "302"),
        (Fault.CODE_12, Refused, "12"),
        (Fault.CODE_12_OK, Refused, "12"),
        (Fault.CODE_22, QuotaSpent, "22"),
        (Fault.CODE_30_JSON, Refused, "30"),
        (Fault.CODE_31, Refused, "31"),
        (Fault.CODE_UNKNOWN, Unexpected, "77"),
        (Fault.MAINTENANCE_PAGE, Unexpected, ""),
        (Fault.PLAIN_TEXT, Unexpected, ""),
        (Fault.EMPTY_BODY, Unexpected, ""),
        (Fault.CUT_OFF_DOCUMENT, Unexpected, ""),
        (Fault.LENGTH_UNDERSTATED, Unexpected, ""),
        (Fault.DTD_WITH_ENTITY, Unexpected, ""),
        (Fault.DEEP_NESTING, Unexpected, ""),
    ],
)
def test_what_cannot_pass_is_asked_once_and_named(fault: Fault, error: type[SourceError], code: str) -> None:
    with open_client(FaultRule(fault)) as (client, demo), pytest.raises(error) as raised:
        read_page(client)
    assert type(raised.value) is error
    assert raised.value.code == code
    assert raised.value.operation == "mini"
    assert len(demo.requests) == 1


def test_a_body_past_its_bound_is_given_up_while_it_streams() -> None:
    with (
        open_client(FaultRule(Fault.OVERSIZE)) as (client, _),
        pytest.raises(Unexpected, match="larger than 100000 bytes"),
    ):
        read_page(client, call(max_bytes=100_000))


def test_a_connection_after_a_broken_answer_is_a_clean_one() -> None:
    with open_client(FaultRule(Fault.LENGTH_UNDERSTATED, last=1)) as (client, _):
        with pytest.raises(Unexpected):
            read_page(client)
        assert read_page(client) == SIZE


def test_a_server_that_is_not_there_is_unreachable() -> None:
    client = Client(reroute={HOST: "http://127.0.0.1:9"}, sleep=lambda _: None)
    with pytest.raises(Unreachable, match="no answer"):
        read_page(client)


@pytest.mark.parametrize("url", ["http://apis.data.go.kr/xml", "ftp://apis.data.go.kr/xml"])
def test_only_https_leaves_this_machine(url: str) -> None:
    with pytest.raises(Unexpected, match="only https"):
        read_page(Client(), Call("mini", url))


def test_a_host_is_rerouted_to_this_machine_only() -> None:
    client = Client(reroute={HOST: "http://192.0.2.1/"})
    with pytest.raises(Unexpected, match="not this machine"):
        read_page(client)


def test_a_key_written_into_the_address_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="keys into secret"):
        read_page(Client(), Call("mini", f"https://{HOST}/xml?serviceKey=x"))


def test_calls_to_one_host_keep_their_pace() -> None:
    waited: list[float] = []
    client = Client(pace=2.0, sleep=waited.append)
    client._wait_for_pace(HOST)
    client._wait_for_pace(HOST)
    client._wait_for_pace("psis.rda.go.kr")
    assert len(waited) == 1
    assert 0.4 < waited[0] <= 0.5


def test_progress_is_told_after_each_answer_and_before_each_wait() -> None:
    beats: list[str] = []
    with open_client(FaultRule(Fault.HTTP_503, last=1)) as (_, demo):
        client = Client(
            reroute=demo.reroute, on_progress=lambda: beats.append("beat"), sleep=lambda _: beats.append("wait")
        )
        read_page(client)
    assert beats == ["beat", "wait", "beat"]


@pytest.mark.parametrize("fault", list(Fault))
@pytest.mark.parametrize("where", ["query", "header"])
def test_the_key_is_in_no_error_traceback_log_or_repr(
    fault: Fault, where: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="urllib3.connectionpool")
    secret = {"secret": {"serviceKey": KEY}} if where == "query" else {"secret_headers": {"AuthKey": KEY}}
    asked = Call("mini", f"https://{HOST}/json", max_bytes=100_000, **secret)
    said = io.StringIO(repr(asked))
    with open_client(FaultRule(fault), read_seconds=0.1) as (client, _):
        try:
            said.write(str(read_page(client, asked)))
        except SourceError as error:
            said.write(repr(error) + "".join(traceback.format_exception(error)))
    spoken = said.getvalue() + caplog.text
    assert [form for form in KEY_FORMS if form in spoken] == []


def test_a_key_that_cannot_be_sent_is_refused_without_being_shown() -> None:
    asked = Call("mini", f"https://{HOST}/json", secret_headers={"AuthKey": "MARKER\nkey"})
    with open_client() as (client, _), pytest.raises(Refused, match="cannot be sent") as raised:
        read_page(client, asked)
    assert "MARKER" not in "".join(traceback.format_exception(raised.value))


def test_a_cause_that_holds_the_key_is_let_go_and_another_is_kept() -> None:
    def reader(words: str) -> None:
        try:
            int(words)
        except ValueError as error:
            raise Unexpected(f"not a count: {words}") from error

    with open_client() as (client, _):
        with pytest.raises(Unexpected) as leaking:
            client.read(call(), lambda reply: reader(f"at serviceKey={KEY}"))
        with pytest.raises(Unexpected) as plain:
            client.read(call(), lambda reply: reader("seven"))
    assert leaking.value.__cause__ is None
    assert KEY not in "".join(traceback.format_exception(leaking.value))
    assert "seven" in str(plain.value.__cause__)


def _observed(*rules: FaultRule, read_seconds: float = 5.0) -> list[Exchange]:
    seen: list[Exchange] = []
    with serve([reply_to], Faults(list(rules), seconds=1.0)) as demo:
        client = Client(reroute=demo.reroute, sleep=lambda _: None, read_seconds=read_seconds, observe=seen.append)
        try:
            read_page(client)
        except SourceError:
            assert rules
        finally:
            client.close()
    return seen


def test_an_observer_sees_the_call_and_the_whole_answer() -> None:
    (exchange,) = _observed()
    assert (exchange.call, exchange.status, exchange.failure) == (call(), 200, "")
    assert exchange.body.startswith(b"<?xml")
    assert exchange.body.endswith(b"</response>")
    assert exchange.content_type == "application/xml;charset=UTF-8"


@pytest.mark.parametrize(
    ("fault", "status", "failure", "attempts"),
    [
        (Fault.TIMEOUT, 0, "ReadTimeoutError", 4),
        (Fault.RESET, 0, "ProtocolError", 4),
        (Fault.TRUNCATED, 200, "", 4),
        (Fault.HTTP_403_UNREGISTERED, 403, "", 1),
        (Fault.REDIRECT, 302, "", 1),
        (Fault.HTTP_500, 500, "", 4),
    ],
)
def test_an_observer_sees_each_attempt_and_how_it_failed(
    fault: Fault, status: int, failure: str, attempts: int
) -> None:
    seen = _observed(FaultRule(fault), read_seconds=0.2)
    assert [(exchange.status, exchange.failure) for exchange in seen] == [(status, failure)] * attempts


def test_an_observer_sees_the_body_of_an_error_and_where_a_redirect_leads() -> None:
    (refused,) = _observed(FaultRule(Fault.HTTP_403_UNREGISTERED))
    assert b"SERVICE_KEY_IS_NOT_REGISTERED_ERROR" in refused.body
    (redirected,) = _observed(FaultRule(Fault.REDIRECT))
    assert redirected.headers["location"] == "http://127.0.0.1:9/elsewhere"
