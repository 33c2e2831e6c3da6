-- SPDX-License-Identifier: EUPL-1.2
-- Whether the actor coordinates or chairs the table that a point lies at.
CREATE FUNCTION meetings.runs_item(of_item uuid) RETURNS boolean
LANGUAGE plpgsql STABLE COST 1000 SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM meetings_agendaitem i JOIN meetings_meeting m ON m.id = i.meeting_id
                    WHERE i.id = of_item AND m.table_id = ANY ((SELECT tables.run())::uuid[]));
END $$;
