"""Files by their content: what cannot be opened is refused with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from substance_lists.errors import UnreadableList
from substance_lists.files import open_list


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04 and nothing more", "손상되었거나"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "암호 없이"),
        (b"<html>", "표가 없습니다"),
    ],
)
def test_what_is_no_list_is_refused_with_the_way_out(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    for source in (content, path):
        with pytest.raises(UnreadableList, match=words), open_list(source):
            pass


def test_a_file_that_is_not_there_is_named_without_its_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableList, match=r"^파일 list\.xlsx이\(가\) 없습니다"), open_list(tmp_path / "list.xlsx"):
        pass
    with pytest.raises(UnreadableList, match="읽을 수 없습니다"), open_list(tmp_path):
        pass
