"""Styles inside the card's page: allowed by their hash alone, and small enough for the first view."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.web import inline_styles
from portal.web.inline_styles import card_styles, policy_with_styles
from portal.web.middleware import POLICY


def test_the_policy_allows_exactly_these_styles_and_is_otherwise_the_portals() -> None:
    digest = b64encode(sha256(card_styles().encode()).digest()).decode()
    assert policy_with_styles().replace(f" 'sha256-{digest}'", "") == POLICY
    assert "unsafe-inline" not in policy_with_styles()


def test_the_styles_end_no_element_and_load_nothing() -> None:
    assert not re.search(r"<|url\(|@import|/\*", card_styles())


def test_every_rule_of_the_parts_is_there() -> None:
    rules = sum(inline_styles._source(part).count("{") for part in inline_styles.PARTS)
    assert card_styles().count("{") == rules == card_styles().count("}")


def test_a_part_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inline_styles, "PARTS", ("gone.css",))
    card_styles.cache_clear()
    with pytest.raises(ImproperlyConfigured, match=r"gone\.css"):
        card_styles()
    card_styles.cache_clear()
