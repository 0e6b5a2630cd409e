"""Which engines the contract tests run on: the embedded one always, Elasticsearch if SEARCH_URL names it."""

from __future__ import annotations

import os

NEED_A_CLUSTER = ["elastic/test_engine.py", "elastic/test_access.py", "elastic/test_damaged.py", "test_agreement.py"]
# Not collected instead of skipped, because without a cluster there is nothing to test. `make test-services` starts one.
collect_ignore = [] if os.environ.get("SEARCH_URL", "").startswith("http") else NEED_A_CLUSTER
