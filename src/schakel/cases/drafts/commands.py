# SPDX-License-Identifier: EUPL-1.2
"""Keeping what is half-written: sealed, the writer's alone, gone after its term."""

import json
import uuid
from collections.abc import Mapping
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from schakel.cases.models import Draft
from schakel.kernel.ids import FileId
from schakel.kernel.people import Actor
from schakel.rules import law
from schakel.rules.framework import NotInForceError
from schakel.vault.commands import new_file
from schakel.vault.files import OpenFile
from schakel.vault.queries import open_file

TABLE = "cases_draft"
# A form never asks for more; what a program sends beyond it is cut off.
FIELD_LIMIT = 20_000


def keep_draft(
    actor: Actor, form: str, about: uuid.UUID | None, fields: Mapping[str, str], day: date
) -> date:
    """Keep the fields of a form in place of what was kept before; return the day they disappear."""
    kept = {name: text[:FIELD_LIMIT] for name, text in fields.items() if text}
    try:
        with transaction.atomic():
            return _keep(actor, form, about, kept, day)
    except IntegrityError:
        # Two screens of one writer saved their first draft at once; the last one stays.
        return _keep(actor, form, about, kept, day)


def drop_draft(actor: Actor, form: str, about: uuid.UUID | None) -> None:
    """Forget what was kept of a form, if anything."""
    Draft.objects.filter(person_id=actor.person, form=form, about=about).delete()


def draft_days(day: date) -> int:
    """Return how many days a draft lives: the shortest term of the frameworks in force."""
    days = []
    for framework in law.book().on(day).table_kinds():
        try:
            days.append(framework.value("draft_days", day).value)
        except NotInForceError:
            continue
    return min(days, default=1)


def _keep(
    actor: Actor, form: str, about: uuid.UUID | None, fields: dict[str, str], day: date
) -> date:
    draft = Draft.objects.select_for_update().filter(form=form, about=about).first()
    gone_on = day + timedelta(days=draft_days(day))
    if draft is None:
        file = new_file(day)
        draft = Draft(id=uuid.uuid4(), file_id=file.id, person_id=actor.person, form=form)
        draft.about = about
        _fill(draft, file, fields, gone_on)
        draft.save(force_insert=True)
        return gone_on
    _fill(draft, open_file(FileId(draft.file_id)), fields, gone_on)
    draft.save(update_fields=["fields", "saved_at", "gone_on"])
    return gone_on


def _fill(draft: Draft, file: OpenFile, fields: dict[str, str], gone_on: date) -> None:
    words = json.dumps(fields)
    draft.fields = file.seal({"fields": words}, table=TABLE, row=draft.id)["fields"]
    draft.saved_at = timezone.now()
    draft.gone_on = gone_on
