"""Words of questions for changes."""

from __future__ import annotations

import pytest

from reference.words.change_words import change_words_in


@pytest.mark.parametrize(
    ("words", "classes", "left"),
    [
        ("바뀐 것", {"change"}, ()),
        ("변경사항이 뭐가", {"change"}, ()),
        ("염소 변경 이력", {"change", "history"}, ("염소",)),
        ("최근개정", set(), ("최근개정",)),
        ("변경신고 대상", set(), ("변경신고", "대상")),
        ("추가된 물질", {"added"}, ()),
        ("수정", {"weak_change"}, ()),
        ("목록", set(), ()),
    ],
)
def test_a_word_is_read_only_where_the_table_has_all_of_it(
    words: str, classes: set[str], left: tuple[str, ...]
) -> None:
    read = change_words_in(words.split())
    assert (read.classes, read.left) == (classes, left)
