"""Asks for bulk files, which are made for each state anew."""

from __future__ import annotations

from dataclasses import dataclass

from django.test import Client

from portal.publish.bulk_files import make_bulk_files
from tests.portal.faces.asking import Command, Told, text_of
from tests.portal.faces.entries import OTHER, Known


@dataclass(frozen=True, slots=True)
class BulkFace:
    """Asks for the file of a feed, first as it stands and then made anew."""

    feed: str
    format: str

    def question(self, known: Known) -> str:
        """The address; it names the substance that shares values with others, because the file holds its records too."""
        return f"/api/v1/bulk/{self.feed}.{self.format} with {OTHER.slug}"

    def __call__(self, browser: Client, known: Known) -> Told:
        """What the old file says, if it is still given out, and all that the new one holds."""
        address = f"/api/v1/bulk/{self.feed}.{self.format}"
        before = text_of(browser.get(address))
        make_bulk_files()
        return Told(self.question(known), known.key, {}, before + text_of(browser.get(address)))


@dataclass(frozen=True, slots=True)
class BulkCommand:
    """Makes the files by the command."""

    def question(self, known: Known) -> str:
        """The command."""
        return "manage.py bulk_files"

    def __call__(self, browser: Client, known: Known) -> Told:
        """What it prints."""
        return Command(("bulk_files",))(browser, known)
