"""What every file to take away has in common: its name with the mark of a demonstration, and cells that run nothing."""

from __future__ import annotations

from urllib.parse import unquote

from django.http import HttpResponse

from portal.http.file_download import as_download, csv_text


def test_the_name_of_a_demonstrations_file_says_so_and_no_browser_keeps_it() -> None:
    response = as_download(HttpResponse(), "변경", "csv", demo=True)
    assert unquote(response["Content-Disposition"]).startswith("attachment; filename*=utf-8''시연자료-변경-20")
    assert "시연자료" not in unquote(as_download(HttpResponse(), "변경", "csv", demo=False)["Content-Disposition"])
    assert response["Cache-Control"] == "no-store"


def test_no_cell_runs_as_a_formula_and_quotes_stay_in_their_cell() -> None:
    assert csv_text([["=1+1", 'a"b', "가, 나"]]) == '\'=1+1,"a""b","가, 나"\r\n'
