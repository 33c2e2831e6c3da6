# SPDX-License-Identifier: EUPL-1.2
"""Who reads a case and what was done in it; who moves, closes and reopens it."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from schakel.access.decision import Answer, Rule
from schakel.access.kinds import Action, Deed, Kind, Opens, Reading, Rows
from schakel.cases.case.models import Case, CasePlace
from schakel.cases.case.standing import CaseStanding, case_standings, standings_of
from schakel.journal.access import ENTRY
from schakel.kernel.ids import MandateId, TableId
from schakel.kernel.message import Message as _
from schakel.kernel.people import RUNNING, Actor
from schakel.kernel.vocabulary import CaseState
from schakel.kernel.ways import Way
from schakel.tables.access import ASK_COORDINATOR, RUNS_TABLE

CASE_LEADS = Rule(
    "case/leads", _("De casus ligt vandaag bij een tafel die u leidt."), by_place=True
)
CASE_CIRCLE = Rule("case/circle", _("U bent uitgenodigd voor deze casus en u neemt deel."))
ENTRY_CASE = Rule("entry/case", _("U leidt de casus waar dit over gaat."), by_place=True)

RUNS_CASE = Rule(
    "runs_case",
    _("U leidt deze casus als coördinator, voorzitter of casusregisseur."),
    _("Dit kan alleen de coördinator, de voorzitter of de casusregisseur."),
    (ASK_COORDINATOR,),
)
CASE_OPEN = Rule(
    "case_open",
    _("De casus loopt nog."),
    _("Deze casus is afgesloten. U kunt er niets meer aan toevoegen."),
    (Way(_("De voorzitter of de coördinator kan de casus heropenen, met een reden.")),),
)
CASE_CLOSED = Rule(
    "case_closed",
    _("De casus is afgesloten."),
    _("Deze casus loopt nog, heropenen is niet nodig."),
)


def read_case(actor: Actor, case: CaseStanding, day: date) -> Rule | None:
    """Return what opens a case: leading a table where it lies, or taking part in it."""
    if actor.leads(case.tables, day):
        return CASE_LEADS
    return CASE_CIRCLE if case.accepted & actor.mandate_ids(day) else None


def directs(actor: Actor, case: CaseStanding, day: date) -> bool:
    """Return whether the actor is casusregisseur of the case, or runs a table where it lies."""
    mine = case.director is not None and actor.acts_in(case.director, day)
    return mine or actor.leads(case.tables, day, RUNNING)


def run_open_case(actor: Actor, case: CaseStanding, day: date) -> Answer:
    """Return whether the actor runs the case and it is not closed; rules: runs_case, case_open."""
    if not directs(actor, case, day):
        return RUNS_CASE, False
    return CASE_OPEN, case.state is not CaseState.CLOSED


def lead_open_case(actor: Actor, case: CaseStanding, day: date) -> Answer:
    """Return whether the actor runs a table of the case and it is not closed; rules: runs_meeting,
    case_open."""
    if not actor.leads(case.tables, day, RUNNING):
        return RUNS_TABLE, False
    return CASE_OPEN, case.state is not CaseState.CLOSED


def reopen_case(actor: Actor, case: CaseStanding, day: date) -> Answer:
    """Return whether the actor runs a table of the closed case; rules: runs_meeting,
    case_closed."""
    if not actor.leads(case.tables, day, RUNNING):
        return RUNS_TABLE, False
    return CASE_CLOSED, case.state is CaseState.CLOSED


def read_entry_of_case(actor: Actor, case: CaseStanding, day: date) -> Rule | None:
    """Return what opens an entry about a case: coordinating or chairing a table where it lies."""
    return ENTRY_CASE if actor.leads(case.tables, day, RUNNING) else None


def _tables(case: CaseStanding) -> Iterable[TableId]:
    return case.tables


def _mandates(case: CaseStanding) -> Iterable[MandateId]:
    return case.accepted


def by_case(rows: Sequence[Any], using: str) -> Mapping[uuid.UUID, CaseStanding]:
    """Return for each row the standing of the case that it belongs to."""
    found = standings_of({row.case_id for row in rows}, using)
    return {row.pk: found[row.case_id] for row in rows}


def _entries(rows: Sequence[Any], using: str) -> Mapping[uuid.UUID, CaseStanding]:
    found = standings_of({row.case for row in rows if row.case}, using)
    return {row.pk: found[row.case] for row in rows if row.case in found}


CASE = Kind(
    "case",
    _("casus"),
    Reading("read_case", _("las een casus"), read_case),
    (Rows(Case, case_standings, file="file_id"), Rows(CasePlace, by_case)),
    others=_("Wie een tafel leidt waar de casus vandaag ligt, en wie uitgenodigd is en deelneemt."),
    tables=_tables,
    mandates=_mandates,
)
ENTRIES_OF_CASE = Opens(ENTRY, Rows(ENTRY.rows[0].model, _entries), read_entry_of_case)

ESCALATE_CASE = Action(
    "escalate_case", _("bracht een casus naar een hoger niveau"), CASE, lead_open_case
)
RETURN_CASE = Action("return_case", _("gaf een casus terug"), CASE, lead_open_case)
SET_PHASE = Action("set_phase", _("zette een casus in een andere fase"), CASE, run_open_case)
CLOSE_CASE = Action("close_case", _("sloot een casus af"), CASE, run_open_case)
REOPEN_CASE = Action("reopen_case", _("heropende een casus"), CASE, reopen_case)
SEARCH_CASES = Deed("search_cases", _("zocht in casussen"))
