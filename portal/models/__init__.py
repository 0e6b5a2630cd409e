"""The database models: what agencies sent, what is derived from it, and the runs."""

from portal.models.changes import ChangeTopic, ChangeType, RunChange
from portal.models.conflict_rows import Conflict, ConflictCount, ConflictList
from portal.models.entries import Decision, Entry, Identifier, Link, Redirect
from portal.models.runs import (
    INDEX_FEED,
    ChangeAcceptance,
    ChangeRefusal,
    Commit,
    Counter,
    HeldChange,
    IndexBuild,
    RunState,
    SyncRun,
)
from portal.models.sources import Budget, Fact, Mention, Payload, Question, SourceRecord
from portal.models.visitor_reports import ReportAnswer, ReportOutcome, ReportPart, ReportSender, VisitorReport

__all__ = [
    "INDEX_FEED",
    "Budget",
    "ChangeAcceptance",
    "ChangeRefusal",
    "ChangeTopic",
    "ChangeType",
    "Commit",
    "Conflict",
    "ConflictCount",
    "ConflictList",
    "Counter",
    "Decision",
    "Entry",
    "Fact",
    "HeldChange",
    "Identifier",
    "IndexBuild",
    "Link",
    "Mention",
    "Payload",
    "Question",
    "Redirect",
    "ReportAnswer",
    "ReportOutcome",
    "ReportPart",
    "ReportSender",
    "RunChange",
    "RunState",
    "SourceRecord",
    "SyncRun",
    "VisitorReport",
]
