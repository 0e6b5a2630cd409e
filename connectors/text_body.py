"""Bytes to text as agencies send it: by declaration, then UTF-8, then CP949."""

from __future__ import annotations

import codecs
import re

from connectors.errors import Unexpected


def decoded(body: bytes, charset: str, operation: str) -> str:
    """The text of a body; a declared charset that does not fit the bytes is not believed.

    Raises ``Unexpected`` where no charset fits: a replacement character in a safety value would be a silent change.
    """
    for name in dict.fromkeys((_known(charset), "utf-8-sig", "cp949")):
        if not name:
            continue
        try:
            return body.decode(name)
        except UnicodeDecodeError:
            continue
    raise Unexpected(f"{operation}: the answer is neither {charset or 'UTF-8'} nor CP949 text", operation=operation)


def _known(charset: str) -> str:
    try:
        name = codecs.lookup(charset).name if charset else ""
    except LookupError:
        return ""
    # Korean services declare euc-kr and send its superset.
    return {"euc_kr": "cp949", "utf-8": "utf-8-sig"}.get(name, name)


_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding=["']([A-Za-z0-9._-]+)["'][^>]*\?>""")


def decoded_xml(body: bytes, charset: str, operation: str) -> str:
    """The text of an XML body without its declaration; what the document declares counts before what the header does."""
    plain = body.removeprefix(codecs.BOM_UTF8)
    declared = _DECLARED.match(plain)
    text = decoded(plain, declared.group(1).decode("ascii") if declared else charset, operation).lstrip()
    return text.partition("?>")[2] if text.startswith("<?xml") else text
