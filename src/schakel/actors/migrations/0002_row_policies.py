# SPDX-License-Identifier: EUPL-1.2
"""Staff are known to staff; only an administrator changes who they are and what they hold."""

from django.db import migrations

from schakel.access.policies import ADMINISTRATOR, ANYONE, RowPolicy, protect


class Migration(migrations.Migration):
    dependencies = (("actors", "0001_initial"), ("access", "0001_functions"))
    operations = protect(
        [
            RowPolicy(
                table="actors_organisation",
                select=ANYONE,
                insert=ADMINISTRATOR,
                update=ADMINISTRATOR,
                columns=("name", "kind", "municipality_id", "phone"),
                clock=("SELECT",),
            ),
            RowPolicy(
                table="actors_person",
                select="true",
                insert=ADMINISTRATOR,
                update=ADMINISTRATOR,
                columns=("given_name", "family_name", "email", "phone", "introduction"),
                clock=("SELECT",),
            ),
            RowPolicy(
                table="actors_mandate",
                select=ANYONE,
                insert=ADMINISTRATOR,
                update=ADMINISTRATOR,
                columns=("end", "end_reason"),
                clock=("SELECT",),
            ),
            RowPolicy(
                table="actors_clearance",
                select=ANYONE,
                insert=ADMINISTRATOR,
                update=ADMINISTRATOR,
                columns=("level", "valid_until"),
                clock=("SELECT",),
            ),
        ]
    )
