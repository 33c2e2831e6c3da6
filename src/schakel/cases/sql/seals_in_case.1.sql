-- SPDX-License-Identifier: EUPL-1.2
-- Whether a new row belongs in a case that the actor reads and that is not closed: sealed with the file of the case and with no
-- other, and, where the row names a table, at the table of the case.
CREATE FUNCTION cases.seals_in_case(of_case uuid, of_file uuid, at_table uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM cases_case c
                    WHERE c.id = of_case AND c.file_id = of_file AND c.state <> 'closed'
                      AND (at_table IS NULL OR c.table_id = at_table) AND cases.reads_case(c.id));
END $$;
