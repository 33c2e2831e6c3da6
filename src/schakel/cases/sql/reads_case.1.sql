-- SPDX-License-Identifier: EUPL-1.2
-- Whether the actor reads the case: it lies at a table he leads, or he takes part in it.
CREATE FUNCTION cases.reads_case(of_case uuid) RETURNS boolean
LANGUAGE plpgsql STABLE COST 1000 SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN cases.leads_case(of_case, '{coordinate,retain,chair}') OR cases.in_circle(of_case);
END $$;
