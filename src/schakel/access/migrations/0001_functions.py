# SPDX-License-Identifier: EUPL-1.2
"""The token and the functions that row policies call.

Bodies of SQL functions are not checked here, because the tables they read are made later by the rooms above.
"""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql"


class Migration(migrations.Migration):
    initial = True
    dependencies = ()
    operations = (
        migrations.RunSQL("SET LOCAL check_function_bodies = off;", migrations.RunSQL.noop),
        migrations.RunSQL((SQL / "token.sql").read_text(), migrations.RunSQL.noop),
        migrations.RunSQL((SQL / "visibility.sql").read_text(), migrations.RunSQL.noop),
    )
