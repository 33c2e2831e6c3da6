# SPDX-License-Identifier: EUPL-1.2
"""Random worlds on the cast of tests/world.py: who holds what, which signals, cases, meetings there
are.

A world is drawn as plain choices by hypothesis and written by the owner, below the row policies.
"""

import random
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from schakel.actors.models import AccountEvent, Mandate
from schakel.cases.models import (
    Case,
    CaseMember,
    CasePlace,
    Contribution,
    ContributionReader,
    Draft,
    Identity,
    InformationCheck,
    Signal,
    SignalTurn,
    Task,
    Tendency,
)
from schakel.journal.models import Entry
from schakel.meetings.models import AgendaItem, Attendance, ItemReader, ItemRecord, Meeting, Minutes
from schakel.notices.models import Notice
from schakel.tables.models import TableMandate
from schakel.vault.models import DataKey
from tests.world import BEGIN, CAST, OWNER, TABLES, TODAY, mandate, person, table

NAMES = tuple(CAST)
CASE_TABLES = tuple(name for name in TABLES if name != "strategisch")
SIGNAL_STATES = (
    "new",
    "more_asked",
    "advised",
    "proposed",
    "retained",
    "refused",
    "destroyed",
    "in_case",
    "redirected",
)
CASE_STATES = ("deliberation", "follow_up", "aftercare", "closed", "reopened")
MEMBER_STATES = ("invited", "accepted", "not_taking_part")
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@dataclass
class World:
    """What was written, by kind."""

    signals: list[Signal] = field(default_factory=list)
    turns: list[SignalTurn] = field(default_factory=list)
    identities: list[Identity] = field(default_factory=list)
    checks: list[InformationCheck] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    places: list[CasePlace] = field(default_factory=list)
    members: list[CaseMember] = field(default_factory=list)
    contributions: list[Contribution] = field(default_factory=list)
    readers: list[ContributionReader] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    tendencies: list[Tendency] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    items: list[AgendaItem] = field(default_factory=list)
    item_readers: list[ItemReader] = field(default_factory=list)
    records: list[ItemRecord] = field(default_factory=list)
    minutes: list[Minutes] = field(default_factory=list)


def write_world(dice: random.Random) -> World:
    """Write a world by these dice and return its rows."""
    _give_places(dice)
    _shift_mandates(dice)
    world = World()
    for _ in range(dice.randint(1, 4)):
        _case(world, dice)
    for _ in range(dice.randint(1, 4)):
        _signal(world, dice)
    for _ in range(dice.randint(1, 3)):
        _meeting(world, dice)
    for name in dice.sample(NAMES, 4):
        _small_things(world, name, dice)
    return world


def _file() -> uuid.UUID:
    return (
        DataKey.objects.using(OWNER).create(wrapped=b"x", wrapped_by="kek-1", created_on=TODAY).id
    )


def _who(dice: random.Random) -> uuid.UUID:
    return mandate(dice.choice(NAMES))


def _shift_mandates(dice: random.Random) -> None:
    """End some mandates and places yesterday, today or tomorrow, and begin some then."""
    days = (-1, 0, 1)
    mandates: list[Mandate | TableMandate] = list(Mandate.objects.using(OWNER).order_by("id"))
    places: list[Mandate | TableMandate] = list(TableMandate.objects.using(OWNER).order_by("id"))
    for rows in (mandates, places):
        for row in dice.sample(rows, 5):
            row.begin = BEGIN
            row.end = dice.choice([None, *(TODAY + timedelta(days=shift) for shift in days)])
            if dice.random() < 0.3:
                row.begin, row.end = TODAY + timedelta(days=dice.choice(days)), None
            row.save(using=OWNER, update_fields=["begin", "end"])


def _give_places(dice: random.Random) -> None:
    """Give single powers to people who hold no other, so that each power shows what it opens
    alone."""
    for role in ("member", "chair", "retain", "coordinate", "direct_case", "inform"):
        for _ in range(2):
            TableMandate.objects.using(OWNER).create(
                table_id=table(dice.choice(tuple(TABLES))),
                mandate_id=_who(dice),
                role=role,
                begin=BEGIN,
                reason="toevallig",
            )


def _signal(world: World, dice: random.Random, case: Case | None = None) -> None:
    signal = Signal.objects.using(OWNER).create(
        file_id=_file(),
        table_id=case.table_id if case else table(dice.choice(CASE_TABLES)),
        giver_id=_who(dice),
        concern="radicalisation",
        subject_kind="person",
        state="in_case" if case else dice.choice(SIGNAL_STATES),
        given_on=TODAY,
        case=case,
    )
    world.signals.append(signal)
    world.turns.append(
        SignalTurn.objects.using(OWNER).create(
            signal=signal, kind="advice", by_id=_who(dice), at=NOW, day=TODAY
        )
    )
    if dice.random() < 0.7:
        world.identities.append(
            Identity.objects.using(OWNER).create(
                file_id=signal.file_id,
                signal=signal,
                case=case,
                table_id=signal.table_id,
                given_by_id=signal.giver_id if dice.random() < 0.8 else _who(dice),
                given_on=TODAY,
                opened_on=dice.choice([None, TODAY]),
            )
        )
    for _ in range(dice.randint(0, 2)):
        world.checks.append(
            InformationCheck.objects.using(OWNER).create(
                signal=signal,
                table_id=signal.table_id,
                asked_of_id=_who(dice),
                asked_by_id=_who(dice),
                asked_on=TODAY,
                cleared_on=dice.choice([None, None, TODAY]),
                call_on=dice.choice([None, None, TODAY]),
            )
        )


