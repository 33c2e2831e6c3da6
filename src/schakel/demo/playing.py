# SPDX-License-Identifier: EUPL-1.2
"""Loading the region: its people, two years in one transaction, what fell due, the accounts."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db import connections, transaction

from schakel.actors import fictional
from schakel.actors.facts import PersonInput
from schakel.cases.commands import due
from schakel.demo import cases, meetings, past, signals, structures
from schakel.demo.content.region import DemoRegion
from schakel.demo.content.vocabulary import Act, Function
from schakel.demo.stage import Stage, person_id
from schakel.demo.timeline import Step, Turn, in_order
from schakel.jobs.login import as_clock
from schakel.kernel.ids import MandateId, OrganisationId
from schakel.rules import law

OWNER = "owner"
PROVINCE = "Beekland"
# Within a week somebody may still have to read what happened.
UNREAD = timedelta(days=7)
LINES = 6


def is_loaded() -> bool:
    """Return whether anybody can log in: the last thing that loading does."""
    return fictional.has_accounts(alias=OWNER)


def play(region: DemoRegion, tell: Callable[[str], None]) -> None:
    """Load the whole region; started again after a kill, it goes on where it may."""
    stage = Stage(region)
    administrator = _write_people(stage)
    if not _was_played():
        with transaction.atomic():
            _play(stage, administrator, tell)
    _let_time_pass(region)
    opened = fictional.open_accounts(alias=OWNER)
    tell(f"  {opened} mensen kunnen zich aanmelden")


def _write_people(stage: Stage) -> str:
    """Write who there is; return the mandate of the administrator, who gives the others."""
    region = stage.region
    first = next(m for m in stage.mandates.values() if m.function is Function.ADMINISTRATOR)
    house = next(one for one in region.organisations if one.key == first.organisation)
    stage.mandate_ids[first.key] = MandateId(person_id(f"mandate/{first.key}"))
    stage.organisation_ids[house.key] = OrganisationId(person_id(f"organisation/{house.key}"))
    fictional.write(
        fictional.Territory(
            region.zone.code,
            region.zone.name,
            PROVINCE,
            tuple((one.nis, one.name) for one in region.municipalities),
        ),
        [
            (
                person_id(one.key),
                PersonInput(one.given_name, one.family_name, one.email, one.phone, one.who),
                one.featured,
            )
            for one in region.people
        ],
        fictional.FirstMandate(
            stage.mandate_ids[first.key],
            person_id(first.person),
            stage.organisation_ids[house.key],
            house.name,
            house.kind.value,
            first.begin,
            first.reason,
        ),
        alias=OWNER,
    )
    return first.key


def _play(stage: Stage, administrator: str, tell: Callable[[str], None]) -> None:
    steps: list[Step] = [*structures.steps(stage, administrator), *meetings.steps(stage)]
    for case in stage.region.cases:
        steps += [*signals.steps(stage, case), *cases.steps(stage, case)]
    total, begun = len(stage.region.cases), 0
    shown_every = total // LINES
    for step in in_order(steps):
        if step.turn is Turn.MEET:
            step.do()  # A meeting has its own hour.
            continue
        with past.at(past.moment(step.day, int(step.turn))):
            step.do()
        begun += step.begins
        if step.begins and begun % shown_every == 0:
            tell(f"  {begun} van de {total} casussen")


def _let_time_pass(region: DemoRegion) -> None:
    """Let the clock do what fell due on its day; what happened long ago was mailed and read."""
    with as_clock():
        for day in sorted(_days_of_destruction(region)):
            with past.at(past.moment(day, 0)), transaction.atomic():
                due.destroy_refused_signals(day)
        for work in (due.announce_overdue_tasks, due.announce_ending_protocols):
            with transaction.atomic():
                work(region.today)
    with connections[OWNER].cursor() as cursor:
        # One statement for thousands of notices; the columns are the mail's and the reader's own.
        cursor.execute("UPDATE cases_notice SET mailed_at = at WHERE mailed_at IS NULL")
        cursor.execute(
            "UPDATE cases_notice SET read_at = at + interval '3 hours' "
            "WHERE read_at IS NULL AND day < %s",
            [region.today - UNREAD],
        )


def _was_played() -> bool:
    """Return whether the two years stand there already, from a load that was killed after them."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM tables_table)")
        row = cursor.fetchone()
    return bool(row and row[0])


def _days_of_destruction(region: DemoRegion) -> set[date]:
    days = set()
    for case in region.cases:
        if case.triage and case.triage[-1].act is Act.REFUSE:
            refused = case.triage[-1].day
            framework = law.book().on(refused).framework(region.table(case.table).kind)
            term = framework.value("refused_signal_days", refused).value
            days.add(refused + timedelta(days=term))
    return {day for day in days if day <= region.today}
