-- SPDX-License-Identifier: EUPL-1.2
-- The mandates that the actor holds today: a handful, whatever his history.
CREATE FUNCTION actors.my_mandates() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(m.id), '{}')
      FROM access.claims() c JOIN actors_mandate m ON m.person_id = c.person
     WHERE access.holds_on(c.day, m.begin, m."end")
$$;
