# SPDX-License-Identifier: EUPL-1.2
"""A wrapped key goes only to who may read something that it seals: each room opens what it carries."""

from django.db import migrations

from schakel.access.policies import RowPolicy, protect
from schakel.access.sql import functions, room_schema

FRESH = "made_by = (SELECT access.actor()) AND made_in = pg_current_xact_id()"


class Migration(migrations.Migration):
    dependencies = (("vault", "0001_initial"), ("access", "0001_engine"))
    operations = (
        room_schema("vault"),
        *functions("vault", "made_by.1", "opens.1"),
        *protect(
            [
                RowPolicy(
                    table="vault_datakey",
                    select=FRESH,
                    insert=f"{FRESH} AND created_on = (SELECT access.today())",
                    clock=("SELECT", "DELETE"),
                )
            ]
        ),
    )
