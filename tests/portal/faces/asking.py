"""Ways of asking a face about an entry, and what it told."""

from __future__ import annotations

import html
import io
import json
import re
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from string import Formatter
from typing import Any, Protocol
from urllib.parse import quote, unquote_plus

from django.core.management import CommandError, call_command
from django.test import Client
from openpyxl import load_workbook

from search.hangul import initials
from tests.portal.faces.entries import Known

COLUMNS = "cas,ke,un,ec,names,synonyms,formula,legal,hazards,signal,limits,agencies,page"


@dataclass(frozen=True, slots=True)
class Told:
    """What a face answered to one question about an entry; ``by`` names what of the entry the question typed."""

    asked: str
    key: str
    typed: Mapping[str, str]
    text: str

    @property
    def by(self) -> frozenset[str]:
        """The names of what was typed; a beginning, initials and a slip are made of the name."""
        return frozenset(_MADE_OF.get(name, name) for name in self.typed)

    def holds(self, marker: str) -> bool:
        """Whether the answer says it; what a visitor typed and is shown back says nothing."""
        text = self.text
        for typed in self.typed.values():
            if marker.casefold() in typed.casefold():
                text = re.sub(re.escape(typed), " ", text, flags=re.IGNORECASE)
        around = (r"(?<![0-9])", r"(?![0-9])") if marker.isdigit() else ("", "")
        return bool(re.search(f"{around[0]}{re.escape(marker)}{around[1]}", text, re.IGNORECASE))


class Ask(Protocol):
    """One way of asking a face."""

    def question(self, known: Known) -> str:
        """The question in words, by which equal ones are told; "" where it would name what the entry has not."""

    def __call__(self, browser: Client, known: Known) -> Told:
        """The answer."""


@dataclass(frozen=True, slots=True)
class Get:
    """Asks an address such as ``/search?q={name}`` and follows where it leads; of entries of that ``kind`` alone, if any."""

    address: str
    kind: str = ""

    def question(self, known: Known) -> str:
        """The address with what the entry has."""
        if self.kind not in ("", known.kind):
            return ""
        said = _said(known, self.address)
        return "" if said is None else self.address.format_map({name: quote(said[name], safe="") for name in said})

    def __call__(self, browser: Client, known: Known) -> Told:
        """What stands there, and each address on the way."""
        asked = self.question(known)
        answer = browser.get(asked, follow=True)
        typed = _said(known, self.address) or {}
        return Told(asked, known.key, typed, " ".join((*_ways(answer), text_of(answer))))


@dataclass(frozen=True, slots=True)
class Post:
    """Sends a line for each of ``names`` that the entry has; ``of`` makes the body and ``read`` the text of the answer."""

    address: str
    names: str
    of: Callable[[str], Mapping[str, Any]]
    read: Callable[[Any], str]

    def question(self, known: Known) -> str:
        """The address with the lines."""
        return f"{self.address} {list(typed.values())}" if (typed := self._typed(known)) else ""

    def __call__(self, browser: Client, known: Known) -> Told:
        """The answer or the file."""
        typed = self._typed(known)
        answer = browser.post(self.address, **self.of("\n".join(typed.values())))
        return Told(self.question(known), known.key, typed, self.read(answer))

    def _typed(self, known: Known) -> dict[str, str]:
        had = ((name, _said(known, f"{{{name}}}")) for name in self.names.split())
        return {name: said[name] for name, said in had if said}


@dataclass(frozen=True, slots=True)
class Command:
    """Runs a command of ``manage.py``; its error is an answer too."""

    words: tuple[str, ...]

    def question(self, known: Known) -> str:
        """The command."""
        return f"manage.py {' '.join(self.words)}"

    def __call__(self, browser: Client, known: Known) -> Told:
        """What it prints."""
        told = io.StringIO()
        try:
            call_command(*self.words, stdout=told, stderr=told, no_color=True)
        except CommandError as error:
            told.write(str(error))
        return Told(self.question(known), known.key, {}, told.getvalue())


@dataclass(frozen=True, slots=True)
class Judged:
    """Runs ``evaluate`` over a file of judged queries that nothing answers rightly: each miss names what was first."""

    def question(self, known: Known) -> str:
        """The command with what it judges."""
        return f"manage.py evaluate of {known.said['english']}" if "english" in known.said else ""

    def __call__(self, browser: Client, known: Known) -> Told:
        """The figures and the misses."""
        typed = {"english": known.said["english"]}
        rows = [{"cat": "names", "q": text, "expect": ["0-0-0"], "mode": "search"} for text in typed.values()]
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump({"queries": rows}, file)
            file.flush()
            told = Command(("evaluate", file.name))(browser, known)
        return replace(told, asked=self.question(known), typed=typed)


def get(*addresses: str) -> tuple[Ask, ...]:
    """Asks at these addresses."""
    return tuple(map(Get, addresses))


def command(*words: str) -> tuple[Ask, ...]:
    """Asks this command."""
    return (Command(words),)


_MADE_OF = {"begin": "name", "initials": "name", "slip": "name", "word": "text"}


def _said(known: Known, template: str) -> dict[str, str] | None:
    """What the template's names stand for; ``None`` where the entry has not all of them."""
    values = {"kind": known.kind, **known.said}
    if "name" in known.said:
        name = known.said["name"]
        values |= {"begin": name[:2], "initials": initials(name), "slip": f"{name[:-1]}룜"}
    names = [name for _, name, _, _ in Formatter().parse(template) if name]
    return {name: values[name] for name in names} if set(names) <= values.keys() else None


def _ways(answer: Any) -> Iterable[str]:
    return (unquote_plus(address) for address, _ in getattr(answer, "redirect_chain", ()))


def text_of(answer: Any) -> str:
    """The answer as a person reads it: entities and addresses decoded, without the marks around what was searched for."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return unquote_plus(html.unescape(re.sub("</?mark>", "", body.decode())))


def sheet_of(answer: Any) -> str:
    page = load_workbook(io.BytesIO(answer.content), read_only=True).active
    assert page is not None
    return "\n".join(str(cell) for row in page.iter_rows(values_only=True) for cell in row)


def form(output: str) -> Callable[[str], Mapping[str, Any]]:
    return lambda text: {"data": {"text": text, "columns": COLUMNS.split(","), "output": output}}


def json_body(output: str) -> Callable[[str], Mapping[str, Any]]:
    def sent(text: str) -> Mapping[str, Any]:
        data = {"lines": text.split("\n"), "columns": COLUMNS.split(","), "format": output}
        return {"data": data, "content_type": "application/json"}

    return sent
