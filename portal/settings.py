"""All settings, read from the environment; docs/settings.md has a row for each, and a test compares the two."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl, unquote

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

from connectors.ncis.inventory import EDITION_SETTING
from connectors.registry import FILE_SETTINGS, KEY_SETTINGS
from portal.environment import Environment

BASE_DIR = Path(__file__).resolve().parent.parent
ENVIRONMENT = Environment()

DATA_DIR = ENVIRONMENT.path("DATA_DIR", BASE_DIR / "var")
try:
    DATA_DIR.mkdir(parents=True, exist_ok=True)
except OSError as error:
    raise ImproperlyConfigured(
        f"DATA_DIR={DATA_DIR} cannot be made ({error.strerror}). Name a folder that can be written."
    ) from error


def _secret_key() -> str:
    """The given key, or one that is generated once and kept in the data folder, readable only by its owner."""
    given = ENVIRONMENT.secret("SECRET_KEY")
    if given:
        return given
    path = DATA_DIR / "secret_key"
    try:
        with path.open("x", encoding="ascii") as file:
            path.chmod(0o600)
            file.write(get_random_secret_key())
    except FileExistsError:
        pass
    kept = path.read_text(encoding="ascii").strip()
    if not kept:
        raise ImproperlyConfigured(f"{path} is empty. Delete it; the next start makes a new one.")
    return kept


SECRET_KEY = _secret_key()
DEBUG = False
SITE_URL = ENVIRONMENT.text("SITE_URL", "http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = list(ENVIRONMENT.words("ALLOWED_HOSTS", ("localhost", "127.0.0.1", "[::1]")))
CSRF_TRUSTED_ORIGINS = list(ENVIRONMENT.words("CSRF_TRUSTED_ORIGINS"))

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.humanize",
    "portal.apps.PortalConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "portal.web.middleware.SecurityHeaders",
    "portal.api.api_middleware.ApiAnswers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.web.middleware.Availability",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.web.context_processors.site",
            ],
            "libraries": {"staff": "portal.admin.staff_tags"},
            "builtins": ["django.contrib.humanize.templatetags.humanize", "portal.web.templatetags.portal"],
        },
    }
]


def _database() -> dict[str, object]:
    """SQLite in the data folder unless ``DATABASE_URL`` names a PostgreSQL database."""
    url = ENVIRONMENT.url("DATABASE_URL", ("sqlite", "postgresql", "postgres"), "sqlite:")
    password = ENVIRONMENT.secret("DATABASE_PASSWORD")
    if url.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": Path(url.path) if url.path.strip("/") else DATA_DIR / "portal.sqlite3",
            "OPTIONS": {
                # A transaction that reads first and then writes fails at once when another one commits in between; IMMEDIATE waits.
                "transaction_mode": "IMMEDIATE",
                "timeout": 60,
                # 16 MB of pages and a checkpoint after each 32 MB: a first sync of the national list takes a tenth less time.
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                " PRAGMA cache_size=-16000; PRAGMA wal_autocheckpoint=8000;",
            },
        }
    if not url.path.strip("/"):
        raise ImproperlyConfigured(
            "DATABASE_URL names no database. Write it as postgresql://user:password@host:5432/name."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": password or unquote(url.password or ""),
        "HOST": url.hostname or "",
        "PORT": str(url.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5, **dict(parse_qsl(url.query))},
    }


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SEARCH_URL = ENVIRONMENT.url("SEARCH_URL", ("tantivy", "http", "https"), "tantivy:").geturl()
SEARCH_CA_FILE = ENVIRONMENT.file("SEARCH_CA_FILE")
SEARCH_NAMESPACE = ENVIRONMENT.text("SEARCH_NAMESPACE", "chemicals")
SEARCH_API_KEY = ENVIRONMENT.secret("SEARCH_API_KEY")

CELERY_BROKER_URL = ENVIRONMENT.url("CELERY_BROKER_URL", ("filesystem", "redis", "rediss"), "filesystem:").geturl()

DEMO = ENVIRONMENT.choice("DEMO", ("auto", "on", "off"), "auto")
AGENCY_KEYS = {name: ENVIRONMENT.secret(name) for name in KEY_SETTINGS}
FEED_FILES = {name: ENVIRONMENT.file(name) for name in FILE_SETTINGS}
FEED_OPTIONS = {
    "KOSHA_BASE": ENVIRONMENT.text("KOSHA_BASE", "https://apis.data.go.kr/B552468/msdschem1"),
    "KOSHA_LIST_OPERATION": ENVIRONMENT.text("KOSHA_LIST_OPERATION", "getChemList001"),
    EDITION_SETTING: ENVIRONMENT.edition(EDITION_SETTING),
    "KOSHA_DETAIL_OPERATION": ENVIRONMENT.text("KOSHA_DETAIL_OPERATION", "getChemDetail{section:02d}1"),
}
EMERGENCY_CONTACTS = ENVIRONMENT.contacts("EMERGENCY_CONTACTS")
POISON_CENTRE = ENVIRONMENT.contact("POISON_CENTRE")
MASTHEAD = ENVIRONMENT.flag("MASTHEAD", default=False)
METRICS = ENVIRONMENT.flag("METRICS", default=False)

# A body is read into memory or not at all: Django's other handler would write large files into the system's temporary folder.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LANGUAGE_CODE = "ko"
TIME_ZONE = "Asia/Seoul"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Served from their sources, files keep their names and are read again for each request.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = ENVIRONMENT.flag("SERVE_SOURCE_STATIC", default=False)
_SOURCE_FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"
_COLLECTED_FILES = "portal.style_sheet.BundledStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _SOURCE_FILES if WHITENOISE_USE_FINDERS else _COLLECTED_FILES},
}

_BEHIND_TLS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = _BEHIND_TLS
SECURE_HSTS_SECONDS = 31_536_000 if _BEHIND_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _BEHIND_TLS
SECURE_HSTS_PRELOAD = _BEHIND_TLS
SESSION_COOKIE_SECURE = _BEHIND_TLS
CSRF_COOKIE_SECURE = _BEHIND_TLS
BEHIND_PROXY = ENVIRONMENT.flag("BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "portal.http.error_pages.form_without_token"

LOG_LEVEL = ENVIRONMENT.choice("LOG_LEVEL", ("debug", "info", "warning", "error"), "info").upper()
LOG_FORMAT = ENVIRONMENT.choice("LOG_FORMAT", ("text", "json"), "text")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"context": {"()": "portal.logs.Context"}},
    "formatters": {
        "text": {"format": "%(asctime)s %(levelname)s %(name)s request=%(request)s run=%(run)s %(message)s"},
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(request)s %(run)s %(message)s",
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT, "filters": ["context"]}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    # The client logs each of the two to four requests of a search; their latency is a metric already.
    "loggers": {"elastic_transport.transport": {"level": LOG_LEVEL if LOG_LEVEL == "DEBUG" else "WARNING"}},
}
