"""Production settings: `check --deploy` finds no fault, and the site sends the redirects and headers that it should."""

from __future__ import annotations

from pathlib import Path

from tests.portal.site import environment, manage, python

PRODUCTION = {
    "SITE_URL": "https://chem.example.go.kr",
    "ALLOWED_HOSTS": "chem.example.go.kr",
    "BEHIND_PROXY": "on",
    "DEMO": "off",
    "METRICS": "on",
    "LOG_FORMAT": "json",
}


def test_the_check_before_a_public_start_is_clean_and_warnings_fail_it(tmp_path: Path) -> None:
    done = manage(environment(tmp_path, **PRODUCTION), "check", "--deploy", "--fail-level", "WARNING")
    assert "no issues (0 silenced)" in done.stdout


def test_a_site_without_tls_does_not_pass_for_a_public_one(tmp_path: Path) -> None:
    done = manage(environment(tmp_path), "check", "--deploy", "--fail-level", "WARNING", check=False)
    assert done.returncode != 0
    assert "security.W008" in done.stderr


def test_behind_the_proxy_plain_http_is_sent_to_tls_and_tls_carries_hsts(tmp_path: Path) -> None:
    output = python(
        environment(tmp_path, **PRODUCTION),
        "from django.test import Client\n"
        "ask = Client(headers={'host': 'chem.example.go.kr'})\n"
        "plain = ask.get('/healthz'); tls = ask.get('/healthz', headers={'x-forwarded-proto': 'https'})\n"
        "print(plain.status_code, plain['Location'], tls.status_code, tls['Strict-Transport-Security'])",
    )
    assert output.split(maxsplit=3) == [
        "301", "https://chem.example.go.kr/healthz", "200", "max-age=31536000; includeSubDomains; preload\n",
    ]  # fmt: skip
