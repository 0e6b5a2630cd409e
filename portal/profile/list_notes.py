"""What a reader must know before he uses a list of the law: its edition, why it has more rows than entries, what it does not say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from portal.profile.legal_list_rows import ListRows, rows_of_page
from reference.list_pages import ListKind, ListPage, list_pages
from reference.regulated_quantities import MARK, GeneralRule, general_rules
from reference.workplace_safety_law import SECOND_HAND

SAYS_NOTHING = "여기 없다고 규제되지 않는다는 뜻이 아닙니다."
NO_LIST = "이 주소의 목록이 없거나 이 포털이 그 행을 갖고 있지 않습니다."
MOST_NAMED = 5
"""Numbers of several rows that a note names."""


def held_lists() -> list[ListRows]:
    """The lists of which the portal holds rows, in the order of their table."""
    return [listed for page in list_pages().values() if (listed := rows_of_page(page)).rows]


def held_list(slug: str) -> ListRows | None:
    """The list at this address; ``None`` where there is none or the portal holds no row of it."""
    page = list_pages().get(slug)
    listed = rows_of_page(page) if page else None
    return listed if listed and listed.rows else None


def rules_of(page: ListPage) -> Sequence[GeneralRule]:
    """The rules that hold for the whole list; () for a list without such."""
    return general_rules() if page.kind is ListKind.QUANTITIES else ()


def list_notes(listed: ListRows) -> tuple[str, ...]:
    """The sentences that stand above the rows, on the page and in files."""
    page = listed.page
    if page.kind is ListKind.QUANTITIES:
        return (
            f"「유해화학물질의 규정수량에 관한 규정」의 사본입니다({MARK}).",
            "함량 기준이 빈 줄은 아래 일반기준을 따릅니다.",
        )
    if page.kind in (ListKind.WORKPLACE, ListKind.PROCESS_SAFETY):
        return (f"{SECOND_HAND}. CAS 번호 없이 적힌 항목(및 그 화합물)은 없습니다.", SAYS_NOTHING)
    edition = f"기관 기준일 {', '.join(listed.dates)}." if listed.dates else "기관 기준일 밝히지 않음."
    return (edition, *_counted(page, listed), SAYS_NOTHING)


def _counted(page: ListPage, listed: ListRows) -> tuple[str, ...]:
    """Why a list has more rows than entries: one number may name several CAS numbers."""
    if page.kind is not ListKind.LISTING or "contents" not in page.columns:
        return ()
    by_number = Counter(number for row in listed.rows for number in row.cells["number"].split(", "))
    several = [f"{number}번 {count}줄" for number, count in by_number.items() if count > 1]
    more = f"번호 하나에 CAS 번호나 조건이 여럿인 항목: {', '.join(several[:MOST_NAMED])}." if several else ""
    if len(several) > MOST_NAMED:
        more = f"{more.removesuffix('.')} 외 {len(several) - MOST_NAMED}개."
    behind = f"자료의 행은 {listed.records}개입니다." if listed.records != len(listed.rows) else ""
    return (" ".join(filter(None, (f"{len(by_number)}개 항목, {len(listed.rows)}줄.", more, behind))),)
