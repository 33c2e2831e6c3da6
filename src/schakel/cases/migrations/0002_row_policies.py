# SPDX-License-Identifier: EUPL-1.2
"""Who sees which signal, name, case, contribution, task; and what each new row may be.

A state, an end, a day of opening, a link to another case or table: these open sight, so a named
function changes them, checks the power and writes the journal. What web may change by itself are
its own sealed words, and a version, by which a row is also locked.
"""

from django.db import migrations

from schakel.access.policies import AlsoAdds, AlsoReads, RowPolicy, protect
from schakel.access.sql import functions, room_schema
from schakel.cases.reads import LED, MANDATES, in_the_circle, reads

TODAY = "(SELECT access.today())"
RUN = "(SELECT tables.run())::uuid[]"
DECIDED = "(SELECT tables.decided())::uuid[]"
JOINED = "(SELECT tables.joined())::uuid[]"
COORDINATED = "(SELECT tables.my_tables('{coordinate}'))::uuid[]"

# What the clock empties when a refused signal is destroyed.
WITHERS = "state, file_id, behaviour, observed_by, context, protective, tried, question"
SIGNAL_IS_OPEN = "state NOT IN ('refused', 'destroyed')"
MY_SIGNAL = f"giver_id = ANY ({MANDATES}) OR table_id = ANY ({LED})"
READS_SIGNAL = f"{SIGNAL_IS_OPEN} AND ({MY_SIGNAL})"
# A coordinator may note the worry of a giver who telephones.
GIVES_OR_NOTES = (
    f"((giver_id = ANY ({MANDATES}) AND noted_by_id IS NULL) "
    f"OR (noted_by_id = ANY ({MANDATES}) AND table_id = ANY ({COORDINATED})))"
)
OF_VISIBLE_SIGNAL = "(SELECT true FROM cases_signal s WHERE s.id = signal_id)"
SEES_MEMBER = (
    "(state IN ('invited', 'accepted') AND ended_on IS NULL "
    f"AND mandate_id = ANY ({MANDATES})) "
    "OR (state = 'accepted' AND ended_on IS NULL AND cases.reads_case(case_id)) "
    "OR cases.leads_case(case_id, '{coordinate,chair}')"
)
OWN_TASK_OR_CASE = (
    f"owner_id = ANY ({MANDATES}) OR (case_id IS NULL AND table_id = ANY ({JOINED})) "
    "OR (case_id IS NOT NULL AND cases.reads_case(case_id))"
)


