"""Typed settings from the environment; an invalid setting refuses the start and says how to correct it."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured

_TRUE = frozenset({"1", "on", "true", "yes"})
_FALSE = frozenset({"0", "off", "false", "no"})


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom an operator wants to be called besides 119; ``number`` has digits and hyphens only."""

    name: str
    number: str


class Environment:
    """Reads settings by name from a mapping; ``names_read`` lets a test compare docs/settings.md with the names in use."""

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        self._values: Mapping[str, str] = os.environ if values is None else values
        self.names_read: set[str] = set()

    def text(self, name: str, default: str = "") -> str:
        """The value without surrounding white space, or the default where it is unset or blank."""
        self.names_read.add(name)
        return self._values.get(name, "").strip() or default

    def choice(self, name: str, choices: tuple[str, ...], default: str) -> str:
        """One of the choices, in lower case."""
        value = self.text(name, default).lower()
        if value not in choices:
            raise ImproperlyConfigured(
                f"{name}={value!r} is not one of {', '.join(choices)}. Set one of these or unset it."
            )
        return value

    def flag(self, name: str, default: bool) -> bool:
        """on/off, true/false, yes/no or 1/0."""
        value = self.text(name).lower()
        if not value:
            return default
        if value in _TRUE:
            return True
        if value in _FALSE:
            return False
        raise ImproperlyConfigured(f"{name}={value!r} is neither on nor off. Set {name}=on or {name}=off.")

    def number(self, name: str, default: int, *, least: int, most: int) -> int:
        """A whole number within bounds."""
        value = self.text(name)
        if not value:
            return default
        try:
            number = int(value)
        except ValueError as error:
            raise ImproperlyConfigured(
                f"{name}={value!r} is not a whole number. Set one from {least} to {most}."
            ) from error
        if not least <= number <= most:
            raise ImproperlyConfigured(f"{name}={number} is out of bounds. Set a number from {least} to {most}.")
        return number

    def edition(self, name: str) -> str:
        """The month or day of a list's edition (2026-01, 2026-01-15), or ""."""
        value = self.text(name)
        if not value:
            return ""
        day = value if value.count("-") == 2 else f"{value}-01"
        try:
            written = date.fromisoformat(day).isoformat() == day
        except ValueError:
            written = False
        if not written:
            raise ImproperlyConfigured(f"{name}={value!r} is no edition. Write 2026-01 or 2026-01-15.")
        return value

    def contact(self, name: str) -> Contact | None:
        """One telephone number with the name of who answers (``이름=번호``), or ``None`` where unset."""
        value = self.text(name)
        return _contact(name, value) if value else None

    def contacts(self, name: str) -> tuple[Contact, ...]:
        """Telephone numbers with the name of who answers: ``이름=번호``, comma-separated; () where unset."""
        return tuple(_contact(name, part) for part in self.text(name).split(",") if part.strip())

    def words(self, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A comma-separated list."""
        value = self.text(name)
        return tuple(word.strip() for word in value.split(",") if word.strip()) if value else default

    def path(self, name: str, default: Path) -> Path:
        """A folder or file as an absolute path; the caller checks whether it exists."""
        value = self.text(name)
        return Path(value).expanduser().resolve() if value else default

    def file(self, name: str) -> Path | None:
        """An existing, readable file, or ``None`` where the setting is absent."""
        value = self.text(name)
        if not value:
            if name in self._values:
                raise ImproperlyConfigured(f"{name} is set but empty. Give the file's path or unset it.")
            return None
        path = Path(value).expanduser().resolve()
        if not path.is_file() or not os.access(path, os.R_OK):
            raise ImproperlyConfigured(f"{name}={value!r} is not a readable file. Correct the path or unset it.")
        return path

    def secret(self, name: str) -> str:
        """A key from ``NAME`` or from the file that ``NAME_FILE`` names; "" when neither is set.

        An empty variable, an unreadable file, or both settings at once refuse the start: a portal that fell back to
        demonstration data without a word, because of a typing error, would mislead its readers.
        """
        self.names_read.update((name, f"{name}_FILE"))
        direct, file_name = self._values.get(name), self._values.get(f"{name}_FILE")
        if direct is not None and file_name is not None:
            raise ImproperlyConfigured(f"{name} and {name}_FILE are both set. Unset one of them.")
        if file_name is not None:
            try:
                direct = Path(file_name.strip()).read_text(encoding="utf-8")
            except (OSError, ValueError) as error:
                raise ImproperlyConfigured(
                    f"{name}_FILE={file_name!r} cannot be read ({type(error).__name__}). Correct the path or unset it."
                ) from error
        if direct is None:
            return ""
        if not direct.strip():
            raise ImproperlyConfigured(f"{name} is set but empty. Give the key or unset it.")
        return direct.strip()

    def url(self, name: str, schemes: tuple[str, ...], default: str) -> SplitResult:
        """An address whose scheme is one of ``schemes``; the password in it never enters an error message."""
        value = self.text(name, default)
        try:
            parts = urlsplit(value)
            _ = parts.port
        except ValueError as error:
            raise ImproperlyConfigured(
                f"{name} is not an address. Write it as {schemes[0]}://host:port/name."
            ) from error
        if parts.scheme not in schemes:
            raise ImproperlyConfigured(
                f"{name} begins with {parts.scheme!r}, which is not one of {', '.join(schemes)}. Write it as {schemes[0]}:…"
            )
        return parts


_TELEPHONE = re.compile(r"\+?\d(?:-?\d){2,14}")


def _contact(setting: str, part: str) -> Contact:
    name, sign, number = (piece.strip() for piece in part.partition("="))
    if not (name and sign and _TELEPHONE.fullmatch(number)):
        raise ImproperlyConfigured(
            f"{setting}={part!r} is no contact. Write 이름=번호, the number with digits and hyphens only."
        )
    return Contact(name, number)
