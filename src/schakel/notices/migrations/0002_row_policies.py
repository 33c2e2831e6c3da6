# SPDX-License-Identifier: EUPL-1.2
"""A notice is for its mandate alone. Each room says about which of its things its readers may tell."""

from django.db import migrations

from schakel.access.policies import RowPolicy, protect
from schakel.access.sql import functions, room_schema

MINE = "mandate_id = ANY ((SELECT actors.my_mandates())::uuid[])"


class Migration(migrations.Migration):
    dependencies = (("notices", "0001_initial"), ("actors", "0002_row_policies"))
    operations = (
        room_schema("notices"),
        *functions("notices", "is_new.1"),
        *protect(
            [
                RowPolicy(
                    table="notices_notice",
                    select=MINE,
                    update=MINE,
                    columns=("read_at",),
                    clock=("SELECT", "INSERT", "UPDATE (mailed_at)"),
                )
            ]
        ),
    )
