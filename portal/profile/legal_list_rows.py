"""The rows of a list of the law as the portal holds them: one row for each substance and listing, without what staff withhold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from connectors.schema import FactKind, Origin
from portal.curation.current import current_visibility
from portal.curation.visibility import Visibility
from portal.models import Entry, Fact
from portal.profile.attribution import feed_badge, origin_mark, shown_source_date
from portal.profile.content_verdicts import bounds_of
from portal.profile.group_candidates import latest_commit
from portal.profile.listing_remarks import contents_as_sent, listing_remarks
from portal.profile.titles import titles_of
from portal.seoul_time import seoul_day
from portal.store.bulk_rows import chunks
from portal.store.identity import cas_of, numbers_of
from reference.legal_lists import REGISTERS
from reference.list_pages import ListKind, ListPage, list_pages, page_of_list
from reference.regulated_quantities import regulated_quantities
from reference.workplace_safety_law import process_safety_quantities, workplace_listings

NOT_STATED = "밝히지 않음"
STATED_KINDS = {ListKind.LISTING: FactKind.LEGAL_LISTING, ListKind.LIMITS: FactKind.EXPOSURE_LIMIT}
"""The lists whose rows are facts of records; the others are rows of documents."""
REGISTERS_WITHOUT_PAGE = tuple(name for name in REGISTERS if page_of_list(name) is None)
"""Registers of everything that exists: forty thousand rows that regulate nothing, and that search lists."""


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One row: its cells by column, the page of its substance ("" where the portal has none), and the key of its entry."""

    cells: Mapping[str, str]
    address: str = ""
    key: str = ""

    def has_number(self, number: str) -> bool:
        """Whether the row stands under this number or under a position of it."""
        numbers = (*self.cells.get("number", "").split(", "), self.cells.get("unique_number", ""))
        return any(each == number or each.startswith(f"{number}(") for each in numbers)

    def holds(self, words: Iterable[str]) -> bool:
        """Whether its cells hold all these words, in letters of any case and however they are spaced."""
        text = "".join(" ".join(self.cells.values()).casefold().split())
        return all("".join(word.casefold().split()) in text for word in words)


@dataclass(frozen=True, slots=True)
class ListRows:
    """All rows of a page. ``records`` counts the rows of the agencies' own lists behind them; ``dates`` are the lists' dates."""

    page: ListPage
    rows: tuple[ListedRow, ...]
    records: int = 0
    dates: tuple[str, ...] = ()

    def with_number(self, number: str) -> tuple[ListedRow, ...]:
        """The rows of this number; 97-1-9 is the number of 97-1-9(3) too, and a cell may hold several."""
        return tuple(row for row in self.rows if row.has_number(number))


def rows_of_page(page: ListPage) -> ListRows:
    """The rows now; they are read once for each state of the database."""
    state = latest_commit(), current_visibility()
    if page.kind in STATED_KINDS:
        return _stated_pages(*state).get(page.slug, ListRows(page, ()))
    return _document_page(page.slug, *state)


@lru_cache(maxsize=1)
def _stated_pages(commit: int, visibility: Visibility) -> Mapping[str, ListRows]:
    """The pages of what records state, by slug: one pass over the listings for all of them, without those of registers."""
    facts = Fact.objects.filter(kind__in=STATED_KINDS.values(), absence="", ended_at=None, record__withdrawn_at=None)
    for register in REGISTERS_WITHOUT_PAGE:
        facts = facts.exclude(value__startswith=register)
    stated: dict[str, list[Fact]] = defaultdict(list)
    for fact in visibility.of_facts(facts).select_related("record__entry").order_by("pk"):
        if page := _page_of(fact):
            stated[page.slug].append(fact)
    return {slug: _stated_rows(list_pages()[slug], of_page, visibility) for slug, of_page in stated.items()}


def _page_of(fact: Fact) -> ListPage | None:
    """A list's name may begin another's, so the whole name counts."""
    if fact.kind == FactKind.EXPOSURE_LIMIT:
        return next(page for page in list_pages().values() if page.kind is ListKind.LIMITS)
    return page_of_list(str((fact.data or {}).get("list_name", fact.value)))


@lru_cache(maxsize=32)
def _document_page(slug: str, commit: int, visibility: Visibility) -> ListRows:
    page = list_pages()[slug]
    return ListRows(page, tuple(_document_rows(page, visibility)))


def _stated_rows(page: ListPage, stated: Sequence[Fact], visibility: Visibility) -> ListRows:
    """The rows of one page; where an agency's own record states a number, a demonstration's adds nothing (content rule 27)."""
    entries = {fact.record.entry_id: fact.record.entry for fact in stated}
    shown: set[int] = set()
    for pks in chunks(entries):
        current = visibility.of_entries(Entry.objects.filter(pk__in=pks, withdrawn_at=None))
        shown |= set(current.values_list("pk", flat=True))
    titles = titles_of(entry for entry in entries.values() if entry.pk in shown)
    visible = [fact for fact in stated if fact.record.entry_id in shown]
    live = {_place(fact) for fact in visible if fact.record.origin == Origin.LIVE}
    told = [fact for fact in visible if fact.record.origin == Origin.LIVE or _place(fact) not in live]
    grouped: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in told:
        grouped[fact.record.entry_id, *_stated_cells(fact).items()].append(fact)
    rows = tuple(_stated_row(same, titles) for same in grouped.values())
    dates = {fact.record.source_date for fact in told if fact.record.origin == Origin.LIVE and fact.record.source_date}
    return ListRows(page, rows, len({fact.record_id for fact in told}), tuple(sorted(dates)))


