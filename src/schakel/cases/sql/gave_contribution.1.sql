-- SPDX-License-Identifier: EUPL-1.2
-- Whether the actor gave a contribution.
CREATE FUNCTION cases.gave_contribution(of_contribution uuid) RETURNS boolean
LANGUAGE plpgsql STABLE COST 1000 SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM cases_contribution c
                    WHERE c.id = of_contribution AND c.giver_id = ANY ((SELECT actors.my_mandates())::uuid[]));
END $$;
