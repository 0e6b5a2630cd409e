"""Asks for the offline pack: the pages of the world's entries, without the guidebook and the mixtures, which state none of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from unittest.mock import patch

from django.test import Client

from portal.curation.current import current_visibility
from portal.models import Entry
from portal.publish import offline_pack
from tests.portal.faces.asking import Command, Told, text_of
from tests.portal.faces.entries import OTHER, Known


@contextmanager
def small_book() -> Iterator[None]:
    """Within the block a pack holds a card of every substance that may be shown; the whole book takes minutes."""
    with ExitStack() as stack:
        for name, made in (("carded_entries", _substances), ("indexed_guides", tuple), ("household_mixtures", list)):
            stack.enter_context(patch.object(offline_pack, name, made))
        yield


def _substances() -> list[Entry]:
    current = Entry.objects.filter(kind="substance", withdrawn_at=None)
    return list(current_visibility().of_entries(current).order_by("key"))


@dataclass(frozen=True, slots=True)
class Packed:
    """Asks for the pack of the present state, which is one for all entries."""

    def question(self, known: Known) -> str:
        """The address; it names the substance that shares values with others, because the pack holds its card too."""
        return f"/offline/pack/… with {OTHER.slug}"

    def __call__(self, browser: Client, known: Known) -> Told:
        """All that the pack holds."""
        with small_book():
            version = offline_pack.make_offline_pack().version
        return Told(self.question(known), known.key, {}, text_of(browser.get(f"/offline/pack/{version}")))


@dataclass(frozen=True, slots=True)
class PackCommand:
    """Makes that pack by the command."""

    def question(self, known: Known) -> str:
        """The command."""
        return "manage.py offline_pack"

    def __call__(self, browser: Client, known: Known) -> Told:
        """What it prints."""
        with small_book():
            return Command(("offline_pack",))(browser, known)
