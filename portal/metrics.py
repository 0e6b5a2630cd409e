"""The metrics under /metrics: runs by state, age of feeds, lag of the index, latency of search.

Everything except latency is read from the database on request, so that every process gives the same figures and a dead
worker still shows. Latency is counted in the process that answered, and summed over processes where
``PROMETHEUS_MULTIPROC_DIR`` is set.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Max
from django.utils import timezone
from prometheus_client import CollectorRegistry, Histogram, generate_latest, multiprocess
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from portal.models import Commit, SyncRun
from portal.publish.index_health import index_health

SEARCH_SECONDS = Histogram(
    "portal_search_seconds",
    "Time from a query to its ranked hits, without rendering.",
    ["engine", "mode"],
    buckets=(0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5),
)


class DatabaseCollector(Collector):
    """Turns the portal's rows into metrics at each request."""

    def collect(self) -> Iterable[Metric]:
        """A fixed number of queries, however many feeds there are; ``index_health`` is called once and never raises."""
        yield _runs()
        yield _ages(timezone.now())
        health = index_health()
        yield GaugeMetricFamily("portal_index_up", "1 when the live build can answer.", value=float(not health.trouble))
        yield GaugeMetricFamily("portal_publish_lag_revisions", "Revisions the index is behind.", value=health.lag)
        yield GaugeMetricFamily(
            "portal_publish_lag_seconds",
            "Age of the oldest commit the index lacks.",
            value=_lag_seconds(health.watermark),
        )


def _runs() -> Metric:
    family = CounterMetricFamily("portal_runs", "Runs by feed and outcome.", labels=["feed", "state"])
    for feed, state, count in SyncRun.objects.order_by().values_list("feed", "state").annotate(Count("pk")):
        family.add_metric([feed, state], count)
    return family


def _ages(now: datetime) -> Metric:
    family = GaugeMetricFamily("portal_feed_age_seconds", "Time since the last complete pass.", labels=["feed"])
    complete = SyncRun.objects.filter(complete=True, finished_at__isnull=False)
    for feed, finished in complete.order_by().values_list("feed").annotate(Max("finished_at")):
        family.add_metric([feed], (now - finished).total_seconds())
    return family


def _lag_seconds(watermark: int) -> float:
    oldest = Commit.objects.filter(number__gt=watermark).order_by("number").values_list("at", flat=True).first()
    return (timezone.now() - oldest).total_seconds() if oldest else 0.0


def exposition() -> bytes:
    """The metrics of all processes together, in the Prometheus text format."""
    registry = CollectorRegistry()
    registry.register(DatabaseCollector())
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    else:
        registry.register(SEARCH_SECONDS)
    return generate_latest(registry)