class Migration(migrations.Migration):
    dependencies = (
        ("cases", "0001_initial"),
        ("tables", "0002_row_policies"),
        ("vault", "0002_row_policies"),
        ("notices", "0002_row_policies"),
    )
    operations = (
        room_schema("cases"),
        *functions(
            "cases",
            "leads_case.1",
            "in_circle.1",
            "reads_case.1",
            "directs_case.1",
            "reads_identity.1",
            "reads_check.1",
            "is_reader.1",
            "gave_contribution.1",
            "opens_file.1",
            "asked_by_me.1",
            "sees.1",
            "seals_in_case.1",
            "pseudonym_is_free.1",
            "move_signal.1",
            "refuse_signal.1",
            "open_identity.1",
            "answer_information.1",
            "open_case.1",
            "set_phase.1",
            "close_case.1",
            "reopen_case.1",
            "climb.1",
            "come_back.1",
            "invite.1",
            "answer_invitation.1",
            "end_membership.1",
            "withdraw_contribution.1",
            "report_task.1",
        ),
        *protect(
            (
                RowPolicy(
                    table="cases_signal",
                    select=READS_SIGNAL,
                    insert=f"{GIVES_OR_NOTES} AND state = 'new' AND case_id IS NULL "
                    "AND decided_on IS NULL AND destroy_on IS NULL AND redirected_to = '' "
                    f"AND given_on = {TODAY} AND vault.opens(file_id)",
                    update=READS_SIGNAL,
                    columns=("version",),
                    clock=(
                        "SELECT",
                        f"UPDATE ({WITHERS})",
                    ),
                ),
                RowPolicy(
                    table="cases_signalturn",
                    select=OF_VISIBLE_SIGNAL,
                    insert=f"by_id = ANY ({MANDATES}) AND day = {TODAY} AND {OF_VISIBLE_SIGNAL}",
                    clock=("SELECT", "DELETE"),
                ),
                RowPolicy(
                    table="cases_identity",
                    # The first half is a shortcut: most names are read with their case.
                    select=f"(case_id IS NOT NULL AND {reads('cases_identity.case_id')}) "
                    "OR cases.reads_identity(id)",
                    # The giver of a signal names; the name lies sealed in the file of the signal.
                    insert=f"given_by_id = ANY ({MANDATES}) AND case_id IS NULL "
                    "AND opened_on IS NULL AND opened_by_id IS NULL AND opened_reason = '' "
                    f"AND given_on = {TODAY} "
                    "AND EXISTS (SELECT 1 FROM cases_signal s WHERE s.id = signal_id "
                    "AND s.giver_id = given_by_id AND s.table_id = cases_identity.table_id "
                    "AND s.file_id = cases_identity.file_id)",
                    # The giver corrects what he said until it lies in a case; who opened says why.
                    update=f"(given_by_id = ANY ({MANDATES}) AND case_id IS NULL) "
                    f"OR (opened_by_id = ANY ({MANDATES}) AND opened_on = {TODAY})",
                    columns=("name", "birth_date", "address", "opened_reason"),
                    clock=("SELECT", "DELETE"),
                ),
                RowPolicy(
                    table="cases_informationcheck",
                    select="cases.reads_check(id)",
                    insert=f"table_id = ANY ({COORDINATED}) AND asked_by_id = ANY ({MANDATES}) "
                    f"AND asked_on = {TODAY} AND cleared_on IS NULL AND call_on IS NULL "
                    "AND EXISTS (SELECT 1 FROM cases_signal s WHERE s.id = signal_id "
                    "AND s.table_id = cases_informationcheck.table_id) "
                    "AND EXISTS (SELECT 1 FROM tables_tablemandate p "
                    "WHERE p.mandate_id = asked_of_id AND p.role = 'inform' "
                    "AND p.table_id = cases_informationcheck.table_id)",
                    clock=("SELECT", "DELETE"),
                ),
                RowPolicy(
                    table="cases_case",
                    select=reads("cases_case.id"),
                    update=reads("cases_case.id"),
                    columns=("version",),
                    clock=("SELECT",),
                ),
                RowPolicy(
                    table="cases_caseplace",
                    # Shortcuts first: who leads where it lies now, or takes part, reads the case.
                    select=f"(ended_on IS NULL AND table_id = ANY ({LED})) "
                    f"OR {in_the_circle('cases_caseplace.case_id')} "
                    "OR cases.leads_case(case_id, '{coordinate,retain,chair}')",
                ),
                RowPolicy(
                    table="cases_casemember",
                    select=SEES_MEMBER,
                ),
                RowPolicy(
                    table="cases_contribution",
                    select=f"giver_id = ANY ({MANDATES}) "
                    "OR (withdrawn_on IS NULL AND (SELECT true FROM cases_contributionreader r "
                    "WHERE r.contribution_id = cases_contribution.id "
                    f"AND r.mandate_id = ANY ({MANDATES}) LIMIT 1))",
                    insert=f"giver_id = ANY ({MANDATES}) AND shared_on = {TODAY} "
                    "AND withdrawn_on IS NULL "
                    "AND (corrects_id IS NULL OR cases.gave_contribution(corrects_id)) "
                    "AND cases.seals_in_case(case_id, file_id, NULL)",
                ),
                RowPolicy(
                    table="cases_contributionreader",
                    select=f"mandate_id = ANY ({MANDATES}) "
                    "OR cases.gave_contribution(contribution_id)",
                    insert=f"since = {TODAY} AND cases.gave_contribution(contribution_id)",
                ),
                RowPolicy(
                    table="cases_draft",
                    select="person_id = (SELECT access.actor())",
                    insert="person_id = (SELECT access.actor()) AND vault.opens(file_id)",
                    update="person_id = (SELECT access.actor())",
                    columns=("fields", "saved_at", "gone_on"),
                    delete="person_id = (SELECT access.actor())",
                    clock=("SELECT", "DELETE"),
                ),
                RowPolicy(
                    table="cases_task",
                    select=OWN_TASK_OR_CASE,
                    insert=f"given_by_id = ANY ({MANDATES}) AND given_on = {TODAY} "
                    "AND state = 'open' AND report = '' AND reported_on IS NULL "
                    f"AND ((case_id IS NULL AND table_id = ANY ({RUN}) AND vault.opens(file_id)) "
                    "OR (case_id IS NOT NULL AND cases.directs_case(case_id) "
                    "AND cases.seals_in_case(case_id, file_id, table_id)))",
                    update=OWN_TASK_OR_CASE,
                    columns=("version",),
                    clock=("SELECT",),
                ),
                RowPolicy(
                    table="cases_tendency",
                    select=f"to_table_id = ANY ({JOINED}) OR from_table_id = ANY ({LED})",
                    insert=f"by_id = ANY ({MANDATES}) AND from_table_id = ANY ({RUN}) "
                    f"AND day = {TODAY} AND vault.opens(file_id) "
                    "AND EXISTS (SELECT 1 FROM tables_table t "
                    "WHERE t.id = from_table_id AND t.above_id = to_table_id)",
                ),
                # PostgreSQL asks the policies of a table from the last name to the first: so the look
                # in an index comes before the call, in both rooms that carry keys.
                AlsoReads(
                    name="opens_by_case",
                    table="vault_datakey",
                    condition="(SELECT true FROM cases_case c "
                    "WHERE c.file_id = vault_datakey.id LIMIT 1)",
                ),
                AlsoReads(
                    name="also_opens_in_cases",
                    table="vault_datakey",
                    condition="cases.opens_file(id)",
                ),
                AlsoReads(
                    name="cases_led",
                    table="journal_entry",
                    condition='"case" IS NOT NULL AND EXISTS (SELECT 1 FROM cases_caseplace p '
                    'WHERE p.case_id = journal_entry."case" AND p.ended_on IS NULL '
                    f"AND p.table_id = ANY ({RUN}))",
                ),
                AlsoAdds(
                    name="cases_told",
                    table="journal_entry",
                    condition='journal.is_mine_now(actor, day, at) AND "case" IS NOT NULL '
                    "AND cases.sees('case', \"case\")",
                ),
                AlsoAdds(
                    name="cases_tell",
                    table="notices_notice",
                    condition="notices.is_new(day, at, read_at, mailed_at) "
                    "AND cases.sees(about_kind, about)",
                ),
            )
        ),
    )
