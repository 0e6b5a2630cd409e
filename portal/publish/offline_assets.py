"""Styles, scripts and pictograms that offline pages name, by the addresses that these files have here."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import ImproperlyConfigured

TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
STATIC = Path(settings.BASE_DIR) / "static"


class NotCollected(Exception):
    """A static file of the checkout is not among the collected ones, so that no page can name it; the message says what to run."""


def offline_assets() -> dict[str, list[str]]:
    """The media type and the text of each file by its address; collected files have another name and are the bundled ones.

    Raises ``NotCollected`` before a page is made that would fail on a missing file.
    """
    names = sorted(str(path.relative_to(STATIC)) for path in STATIC.rglob("*") if path.suffix in TYPES)
    try:
        return {staticfiles_storage.url(name): [TYPES[Path(name).suffix], _text(name)] for name in names}
    except (FileNotFoundError, ValueError) as error:  # no collected file, or no line in the list of the collected ones
        raise NotCollected(
            f"Static files are not collected, or are older than the code ({error}). "
            "Run manage.py collectstatic --no-input, and then this again."
        ) from error


def _text(name: str) -> str:
    stored = getattr(staticfiles_storage, "stored_name", None)
    if stored is not None:
        with staticfiles_storage.open(stored(name)) as file:
            return str(file.read().decode())
    found = finders.find(name)
    if not isinstance(found, str):
        raise ImproperlyConfigured(f"There is no static file {name}, which offline pages need.")
    return Path(found).read_text("utf-8")
