"""``POST /api/v1/batch``: the same answers as ``/batch``, for programs; JSON piece by piece, or the same files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.http.request import RawPostDataException
from django.views.decorators.csrf import csrf_exempt

from portal.batch.answer_rows import Row, rows_by_slice
from portal.batch.batch_request import Output, Wish, wish_of
from portal.batch.export import UNOFFICIAL
from portal.batch.line_answers import Choice, Outcome
from portal.batch.lines import BadInput, Lines, lines_of_list
from portal.batch.uploads import TOO_LARGE, lines_of_file
from portal.http.batch_download import batch_download
from portal.http.problems import bad_request
from portal.store.origins import demo_allowed

HOW = (
    'POST로 {"lines": ["7664-39-3", "톨루엔"], "columns": ["cas", "legal"], "format": "json"} 꼴의 JSON을 보내거나 '
    "CSV·XLSX 파일의 내용을 그대로 보내 주십시오(열과 형식은 주소의 columns, column, format)."
)
OUTPUTS = (Output.JSON, Output.CSV, Output.XLSX)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the request asks, read and checked."""

    lines: Lines
    wish: Wish


@csrf_exempt
def batch(request: HttpRequest) -> HttpResponseBase:
    """Answers without session or cookie, so that no other site can ask in a visitor's name: there is no name to ask in."""
    if request.method != "POST":
        refusal = JsonResponse({"error": HOW}, status=405, json_dumps_params={"ensure_ascii": False})
        refusal["Allow"] = "POST"
        return refusal
    try:
        asked = _asked(request)
    except RequestDataTooBig:
        return JsonResponse({"error": TOO_LARGE}, status=413, json_dumps_params={"ensure_ascii": False})
    except BadInput as error:
        return bad_request(request, str(error))
    if asked.wish.output is not Output.JSON:
        return batch_download(asked.lines.lines, asked.wish)
    return StreamingHttpResponse(_json(asked), content_type="application/json")


def _asked(request: HttpRequest) -> Asked:
    if (request.content_type or "").startswith(("multipart/", "application/x-www-form-urlencoded")):
        raise BadInput(HOW)
    try:
        body = request.body
    except RawPostDataException as error:
        raise BadInput(HOW) from error
    query = request.GET
    columns = [name for names in query.getlist("columns") for name in names.split(",") if name]
    if request.content_type == "application/json":
        given = _object(body)
        wish = wish_of(
            _texts(given, "columns") or columns, "", _text(given, "format") or query.get("format", ""), OUTPUTS
        )
        return Asked(lines_of_list(_texts(given, "lines")), wish)
    wish = wish_of(columns, query.get("column", ""), query.get("format", ""), OUTPUTS)
    return Asked(lines_of_file(body, wish.column), wish)


def _object(body: bytes) -> dict[str, Any]:
    try:
        given = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"JSON으로 읽을 수 없습니다. {HOW}") from error
    if not isinstance(given, dict):
        raise BadInput(HOW)
    return given


def _texts(given: dict[str, Any], name: str) -> Sequence[str]:
    texts = given.get(name, [])
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise BadInput(f"{name}은(는) 글의 목록이어야 합니다. {HOW}")
    return texts


def _text(given: dict[str, Any], name: str) -> str:
    text = given.get(name, "")
    if not isinstance(text, str):
        raise BadInput(f"{name}은(는) 글이어야 합니다. {HOW}")
    return text


def _json(asked: Asked) -> Iterator[str]:
    """One object, its answers slice by slice: five thousand with all their values are not held at once."""
    demo = demo_allowed()
    counts = dict.fromkeys(Outcome, 0)
    notice = "" if settings.MASTHEAD else UNOFFICIAL
    begin = {"total": len(asked.lines.lines), "remark": asked.lines.remark, "notice": notice, "demo": demo}
    yield _written(begin)[:-1] + ', "answers": ['
    comma = ""
    for rows in rows_by_slice(asked.lines.lines, asked.wish.columns):
        for row in rows:
            counts[row.answer.outcome] += 1
        yield comma + ", ".join(_written(answer) for answer in _answers(rows, demo))
        comma = ", "
    yield f'], "counts": {_written(counts)}}}'


def _answers(rows: Iterable[Row], demo: bool) -> Iterator[dict[str, Any]]:
    for row in rows:
        answer = row.answer
        yield {
            "line": answer.line.number,
            "input": answer.line.text,
            "outcome": answer.outcome,
            "reason": answer.reason,
            "found": _choice(answer.found) if answer.found else None,
            "choices": [_choice(choice) for choice in answer.choices],
            "more": answer.more,
            "values": {
                column: [
                    {"text": value.text, "sources": [asdict(source) for source in value.sources]} for value in said
                ]
                for column, said in row.values.items()
            },
            "origins": row.origins,
            "annotations": row.remarks,
            "mark": row.mark(demo),
        }


def _choice(choice: Choice) -> dict[str, str]:
    return {"key": choice.key, "title": choice.title, "cas": choice.cas, "url": choice.url}


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
