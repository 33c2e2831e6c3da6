# SPDX-License-Identifier: EUPL-1.2
"""The one question that looks beyond the actor's own rows: is this pseudonym free at this table?"""

from django.db import connection

from schakel.kernel.ids import TableId


def is_free(table: TableId, wanted: str) -> bool:
    """Return whether no case of the table has this pseudonym; False for who does not lead it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases.pseudonym_is_free(%s, %s)", [table, wanted])
        row = cursor.fetchone()
    return bool(row and row[0])
