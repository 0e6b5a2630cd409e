from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.errors import Unexpected
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
        "<a>&nbsp;</a>",
        '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        "<a>\x00</a>",
        "<a>\ud800</a>",
        "<a>" * (MAX_DEPTH + 1) + "</a>" * (MAX_DEPTH + 1),
    ],
)
def test_what_is_not_one_plain_document_is_refused(text: str) -> None:
    with pytest.raises(Unexpected, match="op: the answer is not well-formed XML"):
        read(text)


@given(st.text(max_size=200))
def test_any_text_is_rows_or_an_error_of_ours(text: str) -> None:
    try:
        rows = read(f"<r><item><a>{text}</a></item></r>")
    except Unexpected:
        return
    assert len(rows) >= 1
