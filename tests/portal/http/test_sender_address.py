"""The address by which reports are bounded: the last that a believed proxy names, and one for a household's IPv6 network."""

from __future__ import annotations

import pytest
from django.test import RequestFactory, override_settings

from portal.http.sender_address import sender_address


def _of(remote: str, forwarded: str = "") -> str:
    more = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    return sender_address(RequestFactory().get("/report", REMOTE_ADDR=remote, **more))


@pytest.mark.parametrize(
    ("remote", "sender"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("", ""),
        ("no address", ""),
    ],
)
def test_a_sender_is_an_address_or_a_network(remote: str, sender: str) -> None:
    assert _of(remote) == sender


def test_a_header_that_anybody_can_write_is_believed_of_a_proxy_alone() -> None:
    assert _of("192.0.2.7", "198.51.100.1") == "192.0.2.7"
    with override_settings(BEHIND_PROXY=True):
        assert _of("127.0.0.1", "198.51.100.1, 203.0.113.5") == "203.0.113.5"
        assert _of("127.0.0.1") == "127.0.0.1"
