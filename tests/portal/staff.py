"""Somebody of the staff with a browser: signs in to ``/admin/`` over HTTP, decides and undoes, and waits for the index."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

NAME, PASSWORD = "staff", "secret-of-the-test"
ACCOUNT = {"DJANGO_SUPERUSER_USERNAME": NAME, "DJANGO_SUPERUSER_EMAIL": "", "DJANGO_SUPERUSER_PASSWORD": PASSWORD}
"""What ``manage.py createsuperuser --noinput`` reads from the environment."""
MOST_SECONDS = 60.0
"""After which a decision counts as never having reached the index; ten seconds are the goal."""


class Staff:
    """A session at the portal on this port."""

    def __init__(self, port: int) -> None:
        self._site = f"http://127.0.0.1:{port}"
        self._cookies = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._cookies))
        self._post("/admin/login/", {"username": NAME, "password": PASSWORD, "next": "/admin/"})
        assert any(cookie.name == "sessionid" for cookie in self._cookies), "nobody was signed in"

    def withhold(self, subject: str) -> None:
        """Withholds an entry or a record by its key."""
        self._post("/admin/portal/decision/add/", {"subject": subject, "verdict": "withhold", "reason": "확인 중"})

    def undo_last(self) -> None:
        """Undoes the decision on top of the list."""
        listed = self.get("/admin/portal/decision/")[1]
        chosen = re.search(r'name="_selected_action" value="(\d+)"', listed)
        assert chosen, "no decision is listed"
        self._post("/admin/portal/decision/", {"action": "undo", "_selected_action": chosen[1]})

    def get(self, address: str) -> tuple[int, str]:
        """The status and the page."""
        try:
            with self._opener.open(f"{self._site}{address}", timeout=MOST_SECONDS) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()

    def seconds_until_published(self) -> float:
        """How long it takes until the index's watermark is the last commit."""
        began = time.monotonic()
        while self._lag():
            assert time.monotonic() - began < MOST_SECONDS, f"the index is still {self._lag()} revisions behind"
            time.sleep(0.05)
        return time.monotonic() - began

    def _lag(self) -> float:
        found = re.search(r"^portal_publish_lag_revisions (\S+)$", self.get("/metrics")[1], re.MULTILINE)
        assert found, "the portal gives no metrics; METRICS is off"
        return float(found[1])

    def _post(self, address: str, fields: Mapping[str, str]) -> None:
        page = self.get(address)[1]
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert token, f"{address} holds no form: {page[-300:]}"
        body = urlencode({**fields, "csrfmiddlewaretoken": token[1]}).encode()
        with self._opener.open(f"{self._site}{address}", body, timeout=MOST_SECONDS) as answer:
            assert answer.status == 200, address
