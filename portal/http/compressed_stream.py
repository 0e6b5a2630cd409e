"""A page that is sent piece by piece and compressed: each piece reaches the reader at once.

The middleware's compression waits until it has enough to compress, which would hold the progress back until the end.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from django.http import HttpRequest, StreamingHttpResponse
from django.utils.cache import patch_vary_headers

_GZIP = 16 + zlib.MAX_WBITS


def streamed_page(request: HttpRequest, pieces: Iterable[str]) -> StreamingHttpResponse:
    """The pieces as a page that no cache keeps, compressed where the reader takes gzip."""
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response = StreamingHttpResponse(gzipped(pieces))
        response["Content-Encoding"] = "gzip"
    else:
        response = StreamingHttpResponse(pieces)
        # Says that nothing is to be compressed on the way either.
        response["Content-Encoding"] = "identity"
    response["Cache-Control"] = "no-store"
    patch_vary_headers(response, ("Accept-Encoding",))
    return response


def gzipped(pieces: Iterable[str]) -> Iterator[bytes]:
    """The pieces as one gzip file, each complete in what has been sent when the next begins."""
    compressor = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
    for piece in pieces:
        yield compressor.compress(piece.encode()) + compressor.flush(zlib.Z_SYNC_FLUSH)
    yield compressor.flush()
