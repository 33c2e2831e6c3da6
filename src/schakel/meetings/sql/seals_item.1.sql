-- SPDX-License-Identifier: EUPL-1.2
-- Whether a file is the one that seals a point; minutes of it are sealed with no other.
CREATE FUNCTION meetings.seals_item(of_item uuid, of_file uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM meetings_agendaitem i
                    WHERE i.id = of_item AND i.file_id = of_file AND meetings.runs(i.meeting_id));
END $$;
