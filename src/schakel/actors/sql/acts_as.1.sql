-- SPDX-License-Identifier: EUPL-1.2
-- Whether the actor has this function today.
CREATE FUNCTION actors.acts_as(wanted text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (SELECT 1 FROM access.claims() c JOIN actors_mandate m ON m.person_id = c.person
                    WHERE m.function = wanted AND access.holds_on(c.day, m.begin, m."end"))
$$;
