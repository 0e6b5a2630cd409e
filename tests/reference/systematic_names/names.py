"""Pieces of names in English, new and old Korean spelling, of which tests build names."""

from __future__ import annotations

SUBSTITUENTS = (
    ("chloro", "클로로", "클로르"),
    ("bromo", "브로모", "브로모"),
    ("fluoro", "플루오로", "플루오르"),
    ("iodo", "아이오도", "요오도"),
    ("nitro", "나이트로", "니트로"),
    ("methyl", "메틸", "메칠"),
    ("ethyl", "에틸", "에칠"),
    ("amino", "아미노", "아미노"),
    ("hydroxy", "하이드록시", "히드록시"),
    ("cyano", "사이아노", "시아노"),
)
METALS = (("iron", "철"), ("copper", "구리"), ("tin", "주석"), ("titanium", "타이타늄"), ("chromium", "크로뮴"))
"""Metals with several valencies."""

HALIDES = (
    ("chloride", "염화", ("일염화", "이염화", "삼염화", "사염화", "오염화", "육염화")),
    ("bromide", "브로민화", ("일브로민화", "이브로민화", "삼브로민화", "사브로민화", "오브로민화", "육브로민화")),
    ("fluoride", "플루오린화", ("일플루오린화", "이플루오린화", "삼플루오린화", "사플루오린화", "오플루오린화", "육플루오린화")),
)  # fmt: skip
