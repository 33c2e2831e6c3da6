# SPDX-License-Identifier: EUPL-1.2
"""Who reads a signal, a name and a question to the officer; who may take which step."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from schakel.access.decision import Answer, Rule
from schakel.access.kinds import Action, Deed, Kind, Reading, Rows
from schakel.actors.access import ANY_FUNCTION, ASK_MAYOR
from schakel.cases.case.access import read_case
from schakel.cases.signals.models import Identity, InformationCheck, Signal, SignalTurn
from schakel.cases.signals.standing import (
    CheckStanding,
    IdentityStanding,
    SignalStanding,
    check_standings,
    identity_standings,
    signal_standings,
)
from schakel.kernel.ids import MandateId, TableId
from schakel.kernel.message import Message as _
from schakel.kernel.people import DECIDING, Actor, TablePower
from schakel.kernel.vocabulary import SignalState
from schakel.kernel.ways import Way, WayKind
from schakel.tables.access import ASK_COORDINATOR, COORDINATES, TABLE, TableStanding

SEALED = frozenset({SignalState.REFUSED, SignalState.DESTROYED})
UNDECIDED = frozenset(
    {SignalState.NEW, SignalState.MORE_ASKED, SignalState.ADVISED, SignalState.PROPOSED}
)
NEW_SIGNAL = Way(_("Begint er iets nieuws? Geef dan een nieuw signaal."), WayKind.GIVE_SIGNAL)

SIGNAL_GIVER = Rule("signal/giver", _("U gaf dit signaal zelf."))
SIGNAL_LEADS = Rule(
    "signal/leads",
    _("U bent coördinator, voorzitter of beslist over signalen aan deze tafel."),
    by_place=True,
)
IDENTITY_GIVER = Rule("identity/giver", _("U gaf deze naam zelf."))
IDENTITY_OPENED = Rule(
    "identity/opened",
    _("De naam is geopend met een beslissing die in het logboek staat."),
    by_place=True,
)
IDENTITY_ASKED = Rule("identity/asked", _("De coördinator vroeg u of dit besproken mag worden."))
IDENTITY_CASE = Rule("identity/case", _("U hoort bij de kring van deze casus."))
CHECK_DECIDES = Rule(
    "check/decides",
    _("U bent coördinator of beslist over signalen aan deze tafel."),
    by_place=True,
)
CHECK_ASKED = Rule("check/asked", _("De vraag is aan u gesteld."))

RETAINS = Rule(
    "retains",
    _("U hebt het mandaat om signalen te weerhouden."),
    _("Een signaal weerhouden kan alleen wie daarvoor een mandaat van de burgemeester heeft."),
    (Way(_("Stel het voor aan de burgemeester of aan wie het mandaat kreeg.")), ASK_MAYOR),
)
TRIAGE_OPEN = Rule(
    "triage_open",
    _("Dit signaal wacht nog op een beslissing."),
    _("Over dit signaal is al beslist."),
    (NEW_SIGNAL,),
)
GIVER = Rule(
    "giver",
    _("U gaf dit zelf."),
    _("Alleen wie dit gaf, kan dit doen."),
    (Way(_("Vraag het aan de gever, zonder druk: spreken mag, het moet niet.")),),
)
OPENS_IDENTITY = Rule(
    "opens_identity",
    _("U mag beslissen om de naam te openen."),
    _("Alleen de coördinator of wie signalen weerhoudt, kan een genoemde naam openen."),
    (ASK_COORDINATOR,),
)
IDENTITY_MISSING = Rule(
    "identity_missing",
    _("De gever koos om de naam te noemen."),
    _("De gever heeft nog geen naam genoemd."),
    (Way(_("Bel de gever en leg uit waarom een naam nu nodig is. De gever kiest.")),),
)
INFORMS = Rule(
    "informs",
    _("De vraag is aan u gesteld."),
    _("Alleen de information officer aan wie het gevraagd is, kan antwoorden."),
    (Way(_("Bel de information officer.")),),
)
SIGNAL_RETAINED = Rule(
    "signal_retained",
    _("Het signaal is weerhouden en de naam is geopend."),
    _("Een casus begint pas als het signaal weerhouden is en de naam geopend is."),
    (
        Way(_("Laat het signaal eerst weerhouden.")),
        Way(_("Open daarna de naam met een beslissing.")),
    ),
)


def read_signal(actor: Actor, signal: SignalStanding, day: date) -> Rule | None:
    """Return what opens a signal: giving it, or leading its table; nothing once it is refused."""
    if signal.state in SEALED:
        return None
    if actor.acts_in(signal.giver, day):
        return SIGNAL_GIVER
    return SIGNAL_LEADS if actor.leads([signal.table], day) else None


def read_identity(actor: Actor, identity: IdentityStanding, day: date) -> Rule | None:
    """Return what opens a name: the case, else giving it, a decision, or the officer's question."""
    if identity.case is not None and read_case(actor, identity.case, day):
        return IDENTITY_CASE
    if identity.signal is None or identity.signal.state in SEALED:
        return None
    if actor.acts_in(identity.given_by, day):
        return IDENTITY_GIVER
    if not identity.is_open:
        return None
    if actor.leads([identity.signal.table], day):
        return IDENTITY_OPENED
    return IDENTITY_ASKED if identity.asked & actor.mandate_ids(day) else None


