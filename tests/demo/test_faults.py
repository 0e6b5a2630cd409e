from __future__ import annotations

import pytest

from demo.damage import KEYS
from demo.faults import DAMAGE_OF, MANNER_OF, Fault, Faults, Manner, Switch
from demo.wire import Reply, Request

REQUEST = Request("apis.data.go.kr", "/list", {"pageNo": "2", "numOfRows": "1"})
BODY = (
    '<?xml version="1.0" encoding="UTF-8"?><response><totalCount>9</totalCount>'
    "<items><item><dataNo>1</dataNo><chemKo>벤젠</chemKo></item></items></response>"
)


def answer(request: Request) -> Reply:
    return Reply(BODY.encode(), "application/xml;charset=UTF-8")


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_changes_what_is_sent_in_one_way(fault: Fault) -> None:
    assert (fault in DAMAGE_OF) is not (fault in MANNER_OF)
    faults = Faults([Switch(fault)])
    faults.outcome(REQUEST, answer)
    outcome = faults.outcome(REQUEST, answer)
    changed = outcome.manner is not Manner.WHOLE or outcome.reply != answer(REQUEST)
    # A page of one row that is always the same: asking for another page or doubling a row shows elsewhere.
    assert changed is (fault not in (Fault.REPEATED_PAGE, Fault.EMPTY_PAGE_EARLY, Fault.SHIFTED_PAGES))


def test_without_a_switch_the_answer_goes_out_whole() -> None:
    assert Faults().outcome(REQUEST, answer).reply == answer(REQUEST)


def test_a_switch_works_on_its_addresses_and_its_turns_only() -> None:
    faults = Faults([Switch(Fault.HTTP_500, "/list", first=2, last=3)])
    statuses = [faults.outcome(REQUEST, answer).reply.status for _ in range(4)]
    assert statuses == [200, 500, 500, 200]
    elsewhere = Faults([Switch(Fault.HTTP_500, "psis")])
    assert elsewhere.outcome(REQUEST, answer).reply.status == 200


def test_the_first_switch_whose_turn_it_is_counts() -> None:
    faults = Faults([Switch(Fault.HTTP_500, first=2, last=2), Switch(Fault.HTTP_503)])
    statuses = [faults.outcome(REQUEST, answer).reply.status for _ in range(3)]
    assert statuses == [503, 500, 503]


def test_nulled_rows_keep_what_names_them() -> None:
    reply = Faults([Switch(Fault.NULL_FIELDS)]).outcome(REQUEST, answer).reply
    assert b"<dataNo>1</dataNo><chemKo/>" in reply.body
    assert {"dataNo", "sbstnId", "chemId", "chemicalno", "recallUid", "TOXIC_CODE"} <= KEYS
