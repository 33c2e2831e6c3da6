# SPDX-License-Identifier: EUPL-1.2
"""The agenda: in order, numbered for each reader, and silent about what a reader may not see."""

from datetime import timedelta
from itertools import pairwise

import pytest

from schakel.access.decision import AccessDeniedError
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.vocabulary import ItemKind
from schakel.meetings.commands.agenda import add_case, move_item, order_item, remove_item
from schakel.meetings.models import AgendaItem
from schakel.meetings.queries.table import agenda_of
from schakel.meetings.queries.upcoming import upcoming_meetings
from schakel.meetings.sentences import agenda_sentence
from schakel.notices.models import Notice
from tests.cases_world import make_case
from tests.rooms.meetings.table import plan, put, put_general, seat, start
from tests.world import OWNER, TODAY, acting, mandate


def _agenda(meeting, who: str) -> list[tuple[int, str]]:
    with acting(who) as actor:
        return [(one.number, one.label) for one in agenda_of(actor, meeting, TODAY).items]


def test_new_comes_first_then_running_then_closable_then_what_concerns_nobody(town):
    meeting = plan()
    put_general(meeting, "Vorming")
    put(meeting, make_case(pseudonym="Fuut"), ItemKind.CLOSABLE)
    put(meeting, make_case(pseudonym="Merel"), ItemKind.RUNNING)
    put(meeting, make_case(pseudonym="Specht"), ItemKind.NEW)
    assert _agenda(meeting, "an") == [(1, "Specht"), (2, "Merel"), (3, "Fuut"), (4, "Vorming")]


def test_who_reads_one_case_of_three_sees_that_one_numbered_as_the_first(town):
    meeting = plan()
    put(meeting, make_case(pseudonym="Specht", circle=("tom",)))
    put(meeting, make_case(pseudonym="Kievit", circle=("chloe",)))
    put(meeting, make_case(pseudonym="Merel", circle=("tom",)))
    assert _agenda(meeting, "chloe") == [(1, "Kievit")]
    assert _agenda(meeting, "tom") == [(1, "Specht"), (2, "Merel")]
    # A seat alone opens no case: the korpschef sees an empty agenda, and counts of nothing.
    assert _agenda(meeting, "karel") == []
    with acting("karel") as actor:
        (coming,) = upcoming_meetings(actor, TODAY)
        assert agenda_sentence(coming) == "Er staat nog niets op de agenda dat u kunt zien."
    with acting("tom") as actor:
        (coming,) = upcoming_meetings(actor, TODAY)
        assert agenda_sentence(coming) == "2 nieuwe casussen"


def test_positions_betray_nothing_about_what_stands_between(town):
    meeting = plan()
    for name in ("Specht", "Kievit", "Merel", "Wulp"):
        put(meeting, make_case(pseudonym=name))
    places = sorted(AgendaItem.objects.using(OWNER).values_list("position", flat=True))
    steps = {after - before for before, after in pairwise(places)}
    assert min(steps) >= 100_000
    assert len(steps) == 3


def test_a_question_is_sealed_and_read_by_the_circle(town):
    meeting = plan()
    item = put(meeting, make_case(), question="Belde de moeder zelf?")
    sealed = bytes(AgendaItem.objects.using(OWNER).get(pk=item).question)
    assert b"moeder" not in sealed
    with acting("chloe") as actor:
        assert agenda_of(actor, meeting, TODAY).items[0].question == "Belde de moeder zelf?"


def test_the_circle_is_invited_once_its_case_is_on_the_agenda(town):
    meeting = plan()
    put(meeting, make_case(circle=("chloe", "tom")))
    notices = Notice.objects.using(OWNER).filter(kind="meeting_planned", about=meeting)
    told = set(notices.values_list("mandate_id", flat=True))
    assert {mandate("chloe"), mandate("tom")} <= told


