# SPDX-License-Identifier: EUPL-1.2
"""The journal takes entries and gives none back; whoever adds one does so in his own name, now.

About a case the room of cases says who may add an entry, and who reads what was done in it.
"""

from django.db import migrations

from schakel.access.policies import RowPolicy, protect
from schakel.access.sql import functions, private, room_schema


class Migration(migrations.Migration):
    dependencies = (("journal", "0001_initial"), ("access", "0001_engine"))
    operations = (
        room_schema("journal"),
        *functions("journal", "append_only.1", "is_mine_now.1", "keep.1"),
        private("journal", "keep(jsonb, text, uuid)"),
        *protect(
            [
                RowPolicy(
                    table="journal_entry",
                    select="actor = (SELECT access.actor())",
                    insert='journal.is_mine_now(actor, day, at) AND "case" IS NULL',
                    clock=("INSERT",),
                )
            ]
        ),
    )
