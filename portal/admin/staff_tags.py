"""The template tag of the staff's first page (``{% load staff %}``)."""

from __future__ import annotations

from typing import Any

from django import template

from portal.admin.first_page import FirstPage, first_page

register = template.Library()


@register.simple_tag(takes_context=True)
def first_page_of_account(context: dict[str, Any]) -> FirstPage:
    """The first page as far as this account may see what it names."""
    return first_page(context["request"].user.has_perm)
