-- SPDX-License-Identifier: EUPL-1.2
-- The tables in the territory of a mayor.
CREATE FUNCTION tables.governed() RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(DISTINCT tm.table_id), '{}')
      FROM access.claims() c
      JOIN actors_mandate m ON m.person_id = c.person AND m.function = 'mayor' AND access.holds_on(c.day, m.begin, m."end")
      JOIN actors_organisation o ON o.id = m.organisation_id
      JOIN tables_table_municipalities tm ON tm.municipality_id = o.municipality_id
$$;
