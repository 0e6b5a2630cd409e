"""Every face of the portal: how it is asked, and what it must show while nothing is withheld.

A face is an address, a command of ``manage.py`` or a function that writes a file. ``existing_faces`` reads from the code
which there are.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.management import get_commands
from django.urls import URLPattern

from portal.api import version_1
from portal.batch import export
from portal.urls import urlpatterns
from tests.portal.faces.asking import Ask, Get, Judged, Post, command, form, get, json_body, sheet_of, text_of
from tests.portal.faces.bulk import BulkCommand, BulkFace
from tests.portal.faces.entries import OTHER, PRODUCT_CLASS
from tests.portal.faces.packed import PackCommand, Packed


@dataclass(frozen=True, slots=True)
class Face:
    """One face: how it is asked, and what it must show of an entry of each kind while nothing is withheld.

    ``silent`` says why it states nothing of any entry, ``bare`` why staff's remarks need not stand beside what it shows.
    ``follows`` marks the commands that bring the index up to date: they are not asked before it is.
    """

    name: str
    asks: tuple[Ask, ...]
    shows: Mapping[str, str] = field(default_factory=dict)
    silent: str = ""
    bare: str = ""
    follows: bool = False

    def shown(self, kind: str) -> frozenset[str]:
        """The names of what it shows of that kind."""
        return frozenset(self.shows.get(kind, "").split())


def existing_faces() -> Iterator[str]:
    """The names of all faces, as the code has them; the staff pages show everything to staff and are none."""
    yield from (f"/{pattern.pattern}" for pattern in urlpatterns if isinstance(pattern, URLPattern))
    yield from (f"/api/v1/{pattern.pattern}" for pattern in version_1.addresses())
    yield from (f"manage.py {name}" for name, app in get_commands().items() if app == "portal")
    writers = (made for _, made in inspect.getmembers(export, inspect.isfunction) if made.__module__ == export.__name__)
    yield from (made.__name__ for made in writers if "slices" in inspect.signature(made).parameters)


_LINES = ("slug", "open", "name", "respelt formula number", "english synonym ke un", "wrong slip begin")
"""Names and numbers that are sent together. What is withheld alone stands apart from what is not, and a name from its variants."""


def _sent(
    address: str,
    of: Callable[[str], Mapping[str, Any]],
    read: Callable[[Any], str] = text_of,
    lines: Sequence[str] = _LINES,
) -> tuple[Ask, ...]:
    return tuple(Post(address, names, of, read) for names in lines)


_FOUND_BY = (
    *("slug", "wrong", "open", "name", "respelt", "english", "synonym", "ke", "un", "formula", "number", "word"),
    *(
        "begin",
        "initials",
        "slip",
        "legal",
        "hazard",
        "year",
        "region",
        "text",
        "place",
        "industry",
        "brand",
        "company",
    ),
)


def _searches(address: str) -> tuple[str, ...]:
    """By everything that an entry may be found by, then lists: of a kind, narrowed, by name and page by page."""
    return (
        *(f"{address}?q={{{name}}}" for name in _FOUND_BY),
        f"{address}?q={{open}}&stay=on",
        *(f"{address}?kind={{kind}}&sort=name&size={size}" for size in (1, 3)),
        *(f"{address}?{facet}={{{facet}}}" for facet in ("legal", "hazard", "region", "year")),
    )


_SUBSTANCE = "name respelt english synonym ke un formula hazard legal number limit"
_THINGS = {"facilities": "facility", "accidents": "accident", "products": "product", "pesticides": "pesticide"}
_OF_THING = {
    "facility": "name text region industry",
    "accident": "name place region year",
    "product": "name text brand year",
    "pesticide": "name text company",
}


def _list(folder: str, kind: str, before: str = "") -> Face:
    by = (f"q={{{name}}}" for name in _FOUND_BY)
    address = f"{before}/{folder}"
    narrowed = (Get(f"{address}?{each}", kind) for each in (*by, "region={region}", "year={year}"))
    return Face(address, (Get(address), *narrowed), {kind: _OF_THING[kind]})


FACES = (
    Face("/", get("/"), silent="It holds the box, the agencies' names and where to call."),
    Face(
        "/search",
        get(*_searches("/search")),
        {
            "substance": f"{_SUBSTANCE} text ended record note",
            "pesticide": "name text",
            "product": "name text brand year",
            "facility": "name text region",
            "accident": "name text region year",
            "product_class": "name english",
        },
    ),
    Face(
        "/substances/<str:slug>",
        get("/substances/{slug}", "/substances/{wrong}", f"/substances/{OTHER.slug}"),
        {
            "substance": f"{_SUBSTANCE} text ended record note",
            **dict.fromkeys(("pesticide", "product", "facility", "accident", "product_class"), "name"),
        },
    ),
    Face(
        "/substances/<str:slug>/history",
        get("/substances/{slug}/history", "/substances/{wrong}/history"),
        {"substance": f"{_SUBSTANCE} text ended record"},
    ),
    *(
        Face(
            f"/changes{form}",
            get(f"/changes{form}", f"/changes{form}?cas={{slug}}"),
            {"substance": "name ended record"},
        )
        for form in ("", ".atom", ".json", ".csv")
    ),
    *(
        Face(
            f"{language}/substances/<str:slug>/card",
            get(f"{language}/substances/{{slug}}/card", f"{language}/substances/{{wrong}}/card"),
            {"substance": shown},
        )
        # In English the statement of a code stands in place of its class.
        for language, shown in (("", "name english un hazard text"), ("/en", "name english un text"))
    ),
    Face("/un/<str:number>", get("/un/{un}"), {"substance": "name english"}),
    Face(
        "/guides/<str:number>",
        get("/guides/124"),
        silent="It quotes a reference document; test_response_guide_pages.py withholds its sentences.",
    ),
    Face("/classes", get("/classes"), {"product_class": "name english text"}),
    Face(
        "/classes/<str:slug>",
        get("/classes/{slug}", f"/classes/{PRODUCT_CLASS.slug}"),
        {"product_class": "name english text note"},
    ),
    Face("/batch", _sent("/batch", form("page")), {"substance": _SUBSTANCE, "product_class": "name"}),
    Face("/guidance", get("/guidance"), silent="It lists topics and an official sentence."),
    Face(
        "/guidance/<str:slug>",
        get("/guidance/mix?q={english} 락스 섞어도 되나요", "/guidance/mix?q={name} 락스 섞어도 되나요"),
        {"substance": "name", "product_class": "name"},
    ),
    Face(
        "/mix",
        get("/mix?item={slug}&item=water", "/mix?item={name}&item=water", "/mix?item={english}&item=water"),
        {"substance": "name", "product_class": "name"},
    ),
    Face(
        "/substances/<str:slug>/dossier",
        get("/substances/{slug}/dossier"),
        {"substance": _SUBSTANCE},
    ),
    Face(
        "/compare",
        get(*(f"/compare?cas={first}&cas={OTHER.slug}" for first in ("{slug}", "{name}", "{slug}&format=csv"))),
        {"substance": "name formula hazard legal number limit"},
    ),
    Face(
        "/unknown",
        get("/unknown", "/unknown?colour=yellow-green&colour=violet", "/unknown?un={un}"),
        {"substance": "name look"},
    ),
    Face("/conflicts", get("/conflicts", "/conflicts?type=un"), {"substance": "name un"}),
    Face("/conflicts.csv", get("/conflicts.csv"), {"substance": "name un"}),
    Face(
        "/lists",
        get("/lists"),
        silent="It counts the rows of lists and names no entry.",
    ),
    Face(
        "/lists/<slug:slug>",
        get(
            "/lists/restricted",
            "/lists/restricted?format=csv",
            "/lists/exposure-limits",
            "/lists/exposure-limits?format=csv",
            "/lists/accident-preparedness",
        ),
        {"substance": "name limit"},
    ),
    Face("/lists/designated-quantities", get("/lists/designated-quantities"), silent="It is an annex of a law."),
    Face(
        "/sources",
        get("/sources"),
        dict.fromkeys(("substance", *_OF_THING), "text"),
        bare="It quotes rows as they came, to show what was not understood.",
    ),
    *(_list(folder, kind) for folder, kind in _THINGS.items()),
    *(
        Face(f"/{folder}/<str:slug>", get(f"/{folder}/{{slug}}"), {kind: f"{_OF_THING[kind]} text"})
        for folder, kind in _THINGS.items()
    ),
    Face(
        "/api/v1/search",
        get(*_searches("/api/v1/search")),
        {
            "substance": "name respelt english hazard legal",
            "pesticide": "name",
            "product": "name brand year",
            "facility": "name region",
            "accident": "name region year",
            "product_class": "name english",
        },
    ),
    Face(
        "/api/v1/suggest",
        get(*(f"/api/v1/suggest?q={{{name}}}" for name in _FOUND_BY)),
        {
            "substance": "name respelt english",
            **dict.fromkeys(("pesticide", "facility", "accident"), "name"),
            "product": "name brand",
            "product_class": "name english",
        },
    ),
    Face(
        "/api/v1/substances/<number>",
        get("/api/v1/substances/{slug}", "/api/v1/substances/{wrong}", f"/api/v1/substances/{OTHER.slug}"),
        {
            "substance": f"{_SUBSTANCE} text ended record note",
            **dict.fromkeys(("pesticide", "product", "facility", "accident", "product_class"), "name"),
        },
    ),
    Face(
        "/api/v1/substances/<number>/card",
        get("/api/v1/substances/{slug}/card", "/api/v1/substances/{wrong}/card"),
        {"substance": "name english un hazard text"},
    ),
    Face("/api/v1/un/<number>", get("/api/v1/un/{un}"), {"substance": "name"}),
    Face(
        "/api/v1/guides/<number>",
        get("/api/v1/guides/124"),
        silent="It quotes a reference document; test_response_guide_pages.py withholds its sentences.",
    ),
    Face("/api/v1/classes", get("/api/v1/classes"), {"product_class": "name english text"}),
    Face(
        "/api/v1/classes/<slug>",
        get("/api/v1/classes/{slug}", f"/api/v1/classes/{PRODUCT_CLASS.slug}"),
        {"product_class": "name english text note"},
    ),
    Face("/api/v1/guidance", get("/api/v1/guidance"), silent="It lists topics and an official sentence."),
    Face(
        "/api/v1/guidance/<slug>",
        get("/api/v1/guidance/bleach"),
        silent="It quotes official sentences and records of the topics' own substances.",
    ),
    Face(
        "/api/v1/unknown",
        get("/api/v1/unknown", "/api/v1/unknown?colour=yellow-green&colour=violet", "/api/v1/unknown?un={un}"),
        {"substance": "name look"},
    ),
    Face(
        "/api/v1/changes",
        get("/api/v1/changes", "/api/v1/changes?cas={slug}"),
        {"substance": "name ended record"},
    ),
    Face(
        "/api/v1/substances/<number>/history",
        get("/api/v1/substances/{slug}/history", "/api/v1/substances/{wrong}/history"),
        {"substance": f"{_SUBSTANCE} text ended record"},
    ),
    Face("/api/v1/conflicts", get("/api/v1/conflicts", "/api/v1/conflicts?type=un"), {"substance": "name un"}),
    Face("/api/v1/conflicts/counts", get("/api/v1/conflicts/counts"), silent="It counts."),
    Face("/api/v1/lists", get("/api/v1/lists"), silent="It counts the rows of lists and names no entry."),
    Face(
        "/api/v1/lists/<slug>",
        get("/api/v1/lists/restricted", "/api/v1/lists/exposure-limits", "/api/v1/lists/accident-preparedness"),
        {"substance": "name limit"},
    ),
    Face(
        "/api/v1/compare",
        get(*(f"/api/v1/compare?cas={first}&cas={OTHER.slug}" for first in ("{slug}", "{name}"))),
        {"substance": "name formula hazard legal number limit"},
    ),
    Face(
        "/api/v1/lists/designated-quantities",
        get("/api/v1/lists/designated-quantities"),
        silent="It is an annex of a law.",
    ),
    Face(
        "/api/v1/sources",
        get("/api/v1/sources"),
        silent="It counts; what was not understood is named by field and not quoted.",
    ),
    *(_list(folder, kind, "/api/v1") for folder, kind in _THINGS.items()),
    *(
        Face(f"/api/v1/{folder}/<slug>", get(f"/api/v1/{folder}/{{slug}}"), {kind: f"{_OF_THING[kind]} text"})
        for folder, kind in _THINGS.items()
    ),
    Face(
        "/api/v1/batch", _sent("/api/v1/batch", json_body("json")), {"substance": _SUBSTANCE, "product_class": "name"}
    ),
    Face(
        "/api/v1/mix",
        get("/api/v1/mix?item={slug}&item=water", "/api/v1/mix?item={name}&item=water"),
        {"substance": "name", "product_class": "name"},
    ),
    Face("/api/v1/bulk", get("/api/v1/bulk"), silent="It lists files with sizes and checksums."),
    Face(
        "/api/v1/bulk/<name>",
        tuple(
            BulkFace(feed, form)
            for feed in ("kosha_msds.sheets", "portal.product_classes")
            for form in ("jsonl", "csv")
        ),
        {
            "substance": "name english synonym un formula hazard text",
            "product_class": "name english text note",
        },
    ),
    Face("/api/v1/openapi.json", get("/api/v1/openapi.json"), silent="It describes the API."),
    Face("/api/v1/docs", get("/api/v1/docs"), silent="It describes the API."),
    Face(
        "/report",
        get("/report", "/report?from=/substances/{slug}"),
        silent="It holds a form, and the address from which somebody came.",
    ),
    Face(
        "/report/<str:token>",
        get("/report/nobody"),
        silent="It holds an address, a part of a page and what staff wrote to one visitor.",
    ),
    Face("/offline", get("/offline"), silent="Its script searches what the browser holds, which is the pack."),
    Face("/offline/version", get("/offline/version"), silent="It holds a token of the state."),
    Face(
        "/offline/pack/<slug:version>",
        (Packed(),),
        {"substance": "name english synonym un formula hazard text", "product_class": "name english text note"},
    ),
    Face("/service-worker.js", get("/service-worker.js"), silent="It is a script."),
    Face("/manifest.webmanifest", get("/manifest.webmanifest"), silent="It holds the portal's name and icons."),
    Face("/healthz", get("/healthz"), silent="It says that the process lives."),
    Face("/readyz", get("/readyz"), silent="It says which part does not answer."),
    Face("/metrics", get("/metrics"), silent="It holds counts and times."),
    Face("manage.py bulk_files", (BulkCommand(),), silent="It counts records and bytes."),
    Face(
        "manage.py decide", command("decide", "annotate", "cas:0-0-0", "--reason", "r"), silent="It repeats its words."
    ),
    Face(
        "manage.py doctor",
        command("doctor", "ncis.facilities_gyeonggi"),
        silent="It names fields and counts rows of an answer; a sample stands only where something was not read.",
    ),
    Face(
        "manage.py evaluate",
        (Judged(), *command("evaluate", "--generate", "50")),
        {"substance": "name"},
        bare="It tells whoever measures search what came first.",
    ),
    Face("manage.py forms", command("forms"), silent="It counts records and facts by form."),
    Face("manage.py move_database", command("move_database", "/nowhere"), silent="It counts the rows that it copies."),
    Face("manage.py offline_pack", (PackCommand(),), silent="It counts pages and bytes."),
    Face("manage.py publish", command("publish"), silent="It counts entries.", follows=True),
    Face("manage.py rebuild", command("rebuild"), silent="It counts entries.", follows=True),
    Face("manage.py record", command("record", "ncis.inventory"), silent="It names the files that it writes."),
    Face("manage.py reread", command("reread", "ncis.safety"), silent="It counts records."),
    Face("manage.py status", command("status"), silent="It counts records and names runs."),
    Face("manage.py sync", command("sync", "ncis.safety", "--no-publish"), silent="It counts records."),
    Face(
        "csv_chunks",
        (*_sent("/batch", form("csv")), *_sent("/api/v1/batch", json_body("csv"), lines=_LINES[:1])),
        {"substance": _SUBSTANCE, "product_class": "name"},
    ),
    Face(
        "xlsx_bytes",
        (
            *_sent("/batch", form("xlsx"), sheet_of),
            *_sent("/api/v1/batch", json_body("xlsx"), sheet_of, lines=_LINES[:1]),
        ),
        {"substance": _SUBSTANCE, "product_class": "name"},
    ),
)
