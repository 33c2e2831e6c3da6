# SPDX-License-Identifier: EUPL-1.2
"""Writing down until when somebody has a clearance (wet van 11 december 1998)."""

import uuid
from datetime import date

from django.utils.translation import gettext as _

from schakel.access.decide import require
from schakel.actors.access import MANAGE_STRUCTURES, PERSON, SET_CLEARANCE
from schakel.actors.models import Clearance, Person
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.ids import PersonId
from schakel.kernel.people import Actor
from schakel.kernel.people import Clearance as Level


def set_clearance(
    actor: Actor, person: PersonId, level: str, valid_until: date, *, day: date
) -> None:
    """Write down the clearance that somebody has now, up to and including its last day.

    Raises:
        RefusedInputError: no such level.
    """
    require(actor, MANAGE_STRUCTURES, None, day)
    if level not in {one.value for one in Level if one is not Level.NONE}:
        raise RefusedInputError(field="level", message=_("Kies een niveau uit de lijst."))
    if not Person.objects.filter(pk=person).exists():
        raise NotFoundError
    row = (
        Clearance.objects.select_for_update()
        .filter(person_id=person)
        .order_by("-valid_until")
        .first()
    )
    if row is None:
        Clearance(id=uuid.uuid4(), person_id=person, level=level, valid_until=valid_until).save(
            force_insert=True
        )
    else:
        row.level, row.valid_until = level, valid_until
        row.save(update_fields=["level", "valid_until"])
    record(actor.person, SET_CLEARANCE, About(PERSON, person), day=day)
