"""InChI and InChIKey: the key of a standard InChI, by which two texts of one structure are equal.

A key is a hash of the identifier, made as InChI Technical Manual (IUPAC, InChI Trust), "InChIKey", describes: 14 letters of
the connections, 8 of stereo and isotopes, the kind, the version, and a letter for added or removed protons.
"""

from __future__ import annotations

import re
from hashlib import sha256

from identifiers.characters import excerpt

MAX_LENGTH = 5_000
_KEY = re.compile(r"[A-Z]{14}-[A-Z]{8}[SN][A-Z]-[A-Z]")
_STANDARD = re.compile(r"InChI=1S/[\x21-\x7e]+")
_MAIN_LAYERS = "chq"
_PROTONS = dict(zip(range(-12, 13), "BCDEFGHIJKLMNOPQRSTUVWXYZ", strict=True))
"""The last letter of a key, by the number of added protons: N for none."""


class InchiError(ValueError):
    """The text is no standard InChI; the message says why."""


def is_key(text: str) -> bool:
    """Whether the text has the form of an InChIKey; its letters have to be capitals."""
    return _KEY.fullmatch(text) is not None


def key(text: str) -> str:
    """The InChIKey of a standard InChI; ``InchiError`` for any other text, also for a non-standard InChI (``InChI=1/``).

    The text is not checked against chemistry: a text that no program made has a key too, which belongs to no structure.
    """
    if len(text) > MAX_LENGTH or not _STANDARD.fullmatch(text):
        raise InchiError(f"{excerpt(text)} is no standard InChI")
    formula, *layers = text.removeprefix("InChI=1S/").split("/")
    main, protons = [formula], 0
    rest: list[str] = []
    for layer in layers:
        if layer.startswith("p"):
            protons = _proton_count(layer, text)
        elif layer[:1] in _MAIN_LAYERS and layer and not rest:
            main.append(layer)
        else:
            rest.append(layer)
    minor = "".join(f"/{layer}" for layer in rest)
    # Short minor layers are hashed twice over, as in the reference implementation.
    minor_letters = _letters(minor * 2 if len(minor) < 255 else minor, 8)
    return f"{_letters('/'.join(main), 14)}-{minor_letters}SA-{_PROTONS.get(protons, 'A')}"


def _proton_count(layer: str, text: str) -> int:
    if not re.fullmatch(r"p[+-][0-9]{1,3}", layer):
        raise InchiError(f"{excerpt(text)} has a proton layer that cannot be read")
    return int(layer[1:])


def _letters(text: str, count: int) -> str:
    """The first letters of the SHA-256 digest: three for each 14 bits, then two for 9 bits."""
    bits = int.from_bytes(sha256(text.encode()).digest()[::-1])
    triplets, ending = divmod(count, 3)
    letters = "".join(_TRIPLETS[bits >> 14 * number & 0x3FFF] for number in range(triplets))
    return letters + _pair(bits >> 14 * triplets & 0x1FF) if ending else letters


def _pair(number: int) -> str:
    first, second = divmod(number, 26)
    return chr(65 + first) + chr(65 + second)


def _is_used(triplet: str) -> bool:
    """The hash uses 16,384 of the 17,576 triplets: none that begins with E, and none from TAA to TTV."""
    return triplet[0] != "E" and not "TAA" <= triplet <= "TTV"


_ALPHABET = [chr(code) for code in range(65, 91)]
_TRIPLETS = [
    triplet for one in _ALPHABET for two in _ALPHABET for three in _ALPHABET if _is_used(triplet := one + two + three)
]
