# SPDX-License-Identifier: EUPL-1.2
"""How a row policy asks whether the actor reads the case that a row belongs to."""

LED = "(SELECT tables.led())::uuid[]"
MANDATES = "(SELECT actors.my_mandates())::uuid[]"


def in_the_circle(case: str) -> str:
    """Return the condition that the actor takes part in the case in this column."""
    return (
        f"(SELECT true FROM cases_casemember m WHERE m.case_id = {case} AND m.state = 'accepted' "  # noqa: S608
        f"AND m.ended_on IS NULL AND m.mandate_id = ANY ({MANDATES}) LIMIT 1)"
    )


def reads(case: str) -> str:
    """Return the condition for the case in this column, named with its table.

    The same as `cases.reads_case`, two looks in an index instead of a call: a list asks it of each
    of its rows. What the actor holds today is asked once a statement. A value and not EXISTS, which
    PostgreSQL may answer by reading everything once; the rows that answer are the actor's to see.
    """
    at_a_table = (
        f"(SELECT true FROM cases_caseplace p WHERE p.case_id = {case} AND p.ended_on IS NULL "  # noqa: S608
        f"AND p.table_id = ANY ({LED}) LIMIT 1)"
    )
    return f"({in_the_circle(case)} OR {at_a_table})"
