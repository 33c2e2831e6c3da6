# SPDX-License-Identifier: EUPL-1.2
"""What the demo remembers while it plays: who is who, and under which id a thing now stands."""

import uuid
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from schakel.access.token import set_actor
from schakel.demo.content.cases import Case
from schakel.demo.content.region import DemoRegion
from schakel.kernel.ids import (
    CaseId,
    ContributionId,
    ItemId,
    MandateId,
    MeetingId,
    OrganisationId,
    PersonId,
    SignalId,
    TableId,
    TaskId,
)
from schakel.kernel.people import Actor, TablePower
from schakel.tables import queries as tables


class Stage:
    """The region with the ids that the database gave."""

    def __init__(self, region: DemoRegion) -> None:
        self.region = region
        self.people = {one.key: one for one in region.people}
        self.mandates = region.mandates()
        self.organisation_ids: dict[str, OrganisationId] = {}
        self.mandate_ids: dict[str, MandateId] = {}
        self.table_ids: dict[str, TableId] = {}
        self.place_ids: dict[tuple[str, str, str, date], uuid.UUID] = {}
        self.meeting_ids: dict[str, MeetingId] = {}
        self.signal_ids: dict[str, SignalId] = {}
        self.check_ids: dict[str, uuid.UUID] = {}
        self.case_ids: dict[str, CaseId] = {}
        self.member_ids: dict[tuple[str, str], uuid.UUID] = {}
        self.contribution_ids: dict[tuple[str, int], ContributionId] = {}
        self.item_ids: dict[tuple[str, str], ItemId] = {}
        self.task_ids: dict[tuple[str, str, str], TaskId] = {}
        self.circles: dict[str, set[str]] = defaultdict(set)
        self.minutes: dict[ItemId, int] = {}
        self.versions: dict[uuid.UUID, int] = defaultdict(lambda: 1)
        self._actors: dict[str, Actor] = {}

    @contextmanager
    def acting(self, mandate: str, day: date) -> Iterator[Actor]:
        """Run a block as who holds this mandate, on this day.

        The whole load is one transaction, so only the acting person is set: what `acting_as` adds
        is a savepoint, thousands of times.
        """
        person = self.people[self.mandates[mandate].person]
        set_actor(person_id(person.key), day)
        known = self._actors.get(person.key)
        if known is None:
            # Mandates and powers carry their days; nobody becomes or stops being administrator.
            known = tables.actor_of(person_id(person.key), person.name, day)
            self._actors[person.key] = known
        yield known

    def forget_actors(self) -> None:
        """Look again who holds what: a mandate or a place changed."""
        self._actors.clear()

    def holder(self, table: str, power: TablePower, day: date) -> str:
        """Return the mandate that holds a power at a table on a day."""
        held = self.region.holders(table, power, day)
        return next(key for key in held if self.mandates[key].is_active(day))

    def coordinator(self, table: str, day: date) -> str:
        return self.holder(table, TablePower.COORDINATE, day)

    def next_version(self, thing: uuid.UUID) -> int:
        """Return the version that a form would show now, and expect one more from here on."""
        shown = self.versions[thing]
        self.versions[thing] = shown + 1
        return shown

    def signal_of(self, case: Case) -> SignalId:
        return self.signal_ids[case.key]

    def case_of(self, case: Case) -> CaseId:
        return self.case_ids[case.key]


def person_id(key: str) -> PersonId:
    """Return the id of somebody; the same in every load, so that a link to them keeps working."""
    return PersonId(uuid.uuid5(uuid.NAMESPACE_URL, f"https://schakel.example/demo/person/{key}"))
