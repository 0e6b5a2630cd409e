"""Hits, results and records written by hand, in place of an engine and a database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from identifiers import formula
from portal.answers.answer import Offer
from portal.profile.entry_lists import Narrowing
from portal.profile.judged_mixtures import Mixture
from reference.guide_texts import guides
from search.analysis import name_key, token
from search.engine_types import Facet, Hit, Results, Why
from search.query_parsing import parse_query, resolve_names

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


_NAMED = (Why.NAME, Why.SYNONYM, Why.ALIAS, Why.WORDS)


def results_for(text: str, *hits: Hit, read_as: str = "", by_number: Mapping[str, str] | None = None) -> Results:
    """Results whose intent, parts and unexplained words are what reading the text gives, as an engine's are.

    A hit bears its title, the name or formula that it matched, its CAS number, and the number that ``by_number`` gives
    for it; hits with one key are one entry and bear all that any of them bears.
    """
    parsed = parse_query(read_as or text)
    names = {hit.key: _names(hit, hits) for hit in hits}
    resolved = resolve_names(parsed, frozenset().union(*names.values()))
    borne = {
        hit.key: {
            *names[hit.key],
            *(number.replace("-", "") for number in hit.cas),
            *(
                key
                for each in hits
                if each.key == hit.key and each.why is Why.FORMULA
                for key in formula.keys(each.matched)
            ),
            (by_number or {}).get(hit.key, ""),
        }
        for hit in hits
    }
    keys = {part.key for part in resolved.parts if part.key}
    return Results(
        tuple(replace(hit, parts=frozenset(borne[hit.key] & keys)) for hit in hits),
        len(hits),
        {},
        read_as=read_as,
        intent=parse_query(text).intent,
        parts=resolved.parts,
        unexplained=resolved.unexplained,
    )


def _names(hit: Hit, hits: Sequence[Hit]) -> frozenset[str]:
    """The name tokens of a hit's entry; a title that is only a number or a code of the test is none."""
    matched = [each.matched for each in hits if each.key == hit.key and each.why in _NAMED]
    titles = [hit.title_ko] if hit.title_ko in TITLES.values() else []
    return frozenset(token(name_key(name)) for name in (*titles, *matched))


class FakeRecords:
    """Records from tables: substances by UN number and by position on a list, and the values of facets."""

    def __init__(
        self,
        *,
        by_un_number: Mapping[str, Sequence[str]] | None = None,
        by_list_position: Mapping[tuple[str, str], Sequence[str]] | None = None,
        facet_values: Mapping[Facet, Sequence[str]] | None = None,
        known: Sequence[str] = tuple(TITLES),
        listed: Sequence[str] = (),
        stating: Sequence[str] = (),
        rows_of_several: Mapping[str, str] | None = None,
        ingredients: Mapping[str, Sequence[str]] | None = None,
        pages: Sequence[str] = (),
        by_notice_number: Mapping[str, Sequence[tuple[str, str]]] | None = None,
        rows_of_lists: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._pages, self._by_notice_number, self._rows_of_lists = pages, by_notice_number or {}, rows_of_lists or {}
        self._by_un_number, self._by_list_position = by_un_number or {}, by_list_position or {}
        self._facet_values, self._known = facet_values or {}, known
        self._ingredients = ingredients or {}
        self._listed, self._stating, self._rows_of_several = listed, stating, rows_of_several or {}

    def with_un_number(self, number: str) -> tuple[Offer, ...]:
        """See ``portal.answers.known_records.KnownRecords``."""
        return self.with_cas_numbers(self._by_un_number.get(number, ()))

    def with_cas_numbers(self, numbers: Sequence[str]) -> tuple[Offer, ...]:
        """See ``KnownRecords``."""
        return tuple(Offer(TITLES.get(cas, cas), f"/substances/{cas}", (cas,)) for cas in numbers if cas in self._known)

    def main_ingredients(self, product_class: str) -> tuple[Offer, ...]:
        """See ``KnownRecords``; ``ingredients`` holds them by class."""
        return self.with_cas_numbers(self._ingredients.get(product_class, ()))

    def rows_naming(self, numbers: Sequence[str]) -> tuple[Offer, ...]:
        """See ``KnownRecords``; ``rows_of_several`` holds the titles by number."""
        rows = self._rows_of_several
        return tuple(Offer(rows[number], f"/substances/mix-{number}") for number in numbers if number in rows)

    def shows_guide(self, number: str) -> bool:
        """See ``KnownRecords``; every guide of the book is shown."""
        return number in guides()

    def is_withheld(self, number: str) -> bool:
        """See ``KnownRecords``; nothing is."""
        return False

    def on_list(self, list_name: str, number: str) -> tuple[Offer, ...]:
        """See ``KnownRecords``."""
        return self.with_cas_numbers(self._by_list_position.get((list_name, number), ()))

    def list_page(self, slug: str) -> str:
        """See ``KnownRecords``; ``pages`` holds the pages with rows."""
        return f"/lists/{slug}" if slug in self._pages else ""

    def lists_with_number(self, number: str) -> tuple[Offer, ...]:
        """See ``KnownRecords``; ``by_notice_number`` holds the pages by number."""
        pages = self._by_notice_number.get(number, ())
        return tuple(Offer(f"{title} {number}", f"/lists/{slug}?number={number}") for title, slug in pages)

    def list_rows_holding(self, slug: str, words: Sequence[str]) -> int:
        """See ``KnownRecords``; ``rows_of_lists`` holds the texts of rows by page."""
        return sum(all(word in row for word in words) for row in self._rows_of_lists.get(slug, ()))

    def facet_values(self, facet: Facet) -> tuple[tuple[str, int], ...]:
        """See ``KnownRecords``; each value has the count 1."""
        return tuple((label, 1) for label in self._facet_values.get(facet, ()))

    def is_listed(self, folder: str, narrowing: Narrowing) -> bool:
        """See ``KnownRecords``; ``listed`` holds the texts that an entry has."""
        return narrowing.text in self._listed

    def mixture(self, keys: Sequence[str]) -> Mixture:
        """See ``KnownRecords``; nothing can be judged."""
        return Mixture((), ())

    def states_substances(self, folder: str, narrowing: Narrowing) -> bool:
        """See ``KnownRecords``; ``stating`` holds the places whose facilities say so."""
        return (narrowing.place or narrowing.region) in self._stating
