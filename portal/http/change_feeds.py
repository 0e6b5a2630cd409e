"""Changes as Atom (RFC 4287, paged by RFC 5005) and as JSON Feed 1.1: the same entries with the same ids."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.utils.feedgenerator import Atom1Feed
from django.utils.xmlutils import SimplerXMLGenerator

from connectors.schema import Origin
from portal.history.paged_changes import ChangePage
from portal.history.recorded_changes import RecordedChange
from portal.seoul_time import SEOUL

JSON_FEED = "https://jsonfeed.org/version/1.1"
_NAMED_SINCE = "2026"
"""The year of the ids (RFC 4151): the operator had the host's name then."""
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNMARKED = "공식 누리집이 아님"


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """Where a feed stands: the site, the feed's own address and those of its other pages and forms, all without the site.

    ``next_page`` is "" on the last page. ``updated`` is the moment of a feed without an entry.
    """

    site_url: str
    own: str
    first_page: str
    next_page: str
    page: str
    updated: datetime

    def whole(self, address: str) -> str:
        """An address with the site."""
        return f"{self.site_url}{address}"

    def tag(self, name: str) -> str:
        """An id that never changes, whatever becomes of the addresses (RFC 4151)."""
        return f"tag:{urlsplit(self.site_url).hostname},{_NAMED_SINCE}:{name}"


def feed_title(*, demo: bool, official: bool, about: str) -> str:
    """The title of the feed, marked for a demonstration and for a site that is not official."""
    marks = f"{'[시연 자료] ' if demo else ''}"
    return f"{marks}화학물질포털서비스 변경{f': {about}' if about else ''}{'' if official else f' ({_UNMARKED})'}"


def author_of(change: RecordedChange) -> str:
    """The agency; of a demonstration only whose format it has (content rule 26)."""
    return change.badge if change.origin == Origin.DEMO else change.agency


def content_of(change: RecordedChange) -> str:
    """What a reader program shows: what happened, each value with its form, the source, staff's annotations."""
    forms = {value.text: value.form_text for value in change.values}
    lines = [f"{line} [{forms[line]}]" if forms.get(line) else line for line in change.lines]
    notes = [*change.annotations, *(note for value in change.values for note in value.annotations)]
    about = (
        change.mark,
        change.document,
        " · ".join(
            filter(
                None,
                (
                    change.badge,
                    change.feed_title,
                    change.record_key and f"기록 {change.record_key}",
                    f"실행 {change.run}",
                ),
            )
        ),
        *(f"담당자 주석: {note.text} (서명 {note.signed_by})" for note in dict.fromkeys(notes)),
    )
    return "\n".join([change.change_text, *lines, *filter(None, about)])


class _PagedAtomFeed(Atom1Feed):
    """Django's Atom feed with the links of RFC 5005 and a moment of its own where it is empty."""

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        """The feed's elements, and its first and next page."""
        super().add_root_elements(handler)
        for relation in ("first", "next"):
            if address := self.feed[relation]:
                handler.addQuickElement("link", None, {"rel": relation, "href": address})

    def latest_post_date(self) -> datetime:
        """The latest change of the page, or the moment that the feed was given."""
        updated: datetime = max((item["updateddate"] for item in self.items), default=self.feed["emptied"])
        return updated


def atom(page: ChangePage, at: FeedAddress, title: str) -> str:
    """The page of changes as an Atom document."""
    feed = _PagedAtomFeed(
        title=title,
        link=at.whole(at.page),
        description="",
        language="ko",
        feed_url=at.whole(at.own),
        feed_guid=at.tag(at.first_page),
        author_name="화학물질포털서비스",
        first=at.whole(at.first_page),
        next=at.whole(at.next_page) if at.next_page else "",
        emptied=at.updated,
    )
    for change in page.changes:
        moment = change.at.astimezone(SEOUL)
        feed.add_item(
            title=_xml(change.headline),
            link=at.whole(change.address),
            description=_xml(content_of(change)),
            unique_id=at.tag(f"changes/{change.pk}"),
            author_name=_xml(author_of(change)),
            pubdate=moment,
            updateddate=moment,
            categories=[change.change, *change.kinds, *map(_xml, change.lists)],
        )
    return feed.writeString("utf-8")


def json_feed(page: ChangePage, at: FeedAddress, title: str) -> dict[str, Any]:
    """The page of changes as a JSON Feed; ``_change`` holds the values as data."""
    body: dict[str, Any] = {
        "version": JSON_FEED,
        "title": title,
        "home_page_url": at.whole(at.page),
        "feed_url": at.whole(at.own),
        "language": "ko",
        "authors": [{"name": "화학물질포털서비스"}],
        "items": [_item(change, at) for change in page.changes],
    }
    return {**body, "next_url": at.whole(at.next_page)} if at.next_page else body


def _item(change: RecordedChange, at: FeedAddress) -> dict[str, Any]:
    moment = change.at.astimezone(SEOUL).isoformat()
    return {
        "id": at.tag(f"changes/{change.pk}"),
        "url": at.whole(change.address),
        "title": change.headline,
        "content_text": content_of(change),
        "date_published": moment,
        "date_modified": moment,
        "authors": [{"name": author_of(change)}],
        "tags": [change.change, *change.kinds, *change.lists],
        "_change": {
            "number": change.pk,
            "change": change.change,
            "count": change.count,
            "cas": list(change.cas),
            "agency": author_of(change),
            "feed": change.feed,
            "record": change.record_key,
            "run": change.run,
            "origin": change.origin,
            "mark": change.mark,
            "document": change.document,
            "values": [
                {
                    "kind": value.fact.kind,
                    "label": value.label,
                    "before": value.before_text or None,
                    "after": value.after_text or None,
                    "form": value.fact.form_key,
                    "other_withheld": value.other_is_withheld,
                }
                for value in change.values
            ],
            "read_differently_today": change.reread,
        },
    }


def _xml(text: str) -> str:
    """The text without the characters that XML forbids; each leaves the sign for a character that is not known."""
    return _NOT_XML.sub("\ufffd", text)
