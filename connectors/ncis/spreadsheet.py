"""Rows of an .xlsx sheet as a stream, in memory that does not grow with the sheet.

Measured on the national list (47,462 rows, 27 MB of sheet XML, processor time): openpyxl in its
streaming mode reads 5,500 rows a second; python-calamine reads 110,000 but holds the whole sheet (38 MB); expat as below
reads 25,000 in 1 MB. The archive is checked before it is unpacked: a few kilobytes can become gigabytes.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from xml.parsers import expat

from connectors.errors import BadFile

MAX_BYTES = 400 * 1024 * 1024
"""Maximum of one unpacked part: fifteen times the sheet of 2026-01."""
MAX_RATIO = 200
"""Maximum of unpacked to packed size; the sheet of 2026-01 has 8, and DEFLATE cannot exceed 1,032."""
SMALL_PART = 1024 * 1024
"""Bytes; below this size a high ratio does no harm."""
CHUNK = 64 * 1024
OLD_FORMAT = b"\xd0\xcf\x11\xe0"
"""The first bytes of .xls, and of an .xlsx under a password."""
_DIGITS = "0123456789"

Cells = dict[str, str]
"""The filled cells of one row by column letter; numbers as the file writes them."""


@contextmanager
def open_workbook(path: Path) -> Iterator[zipfile.ZipFile]:
    """The workbook's archive; raises ``BadFile``, with advice, where the file is no readable .xlsx."""
    try:
        with path.open("rb") as file:
            head = file.read(8)
        if head.startswith(OLD_FORMAT):
            raise BadFile(f"{path.name} is an old .xls or has a password; save it as .xlsx without one")
        with zipfile.ZipFile(path) as archive:
            yield archive
    except FileNotFoundError as error:
        raise BadFile(f"there is no file {path.name}; download the list again or correct the setting") from error
    except OSError as error:
        raise BadFile(f"{path.name} cannot be read: {error.strerror}") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise BadFile(f"{path.name} is no whole .xlsx workbook ({error}); download it again") from error
    except (expat.ExpatError, UnicodeDecodeError) as error:
        raise BadFile(f"{path.name} holds a damaged sheet ({error}); download it again") from error


def sheet_rows(path: Path) -> Iterator[Cells]:
    """The rows of the workbook's first sheet that have a filled cell, header row included."""
    with open_workbook(path) as archive:
        strings = _shared_strings(archive)
        collected: list[Cells] = []
        parser, flush = _sheet_parser(strings, collected.append)
        for chunk in _chunks(archive, _first_sheet(archive)):
            parser.Parse(chunk, False)
            yield from collected
            collected.clear()
        parser.Parse(b"", True)
        flush()
        yield from collected


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """One part of the archive, unpacked in chunks; the declared size is checked first, and zipfile never gives more than that."""
    try:
        part = archive.getinfo(name)
    except KeyError as error:
        raise BadFile(f"the workbook has no part {name}; save it again as .xlsx") from error
    ratio = part.file_size / max(part.compress_size, 1)
    if part.file_size > MAX_BYTES or (part.file_size > SMALL_PART and ratio > MAX_RATIO):
        raise BadFile(f"the workbook's part {name} would unpack to {part.file_size} bytes ({ratio:.0f} times its size)")
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            yield chunk


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_: object) -> None:
    raise BadFile("the workbook declares a document type, which no spreadsheet does")


def _sheet_parser(
    strings: Sequence[str], emit: Callable[[Cells], None]
) -> tuple[expat.XMLParserType, Callable[[], None]]:
    """A parser of one sheet that emits each row when the next begins, and a function that emits the last row.

    It handles start tags only, for speed: a sheet of 47,462 rows has 1.1 million of them, and as many end tags.
    Text belongs to the last cell started, if the last element started holds its value: ``f`` (formula) and ``rPh``
    (pronunciation) do not. Text may come in parts, so numbers of shared strings are looked up at the row's end.
    """
    row: Cells = {}
    shared: set[str] = set()
    address = prefix = ""
    collecting = phonetic = False

    def flush() -> None:
        nonlocal row
        for ref in shared & row.keys():
            row[ref] = _shared(strings, row[ref])
        shared.clear()
        if row:
            emit({ref.rstrip(_DIGITS): text for ref, text in row.items()})
            row = {}

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal address, collecting, phonetic, prefix
        if prefix:
            name = name.removeprefix(prefix)
        if name == "c":
            collecting = phonetic = False
            try:
                address = attributes["r"]
            except KeyError as error:
                raise BadFile("the sheet's cells have no addresses; save the workbook again as .xlsx") from error
            if attributes.get("t") == "s":
                shared.add(address)
        elif name == "t" or name == "v":
            collecting = not phonetic
        elif name == "row":
            collecting = False
            flush()
        elif name == "rPh":
            phonetic = True
        elif name.endswith(":worksheet"):
            prefix = name.removesuffix("worksheet")
        else:
            collecting = False

    def text(chunk: str) -> None:
        if collecting:
            row[address] = row[address] + chunk if address in row else chunk

    parser = _parser()
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    return parser, flush


def _shared(strings: Sequence[str], number: str) -> str:
    try:
        return strings[int(number)]
    except (ValueError, IndexError) as error:
        raise BadFile(f"a cell refers to shared text {number!r} of {len(strings)}; save the workbook again") from error


def _shared_strings(archive: zipfile.ZipFile) -> list[str]:
    """The texts that cells refer to by number; [] where the sheet holds its texts itself, as the list of 2026-01 does."""
    name = "xl/sharedStrings.xml"
    if name not in archive.namelist():
        return []
    strings: list[str] = []
    collecting = phonetic = False

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal collecting, phonetic
        local = tag.rpartition(":")[2]
        if local == "si":
            strings.append("")
            phonetic = False
        phonetic = phonetic or local == "rPh"
        collecting = local == "t" and not phonetic

    def text(chunk: str) -> None:
        if collecting:
            strings[-1] += chunk

    def end(tag: str) -> None:
        nonlocal collecting, phonetic
        collecting = False
        if tag.rpartition(":")[2] == "rPh":
            phonetic = False

    parser = _parser()
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.EndElementHandler = end
    for chunk in _chunks(archive, name):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)
    return strings


def _first_sheet(archive: zipfile.ZipFile) -> str:
    """The part with the first sheet, found through the workbook's own list and not by its usual name."""
    sheets = _elements(archive, "xl/workbook.xml", "sheet")
    identity = next((value for sheet in sheets[:1] for name, value in sheet.items() if name.endswith(":id")), "")
    for relation in _elements(archive, "xl/_rels/workbook.xml.rels", "Relationship"):
        if relation.get("Id") == identity:
            target = relation.get("Target", "")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise BadFile("the workbook names no sheet; save it again as .xlsx")


def _elements(archive: zipfile.ZipFile, part: str, name: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == name:
            found.append(attributes)

    parser = _parser()
    parser.StartElementHandler = start
    for chunk in _chunks(archive, part):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)
    return found
