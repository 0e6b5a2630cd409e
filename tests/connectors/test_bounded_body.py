from __future__ import annotations

from collections.abc import Callable

import pytest

from connectors.bounded_body import MAX_SECONDS, BoundedBody
from connectors.errors import Unexpected, Unreachable


def reader(*pieces: bytes) -> Callable[[int], bytes]:
    left = iter(pieces)
    return lambda size: next(left, b"")


def test_a_body_within_its_bound_is_read_whole() -> None:
    assert BoundedBody(reader(b"ab", b"c"), 3, "op").read() == b"abc"


def test_a_body_one_byte_past_its_bound_is_refused() -> None:
    with pytest.raises(Unexpected, match="op: the answer is larger than 3 bytes"):
        BoundedBody(reader(b"ab", b"cd"), 3, "op").read()


def test_a_body_that_drips_for_too_long_is_given_up() -> None:
    times = iter([0.0, 1.0, MAX_SECONDS + 1])
    with pytest.raises(Unreachable, match="took longer"):
        BoundedBody(reader(b"a", b"b"), 9, "op", clock=lambda: next(times)).read()


def test_a_connection_that_breaks_off_ends_the_reading() -> None:
    def broken(size: int) -> bytes:
        raise Unreachable("the answer broke off")

    with pytest.raises(Unreachable, match="broke off"):
        BoundedBody(broken, 9, "op").read()
