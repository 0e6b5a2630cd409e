"""A streamed page is compressed, and what was sent can be read before the rest has come."""

from __future__ import annotations

import zlib

import pytest
from django.test import RequestFactory

from portal.http.compressed_stream import gzipped, streamed_page


def test_each_piece_can_be_read_when_it_arrives() -> None:
    reader = zlib.decompressobj(16 + zlib.MAX_WBITS)
    read = [reader.decompress(piece).decode() for piece in gzipped(["머리", "", "10줄 확인함", "끝"])]
    assert read == ["머리", "", "10줄 확인함", "끝", ""]
    assert reader.eof


@pytest.mark.parametrize(("accepts", "encoding"), [("gzip, br", "gzip"), ("", "identity"), ("br", "identity")])
def test_a_reader_gets_what_it_takes(accepts: str, encoding: str) -> None:
    response = streamed_page(RequestFactory().get("/", headers={"accept-encoding": accepts}), ["가"])
    assert response["Content-Encoding"] == encoding
    assert response["Vary"] == "Accept-Encoding"
    assert response["Cache-Control"] == "no-store"