def _place(fact: Fact) -> tuple[int, str]:
    """The place of a statement on its list: a demonstration may word the same listing differently."""
    return fact.record.entry_id, str((fact.data or {}).get("number", ""))


def _stated_row(same: Sequence[Fact], titles: Mapping[int, str]) -> ListedRow:
    """One row for equal statements, which are of one origin."""
    facts, entry = same, same[0].record.entry
    data = [fact.data or {} for fact in facts]
    cells = {
        **_stated_cells(facts[0]),
        "substance": titles[entry.pk],
        "cas": ", ".join(numbers_of(entry.key)),
        "notice": _first(str(each.get("notice", "")) for each in data),
        "notice_date": _first(str(each.get("notice_date", "")) for each in data),
        "agency": " | ".join(dict.fromkeys(feed_badge(fact.record.feed, fact.record.origin) for fact in facts)),
        "source_date": _first(shown_source_date(fact.record.source_date, fact.record.origin) for fact in facts),
        "first_seen": seoul_day(min(fact.first_seen for fact in facts)),
        "mark": origin_mark(facts[0].record.kind, facts[0].record.origin),
    }
    return ListedRow(cells, entry.address, entry.key)


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), NOT_STATED)


def _stated_cells(fact: Fact) -> dict[str, str]:
    """The cells that make a statement another: two rows that differ in one of them stay apart."""
    data = fact.data or {}
    if fact.kind == FactKind.EXPOSURE_LIMIT:
        return {
            "standard": str(data.get("standard", "")),
            "twa": _limit(data, "twa"),
            "stel": _limit(data, "stel"),
            "ceiling": _limit(data, "ceiling"),
            "remarks": str(data.get("note", "")) or ("" if data else fact.value),
        }
    contents = ", ".join(bound.text for bound in bounds_of(data.get("thresholds") or ())) or contents_as_sent(data)
    conditions = [f"조건: {data['condition']}"] if data.get("condition") else []
    remarks = (f"{heading}: {text}" for heading, text in listing_remarks(data))
    return {
        "number": str(data.get("number", "")) or NOT_STATED,
        "contents": contents or NOT_STATED,
        "remarks": " | ".join([*conditions, *remarks]),
    }


def _limit(data: Mapping[str, object], name: str) -> str:
    units = (("ppm", "ppm"), ("mg_m3", "mg/m³"))
    return ", ".join(f"{data[f'{name}_{key}']} {unit}" for key, unit in units if data.get(f"{name}_{key}") is not None)


def _document_rows(page: ListPage, visibility: Visibility) -> Iterator[ListedRow]:
    """The rows of a document that the portal has copied; a substance that staff withhold has neither title nor page here."""
    hidden = {cas_of(key) for key in visibility.hidden_keys}
    found = [
        (tuple(number for number in numbers if number not in hidden), cells)
        for numbers, cells in _documents(page)
        if not numbers or not hidden.issuperset(numbers)
    ]
    entries: dict[str, Entry] = {}
    for keys in chunks({f"cas:{number}" for numbers, _ in found for number in numbers}):
        current = visibility.of_entries(Entry.objects.filter(key__in=keys, withdrawn_at=None))
        entries |= {entry.key: entry for entry in current}
    titles = titles_of(entries.values())
    for numbers, cells in found:
        named = [entries[f"cas:{number}"] for number in numbers if f"cas:{number}" in entries]
        of_portal = ", ".join(dict.fromkeys(titles[entry.pk] for entry in named))
        yield ListedRow(
            {**cells, "substance": cells["substance"] or of_portal or NOT_STATED, "cas": ", ".join(numbers)},
            named[0].address if len(named) == 1 else "",
            named[0].key if len(named) == 1 else "",
        )


def _documents(page: ListPage) -> Iterator[tuple[tuple[str, ...], dict[str, str]]]:
    if page.kind is ListKind.WORKPLACE:
        for listing in workplace_listings():
            if listing.list_name == page.list_name:
                yield (listing.cas,), {"substance": listing.name, "copies": listing.copies, "document": listing.source}
    elif page.kind is ListKind.PROCESS_SAFETY:
        for item in process_safety_quantities():
            contents = f"{item.percent}% 이상" if item.percent is not None else ""
            cells = {"number": item.number, "substance": item.name, "contents": contents}
            yield item.cas, {**cells, "quantity": item.text, "document": item.source}
    else:
        for row in regulated_quantities():
            bound = f"{row.percent}% {'초과' if row.exclusive else '이상'}" if row.percent is not None else ""
            yield (
                row.cas,
                {
                    "annex": row.annex,
                    "number": row.number,
                    "unique_number": row.unique_number,
                    "substance": row.name,
                    "kind": "·".join(row.kinds),
                    "contents": bound,
                    "lowest": row.lowest,
                    "low": row.low,
                    "high": row.high,
                    "document": row.source,
                },
            )
