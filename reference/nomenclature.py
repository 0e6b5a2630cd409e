"""Old and new Korean nomenclature by rule: from a name that an agency states, the same name as others write it.

The Korean Chemical Society's names (다이클로로메테인, 아이오딘, 소듐) replaced those after German and Japanese (디클로로메탄, 요오드,
나트륨); agencies mix both, and people say either. A variant is the same name respelt, never another substance's: which
are kept, where two substances would get the same one, is decided where all names are known (``portal/ingest/nomenclature.py``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

FEED = "portal.nomenclature"
LONGEST = 30
"""Letters of a name that is respelt: nobody types a longer one, and each variant costs room in the index."""


class Spelling(StrEnum):
    """Which sort of variant it is."""

    OLD = "old"
    NEW = "new"
    SPOKEN = "spoken"


@dataclass(frozen=True, slots=True)
class Variant:
    """One other way of writing a stated name."""

    name: str
    spelling: Spelling


_RADICALS = (
    "메틸|메톡시|에틸|에톡시|에탄올|프로필|프로판올|이소|아이소|부틸|뷰틸|부톡시|뷰톡시|펜틸|아밀|헥실|시클로|사이클로|옥틸|노닐|데실|도데실|"
    "알릴|비닐|바이닐|페닐|페녹시|벤질|벤조|나프틸|클로로|클로르|브로모|플루오로|요오도|아이오도|니트로|나이트로|아미노|아민|아조|아지|아졸|아진|아세|"
    "히드|하이드|옥사|옥산|옥시|올|엔(?!오)|시안|시아|사이안|사이아|술|설|티오|싸이오|카르|카복|나트륨|소듐|칼륨|포타슘|암모늄|에스|에테르|에터|글리|글라이|"
    "이미|포스|메토|에토|아크릴|크롬|크로뮴"
)
"""What follows 디 and 트리 where they count (dichloro-, triethyl-) and are no part of another word."""

_AFTER_THIO = "우레아|요소|황산|페놀|시안|사이안|글리|글라이|펜|닐|아세|디|다이|포스|에탄올|인산|카르|카보"
"""What follows 티오 in the name of a compound; in a pesticide's common name (티오메톤) it stays as registered."""

_RULES: tuple[tuple[str, str, str, str], ...] = (
    # old as a pattern, new as written; new as a pattern, old as written
    ("중크롬산", "다이크로뮴산", "다이크로뮴산", "중크롬산"),
    ("차아염소산", "하이포아염소산", "하이포아염소산", "차아염소산"),
    ("(?<!과)불화|플루오르화", "플루오린화", "플루오린화", "불화"),
    ("불소|플루오르(?!화|페)", "플루오린", "플루오린(?!화|페)", "불소"),
    ("요오도", "아이오도", "아이오도", "요오도"),
    ("요오드", "아이오딘", "아이오딘", "요오드"),
    ("브롬", "브로민", "브로민", "브롬"),
    ("나트륨", "소듐", "소듐", "나트륨"),
    ("칼륨", "포타슘", "포타슘", "칼륨"),
    ("망간", "망가니즈", "망가니즈", "망간"),
    ("크롬", "크로뮴", "크로뮴", "크롬"),
    ("티탄|(?<!이)티타늄", "타이타늄", "타이타늄", "티타늄"),
    ("안티몬", "안티모니", "안티모니(?!오)", "안티몬"),
    ("셀렌", "셀레늄", "셀레늄", "셀렌"),
    ("텔루르", "텔루륨", "텔루륨", "텔루르"),
    ("몰리브덴", "몰리브데넘", "몰리브데넘", "몰리브덴"),
    ("게르마늄", "저마늄", "저마늄", "게르마늄"),
    ("크실렌", "자일렌", "자일렌", "크실렌"),
    ("크실리딘", "자일리딘", "자일리딘", "크실리딘"),
    ("(?<![빙목식])초산", "아세트산", "아세트산", "초산"),
    ("포름", "폼", "폼(?=알데|산|아|에|$)", "포름"),
    ("알데히드", "알데하이드", "알데하이드", "알데히드"),
    ("히드록시드", "하이드록사이드", "하이드록사이드", "히드록시드"),
    ("히드리드", "하이드라이드", "하이드라이드", "히드리드"),
    ("히드(?=[로라록린])", "하이드", "하이드(?=[로라록린])", "히드"),
    ("술피드", "설파이드", "설파이드", "술피드"),
    ("술폭시드", "설폭사이드", "설폭사이드", "술폭시드"),
    ("술(?=[폰포팜피파푸])", "설", "설(?=[폰포팜피파푸])", "술"),
    ("옥시드", "옥사이드", "옥사이드", "옥시드"),
    ("아미드", "아마이드", "아마이드", "아미드"),
    ("아지드", "아자이드", "아자이드", "아지드"),
    ("에테르", "에터", "에터(?!나)", "에테르"),
    ("에스테르", "에스터", "에스터", "에스테르"),
    ("니트로", "나이트로", "나이트로", "니트로"),
    ("니트릴", "나이트릴", "나이트릴", "니트릴"),
    ("니트레이트", "나이트레이트", "나이트레이트", "니트레이트"),
    ("시아네이트", "사이아네이트", "사이아네이트", "시아네이트"),
    ("시아노", "사이아노", "사이아노", "시아노"),
    ("시안", "사이안", "사이안", "시안"),
    ("시클로", "사이클로", "사이클로", "시클로"),
    ("(?<![아다라])이소(?!듐)", "아이소", "아이소", "이소"),
    ("비닐", "바이닐", "바이닐", "비닐"),
    ("비페닐", "바이페닐", "바이페닐", "비페닐"),
    ("부(?=틸|텐|톡시|티르|타디엔|타다이엔|탄올)", "뷰", "뷰(?=틸|텐|톡시|티르|타디엔|타다이엔|탄올)", "부"),
    ("글리(?=콜|시딜)", "글라이", "글라이(?=콜|시딜)", "글리"),
    (f"티오(?={_AFTER_THIO})", "싸이오", f"싸이오(?={_AFTER_THIO})", "티오"),
    (f"디(?={_RADICALS})", "다이", f"다이(?={_RADICALS})", "디"),
    (f"트리(?={_RADICALS})", "트라이", f"트라이(?={_RADICALS})", "트리"),
)

