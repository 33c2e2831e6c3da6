# SPDX-License-Identifier: EUPL-1.2
"""The named functions of the database, called directly as anybody.

Each does what the rule in Python allows and nothing more, opens only what it says that it opens,
and writes the journal or does nothing.

A new function that web may call stands in CHANGES, or the first test fails.
"""

import json
import random
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import psycopg
import pytest

from schakel.access import registry
from schakel.access.decide import decide
from schakel.access.kinds import Action
from schakel.actors.access import END_MANDATE, MANAGE_STRUCTURES
from schakel.cases.case.access import (
    CLOSE_CASE,
    ESCALATE_CASE,
    REOPEN_CASE,
    RETURN_CASE,
    SET_PHASE,
)
from schakel.cases.circle.access import ANSWER_INVITATION, END_MEMBERSHIP, INVITE
from schakel.cases.contributions.access import WITHDRAW_CONTRIBUTION
from schakel.cases.signals.access import (
    ANSWER_INFORMATION,
    ANSWER_SIGNAL,
    OPEN_CASE,
    OPEN_IDENTITY,
    REFUSE_SIGNAL,
    RETAIN_SIGNAL,
    TRIAGE_SIGNAL,
)
from schakel.cases.tasks.access import REPORT_TASK
from schakel.kernel.people import Actor
from schakel.meetings.access import (
    APPROVE_MINUTES,
    CHANGE_MEETING,
    CLOSE_MEETING,
    OPEN_MEETING,
    RUN_MEETING,
)
from schakel.tables.access import END_TABLE_MANDATE, GIVE_TABLE_MANDATE
from tests.properties.test_no_write_widens_sight import scenes
from tests.properties.writes import Row, Scene
from tests.seeds import examples
from tests.world import MORNING, OWNER, TODAY, acting, person

Arguments = Callable[[Scene, Row], list[Any]]
TRIES = 8
"""Things of each kind that each function is tried on, for each actor."""


@dataclass(frozen=True)
class Change:
    """A named function: what it is about, the rule that allows it, what else it may open."""

    function: str
    about: str
    """The table of the thing."""
    action: Action[Any] | None
    arguments: Arguments
    deed: str = ""
    opens: frozenset[str] = frozenset()
    subject: Callable[[Row, list[Any]], Any] = lambda row, _arguments: row["id"]

    @property
    def code(self) -> str:
        return self.deed or (self.action.code if self.action else "")


def _mine(scene: Scene) -> str:
    return scene.dice.choice(sorted(scene.mandates)) if scene.mandates else str(uuid.uuid4())


def _somebody(scene: Scene) -> str:
    return str(scene.dice.choice(scene.rows["actors_mandate"])["id"])


def _other(scene: Scene, table: str) -> str:
    return str(scene.dice.choice(scene.rows[table])["id"])


def _above(scene: Scene, case: Row) -> str:
    homes = {
        row["table_id"] for row in scene.rows["cases_caseplace"] if row["case_id"] == case["id"]
    }
    above = [row["above_id"] for row in scene.rows["tables_table"] if row["id"] in homes]
    known = [one for one in above if one]
    return str(scene.dice.choice(known)) if known else _other(scene, "tables_table")


def _place_of(scene: Scene, case: Row) -> str:
    homes = [
        row["table_id"] for row in scene.rows["cases_caseplace"] if row["case_id"] == case["id"]
    ]
    return str(scene.dice.choice(homes)) if homes else _other(scene, "tables_table")


def _new_case(scene: Scene, _signal: Row) -> list[Any]:
    words = {
        "id": str(uuid.uuid4()),
        "pseudonym": uuid.uuid4().hex[:12],
        "review_on": TODAY.isoformat(),
        "director": _somebody(scene),
        "asked": scene.dice.choice([None, str(uuid.uuid4())]),
    }
    return [json.dumps(words), [_somebody(scene), _mine(scene)], _mine(scene)]


def _new_place(scene: Scene, table: Row) -> list[Any]:
    place = {
        "id": str(uuid.uuid4()),
        "table_id": table["id"],
        "mandate_id": scene.dice.choice([_mine(scene), _somebody(scene)]),
        "role": scene.dice.choice(("member", "coordinate", "retain")),
        "begin": TODAY.isoformat(),
        "reason": "",
    }
    return [json.dumps(place)]


