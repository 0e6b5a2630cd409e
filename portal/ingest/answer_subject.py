"""Whether an answer is about what was asked: by its CAS number, its certificate number, or the name that the listing gave."""

from __future__ import annotations

from connectors.feeds import Feed, Questions
from connectors.schema import FactKind, Record
from portal.models import Fact
from search.analysis import name_key

_NUMBER_OF: dict[Questions, FactKind] = {
    Questions.CAS: FactKind.CAS,
    Questions.CERTIFICATE: FactKind.CERTIFICATE_NUMBER,
}


def reason_another_was_answered(feed: Feed, origin: str, question: str, record: Record) -> str:
    """Why the record is not about the question, or ""; a record that names nothing comparable is taken to be."""
    if feed.questions is Questions.RECORD:
        return _reason_of_names(feed, origin, question, record)
    kind = _NUMBER_OF.get(feed.questions)
    numbers = {fact.value for fact in record.facts if fact.kind is kind and not fact.absence}
    if not numbers or question in numbers:
        return ""
    return f"asked for {question}, answered about {', '.join(sorted(numbers))}"


def _reason_of_names(feed: Feed, origin: str, question: str, record: Record) -> str:
    """Compares the names with those of the listing's record that was asked about."""
    named = {name_key(fact.value) for fact in record.facts if fact.kind is FactKind.NAME and not fact.absence}
    listed = Fact.objects.filter(
        record__feed=feed.keys_from, record__origin=origin, record__key=question, kind=FactKind.NAME, ended_at=None
    )
    known = {name_key(name) for name in listed.filter(absence="").values_list("value", flat=True)}
    if not named or not known or named & known:
        return ""
    return f"asked for {question} ({', '.join(sorted(known))}), answered about {', '.join(sorted(named))}"
