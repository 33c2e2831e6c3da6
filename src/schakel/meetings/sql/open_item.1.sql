-- SPDX-License-Identifier: EUPL-1.2
-- Opens a point. The first time its record begins, and who is in the room and named here hears it; opening a closed point
-- again gives nobody new a row.
CREATE FUNCTION meetings.open_item(of_item uuid, hearers uuid[], entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    i meetings_agendaitem;
    at timestamptz := (entry ->> 'at')::timestamptz;
BEGIN
    SELECT * INTO i FROM meetings_agendaitem WHERE id = of_item FOR UPDATE;
    IF i.id IS NULL OR i.state NOT IN ('waiting', 'closed') OR NOT meetings.runs(i.meeting_id) THEN RETURN false; END IF;
    IF i.opened_at IS NULL THEN
        INSERT INTO meetings_itemrecord (id, item_id, file_id, talk, decision_kind, manner, decision, objections, version)
        VALUES (gen_random_uuid(), i.id, i.file_id, '', '', '', '', '', 1);
        INSERT INTO meetings_itemreader (id, item_id, mandate_id, since)
        SELECT gen_random_uuid(), i.id, a.mandate_id, at
          FROM meetings_attendance a
         WHERE a.meeting_id = i.meeting_id AND a.mandate_id = ANY (hearers)
           AND a.arrived_at IS NOT NULL AND a.left_at IS NULL AND NOT a.excused;
    END IF;
    UPDATE meetings_agendaitem SET state = 'open', opened_at = coalesce(opened_at, at), version = version + 1 WHERE id = i.id;
    RETURN journal.keep(entry, 'run_meeting', of_item);
END $$;
