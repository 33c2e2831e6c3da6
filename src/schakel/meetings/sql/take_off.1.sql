-- SPDX-License-Identifier: EUPL-1.2
-- Takes a point that waits off the agenda: moved to another meeting, or removed.
CREATE FUNCTION meetings.take_off(of_item uuid, to_state text, entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE meetings_agendaitem i SET state = to_state, version = version + 1
     WHERE i.id = of_item AND i.state = 'waiting' AND to_state IN ('moved', 'removed') AND meetings.runs(i.meeting_id);
    RETURN FOUND AND journal.keep(entry, 'change_meeting', of_item);
END $$;