def read_check(actor: Actor, check: CheckStanding, day: date) -> Rule | None:
    """Return what opens a question: deciding at the table, or being asked."""
    if check.is_sealed:
        return None
    if actor.leads([check.table], day, DECIDING):
        return CHECK_DECIDES
    return CHECK_ASKED if actor.acts_in(check.asked_of, day) else None


def give_signal(actor: Actor, _table: TableStanding, day: date) -> Answer:
    """Return whether the actor has a function today; rule: any_function."""
    return ANY_FUNCTION, bool(actor.mandate_ids(day))


def answer_signal(actor: Actor, signal: SignalStanding, day: date) -> Answer:
    """Return whether the giver, or the coordinator for him, may answer; rules: giver,
    triage_open."""
    if not actor.acts_in(signal.giver, day):
        return GIVER, actor.holds(TablePower.COORDINATE, signal.table, day)
    return TRIAGE_OPEN, signal.state in UNDECIDED | {SignalState.RETAINED}


def triage_signal(actor: Actor, signal: SignalStanding, day: date) -> Answer:
    """Return whether the coordinator may take a step; rules: coordinates, triage_open."""
    if not actor.holds(TablePower.COORDINATE, signal.table, day):
        return COORDINATES, False
    return TRIAGE_OPEN, signal.state in UNDECIDED


def refuse_signal(actor: Actor, signal: SignalStanding, day: date) -> Answer:
    """Return whether who decides may refuse; rules: coordinates, triage_open."""
    if not actor.leads([signal.table], day, DECIDING):
        return COORDINATES, False
    return TRIAGE_OPEN, signal.state in UNDECIDED | {SignalState.RETAINED}


def retain_signal(actor: Actor, signal: SignalStanding, day: date) -> Answer:
    """Return whether the mandate to retain is held; rules: retains, triage_open."""
    if not actor.holds(TablePower.RETAIN, signal.table, day):
        return RETAINS, False
    return TRIAGE_OPEN, signal.state in UNDECIDED


def name_subject(actor: Actor, signal: SignalStanding, day: date) -> Answer:
    """Return whether the giver may say whom it is about; rules: giver, triage_open."""
    if not actor.acts_in(signal.giver, day):
        return GIVER, False
    return TRIAGE_OPEN, signal.state in UNDECIDED | {SignalState.RETAINED}


def open_identity(actor: Actor, signal: SignalStanding, day: date) -> Answer:
    """Return whether who decides may open a name that was given; rules: opens_identity,
    identity_missing."""
    if not actor.leads([signal.table], day, DECIDING):
        return OPENS_IDENTITY, False
    return IDENTITY_MISSING, signal.has_identity


def ask_information(actor: Actor, signal: SignalStanding, day: date) -> Answer:
    """Return whether the coordinator may ask about an open name; rules: coordinates,
    signal_retained."""
    if not actor.holds(TablePower.COORDINATE, signal.table, day):
        return COORDINATES, False
    return SIGNAL_RETAINED, signal.identity_open


