# SPDX-License-Identifier: EUPL-1.2
"""Staff are known to staff; only an administrator changes who they are and what they hold.

He gives nothing to himself, and the end of a mandate is a named function: an end that is taken away
would give sight back.
"""

from django.db import migrations

from schakel.access.policies import RowPolicy, protect
from schakel.access.sql import functions, room_schema

ANYONE = "(SELECT access.actor()) IS NOT NULL"
ADMINISTRATOR = "(SELECT actors.acts_as('administrator'))"
DPO = "(SELECT actors.acts_as('dpo'))"
TODAY = "(SELECT access.today())"


class Migration(migrations.Migration):
    dependencies = (("actors", "0001_initial"), ("journal", "0002_append_only"))
    operations = (
        room_schema("actors"),
        *functions("actors", "my_mandates.1", "acts_as.1", "end_mandate.1"),
        *protect(
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
                    # Logging in comes before an actor exists.
                    select="true",
                    insert=ADMINISTRATOR,
                    update=ADMINISTRATOR,
                    columns=("given_name", "family_name", "email", "phone", "introduction"),
                    clock=("SELECT",),
                ),
                RowPolicy(
                    table="actors_mandate",
                    select=ANYONE,
                    insert=f"{ADMINISTRATOR} AND person_id <> (SELECT access.actor()) "
                    "AND end_reason = ''",
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
                RowPolicy(
                    table="actors_accountevent",
                    select=f"{ADMINISTRATOR} OR {DPO}",
                    insert=f"{ADMINISTRATOR} AND by_id = (SELECT access.actor()) "
                    f'AND "on" = {TODAY}',
                ),
            ]
        ),
        # Everybody his own entries; the DPO all of them. It waits for this room to know who that is.
        migrations.RunSQL(
            f"CREATE POLICY actors_dpo_reads ON journal_entry FOR SELECT TO schakel_web USING ({DPO})",
            migrations.RunSQL.noop,
        ),
    )
