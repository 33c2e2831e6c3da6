# SPDX-License-Identifier: EUPL-1.2
"""A meeting of today for the browser tests: the door asks the real day."""

from schakel.kernel.ids import CaseId, ItemId, MeetingId
from schakel.web.kit.request import today
from tests.cases_world import make_case
from tests.rooms.meetings.table import QUORUM, plan, put, put_general, start

PEOPLE = (*QUORUM, "chloe")


def day_of_three() -> tuple[MeetingId, CaseId, ItemId, ItemId]:
    """Plan a meeting today: a case of Tom alone, one of Chloë and Tom, a point about nobody."""
    now = today()
    meeting = plan(day=now)
    hidden = make_case(pseudonym="Specht", circle=("tom",))
    put(meeting, hidden, day=now)
    case = make_case(pseudonym="Kievit", circle=("chloe", "tom"))
    item = put(meeting, case, day=now)
    general = put_general(meeting, "Vorming", day=now)
    return meeting, case, item, general


def open_day() -> tuple[MeetingId, CaseId, ItemId, ItemId]:
    """The same meeting, open, with Chloë at the table and Tom not."""
    made = day_of_three()
    start(made[0], PEOPLE, day=today())
    return made
