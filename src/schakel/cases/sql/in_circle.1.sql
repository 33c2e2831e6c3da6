-- SPDX-License-Identifier: EUPL-1.2
-- Whether the actor takes part in the case.
CREATE FUNCTION cases.in_circle(of_case uuid) RETURNS boolean
LANGUAGE plpgsql STABLE COST 1000 SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM cases_casemember m
                    WHERE m.case_id = of_case AND m.state = 'accepted' AND m.ended_on IS NULL
                      AND m.mandate_id = ANY ((SELECT actors.my_mandates())::uuid[]));
END $$;
