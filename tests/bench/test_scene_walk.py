"""The scenes of accidents: thirty, each with what it must show, and headings that the card really has."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench.scene_walk import PLACES, TITLES, read_scenes
from identifiers import cas
from reference.forms import forms_of

CARD = Path("templates/portal/parts/response_card.html").read_text("utf-8")


def test_there_are_thirty_scenes_in_four_groups() -> None:
    scenes = read_scenes()
    assert Counter(scene.group for scene in scenes) == {"gas": 10, "liquid": 10, "solid": 5, "unknown": 5}
    assert len({scene.name for scene in scenes}) == len({scene.text for scene in scenes}) == len(scenes)


def test_a_scene_names_real_numbers_routes_and_forms() -> None:
    for scene in read_scenes():
        assert scene.routes, scene
        assert set(scene.routes) <= set(TITLES), scene
        assert [cas.parse(number) for number in scene.cas] == list(scene.cas), scene
        forms = {form.key for number in scene.cas for form in forms_of(number)}
        assert not scene.form or scene.form in forms, scene


@pytest.mark.parametrize("heading", PLACES.values())
def test_every_place_that_is_measured_is_a_heading_of_the_card(heading: str) -> None:
    name = heading.removeprefix("#")
    kind, _, anchor = name.partition("-")
    written = f'<h3 id="{name}">' if kind == "distance" else 'id="block-{{ block.anchor }}">'
    assert written in CARD, anchor
