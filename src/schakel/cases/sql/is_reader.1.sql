-- SPDX-License-Identifier: EUPL-1.2
-- Whether the giver chose the actor as reader of a contribution.
CREATE FUNCTION cases.is_reader(of_contribution uuid) RETURNS boolean
LANGUAGE plpgsql STABLE COST 1000 SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM cases_contributionreader r
                    WHERE r.contribution_id = of_contribution
                      AND r.mandate_id = ANY ((SELECT actors.my_mandates())::uuid[]));
END $$;
