"""``/report``: what a visitor found wrong on a page; ``/report/TOKEN``: the number of the report and, later, the answer.

Nothing about the visitor is asked or kept. A cry for help is answered with 109 and 119 and not stored (content rule 9).
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote_plus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from portal.answers.crisis_queries import holds_crisis
from portal.feedback.report_answers import answer_in_force
from portal.feedback.report_intake import LONGEST_TEXT, NotTaken, SentReport, take
from portal.feedback.sending_bounds import TooManyReports
from portal.http.error_pages import not_found
from portal.http.page_address import page_address
from portal.http.search_parameters import storable_text
from portal.http.sender_address import sender_address
from portal.models import ReportPart, VisitorReport
from portal.models.visitor_reports import LONGEST_PAGE

TRAP = "website"
"""A field that people do not see; programs that fill in every form fill it in too."""
NO_PAGE = "이 포털의 쪽 주소가 아닙니다. 오류가 있는 쪽의 주소를 그대로 붙여 넣거나, 모르면 그 칸을 비워 주십시오."
TRAPPED = "비워 두어야 하는 칸에 글이 있어 받지 않았습니다. ‘비워 두는 칸’을 비우고 다시 보내 주십시오."


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form."""

    page: str = ""
    part: str = ""
    text: str = ""
    trap: str = ""


@never_cache
def report(request: HttpRequest) -> HttpResponse:
    """The form; a report that was taken leads to its own address, one that was not comes back with the reason."""
    if request.method == "POST":
        return _send(request)
    given = request.GET.get("from", "")
    known = page_address(request, given or request.headers.get("Referer", ""), LONGEST_PAGE)
    return _form(request, Typed(page=known or ""), error=NO_PAGE if given and known is None else "", status=200)


@never_cache
def report_answer(request: HttpRequest, token: str) -> HttpResponse:
    """What became of one report, for whoever holds its address; the text is shown to staff alone."""
    sent = VisitorReport.objects.filter(token=token).first()
    if sent is None:
        return not_found(request, "이 주소의 신고가 없습니다. 신고한 뒤에 보인 주소를 그대로 넣어 주십시오.")
    values = {"report": sent, "answer": answer_in_force(sent), "noindex": True}
    return render(request, "portal/report_answer.html", values)


def _send(request: HttpRequest) -> HttpResponse:
    typed = _typed(request)
    is_without_text = "without_text" in request.POST
    page = page_address(request, typed.page, LONGEST_PAGE) if typed.page else ""
    if holds_crisis(unquote_plus(page or "")):
        page = (page or "").partition("?")[0]
    if not is_without_text and holds_crisis(typed.text):
        return _form(request, Typed(page or "", typed.part), crisis=True, status=200)
    if typed.trap or page is None:
        return _form(request, typed, error=TRAPPED if typed.trap else NO_PAGE)
    try:
        sent = take(SentReport(page, typed.part, None if is_without_text else typed.text), sender_address(request))
    except NotTaken as error:
        return _form(request, typed, error=str(error))
    except TooManyReports as error:
        return _form(request, typed, error=str(error), status=429)
    return HttpResponseRedirect(f"/report/{sent.token}")


def _typed(request: HttpRequest) -> Typed:
    """What was typed; a browser sends a line break as two characters and counts it as one."""
    page, part, text, trap = (
        storable_text(request.POST.get(name, "")).replace("\r\n", "\n") for name in ("from", "part", "text", TRAP)
    )
    return Typed(page.strip(), part, text, trap.strip())


def _form(
    request: HttpRequest, typed: Typed, *, error: str = "", crisis: bool = False, status: int = 400
) -> HttpResponse:
    values = {
        "typed": typed,
        "parts": ReportPart.choices,
        "longest_text": LONGEST_TEXT,
        "longest_page": LONGEST_PAGE,
        "error": error,
        "crisis": crisis,
        "noindex": True,
    }
    return render(request, "portal/report.html", values, status=status)
