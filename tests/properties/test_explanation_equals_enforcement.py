# SPDX-License-Identifier: EUPL-1.2
"""Decision 2: what `decide` says of reading is what the database does, for every actor and every
kind of thing."""

import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import connection, models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schakel.access.actions import Action
from schakel.access.decide import decide
from schakel.access.facts import (
    CaseFacts,
    DraftFacts,
    Facts,
    ItemFacts,
    MeetingFacts,
    NoticeFacts,
    TendencyFacts,
)
from schakel.access.reading import SEALED
from schakel.access.token import acting_as
from schakel.cases import structure
from schakel.cases.models import (
    Case,
    CaseMember,
    Contribution,
    Draft,
    Identity,
    InformationCheck,
    Notice,
    Signal,
    SignalTurn,
    Task,
    Tendency,
)
from schakel.kernel.ids import ItemId, MandateId, MeetingId, PersonId, TableId
from schakel.meetings.models import AgendaItem, ItemRecord, Meeting, Minutes
from schakel.tables import queries as tables
from tests.properties.worlds import NAMES, World, write_world
from tests.world import CAST, OWNER, TODAY, person

Explained = dict[uuid.UUID, Facts]


@dataclass(frozen=True)
class Kind:
    """A kind of thing: its rows, the action of reading it, its facts by row id."""

    model: type[models.Model]
    action: Action
    facts: Callable[[World, dict[uuid.UUID | None, CaseFacts]], Explained]


def _identities(world: World, cases: dict[uuid.UUID | None, CaseFacts]) -> Explained:
    return {
        row.id: structure.identity_facts(
            row,
            row.signal,
            cases.get(row.case_id),
            [check for check in world.checks if check.signal_id == row.signal_id],
        )
        for row in world.identities
    }


def _contributions(world: World, cases: dict[uuid.UUID | None, CaseFacts]) -> Explained:
    return {
        row.id: structure.contribution_facts(
            row,
            cases[row.case_id],
            [reader for reader in world.readers if reader.contribution_id == row.id],
            is_corrected=False,
        )
        for row in world.contributions
    }


def _meeting_facts(
    world: World, cases: dict[uuid.UUID | None, CaseFacts]
) -> dict[uuid.UUID, MeetingFacts]:
    on_agenda: dict[uuid.UUID, set[MandateId]] = {}
    for item in world.items:
        if item.case_id is not None:
            on_agenda.setdefault(item.meeting_id, set()).update(cases[item.case_id].accepted)
    return {
        row.id: MeetingFacts(
            MeetingId(row.id), TableId(row.table_id), frozenset(on_agenda.get(row.id, ()))
        )
        for row in world.meetings
    }


def _item_facts(
    world: World, cases: dict[uuid.UUID | None, CaseFacts]
) -> dict[uuid.UUID, ItemFacts]:
    meetings = _meeting_facts(world, cases)
    return {
        row.id: ItemFacts(
            ItemId(row.id),
            meetings[row.meeting_id],
            cases.get(row.case_id),
            frozenset(
                MandateId(one.mandate_id) for one in world.item_readers if one.item_id == row.id
            ),
        )
        for row in world.items
    }


