"""What keeps the portal usable without a network: the service worker, the pack and its version, the manifest, ``/offline``."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from portal.publish.offline_pack import finished_pack, packed_content
from portal.publish.offline_state import offline_state
from portal.store.origins import demo_allowed
from portal.web.middleware import POLICY

WORKER_PARTS = ("offline/pack_storage.js", "offline/service_worker.js")
ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-maskable.png", "512x512", "maskable"),
)
NO_PACK = "이 판의 오프라인 자료가 없습니다. 새 판은 다음에 쪽을 열 때 받습니다."
THEME, GROUND = "#063a74", "#ffffff"


def offline_page(request: HttpRequest) -> HttpResponse:
    """``/offline``: what this browser holds, and search in it; the script finds out, the page has the sentences."""
    return render(request, "portal/offline.html", {"noindex": True})


def offline_version(request: HttpRequest) -> HttpResponse:
    """``/offline/version``: the present version, and whether its pack is ready; asked with every page, so it does little."""
    state = offline_state()
    pack = finished_pack(state.version)
    answer = {
        "version": state.version,
        "mode": state.mode,
        "hiding": state.hiding,
        "policy": POLICY,
        "ready": pack is not None,
        "digest": pack.digest if pack else "",
        "size": pack.size if pack else 0,
    }
    return _uncached(JsonResponse(answer))


def offline_pack(request: HttpRequest, version: str) -> HttpResponse:
    """``/offline/pack/<version>``: only the present version, so that nothing is given out that is withheld since."""
    if version != offline_state().version or finished_pack(version) is None:
        return _uncached(HttpResponse(NO_PACK, status=404, content_type="text/plain; charset=utf-8"))
    content = packed_content(version)
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return _uncached(HttpResponse(gzip.decompress(content), content_type="application/json"))
    response = HttpResponse(content, content_type="application/json")
    response["Content-Encoding"] = "gzip"
    return _uncached(response)


def service_worker(request: HttpRequest) -> HttpResponse:
    """``/service-worker.js``: its own files in one, at an address from which it may serve every page."""
    response = HttpResponse(_worker_script(), content_type="text/javascript; charset=utf-8")
    response["Service-Worker-Allowed"] = "/"
    response["Cache-Control"] = "no-cache"
    return response


def web_manifest(request: HttpRequest) -> HttpResponse:
    """``/manifest.webmanifest``: name, icons and colours of the installed portal; the name says where it is a demonstration."""
    demo = "[시연] " if demo_allowed() else ""
    manifest = {
        "id": "/",
        "name": f"{demo}화학물질포털서비스",
        "short_name": f"{demo}화학물질",
        "description": "여러 기관의 화학물질 안전 정보" + ("" if settings.MASTHEAD else " – 공식 누리집이 아님"),
        "lang": "ko",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "theme_color": THEME,
        "background_color": GROUND,
        "icons": [
            {"src": staticfiles_storage.url("icon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
            *(
                {"src": staticfiles_storage.url(name), "sizes": sizes, "type": "image/png", "purpose": purpose}
                for name, sizes, purpose in ICONS
            ),
        ],
    }
    response = JsonResponse(
        manifest, json_dumps_params={"ensure_ascii": False}, content_type="application/manifest+json"
    )
    response["Cache-Control"] = "no-cache"
    return response


def _uncached(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response


@cache
def _worker_script() -> str:
    return "\n".join(_source(name) for name in WORKER_PARTS)


def _source(name: str) -> str:
    found = finders.find(name)
    if not isinstance(found, str):
        raise ImproperlyConfigured(f"There is no static file {name}, of which the service worker is made.")
    return Path(found).read_text("utf-8")
