"""``/substances/7664-39-3/dossier``: a substance on A4 for an official's file, with numbered sources, time, address, version."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from portal.http.error_pages import withheld
from portal.models import Commit
from portal.profile.addresses import EntryWithheld, entry_at, joined_to
from portal.profile.dossier import dossier
from portal.profile.entry_facts import facts_of
from portal.profile.kept_apart import kept_apart_from
from portal.profile.linked_entries import linked_entries
from portal.web.substance import without_entry


def substance_dossier(request: HttpRequest, slug: str) -> HttpResponse:
    """The dossier as of this moment; a browser prints it or keeps it as PDF."""
    try:
        entry = entry_at("substance", [slug])
    except EntryWithheld:
        return withheld(request)
    if entry is None:
        return without_entry(request, slug, "/dossier")
    if entry.withdrawn_at and (joined := joined_to(entry)):
        return HttpResponseRedirect(f"{joined.address}/dossier")
    entry_facts = facts_of(entry)
    commit = Commit.objects.order_by("-number").values_list("number", flat=True).first()
    context = {
        "entry": entry,
        "entry_facts": entry_facts,
        "dossier": dossier(entry_facts),
        "kept_apart": kept_apart_from(entry),
        "linked": linked_entries(entry),
        "made_at": timezone.now(),
        "address": f"{settings.SITE_URL}{entry.address}",
        "state": commit or 0,
        "only_demo": entry_facts.has_demo,
    }
    return render(request, "portal/dossier.html", context)
