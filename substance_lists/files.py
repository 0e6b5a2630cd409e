"""Any file of a list as its sheets; the content tells the kind, never the name."""

from __future__ import annotations

import io
import logging
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.parsers import expat

from substance_lists import delimited_text, html_tables, xls, xlsx, xml_spreadsheet
from substance_lists.encodings import decoded
from substance_lists.errors import UnreadableList
from substance_lists.sheets import Sheets

log = logging.getLogger(__name__)

ZIP = b"PK\x03\x04"
OLD_FORMAT = b"\xd0\xcf\x11\xe0"
"""The first bytes of .xls, and of an .xlsx under a password."""
MOST_BYTES = 64 * 1024 * 1024
"""Of a file that is no .xlsx and is therefore held in memory; the national list as CSV has 11 MB."""
NOT_A_WORKBOOK = (
    "엑셀 파일이 손상되었거나 안전하게 열 수 없습니다. 새 파일에 값만 붙여 넣어 .xlsx로 저장한 뒤 올려 주십시오."
)
_OPEN_DOCUMENT = "OpenDocument 스프레드시트(.ods)는 읽지 않습니다. .xlsx로 저장한 뒤 올려 주십시오."


@contextmanager
def open_list(source: Path | bytes) -> Iterator[Sheets]:
    """The sheets of a file, to be read inside the block; raises ``UnreadableList``, also while rows are read."""
    try:
        if _head(source).startswith(ZIP):
            with zipfile.ZipFile(source if isinstance(source, Path) else io.BytesIO(source)) as archive:
                _refuse_other_documents(archive)
                yield xlsx.sheets_of(archive)
        else:
            yield _sheets_in_memory(_whole(source))
    except FileNotFoundError as error:
        raise UnreadableList(
            f"파일 {Path(error.filename).name}이(가) 없습니다. 설정의 경로를 고치거나 다시 내려받아 주십시오."
        ) from error
    except OSError as error:
        raise UnreadableList(f"파일을 읽을 수 없습니다({error.strerror}). 권한과 경로를 확인해 주십시오.") from error
    except _DAMAGES as error:
        log.info("a workbook was refused: %s", error)
        raise UnreadableList(NOT_A_WORKBOOK) from error


_DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    expat.ExpatError,
    UnicodeDecodeError,
)
"""What the readers of archives and XML raise; a password is a ``RuntimeError``."""


def _head(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        return source[:8]
    with source.open("rb") as file:
        return file.read(8)


def _whole(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        return source
    if source.stat().st_size > MOST_BYTES:
        raise UnreadableList(f"파일이 {MOST_BYTES // 1024 // 1024} MB를 넘습니다. .xlsx로 저장해 주십시오.")
    return source.read_bytes()


def _sheets_in_memory(content: bytes) -> Sheets:
    if content.startswith(OLD_FORMAT):
        return xls.sheets_of(content)
    if xml_spreadsheet.NAMESPACE in content[:4_096]:
        return xml_spreadsheet.sheets_of(content)
    if html_tables.is_html(content):
        return html_tables.sheets_of(content)
    return delimited_text.sheets_of(decoded(content))


def _refuse_other_documents(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if "mimetype" in names and "content.xml" in names:
        raise UnreadableList(_OPEN_DOCUMENT)
