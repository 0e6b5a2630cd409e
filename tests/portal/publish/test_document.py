"""Documents: what of an entry's facts the index holds, and under which facets."""

from __future__ import annotations

import pytest

from connectors.schema import Fact, FactKind
from portal.publish.document import DAY_KINDS, documents
from search.values import Facet, NameRank
from tests.portal.factories import entry, record_with_facts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", DAY_KINDS)
def test_each_kind_of_day_gives_the_year(kind: FactKind) -> None:
    found = entry("product:any/live/1", "제품", kind="product", slug="p-1")
    record_with_facts(found, "ecolife.violations", [Fact(kind, "2024-03-03")])
    (document,) = documents([found])
    assert document.facets[Facet.YEAR] == ("2024",)


def test_the_agency_facet_names_who_publishes_each_feed_and_never_the_portal() -> None:
    benzene = entry("cas:71-43-2", "벤젠")
    for feed in ("ncis.ghs", "ncis.safety", "portal.aliases", "former.feed"):
        record_with_facts(benzene, feed, [Fact(FactKind.NAME, "벤젠", lang="ko")])
    (document,) = documents([benzene])
    assert document.facets[Facet.AGENCY] == ("기후에너지환경부 한국환경공단", "기후에너지환경부 화학물질안전원")


@pytest.mark.parametrize(
    ("feed", "kind", "rank"),
    [
        ("ncis.safety", FactKind.SYNONYM, NameRank.SYNONYM),
        ("portal.aliases", FactKind.SYNONYM, NameRank.ALIAS),
        ("portal.nomenclature", FactKind.SYNONYM, NameRank.ALIAS),
        ("portal.product_classes", FactKind.NAME, NameRank.TITLE),
    ],
)
def test_a_name_that_the_portal_adds_stands_behind_what_agencies_state(
    feed: str, kind: FactKind, rank: NameRank
) -> None:
    found = entry("cas:71-43-2", "벤젠")
    record_with_facts(found, feed, [Fact(kind, "벤졸", lang="ko")])
    (document,) = documents([found])
    assert {name.text: name.rank for name in document.names}["벤졸"] is rank