def test_a_case_comes_once_and_only_at_the_table_where_it_lies(town):
    meeting = plan()
    case = make_case()
    put(meeting, case)
    with acting("an") as actor, pytest.raises(RefusedInputError):
        add_case(actor, meeting, case, ItemKind.NEW, "", day=TODAY)
    elsewhere = make_case("overlast-2", "Plein", (), subject_kind="place", name="")
    with acting("an") as actor, pytest.raises(NotFoundError):
        add_case(actor, meeting, elsewhere, ItemKind.NEW, "", day=TODAY)


def test_a_member_may_not_add_a_point_and_an_outsider_finds_nothing(town):
    meeting = plan()
    case = make_case(circle=("chloe",))
    put(meeting, case)
    with acting("chloe") as actor, pytest.raises(AccessDeniedError) as refused:
        add_case(actor, meeting, case, ItemKind.NEW, "", day=TODAY)
    assert refused.value.decision.may_know
    with acting("jonas") as actor, pytest.raises(NotFoundError):
        add_case(actor, meeting, case, ItemKind.NEW, "", day=TODAY)


def test_two_points_of_a_kind_change_places(town):
    meeting = plan()
    put(meeting, make_case(pseudonym="Specht"))
    second = put(meeting, make_case(pseudonym="Kievit"))
    with acting("an") as actor:
        order_item(actor, second, up=True, day=TODAY)
    assert _agenda(meeting, "an") == [(1, "Kievit"), (2, "Specht")]
    with acting("an") as actor:
        order_item(actor, second, up=True, day=TODAY)
    assert _agenda(meeting, "an") == [(1, "Kievit"), (2, "Specht")]


def test_a_point_moves_to_the_next_meeting_with_its_question(town):
    meeting, later = plan(), plan(day=TODAY + timedelta(28), on=TODAY)
    item = put(meeting, make_case(), question="Wie belt de school?")
    with acting("an") as actor:
        move_item(actor, item, later, day=TODAY)
    assert _agenda(meeting, "an") == []
    with acting("chloe") as actor:
        assert agenda_of(actor, later, TODAY).items[0].question == "Wie belt de school?"
    assert AgendaItem.objects.using(OWNER).get(pk=item).state == "moved"


def test_a_point_moves_there_and_back(town):
    meeting, later = plan(), plan(day=TODAY + timedelta(28), on=TODAY)
    item = put(meeting, make_case())
    with acting("an") as actor:
        moved = move_item(actor, item, later, day=TODAY)
        assert move_item(actor, moved, meeting, day=TODAY) == item
    assert _agenda(meeting, "an") == [(1, "Kievit")]
    assert _agenda(later, "an") == []


def test_a_general_point_moves_with_its_title_resealed(town):
    meeting, later = plan(), plan(day=TODAY + timedelta(28), on=TODAY)
    item = put_general(meeting, "Vorming")
    with acting("an") as actor:
        move_item(actor, item, later, day=TODAY)
    assert _agenda(later, "karel") == [(1, "Vorming")]


def test_a_point_does_not_move_to_another_table(town):
    meeting, other = plan(), plan("kwetsbaar")
    item = put(meeting, make_case())
    with acting("an") as actor, pytest.raises(RefusedInputError):
        move_item(actor, item, other, day=TODAY)


def test_a_point_leaves_the_agenda_and_comes_back(town):
    meeting = plan()
    case = make_case()
    item = put(meeting, case)
    with acting("an") as actor:
        remove_item(actor, item, day=TODAY)
    assert _agenda(meeting, "an") == []
    assert put(meeting, case, ItemKind.RUNNING) == item


def test_a_point_that_began_stays_where_it_is(town):
    from tests.rooms.meetings.table import discuss

    meeting = plan()
    item = put(meeting, make_case())
    start(meeting)
    seat(meeting, ["mia"])
    discuss(item)
    with acting("an") as actor, pytest.raises(RefusedInputError):
        remove_item(actor, item, day=TODAY)
