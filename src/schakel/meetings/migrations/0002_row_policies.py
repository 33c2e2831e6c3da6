# SPDX-License-Identifier: EUPL-1.2
"""Who sees which meeting, item, record and minutes; and what each new row may be.

Who heard a point are rows that named functions write, for who is in the room; so are the states.
"""

from django.db import migrations

from schakel.access.policies import AlsoAdds, AlsoReads, RowPolicy, protect
from schakel.access.sql import functions, room_schema
from schakel.cases.reads import reads

MANDATES = "(SELECT actors.my_mandates())::uuid[]"
JOINED = "(SELECT tables.joined())::uuid[]"
RUN = "(SELECT tables.run())::uuid[]"
OF_VISIBLE_MEETING = "(SELECT true FROM meetings_meeting m WHERE m.id = meeting_id)"
RUNS = "meetings.runs(meeting_id)"


class Migration(migrations.Migration):
    dependencies = (("meetings", "0001_initial"), ("cases", "0002_row_policies"))
    operations = (
        room_schema("meetings"),
        *functions(
            "meetings",
            "is_guest.1",
            "heard.1",
            "runs.1",
            "runs_item.1",
            "may_hold.1",
            "seals_item.1",
            "opens_file.1",
            "sees.1",
            "move_meeting.1",
            "open_item.1",
            "admit.1",
            "close_item.1",
            "take_off.1",
            "put_back.1",
            "approve_minutes.1",
        ),
        *protect(
            [
                RowPolicy(
                    table="meetings_meeting",
                    select=f"table_id = ANY ({JOINED}) OR meetings.is_guest(id)",
                    insert=f"table_id = ANY ({RUN}) AND state = 'planned' AND chair_id IS NULL "
                    "AND opened_at IS NULL AND closed_at IS NULL AND vault.opens(file_id)",
                    update=f"table_id = ANY ({RUN})",
                    columns=("starts_at", "ends_at", "place", "sequence", "version"),
                    clock=("SELECT",),
                ),
                RowPolicy(
                    table="meetings_attendance",
                    select=OF_VISIBLE_MEETING,
                    # Everybody may say that he cannot come; who runs the meeting notes who is here.
                    insert=f"{RUNS} OR (excused AND arrived_at IS NULL AND left_at IS NULL "
                    f"AND fills_seat = '' AND mandate_id = ANY ({MANDATES}) "
                    f"AND {OF_VISIBLE_MEETING})",
                    update=RUNS,
                    columns=("arrived_at", "left_at", "excused", "fills_seat"),
                ),
                RowPolicy(
                    table="meetings_agendaitem",
                    select="(case_id IS NOT NULL "
                    f"AND {reads('meetings_agendaitem.case_id')}) "
                    f"OR (case_id IS NULL AND {OF_VISIBLE_MEETING})",
                    insert="state = 'waiting' AND opened_at IS NULL AND closed_at IS NULL "
                    "AND meetings.may_hold(meeting_id, case_id, file_id)",
                    update=RUNS,
                    columns=("kind", "position", "title", "question", "version"),
                ),
                RowPolicy(
                    table="meetings_itemreader",
                    # Who sat in one room sees who else did: staff, nobody who is discussed.
                    select=f"mandate_id = ANY ({MANDATES}) OR meetings.heard(item_id)",
                ),
                RowPolicy(
                    table="meetings_itemrecord",
                    select="meetings.heard(item_id)",
                    update="meetings.runs_item(item_id)",
                    columns=(
                        "talk",
                        "decision_kind",
                        "decision",
                        "objections",
                        "review_on",
                        "version",
                    ),
                ),
                RowPolicy(
                    table="meetings_minutes",
                    select="meetings.heard(item_id)",
                    insert=f"written_by_id = ANY ({MANDATES}) AND state = 'draft' "
                    "AND approved_on IS NULL AND approved_at_meeting_id IS NULL "
                    "AND EXISTS (SELECT 1 FROM meetings_agendaitem i WHERE i.id = item_id) "
                    "AND meetings.seals_item(item_id, file_id)",
                ),
                AlsoReads(
                    name="opens_by_meeting",
                    table="vault_datakey",
                    condition="(SELECT true FROM meetings_meeting m "
                    "WHERE m.file_id = vault_datakey.id LIMIT 1)",
                ),
                AlsoReads(
                    name="also_opens_in_meetings",
                    table="vault_datakey",
                    condition="meetings.opens_file(id)",
                ),
                AlsoAdds(
                    name="meetings_tell",
                    table="notices_notice",
                    condition="notices.is_new(day, at, read_at, mailed_at) "
                    "AND meetings.sees(about_kind, about)",
                ),
            ]
        ),
    )
