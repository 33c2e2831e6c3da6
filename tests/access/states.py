# SPDX-License-Identifier: EUPL-1.2
"""Eight files in the town, one in each state that a file can be in, each with everything around it.

The chain's six, refused and reopened. Before a case there is only the signal with its identity and
check.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from django.utils import timezone

from schakel.access import registry
from schakel.cases.models import (
    Case,
    CaseMember,
    Identity,
    InformationCheck,
    Signal,
    SignalTurn,
)
from schakel.meetings.models import AgendaItem, Attendance, ItemReader, ItemRecord, Meeting, Minutes
from schakel.notices.models import Notice
from schakel.vault.files import OpenFile
from tests import world
from tests.cases_world import file_of, make_case, make_contribution, make_file, make_task
from tests.world import OWNER, TODAY, build_town, mandate, table

STATES = (
    "signaal",
    "triage",
    "overleg",
    "opvolging",
    "nazorg",
    "afgesloten",
    "geweigerd",
    "heropend",
)
CASE_STATES = {
    "overleg": "deliberation",
    "opvolging": "follow_up",
    "nazorg": "aftercare",
    "afgesloten": "closed",
    "heropend": "reopened",
}
SIGNAL_STATES = {"signaal": "new", "triage": "proposed", "geweigerd": "refused"}
TABLE = "noord"
START = datetime(2026, 11, 20, 9, tzinfo=timezone.get_default_timezone())


@dataclass
class File:
    """The ids and the structure of everything in one state."""

    ids: dict[str, uuid.UUID] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)

    def id_of(self, kind: str) -> uuid.UUID:
        """Return the id of a thing of this kind; one that exists nowhere when this state has
        none.
        """
        return self.ids.get(kind, uuid.UUID(int=0))


def build_states() -> None:
    """Write the town and the eight files; their ids follow from the state, so nothing is
    returned.
    """
    build_town()
    for state in STATES:
        if state in CASE_STATES:
            _case(state)
        else:
            _signal(state, SIGNAL_STATES[state], make_file(TODAY), None)


@contextmanager
def on_the_day() -> Iterator[dict[str, File]]:
    """Travel to the day of the files, and give them."""
    with world.on_the_day(START):
        yield files()


@cache
def files() -> dict[str, File]:
    """Return the eight files as they were written; every copy of the database holds the same."""
    return {state: _read(state) for state in STATES}


def named(state: str, kind: str) -> uuid.UUID:
    """Return the fixed id of a thing in a state."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"https://schakel.test/{state}/{kind}")


def _signal(state: str, signal_state: str, file: OpenFile, case: Case | None) -> None:
    row = named(state, "signal")
    texts = {
        "behaviour": "Hij komt niet meer naar de les.",
        "observed_by": "de klastitularis",
        "tried": "Wij belden de ouders.",
        "question": "Hoort dit bij u?",
    }
    Signal.objects.using(OWNER).create(
        id=row,
        file_id=file.id,
        table_id=table(TABLE),
        giver_id=mandate("chloe"),
        concern="radicalisation",
        subject_kind="person",
        state=signal_state,
        given_on=TODAY,
        case=case,
        destroy_on=TODAY + timedelta(days=30) if signal_state == "refused" else None,
        **file.seal(texts, table="cases_signal", row=row),
    )
    turn = named(state, "turn")
    SignalTurn.objects.using(OWNER).create(
        id=turn,
        signal_id=row,
        kind="advice",
        by_id=mandate("an"),
        at=START,
        day=TODAY,
        **file.seal({"text": "Praat eerst met hem."}, table="cases_signalturn", row=turn),
    )
    identity = named(state, "identity")
    Identity.objects.using(OWNER).create(
        id=identity,
        file_id=file.id,
        signal_id=row,
        case=case,
        table_id=table(TABLE),
        given_by_id=mandate("chloe"),
        given_on=TODAY,
        opened_on=TODAY,
        opened_by_id=mandate("an"),
        **file.seal({"name": f"Naam {state}"}, table="cases_identity", row=identity),
    )
    InformationCheck.objects.using(OWNER).create(
        id=named(state, "check"),
        signal_id=row,
        table_id=table(TABLE),
        asked_of_id=mandate("mia"),
        asked_by_id=mandate("an"),
        asked_on=TODAY,
    )


