from __future__ import annotations

import pytest

from connectors.feeds import FeedKind
from connectors.key_sites import KEY_SITES
from connectors.registry import FEEDS, FILE_SETTINGS, KEY_SETTINGS
from portal.doctor.findings import EXIT_CODE, KEY_ACCEPTED, KEY_REFUSED, LABELS, Finding, Standing, standing_of, worst
from portal.doctor.what_to_do import STEPS, Case, what_to_do


def test_every_finding_has_words_a_standing_and_steps() -> None:
    assert set(LABELS) == set(STEPS) == set(Finding)
    assert not KEY_ACCEPTED & KEY_REFUSED


@pytest.mark.parametrize("finding", [finding for finding in Finding if finding is not Finding.READ])
def test_every_finding_of_every_feed_says_what_to_do(finding: Finding) -> None:
    for feed in FEEDS.values():
        steps = what_to_do(Case(feed, finding))
        assert steps
        assert all(step and "None" not in step for step in steps)


def test_what_concerns_a_key_names_the_setting_the_site_and_the_wait() -> None:
    for feed in FEEDS.values():
        if feed.kind is FeedKind.FILE:
            continue
        site = KEY_SITES[feed.key_setting]
        for finding in (Finding.NO_KEY, Finding.KEY_UNKNOWN):
            text = " ".join(what_to_do(Case(feed, finding)))
            assert feed.key_setting in text
            assert site.page in text or feed.home in text
            assert site.wait in text


def test_every_setting_of_a_key_or_file_has_its_site() -> None:
    assert set(KEY_SITES) == {*KEY_SETTINGS, *FILE_SETTINGS}
    assert all(site.page.startswith("https://") for site in KEY_SITES.values())


def test_the_worst_standing_counts() -> None:
    assert worst(set()) is worst({Standing.FINE}) is Standing.FINE
    assert worst({Standing.WAIT, Standing.LOOK}) is Standing.LOOK
    assert worst(set(Standing)) is Standing.ACT
    assert sorted(EXIT_CODE.values()) == [0, 2, 3, 4]
    assert standing_of(Finding.KEY_NOT_ACTIVE) is Standing.WAIT
