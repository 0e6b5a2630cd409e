"""The database models: what agencies sent, what is derived from it, and the runs."""

from portal.models.conflict_rows import Conflict, ConflictCount, ConflictList
from portal.models.entries import Decision, Entry, Identifier, Link, Redirect
from portal.models.runs import (
    INDEX_FEED,
    ChangeAcceptance,
    Commit,
    Counter,
    HeldChange,
    IndexBuild,
    RunState,
    SyncRun,
)
from portal.models.sources import Budget, Fact, Mention, Payload, Question, SourceRecord

__all__ = [
    "INDEX_FEED",
    "Budget",
    "ChangeAcceptance",
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
    "RunState",
    "SourceRecord",
    "SyncRun",
]
