"""Files that publishing makes: one process at a time, and never half a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.publish.made_alone import BeingMade, made_alone, write_whole


def test_a_second_process_is_refused_until_the_first_has_ended(tmp_path: Path) -> None:
    with made_alone(tmp_path), pytest.raises(BeingMade):
        made_alone(tmp_path).__enter__()
    with made_alone(tmp_path):
        pass


def test_a_file_is_replaced_as_a_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "file"
    for content in (b"old", b"new"):
        write_whole(path, content)
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"new", [path])
