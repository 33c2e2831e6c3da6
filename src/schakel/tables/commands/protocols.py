# SPDX-License-Identifier: EUPL-1.2
"""Protocols: drawn up, consented to by the procureur, signed by the partners, renewed, ended.

What the procureur consented to stays as it is: the database refuses to change it, a renewal is a
new protocol.
"""

import uuid
from datetime import date

from django.utils.translation import gettext as _

from schakel.access.decide import require
from schakel.actors import queries as actors
from schakel.actors.commands.inputs import only_once
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.errors import ChangedMeanwhileError, NotFoundError, RefusedInputError
from schakel.kernel.ids import OrganisationId, ProtocolId, TableId
from schakel.kernel.people import Actor
from schakel.rules import law
from schakel.tables import queries as tables
from schakel.tables.access import (
    CHANGE_PROTOCOL,
    DRAW_UP_PROTOCOL,
    END_PROTOCOL,
    MANAGE_PROTOCOL,
    PROTOCOL,
    SIGN_PROTOCOL,
)
from schakel.tables.governing import said_by
from schakel.tables.inputs import ProtocolInput
from schakel.tables.models import Protocol, ProtocolSignature

TEXT = (
    "reference",
    "consent_by",
    "consent_on",
    "valid_from",
    "valid_until",
    "purposes",
    "modalities",
    "functions",
)


def draw_up_protocol(
    actor: Actor, table: TableId, given: ProtocolInput, *, day: date
) -> ProtocolId:
    """Write down a protocol, new or as the renewal of an earlier one; its partners sign again.

    Raises:
        RefusedInputError: dates, consent or functions do not fit.
    """
    facts = tables.table_facts(table, day)
    require(actor, MANAGE_PROTOCOL, facts, day)
    _check(given, day)
    row = Protocol(id=uuid.uuid4(), table_id=table)
    _fill(row, given)
    row.save(force_insert=True)
    record(actor.person, DRAW_UP_PROTOCOL, About(PROTOCOL, row.id, table=table), day=day)
    return ProtocolId(row.id)


def change_protocol(
    actor: Actor, protocol: ProtocolId, given: ProtocolInput, *, shown: ProtocolInput, day: date
) -> None:
    """Change a protocol that still waits for the consent of the procureur.

    Raises:
        ChangedMeanwhileError: somebody else changed it since the form was shown.
        RefusedInputError: he consented already; renew it instead.
    """
    row = _locked(actor, protocol, day)
    if said_by(row) != shown:
        raise ChangedMeanwhileError
    if row.consent_on is not None:
        raise RefusedInputError(
            field="consent_on",
            message=_(
                "De procureur stemde al toe. Maak een verlenging in plaats van dit te wijzigen."
            ),
        )
    _check(given, day)
    _fill(row, given)
    row.save(update_fields=TEXT)
    record(actor.person, CHANGE_PROTOCOL, About(PROTOCOL, row.id, table=row.table_id), day=day)


def sign_protocol(
    actor: Actor, protocol: ProtocolId, organisation: OrganisationId, *, on: date, day: date
) -> None:
    """Write down that an organisation signed.

    Raises:
        RefusedInputError: it signed already, is unknown, or the day is still to come.
    """
    row = _locked(actor, protocol, day)
    if on > day:
        raise RefusedInputError(field="on", message=_("Deze dag moet nog komen."))
    if organisation not in {one.id for one in actors.organisations()}:
        raise RefusedInputError(
            field="organisation", message=_("Kies een organisatie uit de lijst.")
        )
    signature = ProtocolSignature(
        id=uuid.uuid4(), protocol_id=row.id, organisation_id=organisation, signed_on=on
    )
    with only_once("organisation", _("Deze organisatie ondertekende al.")):
        signature.save(force_insert=True)
    record(actor.person, SIGN_PROTOCOL, About(PROTOCOL, row.id, table=row.table_id), day=day)


def end_protocol(actor: Actor, protocol: ProtocolId, *, last_day: date, day: date) -> None:
    """Let a protocol end sooner than it says; `last_day` is the last day on which it carries a
    meeting.

    Raises:
        RefusedInputError: the day lies before it begins, or after its end.
    """
    row = _locked(actor, protocol, day)
    if not row.valid_from <= last_day <= row.valid_until:
        raise RefusedInputError(
            field="last_day",
            message=_("Kies een dag tussen het begin en het einde van het protocol."),
        )
    row.valid_until = last_day
    row.save(update_fields=["valid_until"])
    record(actor.person, END_PROTOCOL, About(PROTOCOL, row.id, table=row.table_id), day=day)


def _locked(actor: Actor, protocol: ProtocolId, day: date) -> Protocol:
    found = Protocol.objects.filter(pk=protocol).first()
    if found is None:
        raise NotFoundError
    require(actor, MANAGE_PROTOCOL, tables.table_facts(TableId(found.table_id), day), day)
    return Protocol.objects.select_for_update().get(pk=protocol)


def _fill(row: Protocol, given: ProtocolInput) -> None:
    row.reference = given.reference
    row.consent_by, row.consent_on = given.consent_by, given.consent_on
    row.valid_from, row.valid_until = given.valid_from, given.valid_until
    row.purposes, row.functions = list(given.purposes), list(given.functions)
    row.modalities = dict(given.modalities)


def _check(given: ProtocolInput, day: date) -> None:
    if given.valid_until < given.valid_from:
        raise RefusedInputError(
            field="valid_until", message=_("De laatste dag ligt voor de eerste dag.")
        )
    if bool(given.consent_by) != bool(given.consent_on):
        raise RefusedInputError(
            field="consent_on",
            message=_("Schrijf van de toestemming zowel de naam als de dag, of laat beide leeg."),
        )
    if given.consent_on is not None and given.consent_on > day:
        raise RefusedInputError(field="consent_on", message=_("Deze dag moet nog komen."))
    if not set(given.functions) <= {one.code for one in law.book().functions}:
        raise RefusedInputError(field="functions", message=_("Kies alleen functies uit de lijst."))
