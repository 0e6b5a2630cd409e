"""Questions and records made by hand: hits as an engine gives them, and records that answer from a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from portal.answers.answer import Offered
from search.engine_types import Facet, Hit, Results, Why
from search.query_parsing import parse_query

TITLES = {
    "7664-39-3": "플루오르화 수소", "7647-01-0": "염산", "7664-93-9": "황산",
    "7782-50-5": "염소", "108-88-3": "톨루엔", "67-56-1": "메탄올",
    "7722-84-1": "과산화 수소", "7783-06-4": "황화수소", "7439-97-6": "수은",
    "630-08-0": "일산화탄소", "71-43-2": "벤젠", "7664-41-7": "암모니아",
}  # fmt: skip


def hit(cas: str, why: Why, matched: str = "", kind: str = "substance") -> Hit:
    """A substance, or with ``kind`` anything else whose key is ``cas``."""
    if kind != "substance":
        return Hit(f"{kind}:{cas}", kind, (), cas, "", f"/{kind}/{cas}", "live", why, matched or cas, 1)
    title = TITLES.get(cas, cas)
    return Hit(f"cas:{cas}", kind, (cas,), title, "", f"/substances/{cas}", "live", why, matched or title, 1)


def found(text: str, *hits: Hit, read_as: str = "") -> Results:
    """Results whose intent is what reading the text gives, as an engine's are."""
    return Results(hits, len(hits), {}, read_as=read_as, intent=parse_query(text).intent)


class TableOfRecords:
    """Records from tables: who bears a UN number, who stands where on a list, which labels there are."""

    def __init__(
        self,
        *,
        bearers: Mapping[str, Sequence[str]] | None = None,
        standing: Mapping[tuple[str, str], Sequence[str]] | None = None,
        labels: Mapping[Facet, Sequence[str]] | None = None,
        held: Sequence[str] = tuple(TITLES),
    ) -> None:
        self._bearers, self._standing, self._labels, self._held = bearers or {}, standing or {}, labels or {}, held

    def bearers(self, number: str) -> tuple[Offered, ...]:
        """Those that the table names."""
        return self.substances(self._bearers.get(number, ()))

    def substances(self, numbers: Sequence[str]) -> tuple[Offered, ...]:
        """Those that are held."""
        return tuple(
            Offered(TITLES.get(cas, cas), f"/substances/{cas}", (cas,)) for cas in numbers if cas in self._held
        )

    def standing(self, list_name: str, number: str) -> tuple[Offered, ...]:
        """Those that the table puts there."""
        return self.substances(self._standing.get((list_name, number), ()))

    def labels(self, facet: Facet) -> tuple[tuple[str, int], ...]:
        """One of each."""
        return tuple((label, 1) for label in self._labels.get(facet, ()))
