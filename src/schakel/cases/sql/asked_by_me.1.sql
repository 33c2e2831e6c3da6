-- SPDX-License-Identifier: EUPL-1.2
-- Whether the actor asked for this place in a circle: who begins a case asks the giver, also when he only retains.
CREATE FUNCTION cases.asked_by_me(member uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM cases_casemember m
                    WHERE m.id = member AND m.invited_by_id = ANY ((SELECT actors.my_mandates())::uuid[]));
END $$;