CLOSING = json.dumps(
    {"outcome": "better", "exit_criterion": "x", "destroy_on": (TODAY + timedelta(9)).isoformat()}
)
WHOLE_CASE = frozenset(
    {
        "cases_case", "cases_caseplace", "cases_casemember", "cases_identity", "cases_task",
        "meetings_meeting", "meetings_attendance", "meetings_agendaitem", "meetings_itemrecord",
        "meetings_minutes", "meetings_itemreader", "vault_datakey", "journal_entry",
    }
)  # fmt: skip
WHOLE_TABLE = frozenset(
    {
        "cases_signal", "cases_signalturn", "cases_informationcheck", "cases_tendency",
        "tables_protocol", "tables_protocolsignature",
    }
)  # fmt: skip
CASE, SIGNAL, ITEM = "cases_case", "cases_signal", "meetings_agendaitem"
CHANGES = (
    Change(
        "cases.move_signal", SIGNAL, TRIAGE_SIGNAL, lambda _s, _r: ["triage_signal", "proposed", ""]
    ),
    Change(
        "cases.move_signal", SIGNAL, RETAIN_SIGNAL, lambda _s, _r: ["retain_signal", "retained", ""]
    ),
    Change("cases.move_signal", SIGNAL, ANSWER_SIGNAL, lambda _s, _r: ["answer_signal", "new", ""]),
    Change("cases.refuse_signal", SIGNAL, REFUSE_SIGNAL, lambda _s, _r: [TODAY + timedelta(9)]),
    Change(
        "cases.open_identity",
        SIGNAL,
        OPEN_IDENTITY,
        lambda s, _r: [_mine(s)],
        opens=frozenset({"cases_identity", "vault_datakey"}),
    ),
    Change(
        "cases.answer_information",
        "cases_informationcheck",
        ANSWER_INFORMATION,
        lambda _s, _r: [True],
    ),
    Change(
        "cases.open_case",
        SIGNAL,
        OPEN_CASE,
        _new_case,
        subject=lambda _row, given: json.loads(given[0])["id"],
    ),
    Change("cases.set_phase", CASE, SET_PHASE, lambda _s, _r: ["aftercare", TODAY]),
    Change("cases.close_case", CASE, CLOSE_CASE, lambda _s, _r: [CLOSING, b"", []]),
    Change("cases.reopen_case", CASE, REOPEN_CASE, lambda _s, _r: []),
    Change(
        "cases.climb",
        CASE,
        ESCALATE_CASE,
        lambda s, row: [str(uuid.uuid4()), _above(s, row), _mine(s), b""],
        opens=WHOLE_CASE,
    ),
    Change("cases.come_back", CASE, RETURN_CASE, lambda s, row: [_place_of(s, row), b""]),
    Change(
        "cases.invite",
        CASE,
        INVITE,
        lambda s, row: [str(uuid.uuid4()), row["id"], _somebody(s), _mine(s)],
        subject=lambda _row, given: given[0],
    ),
    Change(
        "cases.answer_invitation",
        "cases_casemember",
        ANSWER_INVITATION,
        lambda s, _r: [s.dice.choice([True, False])],
        opens=WHOLE_CASE,
    ),
    Change("cases.end_membership", "cases_casemember", END_MEMBERSHIP, lambda _s, _r: []),
    Change(
        "cases.withdraw_contribution",
        "cases_contribution",
        WITHDRAW_CONTRIBUTION,
        lambda _s, _r: [],
    ),
    Change("cases.report_task", "cases_task", REPORT_TASK, lambda _s, _r: ["done", b""]),
    Change(
        "meetings.move_meeting",
        "meetings_meeting",
        OPEN_MEETING,
        lambda _s, _r: ["open_meeting", "open", None],
    ),
    Change(
        "meetings.move_meeting",
        "meetings_meeting",
        CLOSE_MEETING,
        lambda _s, _r: ["close_meeting", "closed", None],
    ),
    Change(
        "meetings.move_meeting",
        "meetings_meeting",
        CHANGE_MEETING,
        lambda _s, _r: ["change_meeting", "cancelled", None],
    ),
    Change("meetings.open_item", ITEM, RUN_MEETING, lambda s, _r: [[_mine(s), _somebody(s)]]),
    Change("meetings.admit", ITEM, RUN_MEETING, lambda s, _r: [_somebody(s)]),
    Change("meetings.close_item", ITEM, RUN_MEETING, lambda _s, _r: ["consensus"]),
    Change("meetings.take_off", ITEM, CHANGE_MEETING, lambda _s, _r: ["removed"]),
    Change("meetings.put_back", ITEM, CHANGE_MEETING, lambda _s, _r: []),
    Change(
        "meetings.approve_minutes",
        "meetings_minutes",
        APPROVE_MINUTES,
        lambda s, _r: [_other(s, "meetings_meeting")],
        subject=lambda row, _given: row["item_id"],
    ),
    Change(
        "tables.give_place",
        "tables_table",
        GIVE_TABLE_MANDATE,
        _new_place,
        # A mayor may sit at a table in his territory: then he reads what lies there.
        opens=WHOLE_CASE | WHOLE_TABLE,
        subject=lambda _row, given: json.loads(given[0])["id"],
    ),
    Change(
        "tables.end_place",
        "tables_tablemandate",
        GIVE_TABLE_MANDATE,
        lambda _s, _r: [TODAY, ""],
        deed=END_TABLE_MANDATE.code,
    ),
    Change(
        "actors.end_mandate",
        "actors_mandate",
        MANAGE_STRUCTURES,
        lambda _s, _r: [TODAY, ""],
        deed=END_MANDATE.code,
    ),
)
WITHOUT_THING = {"cases.invite", "tables.give_place"}
"""Functions whose arguments hold the thing themselves."""


