"""PSIS in miniature: XML with a line for each element, pages by the offset of their first row, errors with HTTP 200.

Products, brands and companies are invented and recognisably so; ingredients, crops and pests are real words. Doses,
times and toxicity classes are a dash, the agency's own mark for a missing value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from xml.sax.saxutils import escape

from demo.paging import INVENTED
from demo.tables import Pesticide, PesticideUse, rows
from demo.wire import Reply, Request

HOST = "psis.rda.go.kr"
XML_TYPE = "text/xml;charset=UTF-8"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MOST = 50
NOTHING = "-"

Item = Mapping[str, str]


def reply_to(request: Request) -> Reply | None:
    """The reply to one of the three requests of this system's feeds; ``None`` for any other."""
    services = _SERVICES.get(request.path) if request.host == HOST else None
    if services is None:
        return None
    if not request.params.get("apiKey"):
        return _error("ERR_101")
    service = services.get(request.params.get("serviceCode", ""))
    return service(request) if service else _error("ERR_103")


def registrations(request: Request) -> Reply:
    """SVC01: every use of every product, a page at a time."""
    products = {row.code: row for row in rows(Pesticide, "pesticides.csv")}
    uses = rows(PesticideUse, "pesticide_uses.csv")
    return _page(request, [_use(products[use.code], use) for use in uses])


def details(request: Request) -> Reply:
    """SVC02: one use's product, flat; an empty <service> where there is no such use."""
    code, sequence = request.params.get("pestiCode", ""), request.params.get("diseaseUseSeq", "")
    uses = [use for use in rows(PesticideUse, "pesticide_uses.csv") if (use.code, use.sequence) == (code, sequence)]
    products = [row for row in rows(Pesticide, "pesticides.csv") if row.code == code]
    body = _elements(_detail(products[0], uses[0])) if uses and products else ""
    return _reply(f"<service>\n{body}</service>\n")


def cancelled(request: Request) -> Reply:
    """SVC08: the products whose registration has ended."""
    return _page(request, [_cancelled(row) for row in rows(Pesticide, "pesticides.csv") if row.cancelled])


def _use(product: Pesticide, use: PesticideUse) -> Item:
    return {
        "pestiCode": product.code,
        "diseaseUseSeq": use.sequence,
        "cropName": use.crop,
        "diseaseWeedName": use.pest,
        "useName": product.type_ko,
        "pestiKorName": _item_name(product),
        "pestiBrandName": product.brand,
        "compName": product.company,
        "engName": _english(product),
        "cmpaItmNm": "제조",
        "indictSymbl": product.mode_of_action,
        "applyFirstRegDate": product.registered,
        "cropCd": "",
        "cropLrclCd": "",
        "cropLrclNm": use.crop_group,
        "pestiUse": NOTHING,
        "dilutUnit": NOTHING,
        "useSuittime": NOTHING,
        "useNum": NOTHING,
        "wafindex": "",
    }


def _detail(product: Pesticide, use: PesticideUse) -> Item:
    return {
        "pestiKorName": _item_name(product),
        "useName": product.type_ko,
        "compName": product.company,
        "pestiBrandName": product.brand,
        "pestiEngName": product.ingredient_en[:1].upper() + product.ingredient_en[1:],
        "regCpntQnty": product.content or NOTHING,
        "toxicGubun": product.toxicity_class or NOTHING,
        "toxicName": product.toxicity or NOTHING,
        "fishToxicGubun": product.fish_toxicity or NOTHING,
        "cropName": use.crop,
        "diseaseWeedName": use.pest,
        "pestiUse": NOTHING,
        "dilutUnit": NOTHING,
        "useSuittime": NOTHING,
        "useNum": NOTHING,
    }


def _cancelled(product: Pesticide) -> Item:
    return {
        "prdlstRegistNo": product.registration_number,
        "cmpaItmNm": "제조",
        "pestiKorName": _item_name(product),
        "engName": product.ingredient_en,
        "registStndrd": product.content or NOTHING,
        "pestiBrandName": product.brand,
        "compName": product.company,
        "prdlstAblDe": product.cancelled,
    }


def _item_name(product: Pesticide) -> str:
    return f"{product.ingredient_ko} {product.formulation_ko}"


def _english(product: Pesticide) -> str:
    """Ingredient, formulation and content in PSIS's one text; only the ingredient where the table has no content."""
    if not product.content:
        return product.ingredient_en
    return f"{product.ingredient_en} {product.formulation_code}{product.content} %"


def _page(request: Request, items: Sequence[Item]) -> Reply:
    start, size = _count(request, "startPoint", 1), min(_count(request, "displayCount", 10), MOST)
    listed = "".join(f"<item>\n{_elements(item)}</item>\n" for item in items[start - 1 : start - 1 + size])
    return _reply(f"<service>\n<totalCount>{len(items)}</totalCount>\n<list>\n{listed}</list>\n</service>\n")


def _count(request: Request, name: str, otherwise: int) -> int:
    text = request.params.get(name, "")
    return int(text) if text.isdigit() and int(text) > 0 else otherwise


def _elements(item: Item) -> str:
    return "".join(f"<{name}>{escape(value)}</{name}>\n" for name, value in item.items())


def _error(code: str) -> Reply:
    return _reply(f"<service><errorCode>{code}</errorCode><errorMsg/></service>\n")


def _reply(body: str) -> Reply:
    return Reply((HEAD + body).encode(), XML_TYPE, source=INVENTED)


_SERVICES: Mapping[str, Mapping[str, Callable[[Request], Reply]]] = {
    "/openApi/service.do": {"SVC01": registrations, "SVC02": details},
    "/openApi/cnclAgchm.do": {"SVC08": cancelled},
}
