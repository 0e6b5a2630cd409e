"""Collects the style sheet: it is written in parts and served as one file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLE_SHEET = "css/portal.css"
_IMPORT = re.compile(r'@import "([\w-]+\.css)";')

CollectedFiles = dict[str, tuple[StaticFilesStorage, str]]
"""The source of each collected file, by its name: a storage and the path in it."""


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Replaces the imports of ``css/portal.css`` by the files they name, then names all files by content and compresses them.

    The parts are in the same folder as the sheet, so a relative address in one of them still names the same file.
    """

    def post_process(self, paths: CollectedFiles, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if STYLE_SHEET in paths and not dry_run:
            # Read from its source: the target folder may have the file of an earlier run.
            bundled = _bundled(paths)
            self.delete(STYLE_SHEET)
            self.save(STYLE_SHEET, ContentFile(bundled.encode()))
            paths = {**paths, STYLE_SHEET: (self, STYLE_SHEET)}
        yield from super().post_process(paths, dry_run, **options)  # type: ignore[no-untyped-call]


def _bundled(paths: CollectedFiles) -> str:
    """The style sheet with each import replaced by the file it names; an import inside a part stays as it is."""
    folder = STYLE_SHEET.rpartition("/")[0]

    def part(match: re.Match[str]) -> str:
        name = f"{folder}/{match[1]}"
        if name not in paths:
            raise ImproperlyConfigured(f"{STYLE_SHEET} imports {match[1]}, and there is no static file {name}.")
        return _text(paths, name)

    return _IMPORT.sub(part, _text(paths, STYLE_SHEET))


def _text(paths: CollectedFiles, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        content: bytes = file.read()
    return content.decode()
