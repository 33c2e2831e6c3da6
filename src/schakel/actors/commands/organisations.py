# SPDX-License-Identifier: EUPL-1.2
"""Adding and changing organisations."""

import uuid
from datetime import date

from django.utils.translation import gettext as _

from schakel.access.decide import require
from schakel.actors.access import (
    ADD_ORGANISATION,
    CHANGE_ORGANISATION,
    MANAGE_STRUCTURES,
    ORGANISATION,
)
from schakel.actors.commands.inputs import only_once
from schakel.actors.facts import OrganisationInput, OrganisationKind
from schakel.actors.models import Municipality, Organisation
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.errors import ChangedMeanwhileError, NotFoundError, RefusedInputError
from schakel.kernel.ids import OrganisationId
from schakel.kernel.people import Actor


def add_organisation(actor: Actor, given: OrganisationInput, *, day: date) -> OrganisationId:
    """Add a service that takes part.

    Raises:
        RefusedInputError: the name is taken, or the kind or municipality is unknown.
    """
    require(actor, MANAGE_STRUCTURES, None, day)
    _check(given)
    row = Organisation(id=uuid.uuid4())
    _fill(row, given)
    with only_once("name", _("Er is al een organisatie met deze naam.")):
        row.save(force_insert=True)
    record(actor.person, ADD_ORGANISATION, About(ORGANISATION, row.id), day=day)
    return OrganisationId(row.id)


def change_organisation(
    actor: Actor,
    organisation: OrganisationId,
    given: OrganisationInput,
    *,
    shown: OrganisationInput,
    day: date,
) -> None:
    """Change an organisation; `shown` is what the form showed.

    Raises:
        ChangedMeanwhileError: somebody else changed it since.
        RefusedInputError: as when adding.
    """
    require(actor, MANAGE_STRUCTURES, None, day)
    row = Organisation.objects.select_for_update().filter(pk=organisation).first()
    if row is None:
        raise NotFoundError
    if organisation_input(row) != shown:
        raise ChangedMeanwhileError
    _check(given)
    _fill(row, given)
    with only_once("name", _("Er is al een organisatie met deze naam.")):
        row.save(update_fields=["name", "kind", "municipality", "phone"])
    record(actor.person, CHANGE_ORGANISATION, About(ORGANISATION, row.id), day=day)


def organisation_input(row: Organisation) -> OrganisationInput:
    """Return a row as a form shows it."""
    return OrganisationInput(row.name, row.kind, row.municipality_id or "", row.phone)


def _fill(row: Organisation, given: OrganisationInput) -> None:
    row.name, row.kind, row.phone = given.name, given.kind, given.phone
    row.municipality_id = given.municipality or None


def _check(given: OrganisationInput) -> None:
    if given.kind not in set(OrganisationKind):
        raise RefusedInputError(field="kind", message=_("Kies een soort uit de lijst."))
    if given.municipality and not Municipality.objects.filter(pk=given.municipality).exists():
        raise RefusedInputError(field="municipality", message=_("Kies een gemeente uit de lijst."))
