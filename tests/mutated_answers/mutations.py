"""Mutations of an answer: types changed, sections emptied, rows shifted, bytes broken, answers exchanged. Each by chance, from a seed."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from demo.content_faults import is_json
from demo.reply_rows import Row, with_rows, with_total
from demo.wire import Reply

Change = Callable[[random.Random, list[Row], bool], list[Row]]
"""New rows for old ones; the flag says whether they are JSON (in XML a value is its inner text)."""


@dataclass(frozen=True, slots=True)
class Mutation:
    """A named mutation; ``bodies`` of requests before this one serve those that exchange answers."""

    name: str
    apply: Callable[[random.Random, Reply, list[Reply]], Reply]


def _fields(rows: list[Row]) -> list[str]:
    return list(dict.fromkeys(name for row in rows if isinstance(row, dict) for name in row))


def _rows(name: str, change: Change) -> Mutation:
    def apply(chance: random.Random, reply: Reply, before: list[Reply]) -> Reply:
        return with_rows(reply, lambda rows: change(chance, rows, is_json(reply)) if rows else rows)

    return Mutation(name, apply)


def _some(chance: random.Random, rows: list[Row]) -> set[int]:
    """The places of all rows, of one, or of a part."""
    return chance.choice(
        [set(range(len(rows))), {chance.randrange(len(rows))}, {n for n in range(len(rows)) if chance.random() < 0.3}]
    )


def _replaced(value: Callable[[random.Random, Any, bool], Any]) -> Change:
    """One field, or half of the fields, of some rows with another value."""

    def change(chance: random.Random, rows: list[Row], json_rows: bool) -> list[Row]:
        names = _fields(rows)
        chosen = set(chance.sample(names, chance.choice([1, 1, max(1, len(names) // 2)])))
        places = _some(chance, rows)
        return [
            {
                name: value(chance, inner, json_rows) if place in places and name in chosen else inner
                for name, inner in row.items()
            }
            for place, row in enumerate(rows)
        ]

    return change


def _another_type(chance: random.Random, value: Any, json_rows: bool) -> Any:
    if json_rows:
        return chance.choice([{"text": value}, [value], [value, value], None, 1, 0.5, True, [], {}, [[value]]])
    return chance.choice([f"<text>{value}</text>", f"<p>{value}</p><p>{value}</p>", "1", "true"])


def _emptied(chance: random.Random, value: Any, json_rows: bool) -> Any:
    return chance.choice(["", "자료없음", "null", "None", "-", "해당없음", *([None, [], {}] if json_rows else [])])


def _absent(chance: random.Random, rows: list[Row], json_rows: bool) -> list[Row]:
    name, places = chance.choice(_fields(rows)), _some(chance, rows)
    return [
        {field: value for field, value in row.items() if place not in places or field != name}
        for place, row in enumerate(rows)
    ]


def _shifted(chance: random.Random, rows: list[Row], json_rows: bool) -> list[Row]:
    names = _fields(rows)
    chosen = set(chance.sample(names, chance.randint(1, len(names))))
    by = chance.randint(1, 3)
    return [
        {
            name: rows[(place - by) % len(rows)].get(name, value) if name in chosen else value
            for name, value in row.items()
        }
        for place, row in enumerate(rows)
    ]


def _exchanged(chance: random.Random, rows: list[Row], json_rows: bool) -> list[Row]:
    one, other = chance.randrange(len(rows)), chance.randrange(len(rows))
    name = chance.choice(_fields(rows))
    changed = [dict(row) for row in rows]
    if name in rows[one] and name in rows[other]:
        changed[one][name], changed[other][name] = rows[other][name], rows[one][name]
    return changed


def _dropped(chance: random.Random, rows: list[Row], json_rows: bool) -> list[Row]:
    return chance.choice([rows[:-1], rows[1:], rows[: len(rows) // 2], [], rows[:1]])


def _doubled(chance: random.Random, rows: list[Row], json_rows: bool) -> list[Row]:
    place = chance.randrange(len(rows))
    return chance.choice([[*rows[:-1], rows[place]], [*rows, rows[place]], rows[::-1]])


def _nested_emptied(chance: random.Random, reply: Reply, before: list[Reply]) -> Reply:
    """A nested list of every row (typeList, hrmflnList) emptied; in XML the items of the whole page."""
    if not is_json(reply):
        return with_rows(reply, lambda rows: [])

    def emptied(rows: list[Row]) -> list[Row]:
        empty = chance.choice([None, "", [], {}, [None], ["x"]])
        return [
            {name: empty if isinstance(value, list) else value for name, value in row.items()}
            if isinstance(row, dict)
            else row
            for row in rows
        ]

    return with_rows(reply, emptied)


def _nested_shifted(chance: random.Random, reply: Reply, before: list[Reply]) -> Reply:
    """A field inside nested lists with another type or no text."""
    if not is_json(reply):
        return reply

    def changed(rows: list[Row]) -> list[Row]:
        for row in rows:
            for value in row.values() if isinstance(row, dict) else ():
                for inner in value if isinstance(value, list) else ():
                    if isinstance(inner, dict) and inner:
                        name = chance.choice(list(inner))
                        inner[name] = chance.choice([{"text": inner[name]}, [inner[name]], None, "", "자료없음"])
        return rows

    return with_rows(reply, changed)


def _another_answer(chance: random.Random, reply: Reply, before: list[Reply]) -> Reply:
    return chance.choice(before) if before else reply


def _code(chance: random.Random, reply: Reply, before: list[Reply]) -> Reply:
    code = chance.choice([b"03", b"99", b"", b"22", b"200", b"0"]).decode()
    text = reply.body.decode("utf-8")
    for old in (
        "<resultCode>00<",
        '"resultCode": "00"',
        '"resultCode": "200"',
        '"resultCode": "2000"',
        "<resultcode>0000<",
    ):
        inner = "".join(letter for letter in old if letter.isdigit())
        text = text.replace(old, old.replace(inner, code))
    return replace(reply, body=text.encode())


def _total(chance: random.Random, reply: Reply, before: list[Reply]) -> Reply:
    return with_total(reply, chance.choice([0, 1, 10, 10**6, 10**12, 10**30]))


def _bytes(chance: random.Random, reply: Reply, before: list[Reply]) -> Reply:
    """Bytes changed, lost, added or cut off, anywhere."""
    body = bytearray(reply.body)
    for _ in range(chance.choice([1, 1, 3, 10])):
        place = chance.randrange(len(body)) if body else 0
        match chance.randrange(4):
            case 0 if body:
                body[place] = chance.randrange(256)
            case 1 if body:
                del body[place : place + chance.choice([1, 2, 3, 50])]
            case 2:
                body[place:place] = chance.choice(
                    [
                        b"\x1f",
                        b"&#x1F;",
                        b"&",
                        b"<",
                        b"&middot;",
                        b"\n",
                        b"\x00",
                        b"\xff",
                        b"\xed\xa0\x80",
                        b'"',
                        b"\\",
                        b"<b>",
                    ]
                )
            case _:
                del body[max(place, len(body) * 3 // 4) :]
    return replace(reply, body=bytes(body))


def _charset(chance: random.Random, reply: Reply, before: list[Reply]) -> Reply:
    text = reply.body.decode("utf-8")
    twice = text.encode("utf-8").decode("latin-1").encode("utf-8")
    bodies = [text.encode("cp949", "replace"), b"\xef\xbb\xbf" + reply.body, twice, text.encode("utf-16")]
    return replace(reply, body=chance.choice(bodies))


def _json_of_another_shape(chance: random.Random, reply: Reply, before: list[Reply]) -> Reply:
    if not is_json(reply):
        return replace(reply, body=chance.choice([b"", b"<html/>", b"{}", b"[]", b"null", reply.body[::-1]]))
    value = json.loads(reply.body)
    shapes = [
        [value],
        {"response": value},
        {"data": value},
        {},
        [],
        None,
        {**value, "body": None},
        {**value, "body": ""},
    ]
    return replace(reply, body=json.dumps(chance.choice(shapes), ensure_ascii=False).encode())


MUTATIONS: tuple[Mutation, ...] = (
    _rows("type of a field", _replaced(_another_type)),
    _rows("field emptied", _replaced(_emptied)),
    _rows("field left out", _absent),
    _rows("fields shifted", _shifted),
    _rows("field of two rows exchanged", _exchanged),
    _rows("rows dropped", _dropped),
    _rows("rows doubled", _doubled),
    Mutation("nested list emptied", _nested_emptied),
    Mutation("type of a nested field", _nested_shifted),
    Mutation("answer of another question", _another_answer),
    Mutation("result code", _code),
    Mutation("total", _total),
    Mutation("bytes broken", _bytes),
    Mutation("charset", _charset),
    Mutation("another shape", _json_of_another_shape),
)
