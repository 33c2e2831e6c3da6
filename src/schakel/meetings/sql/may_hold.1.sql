-- SPDX-License-Identifier: EUPL-1.2
-- Whether a point belongs on the agenda of a meeting that the actor runs: a case that he reads and that lies at its table, sealed
-- with the key of the case; or nobody, sealed with the key of the meeting.
CREATE FUNCTION meetings.may_hold(of_meeting uuid, of_case uuid, of_file uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM meetings_meeting m
         WHERE m.id = of_meeting AND m.table_id = ANY ((SELECT tables.run())::uuid[])
           AND CASE WHEN of_case IS NULL THEN m.file_id = of_file
               ELSE EXISTS (SELECT 1 FROM cases_caseplace p JOIN cases_case c ON c.id = p.case_id
                             WHERE p.case_id = of_case AND p.table_id = m.table_id AND p.ended_on IS NULL
                               AND c.file_id = of_file) END);
END $$;
