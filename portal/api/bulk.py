"""``GET /api/v1/bulk``: whole files of the feeds whose licence allows it, and what changed in one since a commit."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path as File
from typing import Annotated

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import patch_vary_headers
from ninja import P, PathEx, Query, Router
from pydantic import Field

from connectors.feeds import Feed, Redistribution
from portal.api.answer_model import Answer, answered
from portal.api.answered_statuses import answers_with
from portal.api.parameters import DIGITS, Parameters, Text
from portal.api.refusals import Refused, not_found
from portal.api.substance import notice
from portal.http.problems import Problem, ProblemCode
from portal.own_feeds.catalogue import ALL_FEEDS
from portal.profile.attribution import feed_badge
from portal.publish.bulk_files import CSV, JSON_LINES, BulkFile, BulkFiles, bulk_feeds, made_files, packed_file

NOT_MADE = "전체 파일을 아직 만들지 않았습니다. 색인이 갱신된 뒤 5분 안에 만듭니다."
OUTDATED = "담당자의 결정이나 시연 여부가 바뀌어 파일을 다시 만드는 중입니다. 몇 분 뒤 다시 받아 주십시오."
WHOLE_AGAIN = (
    "그 뒤에 표시를 보류한 것이 있거나 다른 저장소의 번호입니다. since 없이 전체 파일을 다시 받고 가진 것을 지우십시오."
)
NEEDS_HIDING = (
    "since에는 그 파일을 받았을 때의 hiding 값을 함께 적어 주십시오. 보류한 값을 계속 갖지 않게 하려는 것입니다."
)
LINES_ONLY = "바뀐 것(since)은 jsonl 파일로만 받을 수 있습니다."
REASONS = {
    Redistribution.NOT_STATED: "기관이 이용허락 유형을 밝히지 않음",
    Redistribution.UNCONFIRMED: "다시 배포해도 되는지 기관의 안내에서 확인하지 못함",
}
CONTENT_TYPES = {JSON_LINES: "application/x-ndjson", CSV: "text/csv; charset=utf-8"}
MOST_COMMITS = 999_999_999
router = Router(tags=["전체 파일"])


class BulkParameters(Parameters):
    """What changed since a commit."""

    since: Annotated[int, Field(ge=0, le=MOST_COMMITS), DIGITS] | None = Field(
        None, description="가진 파일의 commit: 그 뒤에 바뀐 기록의 줄만(jsonl). hiding과 함께 적음"
    )
    hiding: Annotated[Text, Field(max_length=60)] | None = Field(
        None, description="가진 파일의 hiding: 그 뒤에 표시를 보류한 것이 있으면 409이고 전체를 다시 받아야 함"
    )


class OfferedFile(Answer):
    """One file."""

    name: str
    url: str
    format: str
    records: int
    size: int = Field(description="바이트, 풀었을 때")
    compressed: int = Field(description="바이트, gzip")
    sha256: str = Field(description="푼 내용의 SHA-256")


class OfferedFeed(Answer):
    """A feed of which whole files are given out."""

    feed: str
    title: str
    agency: str
    licence: str
    attribution: bool = Field(description="출처를 밝혀야 함")
    document: str
    files: list[OfferedFile]


class NotOffered(Answer):
    """A feed of which none are."""

    feed: str
    title: str
    agency: str
    licence: str
    home: str
    reason: str


class BulkAnswer(Answer):
    """The files that were made last."""

    commit: int = Field(description="담긴 마지막 변경 번호. 없으면 0")
    hiding: str = Field(description="표시 보류의 상태. since와 함께 적음")
    made_at: str
    ready: bool = Field(description="지금 받을 수 있는지. 아니면 until의 까닭으로 503")
    until: str
    demo: bool
    notice: str
    mark: str
    feeds: list[OfferedFeed]
    not_offered: list[NotOffered]


@router.get(
    "/bulk", response=answers_with(BulkAnswer), summary="전체 파일의 목록: 크기, 검사값, 만든 때, 없는 것의 까닭"
)
def bulk(request: HttpRequest) -> HttpResponse:
    """All files, and the feeds that have none with the reason."""
    made = made_files()
    until = NOT_MADE if made is None else "" if made.may_be_given_out else OUTDATED
    return answered(
        BulkAnswer(
            commit=made.state.commit if made else 0,
            hiding=made.state.hiding if made else "",
            made_at=made.made_at if made else "",
            ready=not until,
            until=until,
            demo=bool(made and made.state.demo),
            notice=notice(),
            mark="시연 자료 – 실제 대응에 사용 금지" if made and made.state.demo else "",
            feeds=[_offered(feed, made) for feed in bulk_feeds()],
            not_offered=[_not_offered(feed) for feed in ALL_FEEDS.values() if feed not in bulk_feeds()],
        )
    )


@router.get("/bulk/{name}", response=answers_with(str, 404, 409), summary="전체 파일 하나, 또는 그 뒤에 바뀐 기록")
def bulk_file(
    request: HttpRequest,
    name: PathEx[str, P(description="목록의 name", example="portal.aliases.jsonl")],
    asked: Query[BulkParameters],
) -> HttpResponseBase:
    """The file as it stands on disk, or its lines above a commit; 503 while it is made again after a decision."""
    made = made_files()
    if name not in {f"{feed.name}.{form}" for feed in bulk_feeds() for form in CONTENT_TYPES}:
        raise not_found("이 이름의 전체 파일이 없습니다. 목록과 없는 것의 까닭은 /api/v1/bulk에 있습니다.")
    if made is None or not made.may_be_given_out:
        raise Refused(Problem(ProblemCode.FILE_OUTDATED, OUTDATED if made else NOT_MADE))
    file = made.file_named(name)
    if file is None:
        raise Refused(Problem(ProblemCode.FILE_OUTDATED, NOT_MADE))
    if asked.since is not None:
        return _changed(made, file, asked)
    return _whole(request, made, file)


def _whole(request: HttpRequest, made: BulkFiles, file: BulkFile) -> HttpResponseBase:
    path = packed_file(made, file)
    response: HttpResponseBase
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response = FileResponse(path.open("rb"), content_type=CONTENT_TYPES[file.format])
        response["Content-Encoding"] = "gzip"
    else:
        response = StreamingHttpResponse(_unpacked(path), content_type=CONTENT_TYPES[file.format])
        response["Content-Encoding"] = "identity"
    return _headed(response, made, file)


def _changed(made: BulkFiles, file: BulkFile, asked: BulkParameters) -> HttpResponseBase:
    if file.format != JSON_LINES:
        raise Refused(Problem(ProblemCode.LOAD_WHOLE_FILE, LINES_ONLY, "since"))
    if asked.hiding is None:
        raise Refused(Problem(ProblemCode.LOAD_WHOLE_FILE, NEEDS_HIDING, "hiding"))
    since = asked.since or 0
    if asked.hiding != made.state.hiding or since > made.state.commit:
        raise Refused(Problem(ProblemCode.LOAD_WHOLE_FILE, WHOLE_AGAIN, "since"))
    lines = _lines_since(packed_file(made, file), since)
    return _headed(StreamingHttpResponse(lines, content_type=CONTENT_TYPES[JSON_LINES]), made, file)


def _headed(response: HttpResponseBase, made: BulkFiles, file: BulkFile) -> HttpResponseBase:
    prefix = "demo-" if made.state.demo else ""
    response["Content-Disposition"] = f'attachment; filename="{prefix}{file.name}"'
    response["Cache-Control"] = "no-store"
    response["X-Commit"] = str(made.state.commit)
    response["X-Hiding"] = made.state.hiding
    patch_vary_headers(response, ("Accept-Encoding",))
    return response


def _unpacked(path: File) -> Iterator[bytes]:
    with gzip.open(path, "rb") as content:
        while piece := content.read(io.DEFAULT_BUFFER_SIZE * 8):
            yield piece


def _lines_since(path: File, since: int) -> Iterator[bytes]:
    with gzip.open(path, "rb") as content:
        for line in content:
            if json.loads(line)["revision"] > since:
                yield line


def _offered(feed: Feed, made: BulkFiles | None) -> OfferedFeed:
    return OfferedFeed(
        feed=feed.name,
        title=feed.title,
        agency=feed_badge(feed.name, "demo")
        if made and made.state.demo and not feed.publisher.is_portal
        else feed.publisher.agency,
        licence=feed.publisher.licence,
        attribution=feed.publisher.redistribution is Redistribution.WITH_ATTRIBUTION,
        document=feed.publisher.document,
        files=[_file(file) for file in (made.files if made else ()) if file.feed == feed.name],
    )


def _file(file: BulkFile) -> OfferedFile:
    return OfferedFile(
        name=file.name,
        url=f"/api/v1/bulk/{file.name}",
        format=file.format,
        records=file.records,
        size=file.size,
        compressed=file.packed,
        sha256=file.sha256,
    )


def _not_offered(feed: Feed) -> NotOffered:
    return NotOffered(
        feed=feed.name,
        title=feed.title,
        agency=feed.publisher.agency,
        licence=feed.publisher.licence,
        home=feed.home,
        reason=REASONS[feed.publisher.redistribution],
    )
