"""초록누리 in miniature: XML with white space around each value, twenty rows a page at most, errors with HTTP 200.

Products, companies and violations are invented and recognisably so; kinds of products and substances are real words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from demo.paging import INVENTED, page_of
from demo.tables import Violation, rows
from demo.wire import Reply, Request

HOST = "ecolife.mcee.go.kr"
PATH = "/openapi/ServiceSvl"
PRODUCT_GROUP = "07"
MOST = 20
XML_TYPE = "text/xml;charset=UTF-8"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

Item = Mapping[str, str]


def reply_to(request: Request) -> Reply | None:
    """The reply to one of the two requests of this system's feeds, or its error; ``None`` for another system's request."""
    if (request.host, request.path) != (HOST, PATH):
        return None
    if not request.params.get("AuthKey"):
        return _error("ERROR00002", "인증키 미설정")
    service = _SERVICES.get(request.params.get("ServiceName", ""))
    if service is None:
        return _error("ERROR00010", "미등록 서비스명")
    if not 1 <= int(request.params.get("PageCount", "10")) <= MOST:
        return _error("ERROR00050", "PageCount 과다")
    return service(request)


def violations(request: Request) -> Reply:
    """violtProductList: the products of one group, a page at a time."""
    found = _of_group(request)
    page = page_of(found, request, number="PageNum", size="PageCount")
    return _reply([_listed(row) for row in page.rows], page.number, page.size, page.total)


def violation_details(request: Request) -> Reply:
    """violtProductDetail: one product by its number."""
    found = [row for row in _of_group(request) if row.number == request.params.get("prdtMstrNo")]
    return _reply([_detailed(row) for row in found], 1, MOST, len(found))


def _of_group(request: Request) -> tuple[Violation, ...]:
    wanted = request.params.get("prdtarmCd", PRODUCT_GROUP) == PRODUCT_GROUP
    return rows(Violation, "violations.csv") if wanted else ()


def _listed(row: Violation) -> Item:
    return {
        "prdtarm": row.product_kind,
        "action_de": row.acted,
        "prdt_nm": row.product,
        "mnfctur_nm": row.company,
        "prdtarm_cd": PRODUCT_GROUP,
        "prdtarm_cd_nm": "시연 제품군",
        "origin_instt": "시연 기관",
        "prdt_mstr_no": row.number,
        "modl_nm": row.model,
    }


def _detailed(row: Violation) -> Item:
    return {
        **_listed(row),
        "mnfctur_addr": "",
        "violt_cn": row.violation,
        "prdtn_mnfctur": row.country,
        "act_org": "시연 처분 기관",
        "prdt_photo_url": "",
        "file_download_url": "",
        "action_cn": row.measure,
        "etc_info": row.note,
    }


def _reply(items: list[Item], number: int, size: int, total: int) -> Reply:
    counters = {"count": total, "resultcode": "0000", "pagenum": number, "pagesize": size}
    head = "".join(f"\t<{name}>{value}</{name}>\n" for name, value in counters.items())
    return _document(f"<rows>\n{head}{''.join(_row(item) for item in items)}</rows>\n")


def _row(item: Item) -> str:
    fields = "".join(f"\t\t<{name}>\n\t\t\t<![CDATA[{value}]]>\n\t\t</{name}>\n" for name, value in item.items())
    return f"\t<row>\n{fields}\t</row>\n"


def _error(code: str, message: str) -> Reply:
    return _document(f"<error><resultcode>{code}</resultcode><msg>{message}</msg></error>\n")


def _document(body: str) -> Reply:
    return Reply((HEAD + body).encode(), XML_TYPE, source=INVENTED)


_SERVICES: Mapping[str, Callable[[Request], Reply]] = {
    "violtProductList": violations,
    "violtProductDetail": violation_details,
}
