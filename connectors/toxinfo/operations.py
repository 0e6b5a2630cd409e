"""The twelve operations of ToxctyInfoService02 in one table: name, key, and the facts that the fields state.

The fields are those of the official description; four operations have more that are published nowhere, and no response
of this service was ever recorded. A field that is not in the table is kept verbatim under its own name and reported.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from connectors.feeds import UNRANKED, Topic
from connectors.schema import FactKind, Section


@dataclass(frozen=True, slots=True)
class FieldMeaning:
    """The meaning of one field: a kind of fact under a section of the safety data sheet, and the agency's label."""

    kind: FactKind
    label: str
    section: Section = Section.TOXICOLOGY
    lang: str = "ko"


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation. ``id_fields`` together make the key and state nothing else; a row without the first of them is keyed
    by a digest of its identifying fields.

    ``unpublished_fields`` counts its fields that are published nowhere. ``by_cas`` marks the operation that takes a CAS number.
    """

    feed: str
    name: str
    title: str
    id_fields: tuple[str, ...] = ("TOXIC_CODE",)
    fields: Mapping[str, FieldMeaning] = field(default_factory=dict)
    cas: str = "CAS_NO"
    korean: str = "NM_KOR"
    english: str = "NM_ENG"
    unpublished_fields: int = 0
    by_cas: bool = False
    topics: frozenset[Topic] = frozenset()
    title_rank: int = UNRANKED


_STRUCTURE = {
    "STR_EN_SHT": FieldMeaning(FactKind.OTHER, "구조명 약어", Section.TOXICOLOGY, "en"),
    "STR_CODE": FieldMeaning(FactKind.OTHER, "구조코드", Section.NONE, ""),
}
_BY_ITEM = ("TOXIC_CODE", "ITEM_NO")
_BY_STRUCTURE = ("TOXIC_CODE", "STR_CODE", "ITEM_NO")
_REFERENCE = {"REFRNC": FieldMeaning(FactKind.REFERENCE, "참고문헌", Section.OTHER, "")}

OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "toxinfo.material",
        "getToxcinfoMatrinfo",
        "물질정보",
        unpublished_fields=11,
        topics=frozenset({Topic.PROPERTIES}),
        title_rank=80,
    ),
    Operation("toxinfo.summary", "getSummaryInfo", "독성 요약", fields={"SMMY": FieldMeaning(FactKind.TEXT, "요약")}),
    Operation(
        "toxinfo.human_effects", "getHmnBdyEffct", "인체영향", fields={"SMMY": FieldMeaning(FactKind.TEXT, "인체영향")}
    ),
    Operation(
        "toxinfo.animal_studies",
        "getAniToxctyStdy",
        "동물독성시험",
        fields={"SMMY": FieldMeaning(FactKind.TEXT, "동물독성시험")},
    ),
    Operation(
        "toxinfo.carcinogenicity_text",
        "getToxCrcngncty",
        "발암성",
        _BY_STRUCTURE,
        {**_STRUCTURE, "RESULT": FieldMeaning(FactKind.TEXT, "발암성")},
    ),
    Operation(
        "toxinfo.kinetics",
        "getToxckntcs",
        "독성동태",
        _BY_STRUCTURE,
        {**_STRUCTURE, "RESULT": FieldMeaning(FactKind.TEXT, "독성동태")},
    ),
    Operation(
        "toxinfo.emergency",
        "getEmrgncyMdiclTrtmnt",
        "응급치료",
        fields={
            "GENL_TRTM": FieldMeaning(FactKind.TREATMENT_GENERAL, "일반적 치료정보", Section.FIRST_AID),
            # For physicians: never first aid, never on the response card.
            "SPEC_TRTM": FieldMeaning(FactKind.TREATMENT_SPECIFIC, "특이적 치료정보", Section.FIRST_AID),
        },
        topics=frozenset({Topic.FIRST_AID}),
    ),
    Operation("toxinfo.references", "getRef", "독성정보 참고문헌", _BY_ITEM, _REFERENCE),
    Operation(
        "toxinfo.values",
        "getVluesData",
        "독성수치",
        _BY_ITEM,
        {
            # Codes only: the field with the figure itself is published nowhere.
            "TEST_TYPE_CODE": FieldMeaning(FactKind.OTHER, "시험유형 코드", Section.TOXICOLOGY, ""),
            "ENDPOINT_CODE": FieldMeaning(FactKind.OTHER, "종말점 코드", Section.TOXICOLOGY, ""),
            "UP_SPECIES_CODE": FieldMeaning(FactKind.OTHER, "동물종 코드", Section.TOXICOLOGY, ""),
        },
        unpublished_fields=11,
    ),
    Operation(
        "toxinfo.carcinogenicity",
        "getCrcngncty",
        "발암성 등급",
        ("CHEM_ID", "SEQ"),
        {
            "CHEM_ID": FieldMeaning(FactKind.AGENCY_ID, "물질ID", Section.NONE, ""),
            "IARC_CODE": FieldMeaning(FactKind.CARCINOGENICITY, "IARC", lang=""),
            "NTP_CODE": FieldMeaning(FactKind.CARCINOGENICITY, "NTP", lang=""),
            "USEPA_UP_CODE": FieldMeaning(FactKind.CARCINOGENICITY, "US EPA", lang=""),
        },
        korean="CHEM_NAME_KOR",
        english="CHEM_NAME",
        unpublished_fields=12,
        by_cas=True,
    ),
    Operation(
        "toxinfo.poisoning",
        "getToxcinfoAdctinfo",
        "중독정보",
        fields={
            "CL_INTRO": FieldMeaning(FactKind.TEXT, "임상서론"),
            "TOXDYN": FieldMeaning(FactKind.TEXT, "독성동력학"),
            "A_POISN_CL_MNFS": FieldMeaning(FactKind.EXPOSURE_SYMPTOM, "급성 임상양상"),
            "C_POISN_CL_MNFS": FieldMeaning(FactKind.EXPOSURE_SYMPTOM, "만성 임상양상"),
        },
        unpublished_fields=5,
    ),
    Operation("toxinfo.poisoning_references", "getPoisonRef", "중독정보 참고문헌", _BY_ITEM, _REFERENCE),
)
