# SPDX-License-Identifier: EUPL-1.2
"""Which tables there are is known to staff; their protocols to who sits there or governs them."""

from django.db import migrations

from schakel.access.policies import (
    ADMINISTRATOR,
    ANYONE,
    DPO,
    RowPolicy,
    among,
    protect,
)

OWN = f"{among('table_id', 'joined_tables()')} OR {among('table_id', 'governed_tables()')}"
GOVERNS = f"{ADMINISTRATOR} OR {among('table_id', 'governed_tables()')}"
MAY_SEE = f"{OWN} OR {ADMINISTRATOR} OR {DPO}"
OF_PROTOCOL = "protocol_id IN (SELECT id FROM tables_protocol)"


class Migration(migrations.Migration):
    dependencies = (("tables", "0001_initial"), ("access", "0001_functions"))
    operations = protect(
        [
            RowPolicy(
                table="tables_table",
                select=ANYONE,
                insert=ADMINISTRATOR,
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
            RowPolicy(
                table="tables_tablemandate",
                select=ANYONE,
                insert=GOVERNS,
                update=GOVERNS,
                columns=("end", "end_reason"),
                clock=("SELECT",),
            ),
            RowPolicy(
                table="tables_protocol",
                select=MAY_SEE,
                insert=GOVERNS,
                update=GOVERNS,
                columns=("valid_until",),
                clock=("SELECT",),
            ),
            RowPolicy(
                table="tables_protocolsignature",
                select=OF_PROTOCOL,
                insert=f"{ADMINISTRATOR} OR protocol_id IN (SELECT id FROM tables_protocol p "
                f"WHERE {among('p.table_id', 'led_tables()')})",
                clock=("SELECT",),
            ),
        ]
    )
