-- SPDX-License-Identifier: EUPL-1.2
-- Lets somebody who came later, and is in the room, follow the open point too.
CREATE FUNCTION meetings.admit(of_item uuid, mandate uuid, entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    INSERT INTO meetings_itemreader (id, item_id, mandate_id, since)
    SELECT gen_random_uuid(), i.id, a.mandate_id, (entry ->> 'at')::timestamptz
      FROM meetings_agendaitem i JOIN meetings_attendance a ON a.meeting_id = i.meeting_id
     WHERE i.id = of_item AND i.state = 'open' AND meetings.runs(i.meeting_id)
       AND a.mandate_id = mandate AND a.arrived_at IS NOT NULL AND a.left_at IS NULL AND NOT a.excused
    ON CONFLICT DO NOTHING;
    RETURN meetings.runs_item(of_item) AND journal.keep(entry, 'run_meeting', of_item);
END $$;
