"""``POST /api/v1/batch``: the answers of ``/batch`` for programs, as streamed JSON or as the same files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.http.request import RawPostDataException
from ninja import Query, Router

from portal.api.answered_statuses import answers_with
from portal.api.batch_models import OUTPUTS, BatchAnswer, BatchBody, BatchParameters
from portal.batch.answer_rows import AnswerRow, rows_by_slice
from portal.batch.batch_options import BatchOptions, OutputFormat, parse_batch_options
from portal.batch.export import UNOFFICIAL
from portal.batch.held_names import held_names
from portal.batch.line_answers import Choice, LineOutcome
from portal.batch.lines import BadInput, BatchLines, lines_of_list
from portal.batch.uploads import lines_of_upload
from portal.http.batch_download import CONTENT_TYPES, batch_download
from portal.store.origins import demo_allowed

USAGE = (
    'POST로 {"lines": ["7664-39-3", "톨루엔"], "columns": ["cas", "legal"], "format": "json"} 꼴의 JSON을 보내거나 '
    "CSV·XLSX 파일의 내용을 그대로 보내 주십시오(열과 형식은 주소의 columns, column, format)."
)
FILE = {"schema": {"type": "string", "format": "binary"}}
DESCRIBED: Mapping[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": BatchBody.model_json_schema()},
            **dict.fromkeys(("text/csv", "text/plain", CONTENT_TYPES[OutputFormat.XLSX]), FILE),
        },
    }
}
"""The body is read by its kind of content, so its description stands here and not in the signature."""

router = Router(tags=["일괄 확인"])


@dataclass(frozen=True, slots=True)
class BatchRequest:
    """The lines and options of a request, parsed and checked."""

    lines: BatchLines
    options: BatchOptions


@router.post(
    "/batch",
    response=answers_with(BatchAnswer, 413),
    summary="일괄 확인: 이름과 번호 5,000줄까지",
    openapi_extra=dict(DESCRIBED),
)
def batch(request: HttpRequest, asked: Query[BatchParameters]) -> HttpResponseBase:
    """The answers; no session or cookie is used, so a request forged by another site gains nothing."""
    batch_request = _batch_request(request, asked)
    if batch_request.options.output is not OutputFormat.JSON:
        return batch_download(batch_request.lines.lines, batch_request.options)
    return StreamingHttpResponse(_json_stream(batch_request), content_type="application/json")


def _batch_request(request: HttpRequest, asked: BatchParameters) -> BatchRequest:
    if (request.content_type or "").startswith(("multipart/", "application/x-www-form-urlencoded")):
        raise BadInput(USAGE)
    try:
        content = request.body
    except RawPostDataException as error:
        raise BadInput(USAGE) from error
    if request.content_type == "application/json":
        body = _object(content)
        columns = _texts(body, "columns") or asked.columns
        options = parse_batch_options(columns, "", _text(body, "format") or asked.format or "", OUTPUTS)
        return BatchRequest(lines_of_list(_texts(body, "lines")), options)
    options = parse_batch_options(asked.columns, str(asked.column or ""), asked.format or "", OUTPUTS)
    return BatchRequest(lines_of_upload(content, options.column, held_names), options)


def _object(content: bytes) -> dict[str, Any]:
    try:
        body = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"JSON으로 읽을 수 없습니다. {USAGE}") from error
    if not isinstance(body, dict):
        raise BadInput(USAGE)
    if unknown := sorted(set(body) - BatchBody.model_fields.keys()):
        raise BadInput(f"{unknown[0][:40]!r}은(는) 없습니다. 있는 것: {', '.join(BatchBody.model_fields)}. {USAGE}")
    return body


def _texts(body: dict[str, Any], name: str) -> Sequence[str]:
    texts = body.get(name, [])
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise BadInput(f"{name}은(는) 글의 목록이어야 합니다. {USAGE}")
    return texts


def _text(body: dict[str, Any], name: str) -> str:
    text = body.get(name, "")
    if not isinstance(text, str):
        raise BadInput(f"{name}은(는) 글이어야 합니다. {USAGE}")
    return text


def _json_stream(batch_request: BatchRequest) -> Iterator[str]:
    """One JSON object in pieces: five thousand answers with all their values never stand in memory together."""
    demo = demo_allowed()
    counts = dict.fromkeys(LineOutcome, 0)
    notice = "" if settings.MASTHEAD else UNOFFICIAL
    begin = {
        "total": len(batch_request.lines.lines),
        "remark": " ".join(batch_request.lines.remarks),
        "read_as": batch_request.lines.remarks,
        "notice": notice,
        "demo": demo,
    }
    yield _json_text(begin)[:-1] + ', "answers": ['
    comma = ""
    for rows in rows_by_slice(batch_request.lines.lines, batch_request.options.columns):
        for row in rows:
            counts[row.answer.outcome] += 1
        yield comma + ", ".join(_json_text(answer) for answer in _answers(rows, demo))
        comma = ", "
    yield f'], "counts": {_json_text(counts)}}}'


def _answers(rows: Iterable[AnswerRow], demo: bool) -> Iterator[dict[str, Any]]:
    for row in rows:
        answer = row.answer
        yield {
            "line": answer.line.number,
            "sheet": answer.line.sheet,
            "input": answer.line.text,
            "outcome": answer.outcome,
            "reason": answer.reason,
            "found": _choice(answer.found) if answer.found else None,
            "choices": [_choice(choice) for choice in answer.choices],
            "more": answer.more,
            "values": {
                column: [
                    {"text": value.text, "sources": [asdict(source) for source in value.sources]} for value in values
                ]
                for column, values in row.values.items()
            },
            "withheld": sorted(row.withheld),
            "origins": row.origins,
            "annotations": row.annotations,
            "mark": row.mark(demo),
        }


def _choice(choice: Choice) -> dict[str, str]:
    return {"key": choice.key, "title": choice.title, "cas": choice.cas, "url": choice.url}


def _json_text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
