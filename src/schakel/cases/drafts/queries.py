# SPDX-License-Identifier: EUPL-1.2
"""Reading back what somebody was writing; the database shows a draft to its writer alone."""

import json
import uuid

from schakel.cases.drafts.facts import DraftFact
from schakel.cases.models import Draft
from schakel.kernel.ids import FileId
from schakel.vault.queries import open_file


def draft_of(form: str, about: uuid.UUID | None) -> DraftFact | None:
    """Return the actor's own draft of a form, or None; at most two queries."""
    draft = Draft.objects.filter(form=form, about=about).first()
    if draft is None:
        return None
    file = open_file(FileId(draft.file_id))
    words = file.open(draft.fields, table="cases_draft", row=draft.id, column="fields")
    fields = {str(name): str(text) for name, text in json.loads(words or "{}").items()}
    return DraftFact(fields, draft.saved_at, draft.gone_on)
