"""The portal's one Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Names the app; importing it touches neither the database nor the index."""

    name = "portal"
    verbose_name = "화학물질포털"
    default_auto_field = "django.db.models.BigAutoField"