def _case(state: str) -> None:
    case_id = make_case(
        TABLE, f"Vogel {state}", circle=("chloe", "tom"), state=CASE_STATES[state], name=""
    )
    case = Case.objects.using(OWNER).get(pk=case_id)
    file = file_of(case_id)
    _signal(state, "in_case", file, case)
    CaseMember.objects.using(OWNER).create(
        case=case,
        mandate_id=mandate("jonas"),
        state="invited",
        concern="radicalisation",
        invited_by_id=mandate("an"),
        begin=TODAY,
    )
    make_contribution(
        case_id, "chloe", "Hij vertelde mij iets.", ("an", "bilal"), secrecy="professional"
    )
    make_task(case_id, "tom", "Een buddy voorstellen")
    _meeting(state, case, file)
    Notice.objects.using(OWNER).create(
        mandate_id=mandate("tom"),
        kind="task_given",
        about_kind="case",
        about=case_id,
        day=TODAY,
        at=START,
    )


def _meeting(state: str, case: Case, file: OpenFile) -> None:
    own = make_file(TODAY)
    meeting = Meeting.objects.using(OWNER).create(
        id=named(state, "meeting"),
        table_id=table(TABLE),
        file_id=own.id,
        starts_at=START,
        ends_at=START + timedelta(hours=2),
        place="Gemeentehuis",
        state="open",
        opened_at=START,
        chair_id=mandate("bilal"),
    )
    for name in ("bilal", "an", "mia", "chloe", "karel", "pieter"):
        Attendance.objects.using(OWNER).create(
            meeting=meeting, mandate_id=mandate(name), arrived_at=START
        )
    item = AgendaItem.objects.using(OWNER).create(
        id=named(state, "item"),
        meeting=meeting,
        case=case,
        file_id=file.id,
        kind="running",
        position=1000,
        state="open",
        opened_at=START,
    )
    record = uuid.uuid4()
    ItemRecord.objects.using(OWNER).create(
        id=record,
        item=item,
        file_id=file.id,
        **file.seal({"talk": "Besproken."}, table="meetings_itemrecord", row=record),
    )
    for name in ("bilal", "an", "chloe"):
        ItemReader.objects.using(OWNER).create(item=item, mandate_id=mandate(name), since=START)
    minutes = named(state, "minutes")
    Minutes.objects.using(OWNER).create(
        id=minutes,
        item=item,
        file_id=file.id,
        number=1,
        written_by_id=mandate("an"),
        written_at=START,
        **file.seal({"summary": "Samenvatting."}, table="meetings_minutes", row=minutes),
    )


def _read(state: str) -> File:
    found = File()
    case = Case.objects.using(OWNER).filter(signals=named(state, "signal")).first()
    for kind in ("signal", "identity", "check"):
        _found(found, kind, pk=named(state, kind))
    if case is None:
        return found
    _found(found, "case", pk=case.id)
    for kind in ("contribution", "task"):
        _found(found, kind, case=case)
    _found(found, "member", case=case, state="invited")
    _found(found, "notice", about=case.id)
    for kind in ("meeting", "item"):
        _found(found, kind, pk=named(state, kind))
    found.ids["minutes"] = named(state, "minutes")
    return found


def _found(file: File, kind: str, **which: object) -> None:
    """Add the one thing of this kind, with its standing as the owner reads it."""
    rows = registry.kind_named(kind).rows[0]
    row = rows.model._default_manager.using(OWNER).get(**which)
    file.ids[kind] = row.pk
    file.facts[kind] = rows.standing([row], OWNER)[row.pk]
