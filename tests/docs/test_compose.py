"""compose.yaml, read as text: what it pins, which users it runs as, and that every command in it exists."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from connectors.feeds import FeedKind
from connectors.registry import CONNECTORS
from portal.schedule.queues import QUEUES

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = (ROOT / "compose.yaml").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
_SERVICES = COMPOSE.partition("\nservices:\n")[2].partition("\nvolumes:")[0]
SERVICES: dict[str, str] = dict(re.findall(r"^  (\w+):(?: &\w+)?\n((?:    .*\n|\n)+)", _SERVICES, re.MULTILINE))
OWN_SERVICES = ("prepare", "web", "worker", "beat")
AGENCY_WORKERS = {f"worker_{connector.name}": connector for connector in CONNECTORS}


def test_every_part_of_the_portal_is_a_service() -> None:
    assert SERVICES.keys() == {*OWN_SERVICES, *AGENCY_WORKERS, "postgres", "redis", "elasticsearch"}


def test_every_queue_has_one_worker_of_its_own() -> None:
    taken = [
        name for body in SERVICES.values() for names in _option_values(body, "--queues") for name in names.split(",")
    ]
    assert sorted(taken) == sorted(QUEUES)
    for service, connector in AGENCY_WORKERS.items():
        assert _option_values(SERVICES[service], "--queues") == [connector.name]


@pytest.mark.parametrize("service", AGENCY_WORKERS)
def test_an_agencys_listings_never_wait_for_its_look_ups(service: str) -> None:
    kinds = [feed.kind for feed in AGENCY_WORKERS[service].feeds]
    look_ups = kinds.count(FeedKind.LOOKUP)
    assert _option_values(SERVICES[service], "--concurrency") == [str(look_ups + (look_ups < len(kinds)))]


@pytest.mark.parametrize("service", AGENCY_WORKERS)
def test_an_agencys_worker_is_like_the_first_but_for_its_queue(service: str) -> None:
    assert SERVICES["worker"].startswith("    <<: *portal\n")
    assert re.fullmatch(r"    <<: \*worker\n    command: \[.*\]\n\s*", SERVICES[service])


def test_a_workers_health_is_its_own_and_not_that_of_any_worker() -> None:
    assert "--destination celery@$$HOSTNAME" in SERVICES["worker"]


@pytest.mark.parametrize("service", ["web", "worker", "postgres", "redis", "elasticsearch"])
def test_what_serves_has_a_health_check(service: str) -> None:
    assert "    healthcheck:\n      test: [" in SERVICES[service]


@pytest.mark.parametrize("service", OWN_SERVICES)
def test_our_services_share_what_keeps_them_read_only_and_without_rights(service: str) -> None:
    assert SERVICES[service].startswith("    <<: *portal\n")
    shared = COMPOSE.partition("x-portal:")[2].partition("\nservices:")[0]
    for line in ("read_only: true", "cap_drop: [ALL]", '"no-new-privileges:true"', "tmpfs: [/tmp]"):
        assert line in shared


def test_the_image_runs_as_a_user_of_its_own_that_owns_only_the_data() -> None:
    assert re.findall(r"^USER (\S+)", DOCKERFILE, re.MULTILINE) == ["portal"]
    assert "install -d -o portal -g portal /data" in DOCKERFILE


@pytest.mark.parametrize("service", ["postgres", "redis", "elasticsearch"])
def test_images_of_others_are_pinned_to_a_release(service: str) -> None:
    assert re.search(r"^    image: \w+:\d+\.\d+[\w.-]*$", SERVICES[service], re.MULTILINE)


def test_the_search_server_has_the_major_and_minor_version_of_the_client() -> None:
    served = re.search(r"image: elasticsearch:(\d+\.\d+)\.", COMPOSE)
    client = re.search(r"^elasticsearch==(\d+\.\d+)\.", (ROOT / "constraints.txt").read_text(), re.MULTILINE)
    assert served is not None
    assert client is not None
    assert served[1] == client[1]


def test_every_volume_and_secret_that_is_used_is_declared() -> None:
    declared = set(re.findall(r"^  (\w+):", COMPOSE.partition("\nvolumes:\n")[2], re.MULTILINE))
    used = set(re.findall(r'volumes: \["(\w+):', COMPOSE))
    used |= {name.strip() for names in re.findall(r"secrets: \[(.*)\]", COMPOSE) for name in names.split(",")}
    assert used <= declared


def test_every_setting_that_it_gives_is_documented() -> None:
    documented = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    given = re.findall(
        r"^    ([A-Z_]+):", COMPOSE.partition("environment: &environment\n")[2].partition("secrets:")[0], re.M
    )
    assert len(given) >= 6
    assert [name for name in given if f"| `{name}` |" not in documented] == []


@pytest.mark.parametrize(
    "command", [["celery", "--app", "portal", kind, "--help"] for kind in ("worker", "beat", "inspect")]
)
def test_its_celery_commands_take_the_options_that_it_gives(command: list[str]) -> None:
    program = shutil.which(command[0], path=str(Path(sys.executable).parent))
    assert program is not None
    help_text = subprocess.run([program, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert " ".join(command[:3]) in COMPOSE.replace('"', "").replace(",", "")
    lines = re.findall(rf'"{command[3]}", (.*)\]', COMPOSE)
    for option in re.findall(r'"(--[a-z-]+)', " ".join(lines)):
        assert option in help_text


@pytest.mark.parametrize("command", ["migrate", "collectstatic", "publish"])
def test_its_management_commands_exist(command: str) -> None:
    assert f"manage.py {command}" in SERVICES["prepare"]
    subprocess.run([sys.executable, "manage.py", command, "--help"], cwd=ROOT, capture_output=True, check=True)


def _option_values(body: str, option: str) -> list[str]:
    return re.findall(rf'"{option}", "([^"]+)"', body)


def test_gunicorn_reads_the_configuration_that_the_image_names() -> None:
    assert 'CMD ["gunicorn", "--config", "gunicorn.conf.py", "portal.wsgi"]' in DOCKERFILE
    assert (ROOT / "gunicorn.conf.py").is_file()
    assert (ROOT / "portal" / "wsgi.py").is_file()
