-- SPDX-License-Identifier: EUPL-1.2
-- Whether the actor sees a thing of this room, so that he may tell others that something happened to it. It runs with the
-- rights of who asks. Who was asked for a case may tell that he answered.
CREATE FUNCTION cases.sees(kind text, thing uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN CASE kind
        WHEN 'signal' THEN EXISTS (SELECT 1 FROM cases_signal WHERE id = thing)
        WHEN 'check' THEN EXISTS (SELECT 1 FROM cases_informationcheck WHERE id = thing)
        WHEN 'case' THEN EXISTS (SELECT 1 FROM cases_case WHERE id = thing)
                      OR EXISTS (SELECT 1 FROM cases_casemember WHERE case_id = thing)
        WHEN 'member' THEN EXISTS (SELECT 1 FROM cases_casemember WHERE id = thing) OR cases.asked_by_me(thing)
        WHEN 'task' THEN EXISTS (SELECT 1 FROM cases_task WHERE id = thing)
        WHEN 'tendency' THEN EXISTS (SELECT 1 FROM cases_tendency WHERE id = thing)
        ELSE false END;
END $$;
