-- SPDX-License-Identifier: EUPL-1.2
-- Whether a file is the one of a case that is not closed; a new row in it is sealed with no other.
CREATE FUNCTION cases.seals_in_case(of_case uuid, of_file uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM cases_case c
                    WHERE c.id = of_case AND c.file_id = of_file AND c.state <> 'closed' AND cases.reads_case(c.id));
END $$;
