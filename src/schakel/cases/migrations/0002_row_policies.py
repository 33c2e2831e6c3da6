# SPDX-License-Identifier: EUPL-1.2
"""Who sees which signal, name, case, contribution, task: docs/architecture.md in SQL."""

from django.db import migrations

from schakel.access.policies import ANYONE, MY_MANDATES, RowPolicy, among, protect

LEADS_TABLE = among("table_id", "led_tables()")
SIGNAL_COLUMNS = (
    "state",
    "decided_on",
    "redirected_to",
    "case_id",
    "version",
    "behaviour",
    "observed_by",
    "context",
    "protective",
    "tried",
    "question",
)
IN_CASE = among("case_id", "my_cases()")
RUNS_CASE = among("case_id", "cases_led_as('{coordinate,chair,retain}')")
RUNS_CIRCLE = among("case_id", "cases_led_as('{coordinate,chair}')")


def mine(column: str) -> str:
    """Return the condition that a column holds one of the actor's mandates."""
    return f"{column} = ANY({MY_MANDATES}::uuid[])"


class Migration(migrations.Migration):
    dependencies = (("cases", "0001_initial"), ("access", "0001_functions"))
    operations = protect(
        [
            RowPolicy(
                table="cases_signal",
                select=among("id", "my_signals()"),
                insert=f"{mine('giver_id')} OR ({LEADS_TABLE} AND {mine('noted_by_id')})",
                update=among("id", "my_signals()"),
                columns=SIGNAL_COLUMNS,
                clock=(
                    "SELECT",
                    f"UPDATE (state, file_id, {', '.join(SIGNAL_COLUMNS[5:])})",
                ),
            ),
            RowPolicy(
                table="cases_signalturn",
                select=among("signal_id", "my_signals()"),
                insert=f"{mine('by_id')} AND {among('signal_id', 'my_signals()')}",
                clock=("SELECT", "DELETE"),
            ),
            RowPolicy(
                table="cases_identity",
                select=among("id", "my_identities()"),
                insert=f"{mine('given_by_id')} OR {LEADS_TABLE}",
                update=f"{among('signal_id', 'led_signals()')} OR {mine('given_by_id')}",
                columns=(
                    "opened_on",
                    "opened_by_id",
                    "opened_reason",
                    "case_id",
                    "name",
                    "birth_date",
                    "address",
                ),
                clock=("SELECT", "DELETE"),
            ),
            RowPolicy(
                table="cases_informationcheck",
                select=among("id", "my_checks()"),
                insert=f"{LEADS_TABLE} AND {mine('asked_by_id')}",
                update=mine("asked_of_id"),
                columns=("cleared_on", "call_on"),
                clock=("SELECT", "DELETE"),
            ),
            RowPolicy(
                table="cases_case",
                select=among("id", "my_cases()"),
                insert=LEADS_TABLE,
                update=among("id", "my_cases()"),
                columns=(
                    "state",
                    "review_on",
                    "director_id",
                    "closed_on",
                    "outcome",
                    "exit_criterion",
                    "closing_words",
                    "destroy_on",
                    "version",
                ),
                clock=("SELECT",),
            ),
            RowPolicy(
                table="cases_caseplace",
                select=IN_CASE,
                insert=f"{LEADS_TABLE} OR {RUNS_CASE}",
                update=RUNS_CASE,
                columns=("ended_on", "end_reason"),
            ),
            RowPolicy(
                table="cases_casemember",
                select=f"{RUNS_CIRCLE} OR (state = 'accepted' AND ended_on IS NULL AND {IN_CASE}) "
                f"OR (state IN ('invited', 'accepted') AND ended_on IS NULL AND {mine('mandate_id')})",
                insert=RUNS_CASE,
                update=f"{RUNS_CASE} OR {mine('mandate_id')}",
                columns=("state", "begin", "ended_on"),
            ),
            RowPolicy(
                table="cases_contribution",
                select=among("id", "my_contributions()"),
                insert=f"{mine('giver_id')} AND {IN_CASE}",
                update=mine("giver_id"),
                columns=("withdrawn_on",),
            ),
            RowPolicy(
                table="cases_contributionreader",
                select=f"{mine('mandate_id')} OR {among('contribution_id', 'given_contributions()')}",
                insert=among("contribution_id", "given_contributions()"),
            ),
            RowPolicy(
                table="cases_draft",
                select="person_id = (SELECT access.actor())",
                insert="person_id = (SELECT access.actor())",
                update="person_id = (SELECT access.actor())",
                columns=("fields", "saved_at", "gone_on"),
                delete="person_id = (SELECT access.actor())",
                clock=("SELECT", "DELETE"),
            ),
            RowPolicy(
                table="cases_task",
                select=f"{mine('owner_id')} OR {IN_CASE} "
                f"OR (case_id IS NULL AND {among('table_id', 'joined_tables()')})",
                insert=f"{mine('given_by_id')} AND ({IN_CASE} "
                f"OR (case_id IS NULL AND {among('table_id', 'joined_tables()')}))",
                update=f"{mine('owner_id')} OR {RUNS_CIRCLE} OR {LEADS_TABLE}",
                columns=("state", "due_on", "report", "reported_on", "version"),
                clock=("SELECT",),
            ),
            RowPolicy(
                table="cases_notice",
                select=mine("mandate_id"),
                insert=ANYONE,
                update=mine("mandate_id"),
                columns=("read_at",),
                clock=("SELECT", "INSERT", "UPDATE (mailed_at)"),
            ),
            RowPolicy(
                table="cases_tendency",
                select=f"{among('to_table_id', 'joined_tables()')} OR {among('from_table_id', 'led_tables()')}",
                insert=f"{mine('by_id')} AND {among('from_table_id', 'led_tables()')}",
            ),
        ]
    )
