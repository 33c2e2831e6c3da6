# SPDX-License-Identifier: EUPL-1.2
"""Which tables there are is known to staff; their protocols to who sits there or governs them.

A place at a table gives sight, so places are given and ended by named functions.
"""

from django.db import migrations

from schakel.access.policies import RowPolicy, protect
from schakel.access.sql import functions, room_schema

ANYONE = "(SELECT access.actor()) IS NOT NULL"
ADMINISTRATOR = "(SELECT actors.acts_as('administrator'))"
DPO = "(SELECT actors.acts_as('dpo'))"
JOINED = "table_id = ANY ((SELECT tables.joined())::uuid[])"
GOVERNED = "table_id = ANY ((SELECT tables.governed())::uuid[])"
GOVERNS = f"{ADMINISTRATOR} OR {GOVERNED}"
OF_PROTOCOL = "EXISTS (SELECT 1 FROM tables_protocol p WHERE p.id = protocol_id)"
OF_GOVERNED_PROTOCOL = (
    "EXISTS (SELECT 1 FROM tables_protocol p WHERE p.id = protocol_id AND "
    "(p.table_id = ANY ((SELECT tables.governed())::uuid[]) "
    "OR p.table_id = ANY ((SELECT tables.led())::uuid[])))"
)


class Migration(migrations.Migration):
    dependencies = (("tables", "0001_initial"), ("actors", "0002_row_policies"))
    operations = (
        # Django gives each column of a link an index; this one begins the unique index beside it.
        migrations.RunSQL(
            "DROP INDEX tables_table_municipalities_table_id_952dc06b", migrations.RunSQL.noop
        ),
        room_schema("tables"),
        *functions(
            "tables",
            "my_tables.1",
            "led.1",
            "run.1",
            "decided.1",
            "joined.1",
            "governed.1",
            "give_place.1",
            "end_place.1",
            "consented_protocol_stays.1",
        ),
        *protect(
            [
                RowPolicy(
                    table="tables_table",
                    select=ANYONE,
                    insert=f'{ADMINISTRATOR} AND "end" IS NULL',
                    update=ADMINISTRATOR,
                    columns=("name", "above_id", "keeps", "end"),
                    clock=("SELECT",),
                ),
                RowPolicy(
                    table="tables_table_municipalities",
                    select=ANYONE,
                    insert=ADMINISTRATOR,
                    delete=ADMINISTRATOR,
                    clock=("SELECT",),
                ),
                RowPolicy(table="tables_tablemandate", select=ANYONE, clock=("SELECT",)),
                RowPolicy(
                    table="tables_protocol",
                    select=f"{JOINED} OR {GOVERNED} OR {ADMINISTRATOR} OR {DPO}",
                    insert=GOVERNS,
                    update=GOVERNS,
                    columns=(
                        "reference",
                        "consent_by",
                        "consent_on",
                        "valid_from",
                        "valid_until",
                        "purposes",
                        "modalities",
                        "functions",
                    ),
                    clock=("SELECT",),
                ),
                RowPolicy(
                    table="tables_protocolsignature",
                    select=OF_PROTOCOL,
                    insert=f"{ADMINISTRATOR} OR {OF_GOVERNED_PROTOCOL}",
                    clock=("SELECT",),
                ),
            ]
        ),
    )
