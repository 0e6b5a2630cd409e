"""Words around the name of a list, of a class or of a place that say nothing of which one is meant."""

from __future__ import annotations

import re

from reference.words.table import classes

_CLASSES = classes("asides")

OF_LIST = re.compile(rf"(?:의)?(?:{'|'.join(_CLASSES['list'])}|[0-9]{{2,3}}(?:종|개|가지))+$")
"""The end of a text that asks for a list, also by the count of its substances (사고대비물질 97종)."""

OF_FIRE_CLASS = _CLASSES["fire_class"]
"""What may stand beside a class of the fire law; each is left out once, in the table's order."""

OF_PLACE = re.compile(rf"(?:{'|'.join(_CLASSES['place'])})+$")
"""The end of a text that asks what is at a place."""