def _entry(change: Change, scene: Scene, row: Row, arguments: list[Any]) -> dict[str, Any]:
    return {
        "id": str(uuid.uuid4()),
        "at": MORNING.isoformat(),
        "day": TODAY.isoformat(),
        "actor": str(person(scene.who)),
        "action": change.code,
        "subject_kind": "thing",
        "subject": str(change.subject(row, arguments)),
        "case": None,
        "table": None,
        "refused_by": "",
        "file": None,
        "reason": "\\x",
        "canonical": "{}",
    }


def _call(
    scene: Scene, change: Change, row: Row, arguments: list[Any], entry: Mapping[str, Any] | None
) -> bool:
    """Return whether the function did it; an error of the database is a no."""
    given = arguments if change.function in WITHOUT_THING else [row["id"], *arguments]
    places = ", ".join(["%s"] * len(given) + ["%s::jsonb"])
    words = [*given, None if entry is None else json.dumps(entry)]
    scene.connection.execute("SAVEPOINT call")
    try:
        answer = scene.connection.execute(f"SELECT {change.function}({places})", words).fetchone()
    except psycopg.Error:
        scene.connection.execute("ROLLBACK TO call")
        return False
    return bool(answer and answer[0])


def _standing(change: Change, row: Row) -> Any:
    """Return what the rule of the change must know of a thing, as the owner reads it."""
    assert change.action is not None
    for kind in registry.kinds().values():
        for rows in kind.rows:
            if rows.model._meta.db_table == change.about:
                thing = rows.model._default_manager.using(OWNER).get(pk=row["id"])
                standing = rows.standing([thing], OWNER)[thing.pk]
                return standing.meeting if hasattr(standing, "meeting") else standing
    raise AssertionError(change.about)


def _allowed(change: Change, actor: Actor, row: Row) -> bool:
    assert change.action is not None
    return decide(actor, change.action, _standing(change, row), TODAY).allowed


def _entries(scene: Scene) -> int:
    (number,) = scene.connection.execute(
        "SELECT count(*) FROM journal_entry WHERE actor = %s", [person(scene.who)]
    ).fetchone() or (0,)
    return int(number)


def _tampered(entry: dict[str, Any]) -> Iterator[dict[str, Any] | None]:
    yield None
    yield {}
    yield entry | {"actor": str(person("greet"))}
    yield entry | {"day": (TODAY - timedelta(1)).isoformat()}
    yield entry | {"at": (MORNING - timedelta(days=1)).isoformat()}
    yield entry | {"action": "something_else"}
    yield entry | {"subject": str(uuid.uuid4())}


def _faults(scene: Scene, actor: Actor, change: Change, row: Row) -> Iterator[str]:
    arguments = change.arguments(scene, row)
    entry = _entry(change, scene, row, arguments)
    says = f"{scene.who}: {change.function} {change.code} on {row['id']}"
    with scene.undone():
        before = _entries(scene)
        if not _call(scene, change, row, arguments, entry):
            return
        scene.done[f"{change.function} {change.code}"] = 1
        if not _allowed(change, actor, row):
            yield f"{says}: the rule says no"
        if _entries(scene) != before + 1:
            yield f"{says}: no entry in the journal"
        for name, _key in (scene.look() & scene.existed) - scene.seen:
            if name not in change.opens:
                yield f"{says}: now reads {name}"
    for wrong in _tampered(entry):
        with scene.undone():
            if _call(scene, change, row, arguments, wrong):
                changed = sorted(set((wrong or {}).items()) ^ set(entry.items()))
                yield f"{says}: done with an entry that says {changed}"


def test_every_function_that_changes_something_is_tried_here(database):
    with database.connect("owner") as owner:
        rows = owner.execute(
            "SELECT n.nspname || '.' || p.proname FROM pg_proc p "
            "JOIN pg_namespace n ON n.oid = p.pronamespace "
            "WHERE p.provolatile = 'v' AND p.prorettype <> 'trigger'::regtype "
            "AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'public') "
            "AND has_function_privilege('schakel_web', p.oid, 'EXECUTE')"
        ).fetchall()
    assert {name for (name,) in rows} == {change.function for change in CHANGES}


@pytest.mark.parametrize("seed", range(5, 5 + 20 * examples(2), 20))
def test_a_named_change_does_what_the_rule_allows_and_writes_it_down(town, seed):
    wrong: list[str] = []
    done: set[str] = set()
    for scene in scenes(town, seed):
        with acting(scene.who) as actor:
            pass
        dice = random.Random(f"{seed} {scene.who}")
        for change in CHANGES:
            things = scene.rows[change.about]
            for row in dice.sample(things, min(TRIES, len(things))):
                wrong += _faults(scene, actor, change, row)
        done |= set(scene.done)
    assert sorted(set(wrong)) == [], "\n".join(sorted(set(wrong)))
    # What needs a state that a random world seldom has is tested with its command.
    assert len(done) > len(CHANGES) / 2, sorted(done)
