-- SPDX-License-Identifier: EUPL-1.2
-- Whether something that this room seals with the file is the actor's to read. It runs with the rights of who asks, so the
-- row policies of each carrier answer.
CREATE FUNCTION meetings.opens_file(of_file uuid) RETURNS boolean
LANGUAGE plpgsql STABLE COST 1000 SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM meetings_meeting WHERE file_id = of_file)
        OR EXISTS (SELECT 1 FROM meetings_agendaitem WHERE file_id = of_file)
        OR EXISTS (SELECT 1 FROM meetings_itemrecord WHERE file_id = of_file)
        OR EXISTS (SELECT 1 FROM meetings_minutes WHERE file_id = of_file);
END $$;