def _case(world: World, dice: random.Random) -> None:
    home = dice.choice(CASE_TABLES)
    case = Case.objects.using(OWNER).create(
        file_id=_file(),
        table_id=table(home),
        pseudonym=uuid.uuid4().hex[:12],
        subject_kind="person",
        concern="radicalisation",
        state=dice.choice(CASE_STATES),
        opened_on=TODAY,
        director_id=dice.choice([None, _who(dice)]),
    )
    world.cases.append(case)
    for name in {home, dice.choice(CASE_TABLES)}:
        world.places.append(
            CasePlace.objects.using(OWNER).create(
                case=case,
                table_id=table(name),
                begin=TODAY,
                ended_on=dice.choice([None, None, TODAY]),
            )
        )
    for name in dice.sample(NAMES, dice.randint(0, 5)):
        world.members.append(
            CaseMember.objects.using(OWNER).create(
                case=case,
                mandate_id=mandate(name),
                state=dice.choice(MEMBER_STATES),
                concern="radicalisation",
                begin=TODAY,
                ended_on=dice.choice([None, None, TODAY]),
            )
        )
    for _ in range(dice.randint(0, 3)):
        contribution = Contribution.objects.using(OWNER).create(
            file_id=case.file_id,
            case=case,
            giver_id=_who(dice),
            source_kind="observed",
            secrecy="professional",
            onward_use="start_help",
            shared_at=NOW,
            shared_on=TODAY,
            withdrawn_on=dice.choice([None, None, TODAY]),
        )
        world.contributions.append(contribution)
        for name in dice.sample(NAMES, dice.randint(0, 4)):
            world.readers.append(
                ContributionReader.objects.using(OWNER).create(
                    contribution=contribution, mandate_id=mandate(name), since=TODAY
                )
            )
    world.tasks.append(_task(dice, case, case.table_id))
    if dice.random() < 0.6:
        _signal(world, dice, case)


def _task(dice: random.Random, case: Case | None, at_table: uuid.UUID) -> Task:
    return Task.objects.using(OWNER).create(
        file_id=case.file_id if case else _file(),
        table_id=at_table,
        case=case,
        owner_id=_who(dice),
        given_by_id=_who(dice),
        given_on=TODAY,
        due_on=TODAY,
    )


def _meeting(world: World, dice: random.Random) -> None:
    at_table = table(dice.choice(tuple(TABLES)))
    meeting = Meeting.objects.using(OWNER).create(
        table_id=at_table, file_id=_file(), starts_at=NOW, ends_at=NOW + timedelta(hours=2)
    )
    world.meetings.append(meeting)
    for name in dice.sample(NAMES, 2):
        Attendance.objects.using(OWNER).create(meeting=meeting, mandate_id=mandate(name))
    world.tasks.append(_task(dice, None, at_table))
    subjects = [None, *dice.sample(world.cases, min(2, len(world.cases)))]
    for position, case in enumerate(subjects):
        item = AgendaItem.objects.using(OWNER).create(
            meeting=meeting,
            case=case,
            file_id=meeting.file_id if case is None else case.file_id,
            kind="general" if case is None else "running",
            position=position,
        )
        world.items.append(item)
        file = meeting.file_id if case is None else case.file_id
        world.records.append(ItemRecord.objects.using(OWNER).create(item=item, file_id=file))
        world.minutes.append(
            Minutes.objects.using(OWNER).create(
                item=item, file_id=file, number=1, written_by_id=_who(dice), written_at=NOW
            )
        )
        for name in dice.sample(NAMES, dice.randint(0, 3)):
            world.item_readers.append(
                ItemReader.objects.using(OWNER).create(
                    item=item, mandate_id=mandate(name), since=NOW
                )
            )


def _small_things(world: World, name: str, dice: random.Random) -> None:
    world.drafts.append(
        Draft.objects.using(OWNER).create(
            file_id=_file(),
            person_id=person(name),
            form="signal",
            about=uuid.uuid4(),
            saved_at=NOW,
            gone_on=TODAY,
        )
    )
    AccountEvent.objects.using(OWNER).create(
        person_id=person(name), change="invited", on=TODAY, by_id=person("els")
    )
    _entry(name, dice.choice([None, *(case.id for case in world.cases)]))
    world.notices.append(
        Notice.objects.using(OWNER).create(
            mandate_id=mandate(name), kind="x", about_kind="x", day=TODAY, at=NOW
        )
    )
    world.tendencies.append(
        Tendency.objects.using(OWNER).create(
            file_id=_file(),
            from_table_id=table(dice.choice(tuple(TABLES))),
            to_table_id=table(dice.choice(tuple(TABLES))),
            by_id=mandate(name),
            day=TODAY,
        )
    )


def _entry(name: str, case: uuid.UUID | None) -> None:
    Entry.objects.using(OWNER).create(
        at=NOW,
        day=TODAY,
        actor=person(name),
        action="read_case",
        subject_kind="case",
        subject=case,
        case=case,
        canonical="{}",
    )
