"""Faults of content: the reply is whole and has all its rows, but its characters, types or values are wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from demo.reply_faults import KEYS, ReplyFault, ReplyFunction
from demo.reply_rows import Row, with_rows, with_total
from demo.wire import Reply, Request

_NAMES = """
chemKo chemEn sbstnNmKor sbstnNmEng chemNameKor NM_KOR NM_ENG CHEM_NAME CHEM_NAME_KOR pestiBrandName pestiKorName
recallProductName prdt_nm entrps_nm BIZPLC_NM chemicalnamekor chemicalnameeng korname engname
"""
NAMES = frozenset(_NAMES.split())
CAS_FIELDS = frozenset({"casNo", "casno", "CAS_NO"})
OTHER_CAS = "7439-97-6"
_MARK = "@here@"

Change = Callable[[str], object]


def is_json(reply: Reply) -> bool:
    """Whether the reply's body is JSON."""
    return reply.body.lstrip()[:1] in (b"{", b"[")


def damaged(xml: bytes, json: bytes) -> ReplyFault:
    """The reply with these raw bytes in one text of the first row."""

    def changed(request: Request, reply_to: ReplyFunction, count: int) -> Reply:
        reply = with_rows(reply_to(request), lambda rows: [_marked(rows[0]), *rows[1:]] if rows else rows)
        return replace(reply, body=reply.body.replace(_MARK.encode(), json if is_json(reply) else xml, 1))

    return changed


def _marked(row: Row) -> Row:
    """The row with a mark in the middle of its last text that is no key."""
    field = next((name for name in reversed(row) if _is_text(name, row[name])), None)
    if field is None:
        return row
    text = str(row[field])
    return {
        **row,
        field: f"{text[: len(text) // 2]}{_MARK}{text[len(text) // 2 :]}" if "&" not in text else text + _MARK,
    }


def _is_text(name: str, value: object) -> bool:
    return name not in KEYS and isinstance(value, str) and bool(value.strip()) and not value.lstrip().startswith("<")


def with_bom(request: Request, reply_to: ReplyFunction, count: int) -> Reply:
    """The reply with a byte order mark before it."""
    reply = reply_to(request)
    return replace(reply, body=b"\xef\xbb\xbf" + reply.body)


def null_row(request: Request, reply_to: ReplyFunction, count: int) -> Reply:
    """A null (in XML an empty element) in place of the first row."""
    return with_rows(reply_to(request), lambda rows: [{} if not is_json(reply_to(request)) else None, *rows[1:]])  # type: ignore[list-item]


def texts_changed(change: Change, *, only: Callable[[str], bool] = lambda name: True) -> ReplyFault:
    """Each text of each row, keys apart, as ``change`` gives it."""

    def changed(request: Request, reply_to: ReplyFunction, count: int) -> Reply:
        return with_rows(
            reply_to(request),
            lambda rows: [
                {name: change(value) if _is_text(name, value) and only(name) else value for name, value in row.items()}
                for row in rows
            ],
        )

    return changed


def as_objects(request: Request, reply_to: ReplyFunction, count: int) -> Reply:
    """Each text as an object with the text inside."""
    nested: Change = (
        (lambda text: {"text": text}) if is_json(reply_to(request)) else (lambda text: f"<text>{text}</text>")
    )
    return texts_changed(nested)(request, reply_to, count)


def as_lists(request: Request, reply_to: ReplyFunction, count: int) -> Reply:
    """Each text as a list (in XML two elements inside)."""
    nested: Change = (
        (lambda text: [text, text]) if is_json(reply_to(request)) else (lambda text: f"<p>{text}</p><p>{text}</p>")
    )
    return texts_changed(nested)(request, reply_to, count)


def shifted_by_one(only: Callable[[str], bool]) -> ReplyFault:
    """These fields of each row as the row before has them: the keys stay, their content moves."""

    def shifted(rows: list[Row]) -> list[Row]:
        return [
            {name: rows[place - 1].get(name, value) if only(name) else value for name, value in row.items()}
            for place, row in enumerate(rows)
        ]

    return lambda request, reply_to, count: with_rows(reply_to(request), shifted)


def is_name(name: str) -> bool:
    """Whether the field holds a name."""
    return name in NAMES


def is_statement(name: str) -> bool:
    """Whether the field says something about the substance: neither a key, nor its number, nor a name."""
    return name not in NAMES | KEYS | CAS_FIELDS and not name.endswith("No")


def other_substance(request: Request, reply_to: ReplyFunction, count: int) -> Reply:
    """The reply about mercury, whatever was asked."""
    return texts_changed(lambda text: OTHER_CAS, only=lambda name: name in CAS_FIELDS)(
        request, lambda asked: _with_other_number(reply_to(asked)), count
    )


def _with_other_number(reply: Reply) -> Reply:
    """The number stands among the key fields of some agencies, so it is replaced in the bytes."""
    names = "|".join(sorted(CAS_FIELDS))
    body = re.sub(rf"(<(?:{names})>)[^<]*", rf"\g<1>{OTHER_CAS}", reply.body.decode("utf-8"))
    body = re.sub(rf'("(?:{names})"\s*:\s*")[^"]*', rf"\g<1>{OTHER_CAS}", body)
    return replace(reply, body=body.encode())


def key_in_a_field(request: Request, reply_to: ReplyFunction, count: int) -> Reply:
    """The key of the request in a text of each row of a successful reply."""
    key = next(
        (request.params[name] for name in ("serviceKey", "apiKey", "AuthKey", "KEY") if name in request.params), ""
    )
    key = key or request.headers.get("authkey", "")
    return texts_changed(lambda text: f"{text} {key}", only=is_statement)(request, reply_to, count)


def huge_total(request: Request, reply_to: ReplyFunction, count: int) -> Reply:
    """A total that no column of a database holds."""
    return with_total(reply_to(request), 10**30)


def first_row(change: Callable[[Row], Row]) -> ReplyFault:
    """The reply with its first row changed."""
    return lambda request, reply_to, count: with_rows(
        reply_to(request), lambda rows: [change(rows[0]), *rows[1:]] if rows else rows
    )


def huge_field(row: Row) -> Row:
    """One text of ten million characters."""
    return {**row, "remark": "가" * 3_500_000}


def endless_names(row: Row) -> Row:
    """Five hundred fields of which each has a name of its own."""
    return {**row, **{f"new{number:03d}{'x' * 50}": "1" for number in range(500)}}


def many_fields(row: Row) -> Row:
    """More fields than any row has."""
    return {**row, **{f"a{number}": "1" for number in range(20_000)}}


def deep_field(request: Request, reply_to: ReplyFunction, count: int) -> Reply:
    """A field nested a thousand times, in the first row."""
    reply = reply_to(request)
    deep_json, deep_xml = (
        b'","deep":' + b'{"a":' * 900 + b"1" + b"}" * 900 + b',"z":"',
        b"<d>" * 1_000 + b"</d>" * 1_000,
    )
    return damaged(deep_xml, deep_json)(request, lambda asked: reply, count)
