"""Searchers over builds, one a process: an index that was opened before a fork hangs in the child."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

import tantivy

from search.errors import EngineMismatch, EngineUnavailable, SearchError
from search.tantivy.folders import Folders
from search.tantivy.schema import SCHEMA

_Stamp = tuple[int, int, int]

MOST_OPEN = 4
"""Builds kept open: the live one, the one before it, one being made, and one to spare for comparisons."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """An index with a searcher over the commit that its ``stamp`` belongs to."""

    stamp: _Stamp
    index: tantivy.Index
    searcher: tantivy.Searcher


class Readers:
    """Opens builds when they are first read and looks again when a commit came; costs one ``stat`` a search."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        # The parent's entries are kept, not used: to drop them in a child would stop threads that it does not have.
        self._opened: dict[tuple[int, str], _Opened] = {}

    def live(self) -> tantivy.Searcher:
        """A searcher over the live build; asked again once if that was dropped between being named and being opened."""
        for last in (False, True):
            build = self._folders.live()
            if build is None:
                raise EngineUnavailable("there is no live build")
            try:
                return self.of(build)
            except SearchError:
                if last or self._folders.live() == build:
                    raise
        raise EngineUnavailable("there is no live build")

    def of(self, build: str) -> tantivy.Searcher:
        """A searcher over the build's last commit."""
        path = self._folders.path(build)
        place = (os.getpid(), build)
        try:
            about = (path / "meta.json").stat()
            # The file is replaced at each commit: its number changes even where two commits share a tick of the clock.
            stamp = (about.st_mtime_ns, about.st_ino, about.st_size)
            opened = self._opened.get(place)
            if opened is not None and opened.stamp == stamp:
                return opened.searcher
            _check_mapping(str(path))
            index = opened.index if opened is not None else _open(str(path))
            index.reload()
        except OSError as error:
            raise EngineUnavailable(f"the build {build} cannot be read: {error}") from error
        except ValueError as error:
            raise EngineMismatch(f"the build {build} is damaged: {error}; publish rebuilds it") from error
        self._opened[place] = _Opened(stamp, index, index.searcher())
        self._close_oldest()
        return self._opened[place].searcher

    def forget(self, build: str) -> None:
        """Closes a build that was dropped."""
        self._opened.pop((os.getpid(), build), None)

    def _close_oldest(self) -> None:
        own = [place for place in self._opened if place[0] == os.getpid()]
        for place in own[:-MOST_OPEN]:
            del self._opened[place]


Asked = ParamSpec("Asked")
Told = TypeVar("Told")


def damage_named(read: Callable[Asked, Told]) -> Callable[Asked, Told]:
    """Turns what the library says of files that it cannot make sense of into ``EngineMismatch``."""

    @wraps(read)
    def reading(*args: Asked.args, **kwargs: Asked.kwargs) -> Told:
        try:
            return read(*args, **kwargs)
        except ValueError as error:
            raise EngineMismatch(f"the live build is damaged: {error}; publish rebuilds it") from error

    return reading


def _open(path: str) -> tantivy.Index:
    index = tantivy.Index.open(path)
    index.config_reader("manual")
    return index


def _check_mapping(path: str) -> None:
    """Queries name fields by their place in the schema: over another one they would find the wrong things, silently."""
    if not tantivy.Index.is_compatible(path):
        raise EngineMismatch("the build was written by another version of tantivy; publish rebuilds it")
    if tantivy.Index.open(path).schema != SCHEMA:
        raise EngineMismatch("the build holds another mapping than this code reads; publish rebuilds it")
