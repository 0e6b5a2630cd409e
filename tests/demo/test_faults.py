from __future__ import annotations

import pytest

from demo.faults import REPLY_FAULT_OF, TRANSMISSION_OF, Fault, FaultRule, Faults, Transmission
from demo.reply_faults import KEYS
from demo.wire import Reply, Request

REQUEST = Request("apis.data.go.kr", "/list", {"pageNo": "2", "numOfRows": "1"})
BODY = (
    '<?xml version="1.0" encoding="UTF-8"?><response><totalCount>9</totalCount>'
    "<items><item><dataNo>1</dataNo><chemKo>벤젠</chemKo></item></items></response>"
)

NEEDS_MORE_THAN_ONE_ROW = {
    *(Fault.REPEATED_PAGE, Fault.EMPTY_PAGE_EARLY, Fault.SHIFTED_PAGES),
    *(Fault.NAMES_SHIFTED, Fault.TEXTS_SHIFTED, Fault.TEXTS_WITHOUT_DATA, Fault.OTHER_SUBSTANCE, Fault.KEY_IN_A_FIELD),
}
"""A page of one row without numbers, texts or a key, always the same: these change nothing of it."""


def reply_to(request: Request) -> Reply:
    return Reply(BODY.encode(), "application/xml;charset=UTF-8")


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_changes_what_is_sent_in_one_way(fault: Fault) -> None:
    assert (fault in REPLY_FAULT_OF) is not (fault in TRANSMISSION_OF)
    faults = Faults([FaultRule(fault)])
    faults.delivery(REQUEST, reply_to)
    delivery = faults.delivery(REQUEST, reply_to)
    changed = delivery.transmission is not Transmission.WHOLE or delivery.reply != reply_to(REQUEST)
    assert changed is (fault not in NEEDS_MORE_THAN_ONE_ROW)


def test_without_a_switch_the_answer_goes_out_whole() -> None:
    assert Faults().delivery(REQUEST, reply_to).reply == reply_to(REQUEST)


def test_a_switch_works_on_its_addresses_and_its_turns_only() -> None:
    faults = Faults([FaultRule(Fault.HTTP_500, "/list", first=2, last=3)])
    statuses = [faults.delivery(REQUEST, reply_to).reply.status for _ in range(4)]
    assert statuses == [200, 500, 500, 200]
    elsewhere = Faults([FaultRule(Fault.HTTP_500, "psis")])
    assert elsewhere.delivery(REQUEST, reply_to).reply.status == 200


def test_the_first_switch_whose_turn_it_is_counts() -> None:
    faults = Faults([FaultRule(Fault.HTTP_500, first=2, last=2), FaultRule(Fault.HTTP_503)])
    statuses = [faults.delivery(REQUEST, reply_to).reply.status for _ in range(3)]
    assert statuses == [503, 500, 503]


def test_nulled_rows_keep_what_names_them() -> None:
    reply = Faults([FaultRule(Fault.NULL_FIELDS)]).delivery(REQUEST, reply_to).reply
    assert b"<dataNo>1</dataNo><chemKo/>" in reply.body
    assert {"dataNo", "sbstnId", "chemId", "chemicalno", "recallUid", "TOXIC_CODE"} <= KEYS
