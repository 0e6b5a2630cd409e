"""Which entry a record belongs to, derived from the record's own facts alone and always with the same result.

One valid CAS number names a substance; several name a mixture or group that contains them; a record without one gets its
own entry. KE and UN numbers never join records.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from connectors.feeds import UNRANKED
from connectors.registry import FEEDS
from connectors.schema import FactKind, Origin, Record, RecordKind
from portal.store.digest import short

ORIGIN_ORDER = (Origin.LIVE, Origin.DEMO, Origin.PORTAL)
LONGEST_TITLE_KO = 1000
LONGEST_TITLE_EN = 2000

LONGEST_NAME = 200
"""Letters of the longest name kept for linking; no mention is longer, and longer names would only enlarge the database index."""

_TITLE_RANKS = {name: feed.title_rank for name, feed in FEEDS.items()}
_UNSAFE = re.compile(r"[^0-9A-Za-z가-힣._-]+")


@dataclass(frozen=True, slots=True)
class Identity:
    """The entry of a record: its key, kind and address."""

    key: str
    kind: str
    slug: str


def identify(record: Record, origin: str, joined_keys: Mapping[str, str]) -> Identity:
    """The record's entry; ``joined_keys`` maps entry keys that staff have joined to the key that stays."""
    if record.kind is RecordKind.PRODUCT_CLASS:
        return Identity(f"{record.kind}:{record.key}", str(record.kind), record.key)
    if record.kind is RecordKind.GUIDE:
        number = record.entity or record.key
        return Identity(f"{record.kind}:{number}", str(record.kind), number)
    if record.kind is not RecordKind.SUBSTANCE:
        return _other_identity(record, origin)
    cas = tuple(sorted({fact.value for fact in record.facts if fact.kind is FactKind.CAS}))
    if len(cas) == 1:
        key, slug = f"cas:{cas[0]}", cas[0]
    elif cas:
        key = f"mix:{'+'.join(cas)}"
        slug = f"mix-{short(key)}"
    else:
        key, slug = f"rec:{record.feed}/{origin}/{short(record.key)}", _record_slug(record)
    stays = joined_keys.get(key, key)
    return Identity(stays, "substance", cas_of(stays) or slug)


def cas_of(key: str) -> str:
    """The CAS number in the key of a single substance; "" for mixtures, groups and everything else."""
    return key.removeprefix("cas:") if key.startswith("cas:") else ""


def members_of(key: str) -> tuple[str, ...]:
    """The CAS numbers in the key of a mixture or group of several; () for everything else."""
    return tuple(key.removeprefix("mix:").split("+")) if key.startswith("mix:") else ()


def numbers_of(key: str) -> tuple[str, ...]:
    """The CAS numbers that an entry's key is made of: its own, or those of its members; () for an entry without any."""
    return (cas_of(key),) if cas_of(key) else members_of(key)


def _other_identity(record: Record, origin: str) -> Identity:
    """A pesticide belongs to its product, everything else to its record; origins never share an entry."""
    system = record.feed.partition(".")[0] if record.entity else record.feed
    name = record.entity or record.key
    key = f"{record.kind}:{system}/{origin}/{name}"
    if len(key) > 250:
        key = f"{record.kind}:{system}/{origin}/{short(name)}"
    readable = _UNSAFE.sub("-", name).strip("-.")
    slug = f"{system.replace('.', '-')}-{readable if readable and len(readable) <= 60 else short(name)}"
    return Identity(key, str(record.kind), slug if origin == "live" else f"{origin}-{slug}")


def _record_slug(record: Record) -> str:
    """``ke-12345`` where the record has a KE number, else feed and short digest; the first record with the KE number gets it."""
    numbers = [fact.value for fact in record.facts if fact.kind is FactKind.KE]
    return numbers[0].lower() if len(numbers) == 1 else digest_slug(record.feed, record.key)


def digest_slug(feed: str, key: str) -> str:
    """The address of an entry that has no readable name."""
    return f"{feed.replace('.', '-')}-{short(key)}"


def fallback_slug(identity: Identity) -> str:
    """The address of an entry whose readable one belongs to another entry; it is unique by its digest."""
    if identity.key.startswith("rec:"):
        feed, _, rest = identity.key.removeprefix("rec:").partition("/")
        return digest_slug(feed, rest)
    return f"{identity.slug}-{short(identity.key)}"


def title_rank(origin: str, feed: str) -> tuple[int, int, str]:
    """The feed's place in the order of titles: live names first, then the demonstration's, then the portal's own."""
    return ORIGIN_ORDER.index(origin), _TITLE_RANKS.get(feed, UNRANKED), feed


def titles(names: Sequence[tuple[str, str, int, str, str]]) -> tuple[str, str]:
    """Korean and English title from (origin, feed, order, language, name): the first name of the first feed, or ""."""
    ranked = sorted(names, key=lambda name: (title_rank(*name[:2]), name[2], name[4])) if len(names) > 1 else names
    korean = next((name for *_, lang, name in ranked if lang == "ko"), "")
    english = next((name for *_, lang, name in ranked if lang == "en"), "")
    return korean[:LONGEST_TITLE_KO], english[:LONGEST_TITLE_EN]
