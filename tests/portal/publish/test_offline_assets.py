"""Styles, scripts and pictograms of offline pages."""

from __future__ import annotations

from portal.publish.offline_assets import offline_assets


def test_each_file_has_its_media_type_and_its_text() -> None:
    assets = offline_assets()
    kind, text = assets["/static/offline/offline.css"]
    assert kind.startswith("text/css")
    assert ".offline-band" in text
    assert assets["/static/icon.svg"][0] == "image/svg+xml"
    assert not any(address.endswith(".png") for address in assets)
