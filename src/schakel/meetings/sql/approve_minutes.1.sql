-- SPDX-License-Identifier: EUPL-1.2
-- Approves the newest version of the minutes of a point at a later meeting of the same table.
CREATE FUNCTION meetings.approve_minutes(of_minutes uuid, later uuid, entry jsonb) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    of_item uuid;
BEGIN
    UPDATE meetings_minutes n SET state = 'approved', approved_on = access.today(), approved_at_meeting_id = later
      FROM meetings_agendaitem i JOIN meetings_meeting m ON m.id = i.meeting_id
     WHERE n.id = of_minutes AND i.id = n.item_id AND n.state = 'draft' AND meetings.runs(m.id)
       AND NOT EXISTS (SELECT 1 FROM meetings_minutes newer WHERE newer.item_id = n.item_id AND newer.number > n.number)
       AND EXISTS (SELECT 1 FROM meetings_meeting l
                    WHERE l.id = later AND l.table_id = m.table_id AND l.starts_at > m.starts_at
                      AND l.state IN ('general_only', 'open'))
    RETURNING n.item_id INTO of_item;
    RETURN of_item IS NOT NULL AND journal.keep(entry, 'approve_minutes', of_item);
END $$;
