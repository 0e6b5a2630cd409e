"""A heading → what its column holds. The words are those of a reviewed table; nothing is guessed from likeness."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from reference.words.column_headings import COLUMN_HEADINGS
from substance_lists.roles import Role

LONGEST = 60
"""Letters; longer texts are titles and notes."""

_MARK = re.compile(r"^(?:\(?[0-9]{1,2}[.)]|[①-⑳*※•·▪■○●-])\s*|[*※¹²³]+$")
_BRACKETED = re.compile(r"[(\[（［<]([^)\]）］>]*)[)\]）］>]")


def _key(text: str) -> str:
    """The letters and digits of a heading, in one width and case."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())


def _keys(name: str) -> tuple[str, ...]:
    return tuple(_key(word) for word in COLUMN_HEADINGS[name])


def _any_of(name: str) -> str:
    return "|".join(map(re.escape, sorted(_keys(name), key=len, reverse=True)))


_EXACT = {key: role for role in Role for key in _keys(role)}
_SCHEMES = (Role.CAS, Role.KE, Role.UN, Role.EC)
_NUMBER = rf"(?:{_any_of('number_word')})*"
_PATTERNS = (
    (Role.CAS, re.compile(rf".*(?:{_any_of('cas_scheme')}){_NUMBER}")),
    (Role.KE, re.compile(rf"(?:{_any_of('ke_scheme')}){_NUMBER}")),
    (Role.UN, re.compile(rf"(?:{_any_of('un_scheme')}){_NUMBER}")),
    (Role.EC, re.compile(rf"(?:{_any_of('ec_scheme')}){_NUMBER}")),
    (Role.NAME, re.compile(rf".*(?:{_any_of('name_end')})")),
)
_JOINERS = "|".join(
    rf"\b{re.escape(word)}\b" if word.isascii() else rf"(?<=\S)\s*{re.escape(word)}\s"
    for word in COLUMN_HEADINGS["joiner"]
)
_PARTED = re.compile(rf"[()\[\]（）［］<>/·,;:|\n]|{_JOINERS}", re.IGNORECASE)


@lru_cache(maxsize=4096)
def role_of(heading: str) -> Role | None:
    """What the column under this heading holds; ``None`` for a text that is no known heading.

    ``CAS번호 또는 식별번호`` and ``물질명(국문/영문)`` are read by their pieces. What stands in brackets only adds to a known
    heading: 톨루엔 (시약) is none, 비고(물질) is a column of remarks, 번호(CAS) one of CAS numbers.
    """
    text = _MARK.sub("", " ".join(heading.split()))
    if not text or len(text) > LONGEST:
        return None
    if whole := _role_of_key(_key(text)):
        return whole
    main = _BRACKETED.sub(" ", text)
    roles = _roles_of_pieces(main)
    if not roles:
        return None
    inside = [role for piece in _BRACKETED.findall(text) for role in _roles_of_pieces(piece) if role in _SCHEMES]
    return min((*roles, *inside), key=list(Role).index)


def _roles_of_pieces(text: str) -> list[Role]:
    pieces = dict.fromkeys((text, *_PARTED.split(text)))
    return [role for piece in pieces if (role := _role_of_key(_key(piece)))]


def _role_of_key(key: str) -> Role | None:
    if not key:
        return None
    return _EXACT.get(key) or next((role for role, pattern in _PATTERNS if pattern.fullmatch(key)), None)
