"""Changes as a CSV file: a row for each value, every row with its agency, mark and address; no cell runs as a formula."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from portal.batch.export import ORIGIN_TITLES, UNOFFICIAL
from portal.curation.current import read_once
from portal.history.change_filter import ChangeFilter
from portal.history.paged_changes import page_of_changes
from portal.history.recorded_changes import REREAD_LATER, RecordedChange
from portal.http.change_feeds import author_of
from portal.http.file_download import csv_text
from portal.profile.spreadsheet_cells import BOM
from portal.seoul_time import seoul_minute

ROWS_AT_ONCE = 100
HEADER = (
    "변경 번호",
    "때(한국 시각)",
    "실행",
    "무엇이",
    "건수",
    "물질·자료",
    "CAS 번호",
    "기관",
    "자료",
    "기록 번호",
    "값의 종류",
    "항목",
    "이전 값",
    "새 값",
    "형태",
    "자료 구분",
    "자료 표시",
    "담당자 주석",
    "주소",
    "안내",
)


@dataclass(frozen=True, slots=True)
class ChangeFile:
    """What every row of a file bears: the site, and whether it is an official one."""

    site_url: str
    official: bool

    def rows(self, change: RecordedChange) -> Iterator[tuple[str, ...]]:
        """A row for each value; one row where no value is shown."""
        for value in change.values or (None,):
            notes = (*change.annotations, *(value.annotations if value else ()))
            left_out = f"값 {change.reread}개: {REREAD_LATER}" if change.reread else ""
            yield (
                str(change.pk),
                seoul_minute(change.at),
                str(change.run),
                change.change_text,
                str(change.count),
                change.title,
                " ".join(change.cas),
                author_of(change),
                change.feed_title,
                change.record_key,
                value.kind_label if value else "",
                value.label if value else "",
                value.before_text if value else "",
                value.after_text if value else "",
                value.form_text if value else "",
                ORIGIN_TITLES[change.origin],
                " · ".join(filter(None, (change.mark, change.document))),
                " | ".join(f"{note.text} (서명 {note.signed_by})" for note in dict.fromkeys(notes)),
                f"{self.site_url}{change.address}",
                " · ".join(filter(None, ("" if self.official else UNOFFICIAL, left_out))),
            )


def csv_of_changes(wanted: ChangeFilter, file: ChangeFile) -> Iterator[str]:
    """The whole file in pieces, with its byte order mark; decisions of staff are read anew for each piece."""
    yield BOM + csv_text([HEADER])
    before = wanted.before
    while True:
        with read_once():
            page = page_of_changes(replace(wanted, before=before), ROWS_AT_ONCE)
            lines = csv_text(row for change in page.changes for row in file.rows(change))
        yield lines
        if page.next_before is None:
            return
        before = page.next_before
