"""Names similar to one that was not found. They are only offered: a typing error may be another substance (content rule 23)."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from portal.answers.finding import search
from portal.answers.search_results import may_suggest
from portal.batch.line_answers import Choice
from portal.store.identity import cas_of
from search.engine_types import Hit, Query, Why
from search.errors import EngineMismatch, EngineUnavailable, QueryError

log = logging.getLogger(__name__)

MOST = 100
"""Different names of one batch that are searched; each is one search, while exact look-ups need one query for hundreds."""
MOST_SECONDS = 5.0
"""For all searches of one batch; a busy cluster must not keep five thousand exact answers waiting."""
SIZE = 5
OFFERED = frozenset(
    {
        Why.STRUCTURE,
        Why.NAME,
        Why.SYNONYM,
        Why.ALIAS,
        Why.FORMULA,
        Why.RULE_SAME,
        Why.TYPO,
        Why.CHOSUNG,
        Why.WORDS,
        Why.RULE_NEAR,
    }
)
"""The reasons for which a hit is offered; a common beginning or a common word is not enough (content rule 25)."""
LIMIT_REACHED = ", 비슷한 이름은 한 번에 정해진 만큼만 찾으므로 이 줄은 검색에서 확인할 것"
ENGINE_UNAVAILABLE = ", 검색 서비스가 응답하지 않아 비슷한 이름은 찾지 못함"


class SimilarNames:
    """The searches of one batch, limited in number and time; an engine that is unavailable is called once."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._known: dict[str, tuple[Choice, ...]] = {}
        self._unavailable = False
        self._clock = clock
        self._spent = 0.0

    def find(self, text: str) -> tuple[tuple[Choice, ...], str]:
        """Substances with a similar name, and a Korean remark where no search was made."""
        if text not in self._known:
            if self._unavailable:
                return (), ENGINE_UNAVAILABLE
            if len(self._known) == MOST or self._spent >= MOST_SECONDS:
                return (), LIMIT_REACHED
            started = self._clock()
            try:
                self._known[text] = _search(text)
            except (EngineUnavailable, EngineMismatch) as error:
                log.warning("a batch goes without similar names: %s", error)
                self._unavailable = True
                return (), ENGINE_UNAVAILABLE
            self._spent += self._clock() - started
        return self._known[text], ""


def _search(text: str) -> tuple[Choice, ...]:
    if not may_suggest(text):
        return ()
    try:
        results = search(Query(text, kind="substance", size=SIZE))
    except QueryError:
        return ()
    return tuple(_choice(hit) for hit in results.hits if hit.why in OFFERED)


def _choice(hit: Hit) -> Choice:
    return Choice(hit.key, hit.title_ko or hit.title_en or hit.key, hit.url, cas_of(hit.key))
