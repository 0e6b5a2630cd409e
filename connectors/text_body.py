"""Decodes the bytes that agencies send: by the declared charset, then UTF-8, then CP949.

Few bytes that fit no charset become lone surrogates (``surrogateescape``), by which their row is known as a lost one.
"""

from __future__ import annotations

import codecs
import io
import re

from connectors.errors import Unexpected

EXCERPT_LENGTH = 200
_DECLARED = re.compile(rb"""\s*<\?xml[^>]*?encoding=["']([A-Za-z0-9._-]+)["'][^>]*\?>""")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_BROKEN = re.compile("[\udc80-\udcff]")
MOST_BROKEN_SHARE = 0.01
"""With a larger share of bytes that fit no charset the charset itself is unknown, and the readable rest may be read wrongly."""
CHUNK_BYTES = 65_536


def decoded(body: bytes, charset: str, operation: str) -> str:
    """The text of a body; a declared charset that does not fit the bytes is ignored, few broken bytes are lone surrogates.

    Raises ``Unexpected`` where no charset fits. UTF-8 damaged in transit is never read as CP949: some of it is also
    valid CP949 of other words, and a wrong word in a safety value would go unnoticed.
    """
    for name in _candidates(body, charset):
        try:
            return body.decode(name)
        except UnicodeDecodeError:
            continue
    text = body.decode(_likeliest(body, charset), "surrogateescape")
    if len(_BROKEN.findall(text)) > MOST_BROKEN_SHARE * len(body):
        raise Unexpected(f"{operation}: the answer is neither whole UTF-8 nor CP949 text", operation=operation)
    return text


def _candidates(body: bytes, charset: str) -> tuple[str, ...]:
    declared = _codec_of(charset)
    names = dict.fromkeys((declared, "utf-8-sig", "cp949"))
    return tuple(name for name in names if name and not (name == "cp949" != declared and _is_damaged_utf8(body)))


def _likeliest(body: bytes, charset: str) -> str:
    """The charset of a damaged body."""
    return "cp949" if _codec_of(charset) == "cp949" or not _is_damaged_utf8(body) else "utf-8-sig"


class StreamedText:
    """A body decoded as it arrives: ``left`` first, then ``read()`` piece by piece, "" at the end.

    The charset is chosen at the first piece that is not plain ASCII; what does not fit it later is a lone surrogate.
    """

    def __init__(self, body: io.RawIOBase, charset: str) -> None:
        self._body = body
        self._charset = charset
        self._decoder: codecs.IncrementalDecoder | None = None
        self._begun = False
        self.left = ""

    def read(self) -> str:
        """The next piece of text."""
        while piece := self._body.read(CHUNK_BYTES):
            if not self._begun:
                piece = piece.removeprefix(codecs.BOM_UTF8)
                self._begun = True
            if text := self._decoded(piece):
                return text
        return self._decoder.decode(b"", True) if self._decoder else ""

    def _decoded(self, piece: bytes) -> str:
        if self._decoder is None:
            if piece.isascii():
                return piece.decode("ascii")
            self._decoder = codecs.getincrementaldecoder(self._fitting(piece))("surrogateescape")
        return self._decoder.decode(piece)

    def _fitting(self, piece: bytes) -> str:
        for name in _candidates(piece, self._charset):
            try:
                codecs.getincrementaldecoder(name)().decode(piece)
            except UnicodeDecodeError:
                continue
            return name.removesuffix("-sig")
        return _likeliest(piece, self._charset).removesuffix("-sig")


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