_NO_ALKANE = "(?!올|알|온|아민| ?산|-[0-9]+-온)"
"""An acid, alcohol, aldehyde, ketone or amine keeps the old stem: 에탄올, 도데칸산, 메탄알."""

_LEARNED: tuple[tuple[str, str, str, str], ...] = (
    *(
        (f"(?:{old}){_NO_ALKANE}", new, new, old.partition("|")[0])
        for old, new in (
            ("메탄", "메테인"),
            ("에탄", "에테인"),
            ("프로판", "프로페인"),
            ("부탄|뷰탄", "뷰테인"),
            ("펜탄", "펜테인"),
            ("헥산", "헥세인"),
            ("헵탄", "헵테인"),
            ("옥탄", "옥테인"),
            ("데칸", "데케인"),
        )
    ),
    ("스티렌", "스타이렌", "스타이렌", "스티렌"),
)
"""Rules that schools follow and few others do; a name is respelt with them and without."""

_OLD_TO_NEW = tuple((re.compile(old), new) for old, new, _, _ in _RULES)
_LEARNED_TO_NEW = tuple((re.compile(old), new) for old, new, _, _ in _LEARNED)
_NEW_TO_OLD = tuple((re.compile(new), old) for _, _, new, old in (*_LEARNED, *_RULES))

_PREFIXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("p", ("파라", "피")),
    ("o", ("오르토", "오쏘")),
    ("m", ("메타",)),
    ("n", ("노말", "노르말", "엔")),
    ("tert", ("터셔리", "삼차")),
    ("sec", ("세컨더리", "이차")),
)
"""A letter is spoken where nothing else begins so; 오 is left out, for 오클로로 could be five of them."""

_PREFIX = re.compile(
    "^(?:" + "|".join(f"(?P<{sign}>{sign}|{'|'.join(said)})" for sign, said in _PREFIXES) + r")-\s*(?=[가-힣])"
)
_CAPITAL = re.compile(r"^[MOP](?=-\s*(?:크레졸|크실렌|자일렌|톨루))")
"""A capital that stands for the small letter; elsewhere an O- or P- is the element's."""

_NITROGEN = re.compile(r"^n-(?!부|뷰|헥|프로|펜|옥|데|노|헵|도|아밀|발레|카프|세틸)")
"""An n- that no chain follows is the nitrogen's (n-아세틸-4-아미노페놀) and is not called 노말."""

_PLAIN = re.compile(r"[가-힣0-9A-Za-z ,'-]+")
_NO_NAME = re.compile(r"함유|혼합|이상|이하|초과|미만|및 |또는|제외|그 염")
"""Words of a rule or a range: what holds one describes a group and is no name that somebody would respell."""


def variants(name: str) -> tuple[Variant, ...]:
    """The other ways of writing a Korean name, without the name itself; () where no rule applies or the name is none.

    Spacing counts for nothing, for search leaves it out; so 아세트산 에틸 gives 초산 에틸 as it stands.
    """
    if len(name) > LONGEST or not _PLAIN.fullmatch(name) or _NO_NAME.search(name):
        return ()
    given, name = name, _CAPITAL.sub(lambda match: match[0].lower(), name)
    new = _respelt(name, _OLD_TO_NEW)
    learned = _respelt(new, _LEARNED_TO_NEW)
    old = _respelt(learned, _NEW_TO_OLD)
    found = {new: Spelling.NEW, learned: Spelling.NEW, old: Spelling.OLD}
    if "불화" in old and "과불화" not in old:
        found.setdefault(old.replace("불화", "플루오르화"), Spelling.OLD)
    for stem, prefix in product((name, *found), (_said(name),)):
        for said in prefix:
            found.setdefault(_PREFIX.sub(said, stem), Spelling.SPOKEN)
    for own in (name, given):
        found.pop(own, None)
    return tuple(Variant(text, spelling) for text, spelling in found.items())


def _respelt(name: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, written in rules:
        name = pattern.sub(written, name)
    return name


def _said(name: str) -> tuple[str, ...]:
    """How the prefix of a name is written and spoken: p-크레졸 is 파라크레졸 and 피크레졸; () where it has none."""
    match = _PREFIX.match(name)
    if match is None or _NITROGEN.match(name):
        return ()
    sign = match.lastgroup or ""
    return (f"{sign}-", *dict(_PREFIXES)[sign])
