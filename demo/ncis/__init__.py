"""The environment ministry in miniature: KECO and NICS in their exact byte formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from demo.ncis import keco, nics
from demo.wire import Reply, Request

_ANSWERS: Mapping[tuple[str, str], Callable[[Request], Reply]] = {
    ("apis.data.go.kr", "/B552584/kecoapi/ncissbstn/chemSbstnList"): keco.substances,
    ("apis.data.go.kr", "/B552584/kecoapi/ncisghs/ghsList"): keco.ghs,
    ("apis.data.go.kr", "/1480802/iciskischem/kischemlist"): nics.safety,
    ("apis.data.go.kr", "/1480802/iciscsc/csclist"): nics.accidents,
}


def reply_to(request: Request) -> Reply | None:
    """The reply to one of the four requests of this ministry's feeds; ``None`` for any other."""
    known = _ANSWERS.get((request.host, request.path))
    return known(request) if known else None
