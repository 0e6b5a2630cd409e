"""Parts of a packed workbook as chunks of bytes, bounded before they are unpacked: a few kilobytes can become gigabytes."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping
from xml.parsers import expat

from substance_lists.errors import UnreadableList

MAX_BYTES = 400 * 1024 * 1024
"""Maximum of one unpacked part: fifteen times the sheet of the national list of 2026-01."""
MAX_RATIO = 200
"""Maximum of unpacked to packed size; the sheet of 2026-01 has 8, and DEFLATE cannot exceed 1,032."""
SMALL_PART = 1024 * 1024
"""Bytes; below this size a high ratio does no harm."""
CHUNK = 64 * 1024


def chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """One part of the archive in chunks; the declared size is checked first, and zipfile never gives more than that."""
    try:
        part = archive.getinfo(name)
    except KeyError as error:
        raise UnreadableList(f"엑셀 파일에 {name} 부분이 없습니다. 다시 .xlsx로 저장해 주십시오.") from error
    ratio = part.file_size / max(part.compress_size, 1)
    if part.file_size > MAX_BYTES or (part.file_size > SMALL_PART and ratio > MAX_RATIO):
        raise UnreadableList(
            f"엑셀 파일의 {name} 부분을 풀면 {part.file_size:,}바이트({ratio:.0f}배)가 되어 열지 않았습니다. "
            "새 파일에 값만 붙여 넣어 다시 저장해 주십시오."
        )
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            yield chunk


def parser() -> expat.XMLParserType:
    """A parser that gives text in large pieces and refuses a document type, and with it every entity."""
    made = expat.ParserCreate()
    made.buffer_text = True
    made.StartDoctypeDeclHandler = _refuse_doctype
    return made


def parse_part(archive: zipfile.ZipFile, name: str, made: expat.XMLParserType) -> None:
    """Parses one part as a whole."""
    for chunk in chunks(archive, name):
        made.Parse(chunk, False)
    made.Parse(b"", True)


def elements(archive: zipfile.ZipFile, part: str, on_element: Callable[[str, Mapping[str, str]], None]) -> None:
    """Calls with the local name and the attributes of each element of a part."""

    def start(tag: str, attributes: dict[str, str]) -> None:
        on_element(tag.rpartition(":")[2], attributes)

    made = parser()
    made.StartElementHandler = start
    parse_part(archive, part, made)


def _refuse_doctype(*_: object) -> None:
    raise UnreadableList("파일이 문서 형식(DOCTYPE)을 선언합니다. 표 프로그램은 그러지 않으므로 열지 않았습니다.")
