# SPDX-License-Identifier: EUPL-1.2
"""Loading the region: its people, two years in one transaction, what fell due, the accounts.

A load that is killed is simply started again: the people come first and mean nothing without an
account, two years are played in one transaction, and the accounts open last.
"""

from collections.abc import Callable
from datetime import date

from django.db import connections, transaction

from schakel.actors import fictional
from schakel.demo import elapsed, founding, past
from schakel.demo.content.reading import read_region, region_folder
from schakel.demo.stage import Stage
from schakel.demo.steps import cases, meetings, people, tables
from schakel.demo.timeline import Step, Turn, in_order

OWNER = "owner"
LINES = 6


class AlreadyLoadedError(Exception):
    """Somebody can log in already: this database holds a region, or a real town."""


def load(today: date, tell: Callable[[str], None]) -> None:
    """Load the region into an empty database; "default" is web, "owner" and "clock" are there.

    `tell` gets a line now and then of how far it is.

    Raises:
        AlreadyLoadedError: somebody can log in already.
    """
    if is_loaded():
        raise AlreadyLoadedError
    stage = Stage(read_region(region_folder(), today=today))
    administrator = founding.write_people(stage, alias=OWNER)
    if not _was_played():
        with transaction.atomic():
            _play(stage, administrator, tell)
    elapsed.let_time_pass(stage.region, alias=OWNER)
    opened = fictional.open_accounts(alias=OWNER)
    tell(f"  {opened} mensen kunnen zich aanmelden")


def is_loaded() -> bool:
    """Return whether anybody can log in: the last thing that loading does."""
    return fictional.has_accounts(alias=OWNER)


def _was_played() -> bool:
    """Return whether the two years stand there already, from a load that was killed after them."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM tables_table)")
        row = cursor.fetchone()
    return bool(row and row[0])


def _play(stage: Stage, administrator: str, tell: Callable[[str], None]) -> None:
    steps: list[Step] = [*people.steps(stage, administrator), *tables.steps(stage, administrator)]
    steps += meetings.steps(stage)
    for case in stage.region.cases:
        steps += cases.steps(stage, case)
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