def answer_information(actor: Actor, check: CheckStanding, day: date) -> Answer:
    """Return whether the actor was asked and has not answered; rule: informs."""
    return INFORMS, actor.acts_in(check.asked_of, day) and not check.is_answered


def open_case(actor: Actor, signal: SignalStanding, day: date) -> Answer:
    """Return whether who decides may begin a case of a retained signal; rules: coordinates,
    signal_retained."""
    if not actor.leads([signal.table], day, DECIDING):
        return COORDINATES, False
    return SIGNAL_RETAINED, signal.state is SignalState.RETAINED


def _signal_tables(signal: SignalStanding) -> Iterable[TableId]:
    return (signal.table,)


def _signal_mandates(signal: SignalStanding) -> Iterable[MandateId]:
    return (signal.giver,)


def _identity_tables(identity: IdentityStanding) -> Iterable[TableId]:
    if identity.case is not None:
        return identity.case.tables
    return () if identity.signal is None else (identity.signal.table,)


def _identity_mandates(identity: IdentityStanding) -> Iterable[MandateId]:
    accepted = identity.case.accepted if identity.case else frozenset()
    return (identity.given_by, *identity.asked, *accepted)


def _check_tables(check: CheckStanding) -> Iterable[TableId]:
    return (check.table,)


def _check_mandates(check: CheckStanding) -> Iterable[MandateId]:
    return (check.asked_of,)


def _turns(rows: Sequence[SignalTurn], using: str) -> Mapping[uuid.UUID, SignalStanding]:
    signals = Signal.objects.using(using).filter(pk__in={row.signal_id for row in rows})
    found = signal_standings(list(signals), using)
    return {row.id: found[row.signal_id] for row in rows}


SIGNAL = Kind(
    "signal",
    _("signaal"),
    Reading("read_signal", _("las een signaal"), read_signal),
    (Rows(Signal, signal_standings, file="file_id"), Rows(SignalTurn, _turns)),
    others=_("De gever, en wie de tafel leidt: coördinator, voorzitter en wie beslist."),
    tables=_signal_tables,
    mandates=_signal_mandates,
)
IDENTITY = Kind(
    "identity",
    _("naam"),
    Reading("read_identity", _("las een naam"), read_identity),
    (Rows(Identity, identity_standings, file="file_id"),),
    others=_(
        "De gever. Wie de tafel leidt, pas na een beslissing om de naam te openen. De "
        "information officer, zolang de vraag openstaat. Later wie de casus leest."
    ),
    tables=_identity_tables,
    mandates=_identity_mandates,
)
CHECK = Kind(
    "check",
    _("vraag"),
    Reading("read_check", _("las een vraag aan de information officer"), read_check),
    (Rows(InformationCheck, check_standings),),
    others=_("De coördinator, wie over signalen beslist, en wie de vraag kreeg."),
    tables=_check_tables,
    mandates=_check_mandates,
)

GIVE_SIGNAL = Action("give_signal", _("gaf een signaal"), TABLE, give_signal)
ANSWER_SIGNAL = Action(
    "answer_signal", _("antwoordde op een vraag over een signaal"), SIGNAL, answer_signal
)
TRIAGE_SIGNAL = Action(
    "triage_signal", _("werkte aan de triage van een signaal"), SIGNAL, triage_signal
)
REFUSE_SIGNAL = Action("refuse_signal", _("weerhield een signaal niet"), SIGNAL, refuse_signal)
RETAIN_SIGNAL = Action("retain_signal", _("weerhield een signaal"), SIGNAL, retain_signal)
NAME_SUBJECT = Action("name_subject", _("gaf een naam"), SIGNAL, name_subject)
OPEN_IDENTITY = Action("open_identity", _("opende een naam"), SIGNAL, open_identity)
ASK_INFORMATION = Action(
    "ask_information", _("vroeg de information officer"), SIGNAL, ask_information
)
ANSWER_INFORMATION = Action(
    "answer_information", _("antwoordde als information officer"), CHECK, answer_information
)
OPEN_CASE = Action("open_case", _("begon een casus"), SIGNAL, open_case)
DESTROY_SIGNAL = Deed("destroy_signal", _("vernietigde een signaal"))
