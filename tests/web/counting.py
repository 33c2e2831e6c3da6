# SPDX-License-Identifier: EUPL-1.2
"""Counting queries as docs/how-to/add-a-command-and-a-page.md does: at most twelve for a GET.

Statements of the transaction, the setting of the actor and the once-a-minute touch of the session
are not counted.
"""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

MOST = 12
UNCOUNTED = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", 'UPDATE "django_session"')


def counted(client: Client, address: str) -> tuple[Any, list[str]]:
    """Return the page and its queries."""
    with CaptureQueriesContext(connection) as captured:
        page = client.get(address)
    asked = [one["sql"] for one in captured.captured_queries]
    return page, [sql for sql in asked if not sql.startswith(UNCOUNTED) and "set_config" not in sql]


def within_twelve(client: Client, address: str) -> Any:
    """Return the page, which took at most twelve queries."""
    page, queries = counted(client, address)
    assert len(queries) <= MOST, "\n".join(queries)
    return page
