"""Opens the engine that an address names."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from search.engine import Engine
from search.errors import EngineUnavailable


def open_engine(
    url: str, data_dir: Path, *, ca_file: Path | None = None, api_key: str = "", namespace: str = "chemicals"
) -> Engine:
    """The engine that ``url`` names: ``tantivy:`` keeps its builds under ``data_dir``, ``http(s)://`` is an Elasticsearch.

    The names of a cluster's indices begin with ``namespace``, so that two portals can share a cluster. No file and no
    connection is opened; an engine that does not respond raises on its first call.
    """
    scheme = urlsplit(url).scheme
    if scheme == "tantivy":
        from search.tantivy.engine import TantivyEngine  # a portal loads only the library of its own engine

        return TantivyEngine(data_dir / "search")
    if scheme in ("http", "https"):
        from search.elastic.engine import ElasticEngine  # as above

        return ElasticEngine(url, ca_file=ca_file, api_key=api_key, namespace=namespace)
    raise EngineUnavailable(f"no engine is known for addresses that begin with {scheme}:")
