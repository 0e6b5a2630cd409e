"""The home page: the search box, the agencies with today's and older names, and where to call."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from connectors.registry import PUBLISHERS

pytestmark = pytest.mark.django_db


def test_the_box_is_labelled_and_every_agency_is_named_with_its_older_names(browser: Client) -> None:
    """Content rule 17."""
    html = browser.get("/").content.decode()
    assert '<label for="q">' in html
    for publisher in PUBLISHERS:
        assert f"<strong>{publisher.agency}</strong> {publisher.system}" in html
    for name in ("환경부(2025-10-01까지)", "소방방재청(2014-11-19까지)", "국민안전처(2017-07-26까지)"):
        assert name in html


def test_119_can_be_dialled_and_no_advice_is_made_up(browser: Client) -> None:
    """Content rules 7 and 9."""
    html = browser.get("/").content.decode()
    assert "지금 사고가 났다면" in html
    assert 'href="tel:119"' in html
    assert "바람" not in html


def test_no_resource_is_external_and_no_script_is_inline(browser: Client) -> None:
    html = browser.get("/").content.decode()
    scripts = re.findall(r"<script.*?</script>", html, re.DOTALL)
    assert len(scripts) == html.count("<script") == 2
    for script, file in zip(scripts, ("combobox", "offline/register"), strict=True):
        assert re.fullmatch(rf'<script src="/static/{file}[\w.]*\.js" defer></script>', script)
    assert not re.search(r"\son\w+=", html)
    assert "style=" not in html
    assert 'src="http' not in html
    assert 'rel="stylesheet" href="http' not in html
