"""The smallest document of an entry, for an engine that refuses the whole one."""

from __future__ import annotations

from portal.curation.current import current_visibility
from portal.models import Entry
from search.engine_types import Document, DocumentName, NameRank

LONGEST_TITLE = 500


def minimal_document(entry: Entry) -> Document:
    """Titles, address and CAS numbers only, so that the entry can still be found by what people type first."""
    visibility = current_visibility()
    korean, english = visibility.title_of(entry)
    titles = ((korean[:LONGEST_TITLE], "ko"), (english[:LONGEST_TITLE], "en"))
    numbers = visibility.of_identifiers(entry.identifiers.filter(scheme="cas")).order_by("value")
    cas = tuple(numbers.values_list("value", flat=True)[:20])
    is_single_substance = entry.kind == "substance" and len(cas) == 1
    return Document(
        key=entry.key,
        kind=entry.kind,
        revision=entry.revision,
        title_ko=titles[0][0],
        title_en=titles[1][0],
        url=entry.address,
        origin="live"
        if visibility.of_records(entry.records.filter(withdrawn_at=None, origin="live")).exists()
        else "demo",
        names=tuple(DocumentName(text, lang, NameRank.TITLE) for text, lang in titles if text),
        cas=cas if is_single_substance else (),
        member_cas=() if is_single_substance else cas,
        numbers=() if is_single_substance else cas,
    )
