"""Decodes the bytes that agencies send: by the declared charset, then UTF-8, then CP949."""

from __future__ import annotations

import codecs
import re

from connectors.errors import Unexpected

EXCERPT_LENGTH = 200
_DECLARED = re.compile(rb"""\s*<\?xml[^>]*?encoding=["']([A-Za-z0-9._-]+)["'][^>]*\?>""")
_HANGUL = re.compile("[\uac00-\ud7a3]")


def decoded(body: bytes, charset: str, operation: str) -> str:
    """The text of a body; a declared charset that does not fit the bytes is ignored.

    Raises ``Unexpected`` where no charset fits, and for UTF-8 damaged in transit: some damaged UTF-8 is also valid
    CP949 of other words, and a wrong word in a safety value would go unnoticed.
    """
    declared = _codec_of(charset)
    for name in dict.fromkeys((declared, "utf-8-sig", "cp949")):
        if not name or (name == "cp949" != declared and _is_damaged_utf8(body)):
            continue
        try:
            return body.decode(name)
        except UnicodeDecodeError:
            continue
    raise Unexpected(f"{operation}: the answer is neither whole UTF-8 nor CP949 text", operation=operation)


def decoded_xml(body: bytes, charset: str, operation: str) -> str:
    """The text of an XML body without its declaration; the document's declaration counts before the header's."""
    content = body.removeprefix(codecs.BOM_UTF8)
    declared = _DECLARED.match(content)
    text = decoded(content, declared.group(1).decode("ascii") if declared else charset, operation).lstrip()
    return text.partition("?>")[2] if text.startswith("<?xml") else text


def excerpt(body: bytes) -> str:
    """The beginning of a body for an error's message; bytes that are not UTF-8 show as replacement characters."""
    return body[: 4 * EXCERPT_LENGTH].decode("utf-8", "replace").strip()[:EXCERPT_LENGTH]


def _codec_of(charset: str) -> str:
    try:
        name = codecs.lookup(charset).name if charset else ""
    except LookupError:
        return ""
    # Korean services declare euc-kr and send its superset.
    return {"euc_kr": "cp949", "utf-8": "utf-8-sig"}.get(name, name)


def _is_damaged_utf8(body: bytes) -> bool:
    """Whether decoding as UTF-8 gives Hangul beside replacement characters: real CP949 gives two replacement characters a letter.

    Fewer than one CP949 letter in a hundred is by chance part of a Hangul syllable in UTF-8, so a third is a wide margin.
    """
    text = body.decode("utf-8", "replace")
    return 3 * len(_HANGUL.findall(text)) > text.count("\ufffd")
