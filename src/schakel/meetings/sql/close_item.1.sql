-- SPDX-License-Identifier: EUPL-1.2
-- Closes an open point with the manner of its decision; by the chair of the meeting when there is one.
CREATE FUNCTION meetings.close_item(of_item uuid, by_manner text, entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE meetings_agendaitem i SET state = 'closed', closed_at = (entry ->> 'at')::timestamptz, version = version + 1
     WHERE i.id = of_item AND i.state = 'open' AND meetings.runs(i.meeting_id);
    IF NOT FOUND THEN RETURN false; END IF;
    UPDATE meetings_itemrecord r
       SET manner = by_manner, decided_on = access.today(), decided_by_id = m.chair_id
      FROM meetings_agendaitem i JOIN meetings_meeting m ON m.id = i.meeting_id
     WHERE r.item_id = of_item AND i.id = of_item;
    RETURN journal.keep(entry, 'run_meeting', of_item);
END $$;
