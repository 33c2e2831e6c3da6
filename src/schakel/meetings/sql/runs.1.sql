-- SPDX-License-Identifier: EUPL-1.2
-- Whether the actor coordinates or chairs the table of a meeting.
CREATE FUNCTION meetings.runs(of_meeting uuid) RETURNS boolean
LANGUAGE plpgsql STABLE COST 1000 SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM meetings_meeting m
                    WHERE m.id = of_meeting AND m.table_id = ANY ((SELECT tables.run())::uuid[]));
END $$;
