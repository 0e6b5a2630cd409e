from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.errors import Unexpected
from connectors.row_damage import DAMAGE, taken_damage
from connectors.row_limits import LONGEST_TEXT, MAX_FIELDS
from connectors.xml_body import MAX_DEPTH, read_page


def read(text: str, item: str = "item") -> list[dict[str, object]]:
    return read_page(text, item=item, operation="op").rows


def test_rows_are_stripped_fields_by_name_and_counters_stand_outside() -> None:
    page = read_page(
        "<response><body><totalCount> 2 </totalCount><items><item><a> x\n</a><b/></item><item><a><![CDATA[ <y> ]]></a>"
        "</item></items></body></response>",
        item="item",
        operation="op",
    )
    assert page.root == "response"
    assert page.rows == [{"a": "x", "b": ""}, {"a": "<y>"}]
    assert page.leaves["totalCount"] == "2"


def test_nested_and_repeated_children_are_kept() -> None:
    assert read("<r><item><a><b>1</b><b>2</b></a><c>3</c><c>4</c><c>5</c></item></r>") == [
        {"a": {"b": ["1", "2"]}, "c": ["3", "4", "5"]}
    ]


def test_attributes_of_a_row_are_fields_of_it() -> None:
    assert read('<r><item id="7"><a>1</a></item></r>') == [{"@id": "7", "a": "1"}]


def test_an_item_inside_an_item_is_a_field_of_it() -> None:
    assert read("<r><item><item>1</item></item></r>") == [{"item": "1"}]


def test_another_element_can_be_the_row() -> None:
    assert read("<rows><row><a>1</a></row></rows>", "row") == [{"a": "1"}]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<a>",
        "<a></b>",
        "<a/><b/>",
        '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        "<a>\ud800</a>",
        "<r><item><a>1</a></item>",
        "<a>" * (MAX_DEPTH + 1) + "</a>" * (MAX_DEPTH + 1),
    ],
)
def test_what_is_not_one_plain_document_is_refused(text: str) -> None:
    with pytest.raises(Unexpected, match="op: the answer is not well-formed XML"):
        read(text)


@pytest.mark.parametrize(
    ("sent", "read_as"),
    [
        ("R&D", "R&D"),
        ("A & B && C", "A & B && C"),
        ("농도 <1%", "농도 <1%"),
        ("pH<7, x<y", "pH<7, x<y"),
        ("a <b c> d", "a <b c> d"),
        ("염산&middot;황산", "염산·황산"),
        ("5&nbsp;%&deg;C", "5\xa0%°C"),
        ("&unknown; x", "&unknown; x"),
        ("0.5\x1f3", "0.5 3"),
        ("a&#x1F;b&#0;c&#x110000;d", "a b c d"),
        ("x]]>y", "x]]>y"),
        ("<![CDATA[a\x0bb & c]]>", "a b & c"),
        ("줄\ufffe바꿈", "줄 바꿈"),
    ],
)
def test_what_xml_forbids_is_mended_in_its_row_and_noted(sent: str, read_as: str) -> None:
    rows = read(f"<r><item><a>1</a></item><item><a>{sent}</a></item><item><a>3</a></item></r>")
    assert [row["a"] for row in rows] == ["1", read_as, "3"]
    assert [DAMAGE in row for row in rows] == [False, True, False]
    assert {damage.place for damage in taken_damage(rows[1])} == {"row 2"}


@pytest.mark.parametrize(
    "broken",
    ["<item><a>1</b></item>", "<item><a>x<a>y</a></item>", "<item><a>\udceb</a></item>", "<item><a x=1>y</a></item>"],
)
def test_a_row_that_cannot_be_mended_is_lost_alone(broken: str) -> None:
    rows = read(f"<r><item><a>1</a></item>{broken}<item><a>3</a></item></r>")
    assert [row["a"] for row in (rows[0], rows[-1])] == ["1", "3"]
    assert [taken_damage(row)[0].lost for row in rows if DAMAGE in row] in ([True], [False])


@pytest.mark.parametrize(
    "beyond",
    [
        f"<item><a>{'가' * (LONGEST_TEXT + 1)}</a></item>",
        f"<item>{''.join(f'<a{n}>1</a{n}>' for n in range(MAX_FIELDS + 1))}</item>",
        "<item " + " ".join(f'a{n}="1"' for n in range(MAX_FIELDS + 1)) + "><a>1</a></item>",
        f"<item>{'<a>' * 1_000}{'</a>' * 1_000}</item>",
    ],
    ids=["text", "fields", "attributes", "depth"],
)
def test_a_row_beyond_all_bounds_is_lost_alone(beyond: str) -> None:
    rows = read(f"<r>{beyond}<item><a>2</a></item></r>")
    assert taken_damage(rows[0])[0].lost
    assert rows[1] == {"a": "2"}


def test_damage_outside_the_rows_stands_on_the_page() -> None:
    page = read_page("<r><msg>R&D</msg><item><a>1</a></item></r>", item="item", operation="op")
    assert page.leaves["msg"] == "R&D"
    assert [damage.reason for damage in page.damage] == ["a bare &"]


@given(st.text(max_size=200))
def test_any_text_is_rows_or_an_error_of_ours(text: str) -> None:
    try:
        rows = read(f"<r><item><a>{text}</a></item></r>")
    except Unexpected:
        return
    assert len(rows) >= 1


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="&<>"), max_size=60))
def test_any_text_of_a_field_comes_whole_or_is_noted(text: str) -> None:
    row = read(f"<r><item><a>{text}</a></item></r>")[0]
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n")
    assert DAMAGE in row or row["a"] == lines


def test_bytes_that_are_no_text_cost_their_row_and_outside_of_rows_the_page() -> None:
    rows = "<item><a>1</a></item><item><a>벤\udcec젠</a></item>"
    page = read_page(f"<r><total>2</total>{rows}</r>", item="item", operation="op")
    assert (len(page.rows), page.rows[0]["a"]) == (2, "1")
    assert "\udcec" not in str(page.rows[1].get("a"))
    with pytest.raises(Unexpected, match="op: the answer is not well-formed XML"):
        read_page("<r><total>\udcec2</total><item><a>&</a></item><b</r>", item="item", operation="op")
