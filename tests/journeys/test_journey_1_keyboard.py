# SPDX-License-Identifier: EUPL-1.2
"""Journey 1 with the keyboard alone, and nothing written about anybody but what was agreed."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from schakel.cases.models import Case, Contribution, Task
from schakel.meetings.models import ItemRecord
from tests.journeys import steps
from tests.journeys.hands import Keyboard
from tests.journeys.steps import LEAST, Calendar
from tests.world import OWNER, TODAY, mandate

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
DUE = TODAY + timedelta(days=14)
REVIEW = TODAY + timedelta(days=30)


def test_from_worry_to_archive_without_a_mouse_and_with_nothing_written_but_what_was_agreed(
    town, site: str, become: Callable[[str], "Page"], calendar: Calendar
) -> None:
    me = Keyboard(site, become)
    steps.signal_becomes_case(me, words=LEAST)
    me.sees("Kievit")
    steps.answer_invitation(me.be("chloe"))
    steps.invite(me.be("an"), "Tom De Smet")
    steps.answer_invitation(me.be("tom"))

    steps.plan_meeting(me.be("an"), TODAY)
    steps.put_case(me)
    steps.open_meeting(me, (*steps.QUORUM, "Chloë Peeters", "Tom De Smet"))
    me.press("Dit punt openen")
    steps.agree(me, "Een buddy voorstellen", "Tom De Smet", DUE, REVIEW)
    me.sees("Het punt is gesloten.", "iedereen akkoord")
    steps.close_meeting(me)
    assert not Contribution.objects.using(OWNER).exists()
    record = ItemRecord.objects.using(OWNER).get()
    assert (record.manner, record.review_on) == ("consensus", REVIEW)

    calendar.turn_to(DUE)
    me.be("tom").sees("Een buddy voorstellen")
    steps.report(me, "Een buddy voorstellen")
    assert Task.objects.using(OWNER).get().owner_id == mandate("tom")

    steps.plan_meeting(me.be("an"), DUE)
    steps.open_meeting(me, steps.QUORUM)
    me.follow("Verslagen om goed te keuren")
    me.press("Goedkeuren")
    me.sees("Alles is goedgekeurd")

    steps.open_case(me.be("an"))
    steps.close_case(me, "Zes maanden geen verontrustend gedrag")
    me.sees("Deze casus is afgesloten", "Het dossier wordt vernietigd op")
    assert Case.objects.using(OWNER).get().destroy_on is not None
