-- SPDX-License-Identifier: EUPL-1.2
-- Who leads a table reads what lies there: coordinates, retains, or chairs.
CREATE FUNCTION tables.led() RETURNS uuid[]
LANGUAGE sql STABLE AS $$ SELECT tables.my_tables('{coordinate,retain,chair}') $$;
