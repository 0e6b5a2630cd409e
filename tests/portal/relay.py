"""A TCP relay to a service; a test can cut and restore it while both ends run."""

from __future__ import annotations

import contextlib
import selectors
import socket
import threading
from collections.abc import Iterator


class Relay:
    """Passes bytes from its own port to ``host:port``; while it is cut, its port refuses and all its connections are closed."""

    def __init__(self, host: str, port: int) -> None:
        self._far = (host, port)
        self._listening = self._bound(0)
        self.port: int = self._listening.getsockname()[1]
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._threads: list[threading.Thread] = []
        self._open()

    def cut(self) -> None:
        """Refuses new connections from now on, and closes the existing ones."""
        # shutdown() wakes a blocked accept(); close() does not.
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for pair in self._pairs:
            for end in pair:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        self._pairs, self._threads = [], []

    def mend(self) -> None:
        """Accepts connections again, on the same port."""
        self._listening = self._bound(self.port)
        self._open()

    @staticmethod
    def _bound(port: int) -> socket.socket:
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", port))
        return listening

    def _open(self) -> None:
        self._listening.listen(16)
        self._start(self._accept, self._listening)

    def _start(self, target: object, *arguments: socket.socket) -> None:
        thread = threading.Thread(target=target, args=arguments, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self, listening: socket.socket) -> None:
        while True:
            try:
                near, _ = listening.accept()
            except OSError:
                return
            try:
                far = socket.create_connection(self._far)
            except OSError:
                near.close()
                continue
            self._pairs.append((near, far))
            self._start(_pass_both_ways, near, far)


def _pass_both_ways(near: socket.socket, far: socket.socket) -> None:
    with selectors.DefaultSelector() as waiting, near, far, contextlib.suppress(OSError):
        waiting.register(near, selectors.EVENT_READ, far)
        waiting.register(far, selectors.EVENT_READ, near)
        while True:
            for key, _ in waiting.select():
                end, other = key.fileobj, key.data
                assert isinstance(end, socket.socket)
                sent = end.recv(65_536)
                if not sent:
                    return
                other.sendall(sent)


@contextlib.contextmanager
def relay(host: str, port: int) -> Iterator[Relay]:
    """A relay for the length of the block."""
    opened = Relay(host, port)
    try:
        yield opened
    finally:
        opened.cut()
