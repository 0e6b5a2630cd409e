"""The contents from which a listing applies (함량기준), read out of the ministry's words; what is not read whole is not read at all."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from connectors.schema import Threshold
from reference.legal_lists import lists

_CATEGORIES = "|".join(each.category for each in lists().values() if each.category)
_UNIT = r"\s*(?:중량|wt\.?|w/w)?\s*(?:%|퍼센트|퍼센티지|프로|percent)(?:\s*\((?:중량|w/w|wt)[^()]*\))?"
_EFFECT = re.compile(
    rf"(?P<effect>(?:{_CATEGORIES})유해성)\s*:\s*(?P<percent>\d+(?:\.\d+)?){_UNIT}(?!\s*\S*(?:미만|이하|까지))"
    r"(?:\s*(?P<bound>이상|초과))?"
)
_PROSE = re.compile(rf"(?<![\d.,])(?P<percent>\d+(?:\.\d+)?){_UNIT}\s*(?:을|를)?\s*(?P<bound>이상|초과|넘)")
_FIGURE = re.compile(
    r"\d[\d.,]*\s*(?:중량|부피|wt\.?|vol\.?|[wv]/[wv])?\s*(?:%|‰|퍼센|프로(?![가-힣])|percent|ppm|ppb|mg|g/)"
)
_RANGE_BEFORE = re.compile(r"(?:\d\s*%?\s*[~∼–-]|부터|에서)\s*$")
_EXCEPTION = re.compile(r"[\s.,;(\[]*(?:(?<![가-힣])(?:다만|단)\s*[,:]?\s|(?<![가-힣])다만(?=[가-힣])|(?<![가-힣])단,)")
_EXCLUDED = re.compile(r"[(\[]([^()\[\]]*제외[^()\[\]]*)[)\]]")
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[^.;]*제외)")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a text on contents says: thresholds, and the exception in the agency's words.

    ``unread`` is the whole text where it says more on contents than both: it is shown as sent, and no threshold is read.
    """

    thresholds: tuple[Threshold, ...] = ()
    exception: str = ""
    unread: str = ""


def contents_of(text: str) -> Contents:
    """The thresholds of a text, each once, in order; percent by weight as printed.

    Reads ``인체급성유해성 : 1%, 인체만성유해성 : 0.1%`` and ``벤젠 및 이를 85% 이상 함유한 혼합물``. A figure in any other wording – an
    upper bound, a range, ppm – leaves the whole text unread: a threshold without its other bound would regulate what the list exempts.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    rule, exception = _without_exception(plain)
    found = {match.start("percent"): match for shape in (_PROSE, _EFFECT) for match in shape.finditer(rule)}
    figures = {match.start() for match in _FIGURE.finditer(rule)}
    if found.keys() != figures or any(_RANGE_BEFORE.search(rule[:start]) for start in figures):
        return Contents(unread=text)
    thresholds = tuple(dict.fromkeys(_threshold(found[start]) for start in sorted(found)))
    if thresholds or exception:
        return Contents(thresholds, exception)
    return Contents(unread="" if not plain else text)


def thresholds_in(text: str) -> tuple[Threshold, ...]:
    """The thresholds alone; () where the text states none, or states more than thresholds and an exception."""
    return contents_of(text).thresholds


def _threshold(match: re.Match[str]) -> Threshold:
    effect = match.groupdict().get("effect") or ""
    return Threshold(Decimal(match["percent"]), effect, exclusive=match["bound"] in ("초과", "넘"))


def _without_exception(text: str) -> tuple[str, str]:
    """The rule and its exception (다만 …, a sentence or bracket with … 제외), in the agency's words."""
    if match := _EXCEPTION.search(text):
        return text[: match.start()], text[match.start() :].strip(" .,;([").removesuffix(")").strip()
    bracketed = _EXCLUDED.findall(text)
    if bracketed:
        return _EXCLUDED.sub(" ", text), " ".join(part.strip() for part in bracketed)
    rule, *sentences = _SENTENCE.split(text)
    return rule, " ".join(sentences)
