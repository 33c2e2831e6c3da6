-- SPDX-License-Identifier: EUPL-1.2
-- Who runs a table invites, plans and moves: coordinates or chairs.
CREATE FUNCTION tables.run() RETURNS uuid[]
LANGUAGE sql STABLE AS $$ SELECT tables.my_tables('{coordinate,chair}') $$;
