"""PostgreSQL, Redis and Elasticsearch as child processes on free ports, with data that survives a kill."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Mapping
from pathlib import Path

import psycopg2
from elasticsearch import Elasticsearch as Client

from tests.services.processes import Process, free_port, wait_for

ELASTICSEARCH = Path(__file__).resolve().parents[3] / "shared" / "tools" / "elasticsearch" / "elasticsearch"
OWNER = "postgres" if os.getuid() == 0 else None
"""PostgreSQL refuses to run as root."""


class Postgres:
    """A PostgreSQL cluster; databases are created by copying, so that a trial can begin with the state of another one."""

    def __init__(self, folder: Path) -> None:
        self._bin = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))[-1]
        self.port = free_port()
        data = folder / "postgres"
        data.mkdir()
        if OWNER:
            folder.chmod(0o755)
            owner = pwd.getpwnam(OWNER)
            os.chown(data, owner.pw_uid, owner.pw_gid)
        self._run("initdb", "-D", str(data), "-U", "portal", "--auth=trust", "--locale=C.UTF-8", "--encoding=UTF8")
        settings = {
            "listen_addresses": "127.0.0.1", "port": self.port, "unix_socket_directories": "",
            # Processes are killed, but the power stays on: the system keeps what was handed to it.
            "fsync": "off",
        }  # fmt: skip
        self.process = Process(
            [str(self._bin / "postgres"), "-D", str(data), *(f"--{name}={value}" for name, value in settings.items())],
            folder / "postgres.log", env=os.environ, cwd=Path("/"), user=OWNER,
        )  # fmt: skip

    def start(self) -> None:
        """Starts it and waits until it answers, recovery included."""
        self.process.start()
        wait_for(self._answers, 300, "PostgreSQL to answer")

    def url(self, name: str) -> str:
        """The address of one database."""
        return f"postgresql://portal@127.0.0.1:{self.port}/{name}"

    def create(self, name: str, template: str = "template1") -> None:
        """A new database in place of one of that name, as a copy of another one that is not in use."""
        self._sql("template1", f'drop database if exists "{name}" with (force)')
        self._sql("template1", f'create database "{name}" template "{template}"')

    def _answers(self) -> bool:
        try:
            self._sql("template1", "select 1")
        except psycopg2.OperationalError:
            return False
        return True

    def _sql(self, database: str, sql: str) -> None:
        connection = psycopg2.connect(self.url(database), connect_timeout=2)
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(sql)
        connection.close()

    def _run(self, command: str, *arguments: str) -> None:
        subprocess.run(
            [str(self._bin / command), *arguments], check=True, capture_output=True, cwd="/", user=OWNER, group=OWNER,
            extra_groups=[] if OWNER else None,
        )  # fmt: skip


class Redis:
    """Keeps nothing on disk, as in compose.yaml: a kill loses every waiting task."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        command = shutil.which("redis-server")
        assert command, "redis-server is not installed"
        self.process = Process(
            [command, "--bind", "127.0.0.1", "--port", str(self.port), "--save", "", "--appendonly", "no"],
            folder / "redis.log", env=os.environ, cwd=folder,
        )  # fmt: skip

    @property
    def url(self) -> str:
        """Its address."""
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Starts it and waits until it answers."""
        self.process.start()
        wait_for(lambda: self.send(b"PING") == b"+PONG", 30, "Redis to answer")

    def send(self, command: bytes) -> bytes:
        """Sends one command and returns the first line of the reply; empty where nothing answers."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=2) as connection:
                connection.sendall(command + b"\r\n")
                return connection.recv(200).partition(b"\r\n")[0]
        except OSError:
            return b""


class Elasticsearch:
    """The Elasticsearch test server, which runs as a separate process that its tool starts and ends."""

    def __init__(self, folder: Path) -> None:
        assert ELASTICSEARCH.exists(), f"{ELASTICSEARCH} is not there"
        self.port = free_port()
        self._folder = folder / "elasticsearch"
        self._folder.mkdir()
        self._env = {**os.environ, "ES_DIR": str(self._folder), "HEAP": "512m"}

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Starts it and waits until its indices answer."""
        # The tool reads the server's log: an old log would say "ready", a missing one would end the tool.
        (self._folder / "node.log").write_text("")
        # The tool gives up after a minute; on a loaded machine the server needs longer and still starts.
        self._do("start", check=False)
        wait_for(lambda: _listens(self.port), 300, f"Elasticsearch to answer; its log is {self._folder / 'node.log'}")
        with client(self.url) as server:
            server.cluster.health(wait_for_status="yellow", timeout="60s")

    def kill(self) -> None:
        """SIGKILL."""
        self._do("kill")

    def stop(self) -> None:
        """Ends it."""
        self._do("stop")

    def empty(self) -> None:
        """Removes every index."""
        with client(self.url) as server:
            # By name: the server refuses to delete by pattern.
            for name in server.indices.get(index="chemicals.*"):
                server.indices.delete(index=name)

    def documents(self) -> int:
        """The number of documents in the live index; 0 where there is none."""
        with client(self.url) as server:
            if not server.indices.exists_alias(name="chemicals-live"):
                return 0
            return int(server.count(index="chemicals-live")["count"])

    def _do(self, action: str, *, check: bool = True) -> None:
        command = [str(ELASTICSEARCH), action, "survive", str(self.port)]
        subprocess.run(command, env=self._env, check=check, capture_output=True)


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=2).close()
    except OSError:
        return False
    return True


def client(url: str) -> Client:
    """A client of the server, to be closed by its caller."""
    return Client(url, request_timeout=90)


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """This process's environment without settings of the portal, and with those given."""
    foreign = (
        "DATABASE_URL", "SEARCH_URL", "SEARCH_NAMESPACE", "CELERY_BROKER_URL", "DATA_DIR", "DEMO", "NCIS_INVENTORY_FILE",
    )  # fmt: skip
    kept = {name: value for name, value in os.environ.items() if name not in foreign and not name.endswith("_KEY")}
    return {**kept, "DJANGO_SETTINGS_MODULE": "portal.settings", "LOG_LEVEL": "info", **settings}
