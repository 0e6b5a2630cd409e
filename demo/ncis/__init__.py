"""The environment ministry in miniature: KECO, NICS, the safety map and Gyeonggi, byte shapes included."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from demo.ncis import facilities, keco, nics
from demo.wire import Reply, Request

_ANSWERS: Mapping[tuple[str, str], Callable[[Request], Reply]] = {
    ("apis.data.go.kr", "/B552584/kecoapi/ncissbstn/chemSbstnList"): keco.substances,
    ("apis.data.go.kr", "/B552584/kecoapi/ncisghs/ghsList"): keco.ghs,
    ("apis.data.go.kr", "/1480802/iciskischem/kischemlist"): nics.safety,
    ("apis.data.go.kr", "/1480802/iciscsc/csclist"): nics.accidents,
    ("safemap.go.kr", "/openapi2/IF_0049"): facilities.national,
    ("openapi.gg.go.kr", "/RiskManageTargetBizplc"): facilities.gyeonggi,
}


def answer(request: Request) -> Reply | None:
    """The answer to one of the six requests of this ministry's feeds; ``None`` for any other."""
    known = _ANSWERS.get((request.host, request.path))
    return known(request) if known else None
