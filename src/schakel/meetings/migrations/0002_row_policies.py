# SPDX-License-Identifier: EUPL-1.2
"""Who sees which meeting, item, record and minutes: docs/architecture.md in SQL."""

from django.db import migrations

from schakel.access.policies import MY_MANDATES, RowPolicy, among, protect

LEADS = among("meeting_id", "led_meetings()")
OF_LED_MEETING = f"item_id IN (SELECT id FROM meetings_agendaitem i WHERE {among('i.meeting_id', 'led_meetings()')})"
HEARD = among("item_id", "heard_items()")


class Migration(migrations.Migration):
    dependencies = (("meetings", "0001_initial"), ("access", "0001_functions"))
    operations = protect(
        [
            RowPolicy(
                table="meetings_meeting",
                select=among("id", "my_meetings()"),
                insert=among("table_id", "my_tables('{coordinate,chair}')"),
                update=among("id", "led_meetings()"),
                columns=(
                    "starts_at",
                    "ends_at",
                    "place",
                    "state",
                    "chair_id",
                    "opened_at",
                    "may_discuss_persons",
                    "closed_at",
                    "sequence",
                    "version",
                ),
                clock=("SELECT",),
            ),
            RowPolicy(
                table="meetings_attendance",
                select=among("meeting_id", "my_meetings()"),
                insert=f"{LEADS} OR (excused AND mandate_id = ANY({MY_MANDATES}::uuid[]))",
                update=LEADS,
                columns=("arrived_at", "left_at", "excused", "fills_seat"),
            ),
            RowPolicy(
                table="meetings_agendaitem",
                select=f"{among('case_id', 'my_cases()')} "
                f"OR (case_id IS NULL AND {among('meeting_id', 'my_meetings()')})",
                insert=LEADS,
                update=LEADS,
                columns=(
                    "kind",
                    "position",
                    "title",
                    "question",
                    "state",
                    "opened_at",
                    "closed_at",
                    "version",
                ),
            ),
            RowPolicy(
                table="meetings_itemreader",
                select=f"mandate_id = ANY({MY_MANDATES}::uuid[]) OR {OF_LED_MEETING}",
                insert=OF_LED_MEETING,
            ),
            RowPolicy(
                table="meetings_itemrecord",
                select=HEARD,
                insert=OF_LED_MEETING,
                update=OF_LED_MEETING,
                columns=(
                    "talk",
                    "decision_kind",
                    "manner",
                    "decision",
                    "objections",
                    "decided_by_id",
                    "decided_on",
                    "review_on",
                    "version",
                ),
            ),
            RowPolicy(
                table="meetings_minutes",
                select=HEARD,
                insert=OF_LED_MEETING,
                update=OF_LED_MEETING,
                columns=("state", "approved_on", "approved_at_meeting_id"),
            ),
        ]
    )
