"""Template filters and tags of the portal, loaded as built-ins."""

from __future__ import annotations

from django import template

register = template.Library()
