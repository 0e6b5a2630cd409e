from __future__ import annotations

import http.client
import json
from urllib.parse import unquote, urlsplit

import pytest

from demo.faults import Fault, FaultRule, Faults
from demo.server import HOSTS, serve
from demo.wire import Reply, Request


def echo(request: Request) -> Reply | None:
    if request.host != "apis.data.go.kr":
        return None
    told = {"path": request.path, "params": dict(request.params), "auth": request.headers.get("authkey", "")}
    return Reply(json.dumps(told).encode(), "application/json;charset=UTF-8", source="고용노동부 고시")


def get(base_url: str, path: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(urlsplit(base_url).netloc, timeout=5)
    try:
        connection.request("GET", path, headers=headers or {})
        response = connection.getresponse()
        return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
    finally:
        connection.close()


def test_the_first_part_of_the_path_is_the_host_and_parameters_are_decoded_once() -> None:
    with serve([echo]) as demo:
        status, headers, body = get(demo.base_url, "/apis.data.go.kr/a/b?k=%252B%2B&empty=", {"AuthKey": "x"})
    assert status == 200
    assert json.loads(body) == {"path": "/a/b", "params": {"k": "%2B+", "empty": ""}, "auth": "x"}
    assert unquote(headers["x-demo-source"]) == "고용노동부 고시"
    assert headers["content-type"] == "application/json;charset=UTF-8"


def test_every_host_is_rerouted_and_every_request_remembered() -> None:
    with serve([echo]) as demo:
        assert demo.reroute == {host: f"{demo.base_url}/{host}" for host in HOSTS}
        get(demo.base_url, "/apis.data.go.kr/a")
        assert [(request.host, request.path) for request in demo.requests] == [("apis.data.go.kr", "/a")]


@pytest.mark.parametrize("path", ["/psis.rda.go.kr/x", "/", "//", "/nowhere/a?b"])
def test_what_no_agency_answers_gets_the_gateways_code_12(path: str) -> None:
    with serve([echo]) as demo:
        status, _, body = get(demo.base_url, path)
    assert status == 400
    assert json.loads(body)["OpenAPI_ServiceResponse"]["cmmMsgHeader"]["returnReasonCode"] == "12"


def test_the_next_agency_is_asked_where_the_first_does_not_answer() -> None:
    with serve([lambda request: None, echo]) as demo:
        assert get(demo.base_url, "/apis.data.go.kr/a")[0] == 200


def test_two_demonstrations_run_beside_each_other() -> None:
    with serve([echo]) as one, serve([echo], Faults([FaultRule(Fault.HTTP_503)])) as other:
        assert get(one.base_url, "/apis.data.go.kr/a")[0] == 200
        assert get(other.base_url, "/apis.data.go.kr/a")[0] == 503
        assert len(one.requests) == len(other.requests) == 1


def test_nothing_listens_once_the_block_has_ended() -> None:
    with serve([echo]) as demo:
        get(demo.base_url, "/apis.data.go.kr/a")
    with pytest.raises(ConnectionRefusedError):
        get(demo.base_url, "/apis.data.go.kr/a")


def test_a_time_out_keeps_the_connection_open_and_says_nothing() -> None:
    with (
        serve([echo], Faults([FaultRule(Fault.TIMEOUT)], seconds=0.05)) as demo,
        pytest.raises(http.client.RemoteDisconnected),
    ):
        get(demo.base_url, "/apis.data.go.kr/a")


def test_a_reset_is_a_reset() -> None:
    with serve([echo], Faults([FaultRule(Fault.RESET)])) as demo, pytest.raises(ConnectionResetError):
        get(demo.base_url, "/apis.data.go.kr/a")
