# SPDX-License-Identifier: EUPL-1.2
"""What the questions of a page cost the database: buffers, the same on a busy machine."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection

# The transaction, and telling who acts; a change is no part of what a page shows.
SHOWN = ("SELECT ", "(SELECT ", "WITH ")
TELLING = "SELECT SET_CONFIG"


@dataclass(frozen=True)
class Question:
    """One SELECT of a page, with its values."""

    text: str
    values: Sequence[Any] | Mapping[str, Any] | None

    def cost(self) -> "Cost":
        """Ask it again, in the transaction of who asks, and return what the answer took.

        The buffers of the top node count what the functions of row policies read too.
        """
        with connection.cursor() as cursor:
            statement = f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {self.text}"
            cursor.execute(statement, self.values)
            (found,) = cursor.fetchone()
        plan = (found if isinstance(found, list) else json.loads(found))[0]["Plan"]
        return Cost(
            int(plan["Shared Hit Blocks"]) + int(plan["Shared Read Blocks"]),
            int(plan["Actual Rows"]),
        )


@dataclass(frozen=True)
class Cost:
    """The pages of tables and indexes that were touched, wherever they came from; rows returned."""

    buffers: int
    rows: int


@contextmanager
def listening() -> Iterator[list[Question]]:
    """Collect the questions that are asked meanwhile."""
    asked: list[Question] = []

    def hear(execute: Callable[..., Any], sql: str, params: Any, *rest: Any) -> Any:
        text = sql.upper()
        if text.startswith(SHOWN) and not text.startswith(TELLING):
            asked.append(Question(sql, params))
        return execute(sql, params, *rest)

    with connection.execute_wrapper(hear):
        yield asked
