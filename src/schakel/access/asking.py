# SPDX-License-Identifier: EUPL-1.2
"""Asking lists under a row policy so that it is asked of few rows: two forms that PostgreSQL cannot
turn round."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce


def is_there(rows: QuerySet[Any, Any]) -> Coalesce:
    """Return whether the actor sees one of these rows, asked row by row through an index.

    PostgreSQL may answer EXISTS by reading all rows once and remembering them; under a row policy
    that asks the policy of every row of the installation. A value of one row it looks up.
    """
    yes = rows.order_by().values(yes=Value(value=True, output_field=BooleanField()))
    return Coalesce(Subquery(yes[:1]), Value(value=False), output_field=BooleanField())


def among(ids: QuerySet[Any, Any], column: str = "pk") -> Func:
    """Return the condition that a column holds one of a few ids, which are found first.

    With IN the planner may begin at the other side, where the policy is asked of every row, and it
    weighs every order of the joins: most of the time of a query that shows ten rows.
    """
    return Func(
        F(column),
        ArraySubquery(ids),
        template="%(expressions)s)",
        arg_joiner=" = ANY (",
        output_field=BooleanField(),
    )
