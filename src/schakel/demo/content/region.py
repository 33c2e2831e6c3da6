# SPDX-License-Identifier: EUPL-1.2
"""The whole region: all files in one fact."""

from datetime import date

from schakel.demo.content.cases import Case
from schakel.demo.content.discussions import Discussion
from schakel.demo.content.fields import Fact
from schakel.demo.content.meetings import Meeting, Tendency
from schakel.demo.content.people import Mandate, Municipality, Organisation, Person, Zone
from schakel.demo.content.tables import Table
from schakel.kernel.people import TablePower
from schakel.kernel.vocabulary import ItemKind


class DemoRegion(Fact):
    today: date
    zone: Zone
    municipalities: tuple[Municipality, ...]
    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]
    tables: tuple[Table, ...]
    meetings: tuple[Meeting, ...]
    tendencies: tuple[Tendency, ...]
    cases: tuple[Case, ...]

    def mandates(self) -> dict[str, Mandate]:
        return {mandate.key: mandate for person in self.people for mandate in person.mandates}

    def table(self, key: str) -> Table:
        return next(table for table in self.tables if table.key == key)

    def meeting(self, key: str) -> Meeting:
        return next(meeting for meeting in self.meetings if meeting.key == key)

    def holders(self, table: str, power: TablePower, day: date) -> list[str]:
        """Return the keys of the mandates that hold this power at the table on that day."""
        given = self.table(table).mandates
        return [m.mandate for m in given if m.power is power and m.is_active(day)]

    def agenda(self, meeting: str) -> list[tuple[Case, Discussion]]:
        """Return the cases of a meeting in the order new, running, closable."""
        items = [
            (case, item)
            for case in self.cases
            for item in case.discussions
            if item.meeting == meeting
        ]
        return sorted(items, key=lambda pair: list(ItemKind).index(pair[1].section))
