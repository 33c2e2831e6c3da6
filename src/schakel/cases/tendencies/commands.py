# SPDX-License-Identifier: EUPL-1.2
"""What a table tells the strategic table: a tendency and a question, without names."""

import uuid
from datetime import date

from django.utils.translation import gettext as _

from schakel.cases.models import Tendency
from schakel.cases.speaking_mandate import leading_mandate
from schakel.cases.tendencies.access import GIVE_TENDENCY, TENDENCY
from schakel.cases.tendencies.nameless import names_in
from schakel.cases.tendencies.notices import TENDENCY_GIVEN
from schakel.cases.tendencies.queries import names_at, tendency_step
from schakel.journal.commands import record
from schakel.journal.facts import About
from schakel.kernel.errors import NotFoundError, RefusedInputError
from schakel.kernel.ids import TableId
from schakel.kernel.people import Actor
from schakel.notices.telling import notify_all
from schakel.tables import queries as tables
from schakel.vault.commands import new_file


def give_tendency(
    actor: Actor, from_table: TableId, *, text: str, question: str, day: date
) -> uuid.UUID:
    """Give a tendency to the table above and return its id.

    Raises:
        AccessDeniedError: the actor does not run the table, or no table stands above it.
        RefusedInputError: no text, or a name or pseudonym of a case at this table in it.
    """
    above = tendency_step(actor, from_table, day)[1].id
    given_by = leading_mandate(actor, [from_table], day)
    if given_by is None:
        raise NotFoundError
    _require_nameless(from_table, {"text": text, "question": question})
    file = new_file(day)
    tendency = Tendency(
        file_id=file.id, from_table_id=from_table, to_table_id=above, by_id=given_by, day=day
    )
    sealed = file.seal(
        {"text": text, "question": question}, table="cases_tendency", row=tendency.id
    )
    tendency.text, tendency.question = sealed["text"], sealed["question"]
    tendency.save(force_insert=True)
    leading = [place.mandate.id for place in tables.leaders([above], day)]
    notify_all(leading, TENDENCY_GIVEN, TENDENCY, tendency.id, day)
    about = About(TENDENCY, tendency.id, table=from_table)
    record(actor.person, GIVE_TENDENCY, about, day=day)
    return tendency.id


def _require_nameless(table: TableId, texts: dict[str, str]) -> None:
    if not texts["text"].strip():
        raise RefusedInputError(field="text", message=_("Schrijf welke tendens u ziet."))
    names = names_at(table)
    for field, text in texts.items():
        found = names_in(text, names)
        if found:
            sentence = _(
                "Hier staat een woord dat bij een casus van deze tafel hoort: %(words)s. "
                "Namen en pseudoniemen gaan niet naar boven. Schrijf het zonder dat woord."
            )
            raise RefusedInputError(field, sentence % {"words": ", ".join(found)})
