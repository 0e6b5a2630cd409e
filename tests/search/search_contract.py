"""What every engine finds, in which order, and with which tier."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reference.systematic_names.keys import stated_keys
from search.engine import Engine
from search.engine_types import Delete, Facet, Query, Results, Sort, Watermark, Why
from search.errors import QueryError
from tests.search.build_contract import BUILD, keys
from tests.search.documents import DOCUMENTS, ENGLISH_ONLY, event, structure, substance


class SearchContract:
    """Tests use the engines ``filled`` and ``shared_engine`` of ``BuildContract``."""

    @pytest.mark.parametrize(
        ("text", "key", "why"),
        [
            ("7664-39-3", "cas:7664-39-3", Why.IDENTIFIER),
            ("7664–39–3", "cas:7664-39-3", Why.IDENTIFIER),
            ("7664 39 3", "cas:7664-39-3", Why.IDENTIFIER),
            ("7664393", "cas:7664-39-3", Why.IDENTIFIER),
            ("７６６４－３９－３", "cas:7664-39-3", Why.IDENTIFIER),
            ("KE-20198", "cas:7664-39-3", Why.IDENTIFIER),
            ("ke 20198", "cas:7664-39-3", Why.IDENTIFIER),
            ("KE20198", "cas:7664-39-3", Why.IDENTIFIER),
            ("ＫＥ－２０１９８", "cas:7664-39-3", Why.IDENTIFIER),
            ("231-634-8", "cas:7664-39-3", Why.IDENTIFIER),
            ("2316348", "cas:7664-39-3", Why.IDENTIFIER),
            ("97-1-382", "cas:7664-39-3", Why.IDENTIFIER),
            ("UN1052", "cas:7664-39-3", Why.UN),
            ("un 1790", "cas:7664-39-3", Why.UN),
            ("UN-1052", "cas:7664-39-3", Why.UN),
            ("ＵＮ１０５２", "cas:7664-39-3", Why.UN),
            ("1294", "cas:108-88-3", Why.UN),
            ("메탄올", "cas:67-56-1", Why.NAME),
            ("METHANOL", "cas:67-56-1", Why.NAME),
            ("hydrofluoric acid", "cas:7664-39-3", Why.NAME),
            ("메틸 알코올", "cas:67-56-1", Why.SYNONYM),
            ("불산", "cas:7664-39-3", Why.ALIAS),
            ("dmf", "cas:68-12-2", Why.ALIAS),
            ("톨 루 엔", "cas:108-88-3", Why.NAME),
            ("ｔｏｌｕｅｎｅ", "cas:108-88-3", Why.NAME),
            ("암모니아는", "cas:7664-41-7", Why.NAME),
            ("시안화 나트륨", "cas:143-33-9", Why.NAME),
            ("1,3 부타디엔", "cas:106-99-0", Why.NAME),
            ("H₂SO₄", "cas:7664-93-9", Why.FORMULA),
            ("CH4O", "cas:67-56-1", Why.FORMULA),
            ("HOCH3", "cas:67-56-1", Why.FORMULA),
            ("h2o2", "cas:7722-84-1", Why.FORMULA),
            ("C4H6", "cas:106-99-0", Why.FORMULA),
            ("c4h6", "cas:106-99-0", Why.FORMULA),
            ("UHOVQNZJYSORNB-UHFFFAOYSA-N", "cas:71-43-2", Why.STRUCTURE),
            ("InChI=1S/C6H6/c1-2-4-6-5-3-1/h1-6H", "cas:71-43-2", Why.STRUCTURE),
            ("CID 241", "cas:71-43-2", Why.STRUCTURE),
            ("C1=CC=CC=C1", "cas:71-43-2", Why.STRUCTURE),
            ("c1ccccc1", "cas:71-43-2", Why.STRUCTURE),
            ("OCC", "cas:64-17-5", Why.STRUCTURE),
            ("톨루인", "cas:108-88-3", Why.TYPO),
            ("tolune", "cas:108-88-3", Why.TYPO),
            ("암모냐", "cas:7664-41-7", Why.TYPO),
            ("과산ㅎ", "cas:7722-84-1", Why.PREFIX),
            ("ㄱㅅㅎㅅㅅ", "cas:7722-84-1", Why.CHOSUNG),
            ("염소가 누출되면", "cas:7782-50-5", Why.NAME),
            ("톨루엔을 마셨을 때", "cas:108-88-3", Why.NAME),
            ("톨루엔보호구", "cas:108-88-3", Why.NAME),
            ("우리 공장 톨루엔 탱크", "cas:108-88-3", Why.WORDS),
            ("디메틸", "cas:68-12-2", Why.PREFIX),
        ],
    )
    def test_what_people_type_finds_the_substance_with_its_tier(
        self, shared_engine: Engine, text: str, key: str, why: Why
    ) -> None:
        first = shared_engine.search(Query(text)).hits[0]
        assert (first.key, first.why) == (key, why)

    @pytest.mark.parametrize(
        ("text", "matched"),
        [
            ("7664393", "7664-39-3"),
            ("ke20198", "KE-20198"),
            ("UN1052", "1052"),
            ("불산", "불산"),
            ("hydrofluoricacid", "Hydrogen fluoride ; Hydrofluoric acid"),
            ("톨루인", "톨루엔"),
            ("ㄱㅅㅎㅅㅅ", "과산화수소"),
        ],
    )
    def test_a_hit_names_what_matched_in_the_entrys_own_spelling(
        self, shared_engine: Engine, text: str, matched: str
    ) -> None:
        assert shared_engine.search(Query(text)).hits[0].matched == matched

    @pytest.mark.parametrize(
        "text", ["아브라카다브라", "불도저", "맛집", "qwertyuiop", "ㅁㄴㅇㄹ", "UN9999", "!!!", "🧪"]
    )
    def test_unknown_words_find_nothing(self, shared_engine: Engine, text: str) -> None:
        found = shared_engine.search(Query(text))
        assert (found.hits, found.total) == ((), 0)

    @pytest.mark.parametrize(
        "text",
        ["UHOVQNZJYSORNB-UHFFFAOYSA-O", "InChI=1S/C6H6/c1-2-4-6-5-3-1/h1-5H", "CID 24", "c1ccccc1C", "C1=CC=CC=C1.Cl"],
    )
    def test_a_structure_that_is_unknown_finds_nothing_near_it(self, shared_engine: Engine, text: str) -> None:
        found = shared_engine.search(Query(text))
        assert (found.hits, found.total) == ((), 0)

    @pytest.mark.parametrize("text", ["NaCl", "nacl", "NACL", "NaCN2", "nacn2", "C4H6O", "H2SO3", "h2so3"])
    def test_a_formula_is_no_slip_of_another(self, shared_engine: Engine, text: str) -> None:
        assert shared_engine.search(Query(text)).hits == ()

    def test_a_formula_that_an_agency_states_comes_before_one_that_only_a_reference_document_gives(
        self, filled: Engine
    ) -> None:
        fulvene = substance(
            "497-20-1",
            "풀벤",
            structures=(structure("C6H6", "C=C1C=CC=C1", "PGTKVMVZBBZCKQ-UHFFFAOYSA-N", "136323"),),
            prior=100,
        )
        filled.write(BUILD, [fulvene], None)
        found = filled.search(Query("C6H6"))
        assert [(hit.key, hit.why) for hit in found.hits] == [
            ("cas:71-43-2", Why.FORMULA),
            ("cas:497-20-1", Why.FORMULA),
        ]

    @pytest.mark.parametrize(
        ("text", "same"),
        [
            ("파라-클로로아닐린", ["cas:106-47-8"]),
            ("4-클로로아닐린", ["cas:106-47-8"]),
            ("4-클로로아닐린은", ["cas:106-47-8"]),
            ("염화알루미늄 누출", ["cas:7446-70-0"]),
            ("염화제이철", ["cas:7705-08-0"]),
            ("2-부텐산", ["cas:3724-65-0", "cas:107-93-7", "cas:503-64-0"]),
            ("(E)-2-부텐산", ["cas:107-93-7", "cas:3724-65-0"]),
            ("이미다클로프리드", ["cas:138261-41-3"]),
        ],
    )
    def test_a_korean_name_finds_by_rule_all_bearers_of_the_english_name(
        self, filled: Engine, text: str, same: list[str]
    ) -> None:
        filled.write(BUILD, ENGLISH_ONLY, None)
        found = filled.search(Query(text)).hits
        assert {hit.key for hit in found if hit.why is Why.RULE_SAME} == set(same)
        assert found[0].why is Why.RULE_SAME

    @pytest.mark.parametrize(
        ("text", "why", "keys_found"),
        [
            ("염화철", Why.RULE_NEAR, ["cas:7758-94-3", "cas:7705-08-0"]),
            ("클로로아닐린", Why.RULE_NEAR, ["cas:108-42-9", "cas:106-47-8"]),
            ("이미다클로프리디", Why.RULE_SIMILAR, ["cas:138261-41-3"]),
        ],
    )
    def test_a_name_that_is_nearly_made_of_the_same_pieces_is_found_as_near_or_similar(
        self, filled: Engine, text: str, why: Why, keys_found: list[str]
    ) -> None:
        filled.write(BUILD, ENGLISH_ONLY, None)
        assert [hit.key for hit in filled.search(Query(text)).hits if hit.why is why] == keys_found

    def test_a_hit_by_rule_shows_the_english_name_and_nothing_that_was_made(self, filled: Engine) -> None:
        filled.write(BUILD, ENGLISH_ONLY, None)
        hit = filled.search(Query("4-클로로아닐린")).hits[0]
        assert (hit.title_ko, hit.title_en, hit.matched) == ("", "Benzenamine, 4-chloro-", "Benzenamine, 4-chloro-")

    @pytest.mark.parametrize("text", ["톨루엔", "불산", "Toluene", "7664-39-3", "DMF"])
    def test_a_stated_name_alias_or_number_asks_no_rule(self, filled: Engine, text: str) -> None:
        before = filled.search(Query(text)).hits
        filled.write(
            BUILD, [*ENGLISH_ONLY, replace(ENGLISH_ONLY[0], key="cas:1-0", name_keys=stated_keys("Toluene").same)], None
        )
        assert filled.search(Query(text)).hits == before

    def test_suggestions_show_what_a_rule_finds_after_all_stated_names(self, filled: Engine) -> None:
        filled.write(BUILD, [*ENGLISH_ONLY, substance("1-1", "4-클로로아닐린블랙", prior=0)], None)
        assert [hit.key for hit in filled.suggest("4-클로로아닐린").hits][:2] == ["cas:1-1", "cas:106-47-8"]
        assert filled.suggest("이미다클로프").hits[0].key == "cas:138261-41-3"

    @pytest.mark.parametrize(("text", "never"), [("메탄올", "cas:64-17-5"), ("에탄올", "cas:67-56-1")])
    def test_an_exact_name_is_never_corrected(self, shared_engine: Engine, text: str, never: str) -> None:
        assert never not in keys(shared_engine.search(Query(text)))
        assert never not in keys(shared_engine.search(Query(text, kind="substance")))

    def test_an_exact_name_outside_the_filter_is_not_corrected_into_it(self, filled: Engine) -> None:
        filled.write(BUILD, [substance("67-56-1", "메탄올", agency=("소방청",), revision=2)], None)
        narrowed = filled.search(Query("메탄올", filters={Facet.AGENCY: ("기후에너지환경부",)}))
        assert [hit.why for hit in narrowed.hits if hit.why is Why.TYPO] == []

    def test_a_deleted_name_is_no_longer_exact(self, filled: Engine) -> None:
        filled.write(BUILD, [Delete("cas:67-56-1", 2)], None)
        assert filled.search(Query("메탄올")).hits == ()

    def test_a_wrong_check_digit_offers_the_numbers_one_edit_away(self, shared_engine: Engine) -> None:
        found = shared_engine.search(Query("7664-39-4"))
        assert ("cas:7664-39-3", Why.TYPO) in [(hit.key, hit.why) for hit in found.hits]
        assert all(hit.why is not Why.IDENTIFIER for hit in found.hits)

    def test_a_single_syllable_that_is_a_name_comes_before_longer_names_with_that_prefix(
        self, shared_engine: Engine
    ) -> None:
        assert keys(shared_engine.search(Query("황")))[:2] == ["cas:7704-34-9", "cas:7664-93-9"]

    def test_a_break_between_digits_is_part_of_the_name(self, shared_engine: Engine) -> None:
        assert shared_engine.search(Query("13부타디엔")).hits[0].why is Why.TYPO

    def test_several_names_in_one_text_are_all_found(self, shared_engine: Engine) -> None:
        assert set(keys(shared_engine.search(Query("톨루엔 벤젠")))[:2]) == {"cas:108-88-3", "cas:71-43-2"}

    def test_running_text_finds_entries_with_every_word_and_shows_an_excerpt(self, shared_engine: Engine) -> None:
        found = shared_engine.search(Query("탱크에서 염소", kind="accident"))
        assert [(hit.key, hit.why) for hit in found.hits] == [("acc:1", Why.TEXT)]
        assert "염소가 누출된" in found.hits[0].snippet
        assert keys(shared_engine.search(Query("탱크에서 벤젠", kind="accident"))) == []

    def test_syllables_that_are_not_adjacent_in_a_text_are_not_a_word(self, filled: Engine) -> None:
        filled.write(BUILD, [event("acc:2", "accident", "사고", text="불도 났고 도저히 못 껐다", revision=2)], None)
        assert keys(filled.search(Query("불도저"))) == []

    def test_the_intent_is_returned_and_removed_from_the_text(self, shared_engine: Engine) -> None:
        found = shared_engine.search(Query("톨루엔 보호구"))
        assert (found.intent, found.read_as) == ("ppe", "톨루엔")
        assert shared_engine.search(Query("톨루엔")).read_as == ""

    @pytest.mark.parametrize(("text", "near"), [("벤진", "벤젠"), ("부산", "불산"), ("weather", "ether")])
    def test_everyday_words_are_never_typos_of_a_substance(self, filled: Engine, text: str, near: str) -> None:
        filled.write(BUILD, [substance("100-00-0", near, revision=2)], None)
        met = [hit.why for hit in filled.search(Query(text)).hits]
        assert met == ([Why.TYPO, Why.TYPO] if text == "벤진" else [])

    def test_two_typos_in_a_long_name_come_before_a_name_that_it_contains(self, filled: Engine) -> None:
        filled.write(
            BUILD,
            [substance("100-00-0", "", "Lead dipicrate", revision=2), substance("101-00-0", "", "Lead", revision=2)],
            None,
        )
        assert keys(filled.search(Query("lead dpiicraet"))) == ["cas:100-00-0", "cas:101-00-0"]

    def test_initials_are_found_with_any_locants_before_the_name(self, filled: Engine) -> None:
        filled.write(BUILD, [substance("110-54-3", "n-헥산", revision=2)], None)
        assert "cas:110-54-3" in keys(filled.search(Query("ㅎㅅ")))

    def test_a_question_word_within_a_name_is_part_of_that_name(self, filled: Engine) -> None:
        filled.write(BUILD, [substance("1314-84-7", "인화 아연", revision=2)], None)
        found = filled.search(Query("인화 아연의"))
        assert (keys(found)[0], found.intent) == ("cas:1314-84-7", "")

    def test_a_snippet_is_text_without_markup_whatever_it_contains(self, filled: Engine) -> None:
        filled.write(BUILD, [event("acc:2", "accident", "사고", text="<b>탱크로리</b> & 전복", revision=2)], None)
        assert filled.search(Query("탱크로리")).hits[0].snippet == "<b>탱크로리</b> & 전복"

    # The other keyboard layout

    @pytest.mark.parametrize(
        ("typed", "meant"), [("dkaahsldk", "암모니아"), ("qnftks", "불산"), ("새ㅣㅕ둗", "toluene")]
    )
    def test_a_text_in_the_other_layout_is_found_and_marked_as_such(
        self, shared_engine: Engine, typed: str, meant: str
    ) -> None:
        found = shared_engine.search(Query(typed))
        assert (found.read_as, found.layout_from) == (meant, typed)
        assert found.hits[0].why in {Why.NAME, Why.ALIAS}

    def test_the_other_layout_can_be_switched_off(self, shared_engine: Engine) -> None:
        found = shared_engine.search(Query("dkaahsldk", layout=False))
        assert (found.hits, found.layout_from) == ((), "")

    @pytest.mark.parametrize("typed", ["책", "책상", "sea", "정산", "N/A", "자료없음"])
    def test_a_text_of_whole_words_is_not_guessed_at_in_the_other_layout(self, filled: Engine, typed: str) -> None:
        filled.write(BUILD, [substance("100-00-0", "", "Corn oil", revision=2)], None)
        assert (filled.search(Query(typed)).hits, filled.suggest(typed).hits) == ((), ())

    def test_a_text_with_an_exact_hit_is_not_read_in_the_other_layout(self, shared_engine: Engine) -> None:
        assert shared_engine.search(Query("dmf")).layout_from == ""

    # Filters, counts, pages

    def test_a_kind_and_filters_narrow_the_hits(self, shared_engine: Engine) -> None:
        assert {hit.kind for hit in shared_engine.search(Query("염소", kind="facility")).hits} == {"facility"}
        narrowed = shared_engine.search(Query("가상", filters={Facet.REGION: ("경기도",)}))
        assert set(keys(narrowed)) == {"fac:2", "acc:1"}

    def test_values_of_one_facet_are_alternatives_and_facets_are_conditions(self, shared_engine: Engine) -> None:
        either = Query("가상", filters={Facet.REGION: ("경기도", "울산광역시")})
        assert shared_engine.search(either).total == 3
        both = Query("가상", filters={Facet.REGION: ("경기도",), Facet.KIND: ("시설",)})
        assert keys(shared_engine.search(both)) == ["fac:2"]

    def test_facets_count_all_hits_and_ignore_their_own_filter(self, shared_engine: Engine) -> None:
        found = shared_engine.search(Query("가상", filters={Facet.REGION: ("경기도",)}))
        assert dict(found.facets[Facet.REGION]) == {"경기도": 2, "울산광역시": 1}
        assert dict(found.facets[Facet.KIND]) == {"시설": 1, "사고": 1}

    def test_the_counts_of_kinds_ignore_the_chosen_kind(self, shared_engine: Engine) -> None:
        found = shared_engine.search(Query("가상", kind="accident"))
        assert dict(found.facets[Facet.KIND]) == {"시설": 2, "사고": 1}
        assert found.total == 1

    def test_a_value_that_several_documents_share_is_counted_once_each(self, shared_engine: Engine) -> None:
        found = shared_engine.search(Query(""))
        assert dict(found.facets[Facet.AGENCY])["고용노동부"] == 1
        assert found.total == len(DOCUMENTS)

    def test_an_empty_text_lists_everything_with_the_tier_all(self, shared_engine: Engine) -> None:
        found = shared_engine.search(Query("", size=100))
        assert sorted(keys(found)) == sorted(document.key for document in DOCUMENTS)
        assert {hit.why for hit in found.hits} == {Why.ALL}

    def test_pages_by_relevance_cut_one_order(self, shared_engine: Engine) -> None:
        whole = keys(shared_engine.search(Query("", size=100)))
        pages = [keys(shared_engine.search(Query("", page=page, size=5))) for page in range(1, 5)]
        assert [key for page in pages for key in page] == whole

    def test_a_page_past_the_window_is_refused_with_the_way_on(self, shared_engine: Engine) -> None:
        with pytest.raises(QueryError, match=r"sort=name.*after"):
            shared_engine.search(Query("가상", page=500, size=20))

    @pytest.mark.parametrize("query", [Query("가상", page=0), Query("가상", size=0), Query("가상", size=101)])
    def test_pages_and_sizes_that_cannot_be_are_refused(self, shared_engine: Engine, query: Query) -> None:
        with pytest.raises(QueryError):
            shared_engine.search(query)

    def test_the_order_by_name_lists_every_entry_once_page_by_page(self, filled: Engine) -> None:
        many = [event(f"acc:{number}", "accident", f"가상 사고 {number:04d}", revision=2) for number in range(100, 400)]
        filled.write(BUILD, many, Watermark(2, "two"))
        query = Query("", kind="accident", sort=Sort.NAME, size=7)
        seen: list[str] = []
        titles: list[str] = []
        while True:
            page = filled.search(query)
            seen += keys(page)
            titles += [hit.title_ko for hit in page.hits]
            assert page.total == 301
            if not page.after:
                break
            query = replace(query, after=page.after)
        assert len(seen) == len(set(seen)) == 301
        assert titles == sorted(titles)

    def test_the_order_by_name_continues_beyond_the_window_of_relevance(self, engine: Engine) -> None:
        engine.create(BUILD, "v1")
        many = (event(f"acc:{number:05d}", "accident", "같은 이름의 가상 사고") for number in range(1_300))
        engine.write(BUILD, many, Watermark(1, "one"))
        engine.swap(BUILD)
        query = Query("가상", sort=Sort.NAME, size=100)
        seen: list[str] = []
        for _ in range(13):
            page = engine.search(query)
            seen += keys(page)
            query = replace(query, after=page.after)
        assert seen == sorted(seen)
        assert len(set(seen)) == 1_300

    @pytest.mark.parametrize(
        "query", [Query("가상", sort=Sort.NAME, after="no cursor"), Query("가상", sort=Sort.NAME, page=2)]
    )
    def test_an_invalid_cursor_is_refused(self, shared_engine: Engine, query: Query) -> None:
        with pytest.raises(QueryError, match="after"):
            shared_engine.search(query)

    def test_equal_hits_are_ordered_by_key(self, engine: Engine) -> None:
        engine.create(BUILD, "v1")
        twins = [event(f"acc:{number:03d}", "accident", "가상 사고") for number in range(150)]
        engine.write(BUILD, twins[::-1], Watermark(1, "one"))
        engine.swap(BUILD)
        assert keys(engine.search(Query("가상 사고", size=100))) == [twin.key for twin in twins[:100]]

    def test_scores_are_exact_whole_numbers(self, shared_engine: Engine) -> None:
        hit = shared_engine.search(Query("메탄올")).hits[0]
        # name 500, beginning 60, text 10: times 128, plus the prior
        assert hit.score == (500 + 60 + 10 + 5) * 128 + 80

    # Suggestions

    @pytest.mark.parametrize(
        ("typed", "key"),
        [
            ("불화", "cas:7664-39-3"),
            ("불화ㅅ", "cas:7664-39-3"),
            ("톨ㄹ", "cas:108-88-3"),
            ("과사", "cas:7722-84-1"),
            ("벤ㅈ", "cas:71-43-2"),
            ("ㅂㅎㅅㅅ", "cas:7664-39-3"),
            ("ㅇㅁㄴ", "cas:7664-41-7"),
            ("7664-9", "cas:7664-93-9"),
            ("77228", "cas:7722-84-1"),
            ("tolu", "cas:108-88-3"),
            ("dkaahsl", "cas:7664-41-7"),
        ],
    )
    def test_a_text_still_being_typed_is_completed(self, shared_engine: Engine, typed: str, key: str) -> None:
        assert keys(shared_engine.suggest(typed))[0] == key

    def test_a_prefix_is_completed_before_its_end_is_taken_for_a_particle(self, filled: Engine) -> None:
        filled.write(
            BUILD,
            [substance("74-85-1", "에틸렌", revision=2), substance("151-56-4", "에틸렌이민", prior=0, revision=2)],
            None,
        )
        assert keys(filled.suggest("에틸렌이"))[:2] == ["cas:151-56-4", "cas:74-85-1"]

    @pytest.mark.parametrize(
        ("typed", "key", "matched"),
        [
            ("KE-2", "cas:7664-39-3", "KE-20198"),
            ("ke 2019", "cas:7664-39-3", "KE-20198"),
            ("UN103", None, ""),
            ("UN105", "cas:7664-39-3", "1052"),
            ("유엔 123", "cas:67-56-1", "1230"),
            ("71-", "cas:71-43-2", "71-43-2"),
            ("71-4", "cas:71-43-2", "71-43-2"),
            ("7143", "cas:71-43-2", "71-43-2"),
            ("7664-", "cas:7664-39-3", "7664-39-3"),
            ("76-6", None, ""),
        ],
    )
    def test_a_number_is_suggested_from_its_beginning(
        self, shared_engine: Engine, typed: str, key: str | None, matched: str
    ) -> None:
        first = next(iter(shared_engine.suggest(typed).hits), None)
        assert (first and first.key, first.matched if first else "") == (key, matched)

    @pytest.mark.parametrize("name", ["Hydrogen fluoride", "불화수소"])
    def test_a_name_is_suggested_from_its_first_letter_to_its_last(self, shared_engine: Engine, name: str) -> None:
        for end in range(1, len(name) + 1):
            assert "cas:7664-39-3" in keys(shared_engine.suggest(name[:end])), name[:end]

    def test_there_are_at_most_as_many_suggestions_as_requested(self, shared_engine: Engine) -> None:
        assert len(shared_engine.suggest("수", 2).hits) <= 2
        assert len(shared_engine.suggest("", 3).hits) == 3

    def test_of_equal_prefix_matches_the_regulated_substance_comes_first(self, filled: Engine) -> None:
        filled.write(
            BUILD,
            [
                substance("100-00-0", "시험산", prior=5, revision=2),
                substance("101-00-0", "시험염", prior=70, revision=2),
            ],
            None,
        )
        assert keys(filled.suggest("시험")) == ["cas:101-00-0", "cas:100-00-0"]

    # Bad input

    @pytest.mark.parametrize(
        "text",
        [
            "가" * 10_000, "a b " * 2_500, "\ud800", "\x00", "\x00\ud83d톨루엔", "((((((", "*?~^\"'\\", "<script>alert(1)</script>",
            "{{ 7*7 }}", "\u202eabc", "ㄱ" * 500, "1" * 3_000, "N,N'" * 300, "-" * 400, "é" * 300, "%" * 50,
            "±", "(+)", "AND OR NOT", "\n\r\t",
        ],
    )  # fmt: skip
    def test_any_text_is_answered(self, shared_engine: Engine, text: str) -> None:
        assert isinstance(shared_engine.search(Query(text)), Results)
        assert isinstance(shared_engine.search(Query(text, sort=Sort.NAME)), Results)
        assert isinstance(shared_engine.suggest(text), Results)

    @given(
        st.one_of(
            st.text(max_size=10_000),
            st.text("톨루엔ㅌㄹㅇ toluen7664-39,'%()<>&\"*?~\\", max_size=10_000),
            st.builds(
                lambda piece, times: (piece * times)[:10_000], st.text(min_size=1, max_size=9), st.integers(1, 5_000)
            ),
        )
    )
    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    def test_no_text_of_ten_thousand_letters_makes_an_engine_fail(self, shared_engine: Engine, text: str) -> None:
        assert isinstance(shared_engine.search(Query(text, size=5)), Results)
        assert isinstance(shared_engine.suggest(text, 5), Results)

    def test_a_text_beyond_every_length_is_refused_in_korean(self, shared_engine: Engine) -> None:
        with pytest.raises(QueryError, match="검색어가 너무 깁니다"):
            shared_engine.search(Query("가" * 10_001))
