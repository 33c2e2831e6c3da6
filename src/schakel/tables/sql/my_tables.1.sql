-- SPDX-License-Identifier: EUPL-1.2
-- The tables where the actor holds one of these roles today.
CREATE FUNCTION tables.my_tables(roles text[]) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(DISTINCT p.table_id), '{}')
      FROM access.claims() c
      JOIN actors_mandate m ON m.person_id = c.person AND access.holds_on(c.day, m.begin, m."end")
      JOIN tables_tablemandate p ON p.mandate_id = m.id AND access.holds_on(c.day, p.begin, p."end")
     WHERE p.role = ANY (roles)
$$;
