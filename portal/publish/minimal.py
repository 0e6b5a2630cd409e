"""The least that can be said of an entry whose whole document an engine refuses."""

from __future__ import annotations

from portal.curation.current import current_visibility
from portal.models import Entry
from search.engine_types import Document, DocumentName, NameRank

LONGEST_TITLE = 500


def minimal(entry: Entry) -> Document:
    """Titles, address and numbers only, so that the entry can still be found by what people type first."""
    shown = current_visibility()
    korean, english = shown.title_of(entry)
    titles = ((korean[:LONGEST_TITLE], "ko"), (english[:LONGEST_TITLE], "en"))
    numbers = shown.of_identifiers(entry.identifiers.filter(scheme="cas")).order_by("value")
    cas = tuple(numbers.values_list("value", flat=True)[:20])
    own = entry.kind == "substance" and len(cas) == 1
    return Document(
        key=entry.key,
        kind=entry.kind,
        revision=entry.revision,
        title_ko=titles[0][0],
        title_en=titles[1][0],
        url=entry.address,
        origin="live" if shown.of_records(entry.records.filter(withdrawn_at=None, origin="live")).exists() else "demo",
        names=tuple(DocumentName(text, lang, NameRank.TITLE) for text, lang in titles if text),
        cas=cas if own else (),
        member_cas=() if own else cas,
    )
