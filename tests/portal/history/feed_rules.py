"""The rules of Atom (RFC 4287, RFC 5005) and of JSON Feed 1.1 that a document of the portal has to keep."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:\S+")
_TAG = re.compile(r"tag:[A-Za-z0-9.-]+,\d{4}(?:-\d\d(?:-\d\d)?)?:\S+")
_OF_FEED = {"id", "title", "updated", "author", "link", "subtitle", "entry"}
_OF_ENTRY = {"id", "title", "updated", "published", "author", "link", "summary", "category"}
_ONCE = ("id", "title", "updated")


def broken_atom_rules(document: bytes) -> list[str]:
    """The rules that the document breaks, in words; [] where it keeps all."""
    return list(_of_feed(ElementTree.fromstring(document)))  # noqa: S314  (the portal's own answer)


def _of_feed(feed: ElementTree.Element) -> Iterator[str]:
    if feed.tag != f"{ATOM}feed":
        yield f"the root is {feed.tag}"
    yield from _of_element(feed, _OF_FEED)
    links = [link.get("rel", "alternate") for link in feed.findall(f"{ATOM}link")]
    if links.count("self") != 1:
        yield "a feed names itself once"
    for relation in ("first", "next", "alternate"):
        if links.count(relation) > 1:
            yield f"two links {relation}"
    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    if len(set(ids)) < len(ids):
        yield "an id stands twice"
    moments = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    if moments and max(map(datetime.fromisoformat, moments)) != datetime.fromisoformat(
        feed.findtext(f"{ATOM}updated") or ""
    ):
        yield "the feed is not as new as its newest entry"
    for entry in entries:
        yield from _of_element(entry, _OF_ENTRY)
        if not _TAG.fullmatch(entry.findtext(f"{ATOM}id") or ""):
            yield "an entry's id is no tag"


def _of_element(element: ElementTree.Element, known: set[str]) -> Iterator[str]:
    for child in element:
        if child.tag.removeprefix(ATOM) not in known:
            yield f"{child.tag} does not belong there"
    for name in _ONCE:
        if len(element.findall(f"{ATOM}{name}")) != 1:
            yield f"{name} has to stand once"
    if not (element.findtext(f"{ATOM}title") or "").strip():
        yield "an empty title"
    if not _IRI.fullmatch(element.findtext(f"{ATOM}id") or ""):
        yield "an id has to be an IRI"
    for name in ("updated", "published"):
        for moment in element.findall(f"{ATOM}{name}"):
            if not _DATE.fullmatch(moment.text or ""):
                yield f"{moment.text} is no date of RFC 3339"
    authors = element.findall(f"{ATOM}author")
    if not authors or not all((author.findtext(f"{ATOM}name") or "").strip() for author in authors):
        yield "an author without a name"
    for link in element.findall(f"{ATOM}link"):
        if not _IRI.fullmatch(link.get("href", "")):
            yield f"a link to {link.get('href')}"
    for category in element.findall(f"{ATOM}category"):
        if not category.get("term"):
            yield "a category without a term"


def broken_json_feed_rules(body: Mapping[str, Any]) -> list[str]:
    """The rules of JSON Feed 1.1 that the body breaks."""
    return [*_of_json(body), *(rule for item in body.get("items", ()) for rule in _of_item(item))]


def _of_json(body: Mapping[str, Any]) -> Iterator[str]:
    if body.get("version") != "https://jsonfeed.org/version/1.1":
        yield "the version is another"
    if not body.get("title") or not isinstance(body.get("items"), list):
        yield "title and items have to stand"
    for name in ("home_page_url", "feed_url", "next_url"):
        if name in body and not _IRI.fullmatch(body[name]):
            yield f"{name} is no address"
    if body.get("next_url") == body.get("feed_url"):
        yield "the next page is this page"
    ids = [item.get("id") for item in body.get("items", ())]
    if len(set(ids)) < len(ids):
        yield "an id stands twice"
    yield from _unknown(
        body, {"version", "title", "home_page_url", "feed_url", "next_url", "language", "authors", "items"}
    )


def _of_item(item: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(item.get("id"), str) or not item["id"]:
        yield "an id has to be a text"
    if not isinstance(item.get("content_text"), str):
        yield "an item needs a content"
    for name in ("date_published", "date_modified"):
        if not _DATE.fullmatch(item.get(name, "")):
            yield f"{name} is no date of RFC 3339"
    if not all(isinstance(tag, str) and tag for tag in item.get("tags", ())):
        yield "a tag has to be a text"
    if not all(author.get("name") for author in item.get("authors", ())):
        yield "an author needs a name"
    yield from _unknown(
        item, {"id", "url", "title", "content_text", "date_published", "date_modified", "authors", "tags"}
    )


def _unknown(body: Mapping[str, Any], known: set[str]) -> Iterator[str]:
    for name, value in body.items():
        if name.startswith("_"):
            if not isinstance(value, dict):
                yield f"{name}: an extension has to be an object"
        elif name not in known:
            yield f"{name} is no member of JSON Feed"
