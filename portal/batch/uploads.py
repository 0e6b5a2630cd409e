"""Lines from an uploaded file of any kind; its size is checked before it is read.

The file is read once, in memory, and not stored: its lines go back into the form as text.
"""

from __future__ import annotations

import io
import zipfile

from portal.batch.lines import BadInput, BatchLines, lines_of_file, no_names
from substance_lists.column_kinds import HeldNames
from substance_lists.files import NOT_A_WORKBOOK, ZIP

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 32 * 1024 * 1024
"""For a workbook: 5,000 lines of forty columns are 10 MB, a million empty rows 25 MB."""
MOST_PARTS = 1_000
TOO_LARGE = (
    f"파일이 {MOST_BYTES // 1024 // 1024} MB를 넘습니다. 이름이나 번호가 있는 열만 남기거나 나누어 올려 주십시오."
)


def lines_of_upload(content: bytes, column: int = 0, held: HeldNames = no_names) -> BatchLines:
    """The lines of an uploaded file; its content decides the type, not its name. Raises ``BadInput``."""
    if len(content) > MOST_BYTES:
        raise BadInput(TOO_LARGE)
    if content.startswith(ZIP):
        _check_unpacked(content)
    return lines_of_file(content, column, held)


def _check_unpacked(content: bytes) -> None:
    """Checks the declared sizes, which limit the reading: the archive's reader never gives more than a part declares."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise BadInput(NOT_A_WORKBOOK) from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise BadInput(
            f"엑셀 파일을 풀면 {MOST_UNPACKED // 1024 // 1024} MB를 넘습니다. 빈 행·그림·다른 시트를 지우고 "
            "이름이나 번호가 있는 열만 남겨 새 파일로 저장해 주십시오."
        )
