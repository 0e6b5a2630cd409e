"""Which fields of an answer its feed read, ignored and did not know, seen by watching the feed read its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from connectors.schema import Row


class WatchedRow(dict[str, Any]):
    """A row that notes the path of each field that is asked for, in itself and in the rows nested in it.

    Paths join names by dots; a name of digits alone is a number (KOSHA's sections) and stands as ``*``.
    """

    def __init__(self, row: Mapping[str, Any], asked: set[str], prefix: str = "") -> None:
        super().__init__({name: _watched(value, asked, _path(prefix, name)) for name, value in row.items()})
        self._asked = asked
        self._prefix = prefix

    def get(self, name: str, default: Any = None) -> Any:
        """The field, noted as asked for."""
        self._asked.add(_path(self._prefix, name))
        return super().get(name, default)

    def __getitem__(self, name: str) -> Any:
        self._asked.add(_path(self._prefix, name))
        return super().__getitem__(name)


@dataclass(frozen=True, slots=True)
class FieldUse:
    """The fields of the rows by what became of them; ``absent`` are those that the feed asked for and no row had."""

    read: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


def watched(row: Row, asked: set[str]) -> Row:
    """The row, with each field that is asked for noted in ``asked``."""
    return cast(Row, WatchedRow(row, asked))


def field_use(rows: Sequence[Row], asked: set[str], drift: Iterable[str]) -> FieldUse:
    """What became of the fields of these rows; ``drift`` names those that the feed reported as unknown to it."""
    sent = {path for row in rows for path in _leaves(row)}
    unknown = tuple(drift)
    unknown_paths = {name.replace(" ", ".") for name in unknown}
    read = {path for path in sent if _is_read(path, asked)}
    rest = sent - read - {path for path in sent if _is_within(path, unknown_paths)}
    absent = {path for path in asked if not any(each == path or each.startswith(f"{path}.") for each in sent)}
    return FieldUse(
        read=tuple(sorted(read)),
        ignored=tuple(sorted(path for path in rest if not path.startswith("_"))),
        unknown=unknown,
        absent=tuple(sorted(path for path in absent if not path.startswith("_"))) if rows else (),
    )


def _path(prefix: str, name: str) -> str:
    step = "*" if name.isdigit() else name
    return f"{prefix}.{step}" if prefix else step


def _watched(value: Any, asked: set[str], path: str) -> Any:
    if isinstance(value, Mapping):
        return WatchedRow(value, asked, path)
    if isinstance(value, list):
        return [_watched(each, asked, path) for each in value]
    return value


def _leaves(value: Any, path: str = "") -> Iterator[str]:
    """The paths of the values in a row; an empty list or object counts as one."""
    if isinstance(value, Mapping) and value:
        for name, inner in value.items():
            yield from _leaves(inner, _path(path, str(name)))
    elif isinstance(value, list) and value:
        for inner in value:
            yield from _leaves(inner, path)
    elif path:
        yield path


def _is_read(path: str, asked: set[str]) -> bool:
    """Asked for by its own path, or within a field that was taken as a whole."""
    if path in asked:
        return True
    parent = path.rpartition(".")[0]
    while parent:
        if parent in asked:
            return not any(each.startswith(f"{parent}.") for each in asked)
        parent = parent.rpartition(".")[0]
    return False


def _is_within(path: str, names: set[str]) -> bool:
    return any(path == name or path.startswith(f"{name}.") for name in names)
