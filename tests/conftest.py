"""What all tests share: the folder of recorded answers, and a data folder of their own."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import django
import pytest
from hypothesis import settings as laws

from connectors.registry import FILE_SETTINGS, KEY_SETTINGS

_SCRATCH = tempfile.TemporaryDirectory(prefix="portal-tests-")
Path(_SCRATCH.name, "static").mkdir()
os.environ["DATA_DIR"] = _SCRATCH.name
# Suites that run side by side share servers, but not an index.
os.environ["SEARCH_NAMESPACE"] = f"suite-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
# Named here and not in pyproject.toml: pytest-django would read the settings from there before these lines have run.
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
# No test may see a developer's key.
for _name in (*KEY_SETTINGS, *FILE_SETTINGS, "DEMO"):
    os.environ.pop(_name, None)
    os.environ.pop(f"{_name}_FILE", None)

SHARED = Path(__file__).resolve().parents[2] / "shared"
REQUIRED = os.environ.get("REQUIRE_SERVICES") == "1"

# A law holds on a busy machine too: no example fails for the time it took. CI says the same of the same commit, as
# Hypothesis' own profile for CI does; every other run tries examples of its own.
laws.register_profile("unhurried", deadline=None, derandomize=REQUIRED)
laws.load_profile("unhurried")


def pytest_configure(config: pytest.Config) -> None:
    """Reads the settings; recorded answers are required where every service is."""
    django.setup()
    if config.getoption("numprocesses", None):
        # The processes that this one starts must come to the lines above first, too.
        del os.environ["DJANGO_SETTINGS_MODULE"]
    if REQUIRED and not (SHARED / "samples").is_dir():
        raise pytest.UsageError("../shared/samples is not beside the checkout, and REQUIRE_SERVICES=1 asks for it.")


_ONCE = (
    *(f"tests/portal/{name}/" for name in ("answers", "batch", "curation", "doctor", "http", "profile", "store")),
    *("tests/search/", "tests/evaluation/"),
)
"""Where a test without the database is the same on every stack: pytest-django lets it reach none, and it uses no engine."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--only-stack-bound``: without the tests that another run has made on the other stack and that are the same here."""
    parser.addoption(
        "--only-stack-bound", action="store_true", help="leave out tests that use neither database nor engine"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Files that wait for servers of their own come first: at the end, the other process would have nothing to do."""
    items.sort(key=lambda item: not item.nodeid.startswith(("tests/services/", "tests/portal/test_move_database.py")))
    if config.getoption("only_stack_bound"):
        left_out = [item for item in items if _is_the_same_everywhere(item)]
        items[:] = [item for item in items if not _is_the_same_everywhere(item)]
        config.hook.pytest_deselected(items=left_out)


def _is_the_same_everywhere(item: pytest.Item) -> bool:
    """Whether the test uses no service; the fixtures of the database stand behind every use of it."""
    fixtures = set(getattr(item, "fixturenames", ()))
    uses_services = item.get_closest_marker("django_db") or fixtures & {
        "db",
        "transactional_db",
        "django_db_setup",
        "engine",
    }
    return not uses_services and item.nodeid.startswith(_ONCE) and not item.nodeid.startswith("tests/search/elastic/")


@pytest.fixture
def shared() -> Path:
    """The folder of recorded answers and real data beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not beside the checkout")
    return SHARED
