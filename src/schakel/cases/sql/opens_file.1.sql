-- SPDX-License-Identifier: EUPL-1.2
-- Whether something that this room seals with the file is the actor's to read. It runs with the rights of who asks, so the
-- row policies of each carrier answer.
CREATE FUNCTION cases.opens_file(of_file uuid) RETURNS boolean
LANGUAGE plpgsql STABLE COST 1000 SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM cases_case WHERE file_id = of_file)
        OR EXISTS (SELECT 1 FROM cases_signal WHERE file_id = of_file)
        OR EXISTS (SELECT 1 FROM cases_task WHERE file_id = of_file)
        OR EXISTS (SELECT 1 FROM cases_draft WHERE file_id = of_file)
        OR EXISTS (SELECT 1 FROM cases_tendency WHERE file_id = of_file)
        OR EXISTS (SELECT 1 FROM cases_identity WHERE file_id = of_file)
        OR EXISTS (SELECT 1 FROM cases_contribution WHERE file_id = of_file);
END $$;
