"""The web server: two processes with four threads each, bound to PORT; its temporary files are in the data folder."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

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
