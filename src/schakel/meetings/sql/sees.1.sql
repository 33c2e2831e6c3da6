-- SPDX-License-Identifier: EUPL-1.2
-- Whether the actor sees a thing of this room, so that he may tell others that something happened to it. It runs with the
-- rights of who asks.
CREATE FUNCTION meetings.sees(kind text, thing uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN CASE kind
        WHEN 'meeting' THEN EXISTS (SELECT 1 FROM meetings_meeting WHERE id = thing)
        WHEN 'item' THEN EXISTS (SELECT 1 FROM meetings_agendaitem WHERE id = thing)
        ELSE false END;
END $$;
