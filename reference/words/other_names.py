"""Words beside a name: some only set a scene, others make it the name of another substance."""

from __future__ import annotations

import re

from reference.words.table import classes

_CLASSES = classes("other_names")

SCENERY = frozenset(_CLASSES["scenery"])
"""Words that set a scene and name nothing."""

ISOMERS = frozenset(_CLASSES["isomer"])
"""Words written before a name that tell isomers and states apart: 파라 크실렌 is not 오르토 크실렌."""

CHEMICAL = re.compile("|".join((*_CLASSES["piece"], *(f"{end}$" for end in _CLASSES["ending"]), "산[가-힣]*염$")))
"""Pieces of names of substances: 질산 에틸 is not 질산, and 포타슘 사이아나이드 not 포타슘. A salt ends in 산 …염."""