KINDS = {
    "signal": Kind(
        Signal,
        Action.READ_SIGNAL,
        lambda w, _c: {r.id: structure.signal_facts(r) for r in w.signals},
    ),
    "turn": Kind(
        SignalTurn,
        Action.READ_SIGNAL,
        lambda w, _c: {r.id: structure.signal_facts(r.signal) for r in w.turns},
    ),
    "identity": Kind(Identity, Action.READ_IDENTITY, _identities),
    "check": Kind(
        InformationCheck,
        Action.READ_CHECK,
        lambda w, _c: {
            r.id: structure.check_facts(r, is_sealed=r.signal.state in SEALED) for r in w.checks
        },
    ),
    "case": Kind(Case, Action.READ_CASE, lambda w, c: {r.id: c[r.id] for r in w.cases}),
    "member": Kind(
        CaseMember,
        Action.READ_MEMBER,
        lambda w, c: {r.id: structure.member_facts(r, c[r.case_id]) for r in w.members},
    ),
    "contribution": Kind(Contribution, Action.READ_CONTRIBUTION, _contributions),
    "draft": Kind(
        Draft,
        Action.READ_DRAFT,
        lambda w, _c: {r.id: DraftFacts(PersonId(r.person_id)) for r in w.drafts},
    ),
    "task": Kind(
        Task,
        Action.READ_TASK,
        lambda w, c: {r.id: structure.task_facts(r, c.get(r.case_id)) for r in w.tasks},
    ),
    "meeting": Kind(Meeting, Action.READ_MEETING, lambda w, c: dict(_meeting_facts(w, c))),
    "item": Kind(AgendaItem, Action.READ_ITEM, lambda w, c: dict(_item_facts(w, c))),
    "record": Kind(
        ItemRecord,
        Action.READ_RECORD,
        lambda w, c: {r.id: _item_facts(w, c)[r.item_id] for r in w.records},
    ),
    "minutes": Kind(
        Minutes,
        Action.READ_RECORD,
        lambda w, c: {r.id: _item_facts(w, c)[r.item_id] for r in w.minutes},
    ),
    "notice": Kind(
        Notice,
        Action.READ_NOTICE,
        lambda w, _c: {r.id: NoticeFacts(MandateId(r.mandate_id)) for r in w.notices},
    ),
    "tendency": Kind(
        Tendency,
        Action.READ_TENDENCY,
        lambda w, _c: {
            r.id: TendencyFacts(TableId(r.from_table_id), TableId(r.to_table_id))
            for r in w.tendencies
        },
    ),
}


@pytest.mark.usefixtures("town")
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**32), shift=st.sampled_from([-1, 0, 1]))
def test_what_is_explained_is_what_the_database_shows(seed: int, shift: int) -> None:
    world = write_world(random.Random(seed))
    day = TODAY + timedelta(days=shift)
    cases: dict[uuid.UUID | None, CaseFacts] = dict(
        structure.case_facts(world.cases, using=OWNER).items()
    )
    explained = {name: kind.facts(world, cases) for name, kind in KINDS.items()}
    for name in NAMES:
        given_name, family_name, _function, _employer = CAST[name]
        with acting_as(person(name), day):
            actor = tables.actor_of(person(name), f"{given_name} {family_name}", day)
            for kind_name, kind in KINDS.items():
                things = explained[kind_name]
                rows = kind.model._default_manager.filter(pk__in=list(things))
                shown = set(rows.values_list("pk", flat=True))
                said = {
                    key
                    for key, facts in things.items()
                    if decide(actor, kind.action, facts, day).allowed
                }
                assert shown == said, f"{kind_name} for {name} on {day}"


@pytest.mark.usefixtures("town")
def test_every_kind_is_seen_by_somebody_and_hidden_from_somebody() -> None:
    """Without this the property could hold because nothing is ever visible."""
    world = write_world(random.Random(7))
    for seed in range(8, 14):
        more = write_world(random.Random(seed))
        for rows in vars(more):
            getattr(world, rows).extend(getattr(more, rows))
    cases: dict[uuid.UUID | None, CaseFacts] = dict(
        structure.case_facts(world.cases, using=OWNER).items()
    )
    outcomes: dict[str, set[bool]] = {name: set() for name in KINDS}
    for name in NAMES:
        with acting_as(person(name), TODAY):
            actor = tables.actor_of(person(name), name, TODAY)
            for kind_name, kind in KINDS.items():
                for facts in kind.facts(world, cases).values():
                    outcomes[kind_name].add(decide(actor, kind.action, facts, TODAY).allowed)
    assert all(seen == {True, False} for seen in outcomes.values()), outcomes


@pytest.mark.usefixtures("town")
def test_without_an_actor_nothing_is_shown() -> None:
    write_world(random.Random(1))
    for kind in KINDS.values():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {kind.model._meta.db_table}")
            assert cursor.fetchone() == (0,)
