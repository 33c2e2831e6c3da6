-- SPDX-License-Identifier: EUPL-1.2
-- Puts a point that was taken off this agenda back on it.
CREATE FUNCTION meetings.put_back(of_item uuid, entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE meetings_agendaitem i SET state = 'waiting', version = version + 1
     WHERE i.id = of_item AND i.state IN ('moved', 'removed')
       AND meetings.may_hold(i.meeting_id, i.case_id, i.file_id);
    RETURN FOUND AND journal.keep(entry, 'change_meeting', of_item);
END $$;
