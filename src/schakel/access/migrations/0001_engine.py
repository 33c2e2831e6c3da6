# SPDX-License-Identifier: EUPL-1.2
"""The token of the acting person and the functions that read it."""

from django.db import migrations

from schakel.access.sql import functions, room_schema


class Migration(migrations.Migration):
    initial = True
    dependencies = ()
    operations = (
        room_schema("access"),
        *functions(
            "access", "token_key.1", "claims.1", "actor.1", "today.1", "is_now.1", "holds_on.1"
        ),
    )
