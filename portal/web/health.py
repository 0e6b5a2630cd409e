"""``/healthz``: the process is alive. ``/readyz``: which part is not ready. ``/metrics``: for monitoring."""

from __future__ import annotations

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from portal.engine import engine
from portal.metrics import exposition
from portal.publish.index_health import index_health
from portal.schedule.broker import broker_trouble
from portal.store.origins import ended_demo_is_visible


def healthz(request: HttpRequest) -> HttpResponse:
    """200 while the process is alive; uses nothing else."""
    return JsonResponse({"status": "ok"})


def readyz(request: HttpRequest) -> HttpResponse:
    """200 when pages and search work; else 503 with the parts that do not.

    The queue is named too, but pages and search work without it.
    """
    parts = {"database": _database()}
    if parts["database"] == "ok":
        parts["search"] = index_health().trouble or "ok"
        parts["demonstration"] = "withdrawn records are not published yet" if ended_demo_is_visible() else "ok"
    else:
        parts["search"] = engine().check() or "ok"
    ready = all(word == "ok" for word in parts.values())
    parts["queue"] = broker_trouble() or "ok"
    return JsonResponse({"status": "ok" if ready else "unavailable", "parts": parts}, status=200 if ready else 503)


def metrics(request: HttpRequest) -> HttpResponse:
    """The metrics in Prometheus format: counts and times, no content of records."""
    if not settings.METRICS:
        return HttpResponse(status=404)
    return HttpResponse(exposition(), content_type="text/plain; version=0.0.4; charset=utf-8")


def _database() -> str:
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        return f"does not answer ({type(error).__name__})"
    return f"{len(pending)} migrations are not applied; run `manage.py migrate`" if pending else "ok"
