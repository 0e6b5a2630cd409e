"""Which engines are here to be held to the contract: the embedded one always, Elasticsearch where SEARCH_URL names it."""

from __future__ import annotations

import os

NEED_A_CLUSTER = ["elastic/test_engine.py", "elastic/test_access.py", "elastic/test_damaged.py", "test_agreement.py"]
# Left out and not skipped: without a cluster there is nothing to hold to the contract. `make test-services` brings one.
collect_ignore = [] if os.environ.get("SEARCH_URL", "").startswith("http") else NEED_A_CLUSTER
