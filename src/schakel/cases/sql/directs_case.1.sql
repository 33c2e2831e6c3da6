-- SPDX-License-Identifier: EUPL-1.2
-- Whether the actor runs the case: as coordinator or chair of a table where it lies, or as its casusregisseur.
CREATE FUNCTION cases.directs_case(of_case uuid) RETURNS boolean
LANGUAGE plpgsql STABLE COST 1000 SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN cases.leads_case(of_case, '{coordinate,chair}')
        OR (cases.reads_case(of_case) AND EXISTS (SELECT 1 FROM cases_case c WHERE c.id = of_case
                AND c.director_id = ANY ((SELECT actors.my_mandates())::uuid[])));
END $$;
