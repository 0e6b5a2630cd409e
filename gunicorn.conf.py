"""The web server: two processes with four threads each, bound to PORT; its temporary files are in the data folder.

Each process imports its pages and reads the observations of /unknown as soon as it runs. A request
of the first seconds still waits for them.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from threading import Thread
from typing import Any

_data = Path(os.environ.get("DATA_DIR", "var")).resolve()
_scratch = _data / "gunicorn"
_scratch.mkdir(parents=True, exist_ok=True)
# Reading and writing workbooks uses temporary files.
tempfile.tempdir = str(_scratch)

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = 2
threads = 4
worker_tmp_dir = str(_scratch)
timeout = 30
graceful_timeout = 10
# No limit, because the request line has the query: 10,000 Hangul letters are 90,000 bytes encoded, and get a 400 in Korean.
limit_request_line = 0
accesslog = None
control_socket_disable = True


def post_worker_init(worker: Any) -> None:
    """Makes the process ready in a thread of its own: it answers meanwhile; a failure is printed, not hidden."""
    Thread(target=_make_ready, name="make-ready", daemon=True).start()


def _make_ready() -> None:
    """Imports the pages and reads the observations; a request that comes earlier waits as long as it would without."""
    # Django is set up only after the worker has loaded the application.
    from django.db import connection
    from django.urls import get_resolver

    from portal.profile.observed_substances import observed_substances

    try:
        get_resolver().url_patterns  # noqa: B018 - reading it imports the pages
        observed_substances()
    finally:
        connection.close()
