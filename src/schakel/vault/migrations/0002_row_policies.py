# SPDX-License-Identifier: EUPL-1.2
"""A wrapped key goes only to who may read something in its file."""

from django.db import migrations

from schakel.access.policies import ANYONE, RowPolicy, among, protect


class Migration(migrations.Migration):
    dependencies = (("vault", "0001_initial"), ("access", "0001_functions"))
    operations = protect(
        [
            RowPolicy(
                table="vault_datakey",
                select=among("id", "my_files()"),
                insert=ANYONE,
                clock=("SELECT", "DELETE"),
            )
        ]
    )
