-- SPDX-License-Identifier: EUPL-1.2
-- What was said and decided at a point: for who was there (rows), for who runs the table that met; without a case, for all who
-- see the meeting.
CREATE FUNCTION meetings.heard(of_item uuid) RETURNS boolean
LANGUAGE plpgsql STABLE COST 1000 SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM meetings_itemreader r
                    WHERE r.item_id = of_item AND r.mandate_id = ANY ((SELECT actors.my_mandates())::uuid[]))
        OR EXISTS (SELECT 1 FROM meetings_agendaitem i JOIN meetings_meeting m ON m.id = i.meeting_id
                    WHERE i.id = of_item
                      AND (m.table_id = ANY ((SELECT tables.run())::uuid[])
                           OR (i.case_id IS NULL
                               AND (m.table_id = ANY ((SELECT tables.joined())::uuid[]) OR meetings.is_guest(m.id)))));
END $$;
