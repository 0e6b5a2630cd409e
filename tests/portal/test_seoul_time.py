"""Which day has come is told in Seoul, and a text that is no day has not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.seoul_time import has_come
from tests.portal.clock import Clock


def test_today_has_come_and_tomorrow_has_not(clock: Clock) -> None:
    assert has_come(clock.today.isoformat())
    assert has_come("1999-12-31")
    assert not has_come((clock.today + timedelta(days=1)).isoformat())


@pytest.mark.parametrize("text", ["", "20190501", "봄", "2019", "2019-05-01 추정", "2099-12-31"])
def test_a_text_that_is_no_day_or_lies_ahead_has_not_come(clock: Clock, text: str) -> None:
    assert not has_come(text)
