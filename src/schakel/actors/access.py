# SPDX-License-Identifier: EUPL-1.2
"""Staff are known to staff; an administrator changes who they are and what they hold."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from schakel.access.decision import Answer, Rule
from schakel.access.kinds import Action, Deed, Kind, Reading, Rows
from schakel.actors.models import AccountEvent, Clearance, Mandate, Organisation, Person
from schakel.kernel.ids import MandateId
from schakel.kernel.message import Message as _
from schakel.kernel.people import Actor
from schakel.kernel.ways import Way

ASK_MAYOR = Way(_("De burgemeester kan u dit mandaat geven, met een begindatum en een reden."))

STAFF = Rule("staff", _("Wie met Schakel werkt, ziet wie en welke tafels er zijn."), by_place=True)
ADMINISTRATOR = Rule(
    "administrator",
    _("U bent beheerder."),
    _("Dit kan alleen een beheerder."),
    (Way(_("Vraag het aan de beheerder van uw organisatie.")),),
)
OVERSIGHT = Rule("oversight", _("U houdt toezicht op wie wat las."))
ANY_FUNCTION = Rule(
    "any_function",
    _("U hebt vandaag een functie."),
    _("U hebt vandaag geen functie meer in Schakel."),
    (Way(_("Vraag de beheerder van uw organisatie om uw mandaat na te kijken.")),),
)


@dataclass(frozen=True)
class StaffStanding:
    """Somebody or something of the staff; `mandate` when it is a mandate."""

    mandate: MandateId | None = None


def read_staff(_actor: Actor, _standing: StaffStanding | None, _day: date) -> Rule:
    """Return that every colleague may know it; rule: staff."""
    return STAFF


def read_account_event(actor: Actor, _standing: StaffStanding, _day: date) -> Rule | None:
    """Return what opens it: the administrator's work, the DPO's oversight."""
    if actor.is_administrator:
        return ADMINISTRATOR
    return OVERSIGHT if actor.is_dpo else None


def administer(actor: Actor, _standing: StaffStanding | None, _day: date) -> Answer:
    """Return whether the actor is an administrator; rule: administrator."""
    return ADMINISTRATOR, actor.is_administrator


def _plain(rows: Sequence[Any], _using: str) -> Mapping[uuid.UUID, StaffStanding]:
    return {row.pk: StaffStanding() for row in rows}


def _mandates(rows: Sequence[Mandate], _using: str) -> Mapping[uuid.UUID, StaffStanding]:
    return {row.id: StaffStanding(MandateId(row.id)) for row in rows}


def _named(standing: StaffStanding) -> Iterable[MandateId]:
    return () if standing.mandate is None else (standing.mandate,)


PERSON: Kind[StaffStanding] = Kind(
    "person",
    _("persoon in Schakel"),
    Reading("read_person", _("las wie iemand is"), read_staff),
    (Rows(Person, _plain), Rows(Clearance, _plain)),
    others=_("Iedereen die met Schakel werkt."),
)
ORGANISATION: Kind[StaffStanding] = Kind(
    "organisation",
    _("organisatie"),
    Reading("read_organisation", _("las welke organisaties er zijn"), read_staff),
    (Rows(Organisation, _plain),),
    others=_("Iedereen die met Schakel werkt."),
)
MANDATE: Kind[StaffStanding] = Kind(
    "mandate",
    _("mandaat"),
    Reading("read_mandate", _("las welke mandaten er zijn"), read_staff),
    (Rows(Mandate, _mandates),),
    others=_("Iedereen die met Schakel werkt."),
    mandates=_named,
)
ACCOUNT_EVENT = Kind(
    "account_event",
    _("verandering aan een account"),
    Reading("read_account_event", _("las wat er met een account gebeurde"), read_account_event),
    (Rows(AccountEvent, _plain),),
    others=_("De beheerder, en de functionaris voor gegevensbescherming."),
)
ADMINISTRATION: Kind[StaffStanding | None] = Kind(
    "administration",
    _("beheer"),
    Reading("read_administration", _("las in het beheer"), read_staff),
)

MANAGE_STRUCTURES = Action(
    "manage_structures",
    _("veranderde iets aan mensen of mandaten"),
    ADMINISTRATION,
    administer,
)

ACCEPT_INVITATION = Deed("accept_invitation", _("aanvaardde de uitnodiging voor Schakel"))
ADD_ORGANISATION = Deed("add_organisation", _("voegde een organisatie toe"))
ADD_PERSON = Deed("add_person", _("voegde iemand toe"))
CHANGE_CONTACT = Deed("change_contact", _("veranderde contactgegevens"))
CHANGE_NAME = Deed("change_name", _("veranderde een naam van een medewerker"))
CHANGE_ORGANISATION = Deed("change_organisation", _("veranderde een organisatie"))
CLOSE_ACCOUNT = Deed("close_account", _("sloot een account"))
END_MANDATE = Deed("end_mandate", _("beëindigde een mandaat"))
GIVE_MANDATE = Deed("give_mandate", _("gaf een mandaat"))
INVITE_COLLEAGUE = Deed("invite_colleague", _("nodigde een medewerker uit voor Schakel"))
RESET_SECOND_FACTOR = Deed("reset_second_factor", _("haalde een tweede stap weg"))
SET_CLEARANCE = Deed("set_clearance", _("schreef een veiligheidsmachtiging in"))
SET_UP = Deed("set_up", _("zette Schakel op"))
