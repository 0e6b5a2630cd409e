"""Mends what agencies' XML may not contain: forbidden characters, bare ``&`` and ``<``, entities of HTML. Each mend is certain.

A forbidden character becomes a space and not nothing: ``0.5`` and ``3`` around it must not become ``0.53``.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from html.entities import html5

from connectors.row_damage import LONGEST_EXCERPT, Damage

BROKEN = "bytes that are no character"
FORBIDDEN = "a character that XML forbids"
_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff"
_TOKEN = re.compile(
    rf"""
    (?P<cdata><!\[CDATA\[.*?\]\]>)
    | (?P<skip><!--.*?-->|<\?.*?\?>)
    | <(?P<close>/?)(?P<name>[A-Za-z_][\w.:-]*)(?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(?P<empty>/?)>
    | (?P<reference>&\#(?:[xX][0-9A-Fa-f]{{1,8}}|[0-9]{{1,9}});)
    | (?P<entity>&[A-Za-z][A-Za-z0-9]*;)
    | (?P<bare>&|<|\]\]>)
    | (?P<forbidden>[{_FORBIDDEN}]+)
    | (?P<broken>[\ud800-\udfff]+)
    """,
    re.VERBOSE | re.DOTALL,
)
_PREDEFINED = frozenset({"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"})
_ESCAPED = {"&": "&amp;", "<": "&lt;", "]]>": "]]&gt;"}
_BEFORE, _AFTER = 40, 80


@dataclass(slots=True)
class Mended:
    """The mended text, the damage of each row by its number (from 1, 0 outside the rows), and the count of rows."""

    text: str = ""
    damage: dict[int, list[Damage]] = field(default_factory=dict)
    rows: int = 0


def mended(text: str, item: str) -> Mended:
    """``text`` as XML can hold it; bytes of no charset, decoded as lone surrogates, make their row a lost one."""
    found = Mended()
    opened = set(re.findall(r"<([A-Za-z_][\w.:-]*)", text))
    closed = set(re.findall(r"</([A-Za-z_][\w.:-]*)", text))
    depth = 0

    def replaced(match: re.Match[str]) -> str:
        nonlocal depth
        name = match["name"]
        if name is not None:
            # ``<b`` of ``a <b c>`` is no element: nothing of that name is ever closed, or was opened.
            if name not in (opened if match["close"] else closed) and not match["empty"]:
                note("a bare <", match)
                return _ESCAPED["<"] + match[0][1:].replace(">", "&gt;")
            if name.rpartition(":")[2] == item and not match["empty"]:
                found.rows += not match["close"] and not depth
                depth += -1 if match["close"] else 1
            elif name.rpartition(":")[2] == item:
                found.rows += not depth
            return match[0]
        reason, instead = _mend(match)
        if reason:
            note(reason, match)
        return instead

    def note(reason: str, match: re.Match[str]) -> None:
        row = found.rows if depth else 0
        lines = text[max(match.start() - _BEFORE, 0) : match.end() + _AFTER].replace("\n", " ")
        excerpt = lines.encode("utf-8", "replace").decode("utf-8")[:LONGEST_EXCERPT]
        place = f"row {row}" if row else ""
        is_broken = reason == BROKEN
        is_replaced = reason.startswith(FORBIDDEN)
        found.damage.setdefault(row, []).append(Damage(reason, place, excerpt, lost=is_broken, replaced=is_replaced))

    found.text = _TOKEN.sub(replaced, text)
    return found


def _mend(match: re.Match[str]) -> tuple[str, str]:
    """What was wrong with the token ("" where nothing was), and what stands in its place."""
    token = match[0]
    if match["reference"]:
        return _mended_reference(token)
    if match["entity"]:
        if token in _PREDEFINED:
            return "", token
        meaning = html5.get(token[1:])
        return (f"{token} of HTML", html.escape(meaning)) if meaning else ("a bare &", f"&amp;{token[1:]}")
    if match["bare"]:
        return f"a bare {token}", _ESCAPED[token]
    if match["forbidden"]:
        return f"{FORBIDDEN} ({_codes(token)})", " "
    if match["broken"]:
        return BROKEN, "\ufffd"
    if match["cdata"] and re.search(f"[{_FORBIDDEN}]", token):
        return FORBIDDEN, re.sub(f"[{_FORBIDDEN}]+", " ", token)
    if match["cdata"] and re.search("[\ud800-\udfff]", token):
        return BROKEN, re.sub("[\ud800-\udfff]+", "\ufffd", token)
    return "", token


def _mended_reference(token: str) -> tuple[str, str]:
    digits = token[2:-1]
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    allowed = (
        code in (0x9, 0xA, 0xD) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
    )
    return ("", token) if allowed else (f"{FORBIDDEN} ({token})", " ")


def _codes(characters: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in dict.fromkeys(characters[:8]))
