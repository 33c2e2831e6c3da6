# SPDX-License-Identifier: EUPL-1.2
"""Signals as their readers see them. The database decides which; no filter here says who may."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Case, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from schakel.access.asking import among, is_there
from schakel.access.decide import decide, require
from schakel.access.kinds import Action
from schakel.actors import queries as actors
from schakel.cases.models import Identity, InformationCheck, Signal, SignalTurn
from schakel.cases.signals import intake
from schakel.cases.signals.access import (
    ANSWER_SIGNAL,
    ASK_INFORMATION,
    NAME_SUBJECT,
    OPEN_CASE,
    OPEN_IDENTITY,
    REFUSE_SIGNAL,
    RETAIN_SIGNAL,
    SIGNAL,
    TRIAGE_SIGNAL,
)
from schakel.cases.signals.facts import (
    CheckFact,
    NameFact,
    SignalLine,
    SignalLists,
    SignalPage,
    SignalWords,
    SubjectName,
    Turn,
    TurnKind,
)
from schakel.cases.signals.queries.intake import table_readers
from schakel.cases.signals.standing import SignalStanding, signal_standing
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.errors import NotFoundError
from schakel.kernel.ids import CaseId, FileId, SignalId, TableId
from schakel.kernel.people import Actor, TablePower
from schakel.kernel.ruling import Ruling
from schakel.kernel.vocabulary import ConcernKind, Keeps, SignalState, SubjectKind, TableLevel
from schakel.rules.framework import PERSONAL_SUBJECTS
from schakel.tables.facts import TableFact
from schakel.vault.files import OpenFile
from schakel.vault.queries import open_file

WAITING = (
    SignalState.NEW,
    SignalState.MORE_ASKED,
    SignalState.PROPOSED,
    SignalState.RETAINED,
)
STEPS = (
    ANSWER_SIGNAL,
    TRIAGE_SIGNAL,
    REFUSE_SIGNAL,
    RETAIN_SIGNAL,
    NAME_SUBJECT,
    OPEN_IDENTITY,
    ASK_INFORMATION,
    OPEN_CASE,
)
LEADING = (TablePower.COORDINATE, TablePower.RETAIN, TablePower.CHAIR)
LIMIT = 300
SETTLED_LIMIT = 10
SEALED = ("behaviour", "observed_by", "context", "protective", "tried", "question")


def signal_lists(actor: Actor, day: date) -> SignalLists:
    """Return the signals the actor sees, oldest waiting first; one query, whatever their number."""
    waits = Case(When(state__in=WAITING, then=Value(0)), default=Value(1))
    order = (waits, "-given_on", "id")
    first = at_or_from(actor, day).order_by(*order).values("pk")[:LIMIT]
    lines = [line_of(row, actor, day) for row in _lines().filter(among(first)).order_by(*order)]
    mine = tuple(line for line in lines if line.is_mine)
    led = [line for line in lines if _leads(actor, line.table, day)]
    waiting = sorted(
        (line for line in led if line.state in WAITING), key=lambda line: line.given_on
    )
    settled = sorted(
        (line for line in led if line.state not in WAITING),
        key=lambda line: line.decided_on or line.given_on,
        reverse=True,
    )
    return SignalLists(
        waiting=tuple(waiting),
        settled=tuple(settled[:SETTLED_LIMIT]),
        mine=mine,
        leads=bool(actor.tables_led(day)),
        has_older=len(settled) > SETTLED_LIMIT,
    )


def settled_signals(
    actor: Actor, day: date, *, limit: int, offset: int = 0
) -> tuple[SignalLine, ...]:
    """Return the signals that were decided at tables the actor leads, newest first; one query."""
    order = (Coalesce("decided_on", "given_on").desc(), "id")
    settled = Signal.objects.filter(table_id__in=actor.tables_led(day)).exclude(state__in=WAITING)
    these = settled.order_by(*order).values("pk")[offset : offset + limit]
    rows = _lines().filter(among(these)).order_by(*order)
    return tuple(line_of(row, actor, day) for row in rows)


def at_or_from(actor: Actor, day: date) -> QuerySet[Signal]:
    """Return the signals at tables that the actor leads and those he gave: where a list begins.

    Take the first ids of it, and read only those rows in full: what comes along with a row is
    asked row by row.
    """
    at = Q(table_id__in=actor.tables_led(day))
    return Signal.objects.filter(at | Q(giver_id__in=actor.mandate_ids(day)))


def signal_line(actor: Actor, signal_id: SignalId, day: date) -> SignalLine:
    """Return a signal without its texts; one query.

    Raises:
        NotFoundError: it does not exist, or the actor may not know that it does.
    """
    row = one_signal(signal_id)
    return line_of(row, actor, day)


def signal_step(
    actor: Actor, signal_id: SignalId, action: Action[SignalStanding], day: date
) -> SignalLine:
    """Return a signal for the page of one step; one query.

    Raises:
        NotFoundError: it does not exist, or the actor may not know that it does.
        AccessDeniedError: the actor sees it but may not take this step; with the reason.
    """
    row = one_signal(signal_id)
    require(actor, action, standing_of_signal(row), day)
    return line_of(row, actor, day)


def signal_page(actor: Actor, signal_id: SignalId, day: date) -> SignalPage:
    """Return the page of a signal and write in the journal that it was opened; seven queries.

    Raises:
        NotFoundError: it does not exist, or the actor may not know that it does.
    """
    row = one_signal(signal_id)
    facts = standing_of_signal(row)
    line = line_of(row, actor, day)
    identity = identity_of(row)
    file = open_file(FileId(row.file_id)) if row.file_id else None
    checks = checks_of(signal_id) if _leads(actor, line.table, day) else ()
    may = frozenset(step for step in STEPS if decide(actor, step, facts, day).allowed)
    if not intake.holds_persons(line.at.kind, day):
        may -= {NAME_SUBJECT, OPEN_IDENTITY, ASK_INFORMATION}
    if not asks_officer_now(line, identity, checks, day):
        may -= {ASK_INFORMATION}
    is_open = identity is not None and identity.opened_on is not None
    may_search = is_open and OPEN_IDENTITY in may
    if is_open:
        may -= {OPEN_IDENTITY}
    page = SignalPage(
        line=line,
        words=_words(row, file),
        turns=_turns(row, file),
        name=name_of(identity, file),
        checks=checks,
        may=may,
        why=decide(actor, SIGNAL, facts, day),
        readers=table_readers(line.table, day),
        ready_for_case=ready_for_case(line, identity, checks, day) if OPEN_CASE in may else None,
        may_search=may_search,
    )
    about = About(SIGNAL, row.id, table=row.table_id)
    record(actor.person, SIGNAL.reading, about, day=day)
    return page


def ready_for_case(
    line: SignalLine, identity: Identity | None, checks: Iterable[CheckFact], day: date
) -> Ruling:
    """Return whether a retained signal has what a case needs."""
    return intake.may_become_case(
        line.at.kind,
        line.subject_kind,
        is_open=identity is not None and identity.opened_on is not None,
        checks=checks,
        day=day,
    )


def asks_officer_now(
    line: SignalLine, identity: Identity | None, checks: Iterable[CheckFact], day: date
) -> bool:
    """Return whether there is something to ask the information officer, and nothing is waiting."""
    is_open = identity is not None and identity.opened_on is not None
    is_about_someone = line.subject_kind in PERSONAL_SUBJECTS
    all_called = all(check.call_on for check in checks)
    unasked = line.state is not SignalState.CLOSED_AS_CASE and all_called
    return is_open and is_about_someone and unasked and intake.asks_officer(line.at.kind, day)


def name_of(identity: Identity | None, file: OpenFile | None) -> NameFact | None:
    """Return the name in clear, None when there is none the actor may read."""
    if identity is None or file is None:
        return None
    opened = {
        column: file.open(
            getattr(identity, column), table="cases_identity", row=identity.id, column=column
        )
        for column in ("name", "birth_date", "address")
    }
    born = date.fromisoformat(opened["birth_date"]) if opened["birth_date"] else None
    subject = SubjectName(opened["name"], born, opened["address"])
    return NameFact(subject, identity.given_on, identity.opened_on)


def one_signal(signal_id: SignalId) -> Signal:
    """Return the row with everything that a page of the room needs; one query.

    Raises:
        NotFoundError: it does not exist, or the actor may not know that it does.
    """
    row = _signals().filter(pk=signal_id).first()
    if row is None:
        raise NotFoundError
    return row


def line_of(row: Signal, actor: Actor, day: date) -> SignalLine:
    """Return the fact of a row that was loaded by `one_signal`."""
    return SignalLine(
        id=SignalId(row.id),
        at=table_of(row),
        concern=ConcernKind(row.concern),
        subject_kind=SubjectKind(row.subject_kind),
        state=SignalState(row.state),
        given_on=row.given_on,
        decided_on=row.decided_on,
        redirected_to=row.redirected_to,
        giver=actors.mandate_fact(row.giver),
        noted_by=actors.mandate_fact(row.noted_by) if row.noted_by else None,
        case=None if row.case_id is None else CaseId(row.case_id),
        version=row.version,
        is_mine=row.giver_id in actor.mandate_ids(day),
        is_named=_is_named(row),
    )


def table_of(row: Signal | InformationCheck) -> TableFact:
    """Return the table of a row that was loaded with it: without its municipalities."""
    return TableFact(
        id=TableId(row.table.id),
        name=row.table.name,
        kind=row.table.kind,
        level=TableLevel(row.table.level),
        keeps=Keeps(row.table.keeps),
        above=None if row.table.above_id is None else TableId(row.table.above_id),
        municipalities=(),
        begin=row.table.begin,
        end=row.table.end,
    )


def identity_of(row: Signal) -> Identity | None:
    """Return the name of a row that was loaded by `one_signal`, when the actor may read it."""
    return getattr(row, "identity", None)


def _signals() -> QuerySet[Signal]:
    return _with_people().select_related("identity")


def _lines() -> QuerySet[Signal]:
    """Return signals for a list, which shows no word and no name of them."""
    return _with_people().defer(*SEALED)


def _with_people() -> QuerySet[Signal]:
    named = SignalTurn.objects.filter(signal_id=OuterRef("pk"), kind=TurnKind.NAMED)
    return Signal.objects.select_related(
        "table",
        "giver__person",
        "giver__organisation__municipality",
        "noted_by__person",
        "noted_by__organisation__municipality",
    ).annotate(is_named=is_there(named))


def _is_named(row: Signal) -> bool:
    return bool(getattr(row, "is_named", False))


def standing_of_signal(row: Signal) -> SignalStanding:
    """Return the structure of a row that was loaded by `one_signal`, a hidden name included."""
    seen = identity_of(row)
    if seen is None and _is_named(row):
        # There is a name, still hidden from who reads this.
        seen = Identity(signal_id=row.id)
    return signal_standing(row, identity=seen)


def _words(row: Signal, file: OpenFile | None) -> SignalWords:
    def text(column: str) -> str:
        if file is None:
            return ""
        return file.open(getattr(row, column), table="cases_signal", row=row.id, column=column)

    return SignalWords(
        behaviour=text("behaviour"),
        observed_by=text("observed_by"),
        tried=text("tried"),
        question=text("question"),
        context=text("context"),
        protective=text("protective"),
    )


def _turns(row: Signal, file: OpenFile | None) -> tuple[Turn, ...]:
    return tuple(
        Turn(
            kind=TurnKind(turn.kind),
            by_giver=turn.by_id == row.giver_id,
            at=turn.at,
            day=turn.day,
            text=file.open(turn.text, table="cases_signalturn", row=turn.id, column="text")
            if file
            else "",
        )
        for turn in SignalTurn.objects.filter(signal_id=row.id).order_by("at")
    )


def checks_of(signal_id: SignalId) -> tuple[CheckFact, ...]:
    """Return the questions to the officer that the actor may see; one query."""
    rows = InformationCheck.objects.filter(signal_id=signal_id).select_related(
        "asked_of__person", "asked_of__organisation__municipality"
    )
    return tuple(
        CheckFact(actors.mandate_fact(row.asked_of), row.asked_on, row.cleared_on, row.call_on)
        for row in rows.order_by("asked_on")
    )


def _leads(actor: Actor, table: TableId, day: date) -> bool:
    return any(actor.holds(power, table, day) for power in LEADING)
