"""The home page: the box, the agencies by today's and older names, and where to call."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from connectors.registry import PUBLISHERS

pytestmark = pytest.mark.django_db


def test_the_box_is_labelled_and_every_agency_is_named_with_its_older_names(browser: Client) -> None:
    """Content rule 17."""
    shown = browser.get("/").content.decode()
    assert '<label for="q">' in shown
    for publisher in PUBLISHERS:
        assert f"<strong>{publisher.agency}</strong> {publisher.system}" in shown
    for name in ("환경부(2025-10-01까지)", "소방방재청(2014-11-19까지)", "국민안전처(2017-07-26까지)"):
        assert name in shown


def test_119_can_be_dialled_and_no_advice_is_made_up(browser: Client) -> None:
    """Content rules 7 and 9."""
    shown = browser.get("/").content.decode()
    assert "지금 사고가 났다면" in shown
    assert 'href="tel:119"' in shown
    assert "바람" not in shown


def test_nothing_comes_from_elsewhere_and_nothing_runs_inline(browser: Client) -> None:
    shown = browser.get("/").content.decode()
    scripts = re.findall(r"<script.*?</script>", shown, re.DOTALL)
    assert len(scripts) == shown.count("<script") == 1
    assert re.fullmatch(r'<script src="/static/combobox[\w.]*\.js" defer></script>', scripts[0])
    assert not re.search(r"\son\w+=", shown)
    assert "style=" not in shown
    assert 'src="http' not in shown
    assert 'rel="stylesheet" href="http' not in shown
