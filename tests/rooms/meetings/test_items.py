# SPDX-License-Identifier: EUPL-1.2
"""At the table: who is here and may hear reads the point; others nothing, not in raw SQL either."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from schakel.access.decision import AccessDeniedError
from schakel.cases.models import Case, Task
from schakel.kernel.errors import ChangedMeanwhileError, NotFoundError, RefusedInputError
from schakel.kernel.people import Actor
from schakel.kernel.vocabulary import DecisionKind, DecisionManner
from schakel.meetings.commands.attendance import note_presence
from schakel.meetings.commands.items import (
    NewTask,
    RecordDraft,
    admit_to_item,
    close_item,
    open_item,
    save_record,
)
from schakel.meetings.facts import Presence
from schakel.meetings.models import ItemReader, ItemRecord, Minutes
from schakel.meetings.queries.papers import decisions_of_case, decisions_of_table
from schakel.meetings.queries.table import cockpit
from schakel.meetings.queries.upcoming import next_meeting_of_case
from schakel.tables.models import Table
from tests.cases_world import make_case
from tests.rooms.meetings.table import (
    QUORUM,
    decide,
    discuss,
    plan,
    put,
    put_general,
    seat,
    start,
    version_of,
)
from tests.world import OWNER, TODAY, act_raw, acting, mandate, table

SOON = TODAY + timedelta(14)


def _readers(item) -> set[object]:
    return set(
        ItemReader.objects.using(OWNER).filter(item_id=item).values_list("mandate_id", flat=True)
    )


def _raw(town, who: str, statement: str, *values: object) -> int:
    """Return how many rows somebody counts with a statement of his own."""
    with town.connect("web") as connection, connection.transaction():
        act_raw(connection, who)
        row = connection.execute(statement, values).fetchone()
        return int(row[0])


@pytest.fixture
def kievit(town):
    """An open meeting with one case of Chloë and Tom; Chloë is here, Tom is not."""
    meeting = plan()
    case = make_case(circle=("chloe", "tom"))
    item = put(meeting, case)
    start(meeting, (*QUORUM, "chloe"))
    return meeting, case, item


def test_an_item_opens_for_the_circle_and_leaders_who_are_here(kievit):
    _meeting, _case, item = kievit
    discuss(item)
    assert _readers(item) == {mandate("an"), mandate("bilal"), mandate("chloe")}


def test_an_absent_member_of_the_circle_sees_the_point_but_not_what_was_said(kievit, town):
    meeting, case, item = kievit
    discuss(item)
    decide(item, RecordDraft(decision_kind=DecisionKind.FOLLOW_UP, decision="Buddy", talk="Veel"))
    with acting("tom") as actor:
        view = cockpit(actor, meeting, item, TODAY)
        assert view.item is not None
        assert (view.item.label, view.record) == ("Kievit", None)
        assert decisions_of_case(case) == ()
    with acting("chloe") as actor:
        written = cockpit(actor, meeting, item, TODAY).record
        assert written is not None
        assert written.talk == "Veel"
        assert [one.record.decision for one in decisions_of_case(case)] == ["Buddy"]
    count = "SELECT count(*) FROM meetings_itemrecord WHERE item_id = %s"
    assert _raw(town, "tom", count, item) == 0
    assert _raw(town, "chloe", count, item) == 1


def test_a_late_guest_sees_nothing_of_what_came_before(town):
    meeting = plan()
    first = put(meeting, make_case(pseudonym="Specht", circle=("chloe", "tom")))
    second = put(meeting, make_case(pseudonym="Kievit", circle=("chloe", "tom")))
    start(meeting, (*QUORUM, "chloe"))
    discuss(first)
    decide(first)
    seat(meeting, ["tom"])
    discuss(second)
    assert mandate("tom") not in _readers(first)
    assert mandate("tom") in _readers(second)
    with acting("tom") as actor:
        assert cockpit(actor, meeting, first, TODAY).record is None
        view = cockpit(actor, meeting, second, TODAY)
        assert view.record is not None
        assert view.sees_from(mandate("tom")) == 2
    for name in ("meetings_itemrecord", "meetings_minutes"):
        assert _raw(town, "tom", f"SELECT count(*) FROM {name} WHERE item_id = %s", first) == 0


def test_who_comes_during_a_point_follows_it_only_when_the_chair_says_so(kievit):
    meeting, _case, item = kievit
    discuss(item)
    seat(meeting, ["tom"])
    assert mandate("tom") not in _readers(item)
    with acting("bilal") as actor:
        admit_to_item(actor, item, mandate("tom"), day=TODAY)
        admit_to_item(actor, item, mandate("tom"), day=TODAY)
    assert mandate("tom") in _readers(item)


def test_who_is_not_of_the_circle_is_not_let_in(kievit):
    _meeting, _case, item = kievit
    discuss(item)
    with acting("bilal") as actor, pytest.raises(RefusedInputError):
        admit_to_item(actor, item, mandate("karel"), day=TODAY)


def test_opening_a_closed_point_again_lets_nobody_new_read(kievit):
    meeting, _case, item = kievit
    discuss(item)
    decide(item)
    seat(meeting, ["tom"])
    discuss(item)
    assert mandate("tom") not in _readers(item)


def test_one_point_at_a_time(kievit):
    meeting, _case, item = kievit
    other = put_general(meeting)
    discuss(item)
    with acting("an") as actor, pytest.raises(RefusedInputError):
        open_item(actor, other, day=TODAY)


def test_only_decision_actions_and_dates_pass_from_beginning_to_end(kievit):
    _meeting, case, item = kievit
    discuss(item)
    draft = RecordDraft(
        decision_kind=DecisionKind.FOLLOW_UP,
        review_on=SOON,
        tasks=(NewTask("Samen naar het CAW gaan", mandate("chloe"), SOON),),
    )
    decide(item, draft)
    row = ItemRecord.objects.using(OWNER).get(item_id=item)
    assert (row.manner, row.decided_on, row.review_on) == ("consensus", TODAY, SOON)
    assert (bytes(row.talk), bytes(row.decision), bytes(row.objections)) == (b"", b"", b"")
    task = Task.objects.using(OWNER).get(item=item)
    assert (task.owner_id, task.due_on) == (mandate("chloe"), SOON)
    held = Case.objects.using(OWNER).get(pk=case)
    assert (held.state, held.review_on) == ("follow_up", SOON)
    assert Minutes.objects.using(OWNER).get(item_id=item).number == 1


def test_a_case_does_not_close_without_a_decision(kievit):
    _meeting, _case, item = kievit
    discuss(item)
    with pytest.raises(RefusedInputError):
        decide(item, RecordDraft(decision="iets"))


def test_a_refused_task_leaves_no_half_record(kievit):
    _meeting, _case, item = kievit
    discuss(item)
    bad = RecordDraft(
        decision_kind=DecisionKind.FOLLOW_UP,
        tasks=(
            NewTask("Bellen", mandate("chloe"), SOON),
            NewTask("Bellen", mandate("karel"), SOON, line=1),
        ),
    )
    with acting("an") as actor:
        with pytest.raises(RefusedInputError) as refused:
            save_record(actor, item, bad, version=1, day=TODAY)
        assert refused.value.field == "owner_1"
    assert version_of(item) == 1
    assert not Task.objects.using(OWNER).filter(item=item).exists()


def test_the_second_who_saves_is_told_and_nothing_is_written(kievit):
    _meeting, _case, item = kievit
    discuss(item)
    with acting("bilal") as actor:
        save_record(actor, item, RecordDraft(decision="Eerst"), version=1, day=TODAY)
    with acting("an") as actor, pytest.raises(ChangedMeanwhileError):
        save_record(actor, item, RecordDraft(decision="Dan"), version=1, day=TODAY)
    assert version_of(item) == 2


def test_the_chair_decides_when_the_table_does_not_agree(kievit):
    _meeting, _case, item = kievit
    discuss(item)
    draft = RecordDraft(decision_kind=DecisionKind.ADVICE, objections="Het CLB had liever gewacht.")
    decide(item, draft, manner=DecisionManner.CHAIR)
    row = ItemRecord.objects.using(OWNER).get(item_id=item)
    assert (row.manner, row.decided_by_id) == ("chair", mandate("bilal"))


def test_without_a_chair_in_the_room_only_the_table_decides(town):
    meeting = plan()
    item = put_general(meeting)
    start(meeting, ("an",), general_only=True)
    discuss(item)
    with pytest.raises(RefusedInputError):
        decide(item, RecordDraft(decision="Ja"), manner=DecisionManner.CHAIR)


def test_a_table_that_keeps_decisions_only_takes_no_talk(kievit):
    _meeting, _case, item = kievit
    Table.objects.using(OWNER).filter(pk=table("noord")).update(keeps="decisions_only")
    discuss(item)
    with acting("an") as actor, pytest.raises(RefusedInputError) as refused:
        save_record(actor, item, RecordDraft(talk="Veel"), version=1, day=TODAY)
    assert refused.value.field == "talk"


def test_a_review_day_in_the_past_is_refused(kievit):
    _meeting, _case, item = kievit
    discuss(item)
    draft = RecordDraft(review_on=TODAY - timedelta(1))
    with acting("an") as actor, pytest.raises(RefusedInputError) as refused:
        save_record(actor, item, draft, version=1, day=TODAY)
    assert refused.value.field == "review_on"


def test_a_partner_at_the_table_may_not_write_and_an_outsider_finds_nothing(kievit):
    _meeting, _case, item = kievit
    discuss(item)
    agreed = DecisionManner.CONSENSUS
    commands: tuple[Callable[[Actor], None], ...] = (
        lambda actor: open_item(actor, item, day=TODAY),
        lambda actor: save_record(actor, item, RecordDraft(), version=1, day=TODAY),
        lambda actor: close_item(actor, item, RecordDraft(), agreed, version=1, day=TODAY),
    )
    for command in commands:
        with acting("chloe") as actor, pytest.raises(AccessDeniedError) as refused:
            command(actor)
        assert refused.value.decision.may_know
        with acting("karel") as actor, pytest.raises(NotFoundError):
            command(actor)


def test_who_left_does_not_hear_the_next_point(town):
    meeting = plan()
    first = put(meeting, make_case(pseudonym="Specht", circle=("chloe",)))
    second = put(meeting, make_case(pseudonym="Kievit", circle=("chloe",)))
    start(meeting, (*QUORUM, "chloe"))
    discuss(first)
    decide(first)
    with acting("an") as actor:
        note_presence(actor, meeting, {mandate("chloe"): Presence.LEFT}, day=TODAY)
    discuss(second)
    assert mandate("chloe") in _readers(first)
    assert mandate("chloe") not in _readers(second)


def test_who_heard_a_point_sees_who_else_did_and_others_see_nobody(kievit, town):
    _meeting, _case, item = kievit
    discuss(item)
    count = "SELECT count(*) FROM meetings_itemreader WHERE item_id = %s"
    assert _raw(town, "chloe", count, item) == 3
    assert _raw(town, "tom", count, item) == 0
    assert _raw(town, "karel", count, item) == 0


def test_the_register_holds_what_its_reader_may_read(kievit):
    meeting, _case, item = kievit
    general = put_general(meeting, "Vorming")
    discuss(item)
    decide(item, RecordDraft(decision_kind=DecisionKind.FOLLOW_UP, decision="Buddy"))
    discuss(general)
    decide(general, RecordDraft(decision="In januari"))
    for who, labels in (("an", ["Vorming", "Kievit"]), ("karel", ["Vorming"]), ("greet", [])):
        with acting(who) as actor:
            found = decisions_of_table(actor, table("noord"), TODAY)
            assert [one.label for one in found] == labels


def test_the_next_meeting_of_a_case_is_known_to_its_circle(town):
    case = make_case(circle=("chloe",))
    later = plan(day=TODAY + timedelta(7), on=TODAY)
    put(later, case)
    with acting("chloe"):
        found = next_meeting_of_case(case, TODAY)
        assert found is not None
        assert found.id == later
        assert next_meeting_of_case(case, TODAY + timedelta(8)) is None
    with acting("jonas"):
        assert next_meeting_of_case(case, TODAY) is None
