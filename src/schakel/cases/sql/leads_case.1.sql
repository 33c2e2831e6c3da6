-- SPDX-License-Identifier: EUPL-1.2
-- Whether the case lies today at a table where the actor holds one of these roles.
CREATE FUNCTION cases.leads_case(of_case uuid, roles text[]) RETURNS boolean
LANGUAGE plpgsql STABLE COST 1000 SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM cases_caseplace p
                    WHERE p.case_id = of_case AND p.ended_on IS NULL AND p.table_id = ANY ((SELECT tables.my_tables(roles))::uuid[]));
END $$;
