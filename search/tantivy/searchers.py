"""Searchers over builds, one for each process, because an index opened before a fork hangs in the child."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial, wraps
from typing import ParamSpec, TypeVar

import tantivy

from search.errors import EngineMismatch, EngineUnavailable, SearchError
from search.stored_fields import EntrySummary, summary_from_json
from search.tantivy.build_folders import BuildFolders
from search.tantivy.schema import SCHEMA

_Stamp = tuple[int, int, int]

MAX_OPEN = 4
"""Builds kept open: the live build, the one before it, one being filled, and one more for comparisons."""


MAX_SUMMARIES = 2048
"""Summaries kept for each open build, 10 kB each: every keystroke of a name reads the entries of the keystroke before again."""


@dataclass(frozen=True, slots=True)
class OpenBuild:
    """An index with a searcher over the commit that ``stamp`` identifies, and a reader that keeps the last summaries."""

    stamp: _Stamp
    index: tantivy.Index
    searcher: tantivy.Searcher
    summary_at: Callable[[int, int], EntrySummary]
    """The summary by segment and number in it; an address itself cannot be a key."""

    def summary(self, address: tantivy.DocAddress) -> EntrySummary:
        """What ranking needs of one document."""
        return self.summary_at(address.segment_ord, address.doc)


class SearcherCache:
    """Opens builds on first use and reloads them after a commit; each search costs one ``stat``."""

    def __init__(self, folders: BuildFolders) -> None:
        self._folders = folders
        # A child keeps the entries of its parent without using them: dropping them would stop threads that a child does not have.
        self._opened: dict[tuple[int, str], OpenBuild] = {}

    def live(self) -> OpenBuild:
        """The live build; tries once more, because another build may have taken its place before it was opened."""
        build = self._live_build()
        try:
            return self.of(build)
        except SearchError:
            return self.of(self._live_build())

    def of(self, build: str) -> OpenBuild:
        """The build at its last commit."""
        path = self._folders.path(build)
        cache_key = (os.getpid(), build)
        try:
            meta = (path / "meta.json").stat()
            # Each commit replaces the file, so its inode changes even if two commits have the same modification time.
            stamp = (meta.st_mtime_ns, meta.st_ino, meta.st_size)
            opened = self._opened.get(cache_key)
            if opened is not None and opened.stamp == stamp:
                return opened
            _check_mapping(str(path))
            index = opened.index if opened is not None else _open(str(path))
            index.reload()
        except OSError as error:
            raise EngineUnavailable(f"the build {build} cannot be read: {error}") from error
        except ValueError as error:
            raise EngineMismatch(f"the build {build} is damaged: {error}; publish rebuilds it") from error
        searcher = index.searcher()
        self._opened[cache_key] = OpenBuild(
            stamp, index, searcher, lru_cache(MAX_SUMMARIES)(partial(_stored_summary, searcher))
        )
        self._close_oldest()
        return self._opened[cache_key]

    def forget(self, build: str) -> None:
        """Closes a build that was dropped."""
        self._opened.pop((os.getpid(), build), None)

    def _live_build(self) -> str:
        build = self._folders.live()
        if build is None:
            raise EngineUnavailable("there is no live build")
        return build

    def _close_oldest(self) -> None:
        own = [cache_key for cache_key in self._opened if cache_key[0] == os.getpid()]
        for cache_key in own[:-MAX_OPEN]:
            del self._opened[cache_key]


Params = ParamSpec("Params")
Result = TypeVar("Result")


def damage_as_mismatch(read: Callable[Params, Result]) -> Callable[Params, Result]:
    """Turns the library's ``ValueError`` about damaged files into ``EngineMismatch``."""

    @wraps(read)
    def wrapped(*args: Params.args, **kwargs: Params.kwargs) -> Result:
        try:
            return read(*args, **kwargs)
        except ValueError as error:
            raise EngineMismatch(f"the live build is damaged: {error}; publish rebuilds it") from error

    return wrapped


def _stored_summary(searcher: tantivy.Searcher, segment: int, number: int) -> EntrySummary:
    return summary_from_json(bytes(searcher.doc(tantivy.DocAddress(segment, number))["card"][0]))


def matching_addresses(searcher: tantivy.Searcher, query: tantivy.Query, limit: int) -> list[tantivy.DocAddress]:
    """The addresses of at most ``limit`` documents; the others are not counted, because that costs a pass over all of them."""
    return [address for _, address in searcher.search(query, limit=max(limit, 1), count=False).hits]


def first_address(searcher: tantivy.Searcher, query: tantivy.Query) -> tantivy.DocAddress | None:
    """The address of one document that matches; ``None`` for none."""
    return next(iter(matching_addresses(searcher, query, limit=1)), None)


def _open(path: str) -> tantivy.Index:
    index = tantivy.Index.open(path)
    index.config_reader("manual")
    return index


def _check_mapping(path: str) -> None:
    """Refuses another schema: queries refer to fields by position, so they would silently find wrong documents."""
    if not tantivy.Index.is_compatible(path):
        raise EngineMismatch("the build was written by another version of tantivy; publish rebuilds it")
    if tantivy.Index.open(path).schema != SCHEMA:
        raise EngineMismatch("the build holds another mapping than this code reads; publish rebuilds it")
