"""The annex as a page."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_annex_is_shown_whole_with_its_source(browser: Client) -> None:
    html = browser.get("/lists/designated-quantities").content.decode()
    assert "위험물안전관리법 시행령 별표 1" in html
    assert "특수인화물" in html
    assert "10,000 L" in html
