"""A fixed sample of mutated answers over every feed: no fact ends without its run saying so. The full run is a command."""

from __future__ import annotations

import logging

import pytest

from tests.conftest import SHARED
from tests.mutated_answers.corpora import of_the_demonstration, recorded
from tests.mutated_answers.passes import describe, mutate, shared_out

pytestmark = pytest.mark.django_db

SEED, PASSES = 20_261_128, 205
"""Five passes for each feed and recorded body; ``python -m tests.mutated_answers.run`` makes ten thousand."""


def test_no_fact_ends_silently_whatever_an_agency_answers(capsys: pytest.CaptureFixture[str]) -> None:
    logging.disable(logging.CRITICAL)
    try:
        corpora = [*of_the_demonstration(), *(recorded(SHARED) if SHARED.is_dir() else [])]
        shares = dict(zip(corpora, shared_out(PASSES, len(corpora)), strict=True))
        figures = mutate(shares, SEED, told=lambda line: None)
    finally:
        logging.disable(logging.NOTSET)
    print(f"seed {SEED}\n{describe(figures)}")
    assert not figures.broken, "\n".join(figures.broken)
    assert min(figures.outcomes[outcome] for outcome in ("unchanged", "held", "refused", "ended with a count")) > 0
